/** Numbers of articles as laws print them. */
import { toNumeral } from '../parser/numerals.ts'

/** 12, 1 → 第十二条之一. */
export function sayArticle(article: { number: number; suffix: number | null } | null): string {
  if (!article) return ''
  const { number, suffix } = article
  const printed = number >= 1 && number <= 9999 ? toNumeral(number) : String(number)
  return `第${printed}条${suffix === null ? '' : `之${toNumeral(suffix)}`}`
}
