/**
 * Names of places as people say them. The statistical list names a community by its committee
 * (枫华园社区居民委员会); on pages it is 枫华园社区.
 */

/** Without the committee, where what is left still says what kind of place it is. */
export function sayPlace(name: string): string {
  return name.replace(/(?<=社区|村|庄|屯|寨|街)(?:居民|村民)?(?:委员会|委会|居委会)$/, '')
}

/** Names below one place, without the beginning that they share: 第二网格 instead of 枫华园社区第二网格. */
export function withoutShared(names: readonly string[]): string[] {
  const first = names[0] ?? ''
  let shared = names.length < 2 ? 0 : first.length
  for (const name of names) {
    while (!name.startsWith(first.slice(0, shared))) shared--
  }
  // The number belongs to what follows: 第一网格 and 第二网格 share 第.
  if (first[shared - 1] === '第') shared--
  const least = Math.min(...names.map(({ length }) => length)) - shared
  return names.map((name) => (least >= 2 ? name.slice(shared) : name))
}
