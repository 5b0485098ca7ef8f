/** The paragraphs and items of a parsed statute, in order, each with where it stands. */
import type { Item, ParsedStatute } from '../parser/shape.ts'
import type { Found } from './shapes.ts'

export interface Node {
  at: Pick<Found, 'node' | 'article' | 'paragraph' | 'item'>
  text: string
}

/** Every paragraph, its items behind it. */
export function nodesOf(statute: ParsedStatute): Node[] {
  return statute.articles.flatMap((article) =>
    article.paragraphs.flatMap(({ text, items }, index) => {
      const node = `${article.eId}__para_${index + 1}`
      const at = { node, article: article.number, paragraph: index + 1 }
      return [{ at, text }, ...items.flatMap((item) => itemNodes(item, node, { ...at, item: item.number }))]
    }),
  )
}

function itemNodes(item: Item, parent: string, at: Node['at']): Node[] {
  const node = `${parent}__point_${item.number}`
  return [{ at: { ...at, node }, text: item.text }, ...item.items.flatMap((sub) => itemNodes(sub, node, at))]
}
