/**
 * Passwords that are tried first. Those shorter than the shortest allowed are left out.
 */

const known = new Set(
  `password12 password123 password1234 password12345 password123456 passw0rd123 p@ssw0rd123 p@ssword123
  password!23 passwordpassword qwertyuiop qwertyuiop123 qwerty12345 qwerty123456 qwerty1234567890 1qaz2wsx3edc
  1q2w3e4r5t 1q2w3e4r5t6y q1w2e3r4t5 q1w2e3r4t5y6 asdfghjkl123 asdfghjkl; zxcvbnm123 zxcvbnm,./ qazwsxedcrfv
  qazwsx123456 asdf123456 asd123456789 abc1234567 abc123456789 abcd123456 abcd1234567 abcdef123456 abcdefg123
  abcdefghij a123456789 a1234567890 aa12345678 aa123456789 123456789a 1234567890a 123456789q 123456789abc
  123456abcdef 12345678abc 123qweasdzxc qweasdzxc123 qweasd123456 zaq12wsxcde3 administrator admin12345
  admin123456 admin1234567 admin@12345 admin@123456 root123456 test123456 test1234567 user123456 guest123456
  welcome123 welcome1234 letmein123 iloveyou123 iloveyou1314 woaini1314 woaini520 woaini520520 woaini521
  woaini1314520 woaini5201314 5201314520 wodemima123 mima123456 woaizhongguo zhongguo123 china123456
  zhang123456 wang123456 li123456789 liu123456 beijing2008 shanghai123 huawei12345 huawei@123 changeme123
  linli12345 linli123456 linlilinli shequ12345 shequ123456 wangge1234 wangge123456 jiedao123456 juweihui123
  superman123 football123 baseball123 dragon12345 monkey12345 sunshine123 princess123 1234qwerasdf
  qwer1234asdf asdfasdfasdf 147258369a 159357456a 112233445566 789456123a 888888888a 666666666a`.split(/\s+/),
)

const rows = ['01234567890123456789', 'abcdefghijklmnopqrstuvwxyz', 'qwertyuiopasdfghjklzxcvbnm']

/** Whether a password (lower case) is one that is tried first: listed, digits only, a run, or a short repetition. */
export function isCommon(password: string): boolean {
  if (known.has(password)) return true
  // Birthdays, telephone numbers, lucky numbers.
  if (/^\d{1,13}$/.test(password)) return true
  if (/^(.{1,4})\1+.{0,3}$/u.test(password)) return true
  const backwards = Array.from(password).reverse().join('')
  return rows.some((row) => row.includes(password) || row.includes(backwards))
}
