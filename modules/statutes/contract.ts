/**
 * The laws that this installation runs, as they are printed, and what of Linli rests on each article.
 */
import { z } from 'zod'
import { contract, query } from '#platform/operation/contract.ts'
import { pageAsked, pageOf, words } from '#platform/operation/shapes.ts'
import { defect } from './parser/shape.ts'
import {
  amendmentsRead,
  cited,
  comparison,
  counted,
  coverageRead,
  differenceKind,
  row,
  version,
} from './shapes.ts'

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
  value: words.nullable().optional(),
  unit: z.string().optional(),
  /** Of a parameter: the law leaves it open, and a body of the place may set it. */
  open: z.boolean().optional(),
  /** Of a refusal: what whoever is refused reads. */
  says: words.optional(),
})
export type Citing = z.infer<typeof citing>

const itemRead = {
  eId: z.string(),
  /** As printed: （一）. */
  printed: z.string(),
  text: z.string(),
}

/** A word of a law that needs explaining. */
export const termRead = z.object({
  term: z.string(),
  en: z.string().nullable(),
  /** What the law says that it means. */
  definition: z.string().nullable(),
  /** eId of where it is defined or first named. */
  at: z.string().nullable(),
})
export type TermRead = z.infer<typeof termRead>

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

/** Files in which a law can be taken away. */
export const EXPORT_FORMATS = ['akn', 'md', 'json', 'csv'] as const
export type ExportFormat = (typeof EXPORT_FORMATS)[number]

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
      /** The longest first. */
      terms: z.array(termRead),
      /** Codes of the places under this law begin with it. */
      prefix: z.string(),
      /** What a person has to know about the text as a whole. */
      notes: z.array(words),
      /** Paragraph breaks are lost in this source: a paragraph is a whole article. */
      paragraphsLost: z.boolean(),
    }),
  }),
  export: query({
    summary: {
      zh: '导出一部法规：Akoma Ntoso、Markdown、规则包 JSON、义务清单 CSV',
      en: 'A law as a file: Akoma Ntoso, markdown, the pack as JSON, its duties as CSV',
    },
    input: z.object({
      id: jurisdictionId,
      format: z.enum(EXPORT_FORMATS),
      /** Language of the fixed words; the asker's where absent. */
      lang: z.enum(['zh', 'en']).optional(),
    }),
    output: z.object({
      name: z.string(),
      /** Media type. */
      type: z.string(),
      content: z.string(),
    }),
  }),
  coverage: query({
    summary: {
      zh: '法规落实情况：每部法规有多少条款由系统执行、登记、公布，多少由人判断',
      en: 'What becomes of the articles of all laws: run, recorded, published, left to judgment',
    },
    input: z.object({}),
    output: z.object({ items: z.array(z.object({ ...head, coverage: coverageRead })) }),
  }),
  rows: query({
    summary: { zh: '一部法规的逐项要求', en: 'The rows of a law: what it asks of whom' },
    input: z.object({
      id: jurisdictionId,
      class: counted.optional(),
      capability: z.string().max(60).optional(),
      article: z.int().min(0).max(9999).optional(),
      search: z.string().trim().max(60).optional(),
      ...pageAsked,
    }),
    output: pageOf(row).extend({
      ...head,
      coverage: coverageRead,
      /** How many rows the filter leaves. */
      count: z.int(),
      capabilities: z.array(z.object({ id: z.string(), name: words, rows: z.int() })),
    }),
  }),
  compare: query({
    summary: {
      zh: '各地法规对照：同一项义务或数值在各部法规里怎么规定',
      en: 'The same duty or figure in all laws, the differences named',
    },
    input: z.object({
      /** Only this duty key or parameter. */
      id: z.string().max(80).optional(),
      kind: z.enum(['duty', 'parameter']).optional(),
      capability: z.string().max(60).optional(),
      search: z.string().trim().max(60).optional(),
      /** Only where the laws differ; in this way, where one is named. */
      differing: z.union([z.boolean(), differenceKind]).optional(),
      ...pageAsked,
    }),
    output: pageOf(comparison).extend({
      laws: z.array(z.object({ id: z.string(), title: words, name: words, provisional: z.boolean() })),
      count: z.int(),
      capabilities: z.array(z.object({ id: z.string(), name: words, count: z.int() })),
    }),
  }),
  procedure: query({
    summary: { zh: '网格事项的办理步骤和依据', en: 'The steps of a grid matter as a law words them' },
    input: z.object({ id: jurisdictionId }),
    output: z.object({
      ...head,
      name: words,
      steps: z.array(
        z.object({
          id: z.string(),
          name: words,
          /** Who acts. */
          by: z.array(words),
          basis: z.array(cited),
        }),
      ),
      states: z.array(z.object({ id: z.string(), name: words, plain: words, final: z.boolean() })),
      limits: z.object({
        why: words,
        basis: z.array(cited),
        stages: z.array(z.object({ id: z.string(), name: words, byUrgency: z.array(words) })),
      }),
    }),
  }),
  changes: query({
    summary: { zh: '两个版本之间逐条改了什么', en: 'What changed between two versions, article by article' },
    input: z.object({
      id: jurisdictionId,
      /** Versions as `versions` names them; the last two where absent. */
      before: z.string().max(80).optional(),
      after: z.string().max(80).optional(),
    }),
    output: z.object({
      ...head,
      versions: z.array(version),
      /** Absent where there is only one version. */
      compared: z.object({ before: z.string(), after: z.string(), changes: amendmentsRead }).optional(),
    }),
  }),
})
