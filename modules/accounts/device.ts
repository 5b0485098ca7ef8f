/**
 * Which device a session began on, in words that its owner recognises. The user agent itself is not kept.
 */

const browsers: [RegExp, string][] = [
  [/MicroMessenger/i, '微信 WeChat'],
  [/DingTalk/i, '钉钉 DingTalk'],
  [/Edg(e|A|iOS)?\//, 'Edge'],
  [/HuaweiBrowser/i, '华为浏览器 Huawei Browser'],
  [/QQBrowser/i, 'QQ浏览器 QQ Browser'],
  [/UCBrowser/i, 'UC'],
  [/Firefox|FxiOS/, 'Firefox'],
  [/Chrome|CriOS/, 'Chrome'],
  [/Safari/, 'Safari'],
]

const systems: [RegExp, string][] = [
  [/HarmonyOS/i, 'HarmonyOS'],
  [/Android/, 'Android'],
  [/iPhone|iPad|iPod/, 'iOS'],
  [/Windows/, 'Windows'],
  [/Mac OS X|Macintosh/, 'macOS'],
  [/Linux/, 'Linux'],
]

/** 'Chrome · Windows'; '—' where the program does not say. */
export function deviceOf(userAgent: string | undefined): string {
  const find = (list: [RegExp, string][]) => list.find(([form]) => form.test(userAgent ?? ''))?.[1]
  return [find(browsers), find(systems)].filter(Boolean).join(' · ') || '—'
}
