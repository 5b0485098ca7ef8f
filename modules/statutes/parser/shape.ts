/**
 * What `linli statute parse` prints. Safe for the browser; published as docs/develop/statute-schema.json.
 */
import { z } from 'zod'

const day = z.iso.date()

/** An item (项), with its subitems (目). */
export interface Item {
  number: number
  text: string
  items: Item[]
}
export const item: z.ZodType<Item> = z.lazy(() =>
  z.strictObject({ number: z.int(), text: z.string(), items: z.array(item) }),
)

/** Something about an article that a reader must know; nothing is mended. */
export const DEFECTS = [
  'garbled',
  'items-lost',
  'item-sequence',
  'number-repeated',
  'number-out-of-turn',
  'number-missing-before',
  'no-text',
  'date-blank',
  'lines-joined',
  'reference-dangling',
  'reference-doubtful',
] as const
export const defect = z.strictObject({
  kind: z.enum(DEFECTS),
  /** The words that show it. */
  quote: z.string(),
})
export type Defect = z.infer<typeof defect>

export const paragraph = z.strictObject({
  /** A paragraph (款) without its items: the words before them. */
  text: z.string(),
  items: z.array(item),
})

export const article = z.strictObject({
  number: z.int(),
  /** 第十二条之一 has 1; null for an ordinary article. */
  suffix: z.int().nullable(),
  chapter: z.int().nullable(),
  section: z.int().nullable(),
  /** Only in texts with parts (编), whose chapters may begin anew. */
  part: z.int().optional(),
  heading: z.string().nullable(),
  /** `art_12`, `art_12bis1`; unique. */
  eId: z.string(),
  paragraphs: z.array(paragraph),
  defects: z.array(defect),
})
export type ParsedArticle = z.infer<typeof article>

export const WARNINGS = [
  'title-missing',
  'title-uncertain',
  'no-articles',
  'article-gap',
  'article-repeated',
  'article-out-of-turn',
  'article-glued',
  'chapter-sequence',
  'chapter-empty',
  'contents-uncertain',
  'date-blank',
  'date-uncertain',
  'lines-joined',
  'paragraphs-uncertain',
  'punctuation-lost',
  'items-inline',
  'reference-dangling',
  'text-outside',
  'second-law',
  'garbled',
  'unclassified',
  'file-unreadable',
  'left-out',
  'reference-doubtful',
] as const
export const warning = z.strictObject({
  kind: z.enum(WARNINGS),
  /** Characters of the source, where it is one place. */
  start: z.int().optional(),
  says: z.string(),
})
export type Warning = z.infer<typeof warning>

export const statuteShape = z.strictObject({
  title: z.string().nullable(),
  /** 条例, 办法, 规定 … as the title ends; null where it ends in none of them. */
  kind: z.string().nullable(),
  status: z.enum(['draft', 'passed', 'inForce', 'repealed', 'unverified']),
  dates: z.strictObject({
    passed: day.nullable(),
    approved: day.nullable(),
    promulgated: day.nullable(),
    amended: z.array(day),
    effective: day.nullable(),
  }),
  /** Only in texts with parts (编). */
  parts: z.array(z.strictObject({ number: z.int(), title: z.string() })).optional(),
  chapters: z.array(
    z.strictObject({ number: z.int().nullable(), title: z.string(), part: z.int().optional() }),
  ),
  sections: z.array(
    z.strictObject({
      chapter: z.int().nullable(),
      number: z.int(),
      title: z.string(),
      part: z.int().optional(),
    }),
  ),
  articles: z.array(article),
  /** From the eId of a paragraph or item to another's, or to 《another law》. */
  references: z.array(z.strictObject({ from: z.string(), to: z.string() })),
  /** `article` is its number. */
  terms: z.array(z.strictObject({ term: z.string(), definition: z.string(), article: z.int() })),
  /** Only in texts that have any. */
  appendices: z.array(z.strictObject({ title: z.string(), text: z.string() })).optional(),
  /** Characters [start, end) of the source that are no words of the law, UTF-16 units, in order. */
  noise: z.array(z.strictObject({ start: z.int(), end: z.int(), kind: z.string() })),
  warnings: z.array(warning),
})
/** A parsed law as it is printed. */
export type ParsedStatute = z.infer<typeof statuteShape>
