/**
 * Names that stay: art_12, art_12bis1, art_12__para_2__point_3; each only once in a text.
 */
import type { ItemNode, Tree } from './tree.ts'

/** Gives every part, chapter, section, article, paragraph and item its eId. */
export function nameAll({ divisions, articles }: Tree): void {
  const taken = new Map<string, number>()
  const take = (wanted: string) => {
    const count = (taken.get(wanted) ?? 0) + 1
    taken.set(wanted, count)
    return count === 1 ? wanted : `${wanted}__dup_${count}`
  }
  const nameItems = (items: ItemNode[], parent: string) => {
    for (const item of items) {
      item.eId = take(`${parent}__point_${item.number}`)
      nameItems(item.items, item.eId)
    }
  }
  for (const one of divisions) {
    const above = one.part === undefined || one.kind === 'part' ? '' : `part_${one.part}__`
    const chapter = one.kind === 'section' && one.chapter !== null ? `chp_${one.chapter}__` : ''
    one.eId = take(`${above}${chapter}${SHORT[one.kind]}_${one.number ?? 'last'}`)
  }
  for (const article of articles) {
    article.eId = take(articleId(article.number, article.suffix))
    article.paragraphs.forEach((paragraph, index) => {
      paragraph.eId = take(`${article.eId}__para_${index + 1}`)
      nameItems(paragraph.items, paragraph.eId)
    })
  }
}

/** Akoma Ntoso's abbreviations. */
const SHORT = { part: 'part', chapter: 'chp', section: 'sec' }

export function articleId(number: number, suffix: number | null): string {
  return suffix === null ? `art_${number}` : `art_${number}bis${suffix}`
}
