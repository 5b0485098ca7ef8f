/**
 * The laws that this installation runs, as they are printed, and what of Linli rests on each article.
 */
import { z } from 'zod'
import { contract, query } from '#platform/operation/contract.ts'
import { words } from '#platform/operation/shapes.ts'
import { defect } from './parser/shape.ts'

/** A jurisdiction's id; `_fictional` begins with an underscore. */
const jurisdictionId = z.string().regex(/^_?[a-z]{2,40}$/)

const day = z.iso.date()

/** Days of a law; null where it does not say or leaves it blank. */
export const statuteDates = z.object({
  passed: day.nullable(),
  approved: day.nullable(),
  promulgated: day.nullable(),
  amended: z.array(day),
  effective: day.nullable(),
})

const head = {
  id: jurisdictionId,
  title: words,
  jurisdiction: words,
  status: z.enum(['inForce', 'draft']),
  /** A draft: its rules are applied provisionally. */
  provisional: z.boolean(),
  fictional: z.boolean(),
  dates: statuteDates,
}

/** What of the pack may rest on an article. */
export const CITING = [
  'refusal',
  'step',
  'option',
  'limit',
  'parameter',
  'body',
  'grid',
  'department',
  'category',
  'term',
] as const

/** Something in Linli that rests on an article. */
export const citing = z.object({
  kind: z.enum(CITING),
  /** The code or id in the pack. */
  id: z.string(),
  name: words,
  /** The paragraph or item whose words it quotes; the article where they cannot be found in one. */
  at: z.string(),
  quote: z.string(),
  /** Of a refusal: what it does here. */
  mode: z.enum(['refuse', 'warn', 'off']).optional(),
  /** Of a parameter: its value with unit; null where the law leaves it open. */
  value: z.string().nullable().optional(),
  unit: z.string().optional(),
})
export type Citing = z.infer<typeof citing>

const itemRead = {
  eId: z.string(),
  /** As printed: （一）. */
  printed: z.string(),
  text: z.string(),
}

export const articleRead = z.object({
  eId: z.string(),
  /** As printed: 第二十条. */
  printed: z.string(),
  number: z.int(),
  heading: z.string().nullable(),
  /** Place in `divisions` of the nearest one above; null before the first. */
  division: z.int().nullable(),
  paragraphs: z.array(
    z.object({
      eId: z.string(),
      text: z.string(),
      items: z.array(z.object({ ...itemRead, items: z.array(z.object(itemRead)) })),
    }),
  ),
  defects: z.array(defect),
  citing: z.array(citing),
})
export type ArticleRead = z.infer<typeof articleRead>

export const statutes = contract('statutes', {
  list: query({
    summary: { zh: '列出各地依据的法规', en: 'The laws by which places are governed' },
    input: z.object({}),
    output: z.object({ items: z.array(z.object({ ...head, articles: z.int() })) }),
  }),
  read: query({
    summary: {
      zh: '读一部法规，连同系统里依据各条的规则',
      en: 'A law with what of the product rests on each article',
    },
    input: z.object({ id: jurisdictionId }),
    output: z.object({
      ...head,
      /** Lines before the first article: notices of adoption, marks of a draft. */
      preamble: z.array(z.string()),
      /** What rests on these lines. */
      preambleCiting: z.array(citing),
      /** 编, 章 and 节 in the order of the text. */
      divisions: z.array(
        z.object({
          eId: z.string(),
          kind: z.enum(['part', 'chapter', 'section']),
          printed: z.string(),
          title: z.string(),
        }),
      ),
      articles: z.array(articleRead),
      appendices: z.array(z.object({ title: z.string(), text: z.string() })),
      /** What a person has to know about the text as a whole. */
      notes: z.array(words),
      /** Paragraph breaks are lost in this source: a paragraph is a whole article. */
      paragraphsLost: z.boolean(),
    }),
  }),
})
