/**
 * The files of a new jurisdiction, from a text and the usual files of `jurisdictions/_template`. Nothing here is read
 * from a place; every choice is marked `design`, every candidate `confirm: true`. Pure.
 */
import { parse, stringify } from 'yaml'
import type {
  BodiesFile,
  JurisdictionFile,
  Level,
  LimitsFile,
  Parameter,
  Term,
  Words,
} from '#platform/packs/schema.ts'
import { splitStatute } from '#platform/packs/statute.ts'
import { findCandidates } from '../candidates/find.ts'
import { parseStatute } from '../parser/parse.ts'
import type { ParsedStatute } from '../parser/shape.ts'
import { citationOf, type Kept } from './cite.ts'
import { parametersOf, rowsOf, termsOf, untranslated } from './rows.ts'
import { isPlain, printed } from './text.ts'

/** What a new jurisdiction is made from. */
export interface Wish {
  id: string
  /** The text of the regulation. */
  text: string
  /** Its name; the beginning of the title where absent. */
  name?: string
  /** Divisions whose codes begin with it are under the law. */
  prefix: string
  /** A county below the prefix, for the demonstration. */
  county: { code: string; name: string }
  /** No division has this prefix: the jurisdiction stays out of the installation until it has one. */
  invented: boolean
  /** Files of the template by name, as text. */
  template: ReadonlyMap<string, string>
  /** Ids of `_shared/duties.yaml`. */
  capabilities: ReadonlySet<string>
}

/** The new folder. */
export interface Scaffold {
  /** Name below the folder → what stands in it. */
  files: Map<string, string>
  counts: { articles: number; rows: number; parameters: number; terms: number }
  /** The text was printed anew: lines do not show its articles. */
  isReprinted: boolean
  statute: ParsedStatute
}

const LEVELS: Record<number, Level> = { 2: 'province', 4: 'city', 6: 'county' }
const ORDER: readonly Level[] = ['province', 'city', 'county', 'township', 'community', 'grid']
const NAME = /^[（(]?(.{1,8}?(?:自治区|自治州|自治县|省|市|州|盟|县|区|旗))/

/** Makes the files of a new jurisdiction. Writes nothing. */
export function scaffold(wish: Wish): Scaffold {
  const parsed = parseStatute(wish.text)
  const { statute } = parsed
  const plain = isPlain(wish.text, statute)
  const text = plain ? wish.text : printed(statute, parsed.preamble)
  const split: Kept = { ...splitStatute(text), isLost: isLost(statute) }
  const candidates = findCandidates(statute)
  const top = LEVELS[wish.prefix.length] ?? 'county'
  const bodies = bodiesOf(parse(templateFile(wish, 'bodies.yaml')) as BodiesFile, top)
  const known = {
    bodies: new Set<string>(bodies.kinds.map(({ id }) => id)),
    capabilities: wish.capabilities,
  }
  const rows = rowsOf(split, candidates, known)
  const parameters = [...ownParameters(split, statute), ...parametersOf(split, candidates.parameters)]
  const terms = termsOf(split, candidates.terms)
  const usual = (parse(templateFile(wish, 'terms.yaml')) as { terms: Record<string, Term> }).terms
  const files = new Map<string, string>()
  const put = (file: string, head: string, data: unknown) =>
    files.set(file, `${head}\n${stringify(data, { lineWidth: 110, aliasDuplicateObjects: false })}`)
  for (const [file, content] of wish.template) files.set(file, content)
  put(
    'jurisdiction.yaml',
    `# ${wish.id}: who this law is, and what the demonstration uses. Names in English, the middle of the map (centre) and\n` +
      '# the working hours are to be confirmed. source: text = in the statute; demonstration = ours.',
    jurisdictionOf(wish, statute, split, top),
  )
  put('bodies.yaml', headOf(templateFile(wish, 'bodies.yaml')), bodies)
  put(
    'accountability.yaml',
    headOf(templateFile(wish, 'accountability.yaml')),
    answerableOf(wish, known.bodies),
  )
  put('limits.yaml', headOf(templateFile(wish, 'limits.yaml')), limitsOf(wish, known.bodies))
  put(
    'duties.yaml',
    `# Every row of this law: what becomes of it here, and what shows that it was done.\n${CONFIRM}`,
    {
      duties: rows,
    },
  )
  put(
    'parameters.yaml',
    `# Every figure, list and period of this law. open: true = the law points to a value that it does not contain.\n${CONFIRM}`,
    { parameters },
  )
  put('terms.yaml', headOf(templateFile(wish, 'terms.yaml')), { terms: { ...usual, ...terms } })
  files.set(`statutes/${wish.id}.txt`, text)
  return {
    files,
    counts: {
      articles: split.articles.size,
      rows: rows.length,
      parameters: parameters.filter(({ confirm }) => confirm).length,
      terms: Object.keys(terms).length,
    },
    isReprinted: !plain,
    statute,
  }
}

/** Where one complains: only bodies that stand at the top of this law or below it. */
function answerableOf(wish: Wish, bodies: ReadonlySet<string>): Record<string, Record<string, unknown>> {
  const parts = parse(templateFile(wish, 'accountability.yaml')) as Record<string, Record<string, unknown>>
  const there = (value: unknown) => (Array.isArray(value) ? value.filter((kind) => bodies.has(kind)) : value)
  return Object.fromEntries(
    Object.entries(parts).map(([name, part]) => [
      name,
      Object.fromEntries(Object.entries(part).map(([key, value]) => [key, there(value)])),
    ]),
  )
}

const CONFIRM =
  '# confirm: true = found in the text by the software. Read it beside the law, mend it, then take the mark out.'

function templateFile(wish: Wish, name: string): string {
  const text = wish.template.get(name)
  if (text === undefined) throw new Error(`the template has no ${name}`)
  return text
}

/** Are the breaks between paragraphs gone, so that none can be cited? */
function isLost(statute: ParsedStatute): boolean {
  return statute.warnings.some(({ kind }) => kind === 'punctuation-lost')
}

/** The comments that a file begins with. */
function headOf(text: string): string {
  const lines = text.split('\n')
  const end = lines.findIndex((line) => !line.startsWith('#'))
  return lines.slice(0, end).join('\n')
}

/** Kinds of body from the jurisdiction's level downwards. */
function bodiesOf({ kinds, ...rest }: BodiesFile, top: Level): BodiesFile {
  const isAbove = (level: Level) => ORDER.indexOf(level) < ORDER.indexOf(top)
  const kept = kinds
    .map((kind) => (kind.id === 'administrator' ? { ...kind, level: top } : kind))
    .filter(({ level }) => !isAbove(level))
  const ids = new Set(kept.map(({ id }) => id))
  return {
    ...rest,
    kinds: kept.map(({ alsoAt, under, ...kind }) => {
      const also = alsoAt?.filter((level) => !isAbove(level)) ?? []
      return {
        ...kind,
        ...(also.length > 0 ? { alsoAt: also } : {}),
        ...(under && ids.has(under) ? { under } : {}),
      }
    }),
  }
}

/** Nothing can escalate to a body that stands above the jurisdiction. */
function limitsOf(wish: Wish, bodies: ReadonlySet<string>): LimitsFile {
  const limits = parse(templateFile(wish, 'limits.yaml')) as LimitsFile
  return {
    ...limits,
    escalation: limits.escalation.filter(({ to }) => to === 'holder-head' || bodies.has(to)),
  }
}

function jurisdictionOf(wish: Wish, statute: ParsedStatute, split: Kept, top: Level): JurisdictionFile {
  const title = statute.title ?? wish.name ?? wish.id
  const name = wish.name ?? NAME.exec(title)?.[1] ?? wish.id
  const english = `${wish.id[0]?.toUpperCase()}${wish.id.slice(1)}`
  const effective =
    statute.status === 'draft' ? undefined : dateOf(split, statute.dates.effective, 'articles')
  const isInForce = effective !== undefined
  const [passed, approved, promulgated] = (['passed', 'approved', 'promulgated'] as const).map(
    (key) => dateOf(split, statute.dates[key], 'preamble') ?? null,
  )
  const notes: Words[] = [
    {
      zh: '本文件夹由软件据正文起草，标有待确认的内容未经人核对。',
      en: 'The software drew this folder up from the text; what is marked was not yet read by a person.',
    },
  ]
  if (!isInForce) {
    notes.push({
      zh: '正文没有写明施行日期，暂按草案运行。',
      en: 'The text gives no day of taking effect: it runs as a draft.',
    })
  }
  const levels = ['county', ...(top === 'county' ? [] : ['city'])]
  return {
    id: wish.id,
    version: 1,
    prefix: wish.prefix,
    name: { zh: name, en: english },
    shortName: { zh: name.replace(/(?<=..)(?:省|市|县|区)$/, ''), en: english },
    status: isInForce ? 'inForce' : 'draft',
    provisional: !isInForce,
    ...(wish.invented ? { fictional: true } : {}),
    top,
    instrument: {
      title: untranslated(title),
      passed: passed ?? null,
      approved: approved ?? null,
      promulgated: promulgated ?? null,
      effective: effective ?? null,
      notes,
    },
    statute: {
      file: `statutes/${wish.id}.txt`,
      ...(split.isLost ? { paragraphs: 'lost' } : {}),
    },
    workingHours: {
      source: 'demonstration',
      timezone: 'Asia/Shanghai',
      periods: [
        { from: '08:30', to: '12:00' },
        { from: '13:30', to: '18:00' },
      ],
    },
    hotline: { number: '12345', source: 'demonstration' },
    demonstration: {
      county: wish.county.code,
      name: { zh: wish.county.name, en: wish.county.name },
      centre: { lng: 105, lat: 35 },
      accounts: {
        grid: { body: 'committee', post: 'grid-worker' },
        committee: { body: 'committee', post: 'head' },
        township: { body: 'gov-base', post: 'head' },
        department: { body: 'dept', post: 'clerk' },
        county: { body: 'gov-county', post: 'head' },
        ...(levels.includes('city') ? { city: { body: 'gov-city', post: 'head' } } : {}),
        admin: { body: 'administrator', post: 'administrator' },
      },
    },
  }
}

type InstrumentDate = NonNullable<JurisdictionFile['instrument']['passed']>

/** A date with the words that give it; undefined where the kept text does not show them. */
function dateOf(
  split: Kept,
  date: string | null,
  where: 'preamble' | 'articles',
): InstrumentDate | undefined {
  if (!date) return undefined
  const [year, month, day] = date.split('-').map(Number)
  const quote = `${year}年${month}月${day}日`
  const places = where === 'preamble' ? (['preamble'] as const) : [...split.articles.keys()].reverse()
  for (const article of places) {
    const text = article === 'preamble' ? split.preamble : (split.articles.get(article) ?? '')
    if (text.replace(/\s+/g, '').includes(quote)) return { date, source: 'text', basis: [{ article, quote }] }
  }
  return undefined
}

/** What every pack has: status, day of effect, numbers of articles and chapters. */
function ownParameters(split: Kept, statute: ParsedStatute): Parameter[] {
  const effective =
    statute.status === 'draft' ? undefined : dateOf(split, statute.dates.effective, 'articles')
  const last = [...split.articles.keys()].at(-1)
  const where = last === undefined ? undefined : citationOf(split, { article: last }, '施行')
  const basis = effective?.basis ?? (where ? [where] : undefined)
  return [
    {
      id: 'law-status',
      name: { zh: '法规状态', en: 'Status of the law' },
      unit: 'category',
      value: effective ? 'inForce' : 'draft',
      open: false,
      basis: basis ?? 'structure',
    },
    {
      id: 'law-effective-on',
      name: { zh: '施行日期', en: 'In force from' },
      unit: 'date',
      value: effective?.date ?? null,
      open: !effective,
      basis: basis ?? 'structure',
      ...(effective ? {} : { note: 'the text gives no day' }),
    },
    {
      id: 'law-article-count',
      name: { zh: '条文数', en: 'Number of articles' },
      unit: 'count',
      value: split.articles.size,
      open: false,
      basis: 'structure',
    },
    {
      id: 'law-chapter-count',
      name: { zh: '章数', en: 'Number of chapters' },
      unit: 'count',
      value: statute.chapters.length,
      open: false,
      basis: 'structure',
    },
  ]
}
