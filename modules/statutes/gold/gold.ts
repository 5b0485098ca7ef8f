/**
 * `linli pack check --gold`: the finder of duties against labels made by hand. Node only.
 */
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { root } from '#platform/db/folders.ts'
import { findDuties } from '../candidates/duties.ts'
import { parseStatute } from '../parser/parse.ts'
import type { ParsedStatute } from '../parser/shape.ts'
import { COMMON, type Labelled, type Score, score } from './score.ts'

const goldFile = z.strictObject({
  law: z.string(),
  /** First and last article that are labelled; all of the law when absent. */
  articles: z.tuple([z.int(), z.int()]).optional(),
  /** How the labels and the finder came about, for whoever reads the figures. */
  note: z.string(),
  clauses: z.array(
    z.strictObject({
      article: z.int().positive(),
      paragraph: z.int().positive(),
      modality: z.enum(['shall', 'shall-not', 'may', 'encourage']),
      quote: z.string().min(2),
    }),
  ),
})

/** A labelled text and how the finder did on it. */
export interface Measured {
  law: string
  articles?: readonly [number, number] | undefined
  note: string
  labelled: readonly Labelled[]
  found: readonly Labelled[]
  /** Labels whose words do not stand in their paragraph: the label is wrong, not the finder. */
  misquoted: Labelled[]
  score: ReturnType<typeof score>
}

/** Figures that have been reached, of the laws together; below them the command fails. */
export const FLOOR = { precision: 0.97, recall: 0.97 }

const folder = import.meta.dirname

/** Measures every text that has labels. */
export function measureGold(): Measured[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => measure(goldFile.parse(parse(readFileSync(path.join(folder, name), 'utf8')))))
}

function measure({ law, articles, note, clauses }: z.infer<typeof goldFile>): Measured {
  const file = path.join(root, 'jurisdictions', law, 'statutes', `${law}.txt`)
  const { statute } = parseStatute(readFileSync(file, 'utf8'))
  const [first, last] = articles ?? [1, Number.POSITIVE_INFINITY]
  const found = findDuties(statute).filter(({ article }) => article >= first && article <= last)
  return {
    law,
    articles,
    note,
    labelled: clauses,
    found,
    misquoted: clauses.filter((label) => !stands(statute, label)),
    score: score(clauses, found),
  }
}

function stands(statute: ParsedStatute, { article, paragraph, quote }: Labelled): boolean {
  const found = statute.articles.find(({ number, suffix }) => number === article && suffix === null)
  return found?.paragraphs[paragraph - 1]?.text.includes(quote) ?? false
}

/** The laws together, as if they were one text. */
export function together(measured: readonly Measured[]): Score {
  const sum = (key: 'labelled' | 'found' | 'matched') =>
    measured.reduce((total, one) => total + one.score.all[key], 0)
  const [labelled, found, matched] = [sum('labelled'), sum('found'), sum('matched')]
  return { labelled, found, matched, precision: matched / found, recall: matched / labelled }
}

/**
 * Prints precision and recall, per modality and together.
 * @returns the exit code: 1 where a label misquotes the law or a figure is below the floor
 */
export function checkGold(say: (line: string) => void): number {
  const measured = measureGold()
  say('Candidate duties against labels made by hand (modules/statutes/gold).')
  say(
    'A found clause matches a labelled one when both stand in the same paragraph and have the same modality, and the',
  )
  say(
    `longest stretch of words that they share is at least ${COMMON * 100} % of the longer one; each matches at most once.`,
  )
  let wrong = 0
  for (const { law, articles, note, misquoted, score: figures } of measured) {
    say('')
    say(`${articles ? `${law}, articles ${articles[0]}–${articles[1]}` : law}. ${note}`)
    for (const label of misquoted) say(`✗ ${label.article}.${label.paragraph} does not say “${label.quote}”`)
    wrong += misquoted.length
    for (const [modality, one] of Object.entries(figures.of)) say(line(modality, one))
    say(line('all', figures.all))
  }
  const all = together(measured)
  say('')
  say(line('together', all))
  const isLow = all.precision < FLOOR.precision || all.recall < FLOOR.recall
  if (isLow) say(`✗ below what had been reached: precision ${FLOOR.precision}, recall ${FLOOR.recall}`)
  return wrong > 0 || isLow ? 1 : 0
}

function line(name: string, { precision, recall, labelled, found, matched }: Score): string {
  return (
    `  ${name.padEnd(10)} precision ${precision.toFixed(3)}  recall ${recall.toFixed(3)}  ` +
    `(${matched} of ${found} found, of ${labelled} labelled)`
  )
}
