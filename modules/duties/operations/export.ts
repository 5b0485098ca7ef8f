/** `duties.export`: a page of obligations as rows of a table, or as assessment results in the manner of OSCAL 1.1. */
import { v5 as uuidv5 } from 'uuid'
import { endOf, levels } from '#platform/access/reach.ts'
import { planned, type Tx } from '#platform/db/database.ts'
import { type Context, duty, operation } from '#platform/operation/operation.ts'
import type { Pack } from '#platform/packs/pack.ts'
import { segmentsAsked } from '../asked.ts'
import { aboutOf, eachBelow } from '../borne.ts'
import { duties } from '../contract.ts'
import { daysOf } from '../periods.ts'
import { showRows } from '../present.ts'
import { hereOf } from '../records.ts'
import { type Row, rowsOf } from '../segments.ts'
import { exportWords } from '../text/export.ts'
import { cursorOf, goOn } from './list.ts'

type Item = Awaited<ReturnType<typeof showRows>>[number]
interface Evidence {
  url: string
  title: { zh: string; en: string }
  at: Date
}

/** Links to evidence shown with one obligation. */
const mostLinks = 3

export const exportDuties = operation(duties.export, {
  access: duty('duties.read'),
  async run(ctx, { limit, after, format, ...filter }) {
    const { pack, place, segments } = await segmentsAsked(ctx, filter)
    const { rest, place: from } = goOn(segments, after)
    const found = await rowsOf(ctx.tx, rest, from, limit + 1)
    const rows = found.slice(0, limit)
    const items = await showRows(ctx.tx, pack, rows)
    const evidence = await linksOf(ctx.tx, rows)
    const last = rows.at(-1)
    const next = found.length > limit && last ? { next: cursorOf(last) } : {}
    if (format === 'oscal') return { results: resultsOf(ctx, pack, place, items, evidence), ...next }
    const table = items.map((item, n) => cellsOf(ctx, pack, item, evidence.get(n) ?? []))
    return { rows: after ? table : [exportWords[ctx.lang].columns, ...table], ...next }
  },
})

/** The newest evidence of each row, by its place in the page; one statement. */
async function linksOf(tx: Tx, rows: readonly Row[]): Promise<Map<number, Evidence[]>> {
  const asked = rows.flatMap(({ segment: { borne, level, period }, place }, n) => {
    if (!borne.kind) return []
    const days = borne.kind.counts === 'happened' ? daysOf(period) : undefined
    const each = eachBelow(borne, level)
    return [
      {
        n,
        kind: borne.kind.id,
        about: aboutOf(borne, level),
        since: place,
        until: each ? endOf(place) : `${place} `,
        length: levels[each ?? level],
        day_from: days?.from ?? '0001-01-01',
        day_to: days?.to ?? '9999-12-31',
      },
    ]
  })
  const found = await planned<Evidence & { n: number }>(
    tx,
    `select k.n, e.url, e.title, e.at from jsonb_to_recordset($1::jsonb) as k (n int, kind text, about text[], since text,
       until text, length int, day_from date, day_to date)
     cross join lateral (
       select url, title, at from evidence.shown s
       where s.kind = k.kind collate "C" and s.about = any(k.about) and s.place >= k.since collate "C"
         and s.place < k.until collate "C" and length(s.place) = k.length and s.day between k.day_from and k.day_to
         and s.holds
       order by s.at desc limit ${mostLinks}) e`,
    [JSON.stringify(asked)],
  )
  const here = found.map((one) => {
    const { segment, place } = rows[one.n]!
    const { duty, kind } = segment.borne
    return kind?.about === 'duty'
      ? { ...one, url: hereOf(one.url, duty.id, { place, period: segment.period }) }
      : one
  })
  return Map.groupBy(here, ({ n }) => n)
}

function stateText({ state, judgedMet }: Item, lang: 'zh' | 'en'): string {
  const words = exportWords[lang]
  return state === 'judged' ? words.judged[judgedMet ? 0 : 1] : words.states[state]
}

function cellsOf({ lang }: Context, pack: Pack, item: Item, evidence: readonly Evidence[]): string[] {
  return [
    pack.jurisdiction.instrument.title[lang],
    item.article,
    item.duty,
    item.action[lang],
    item.capabilityName[lang],
    item.bearers.map(({ name }) => name[lang]).join(lang === 'zh' ? '、' : ', '),
    item.place,
    item.placeName,
    item.periodName[lang],
    item.dueOn ?? '',
    stateText(item, lang),
    item.since ?? '',
    evidence.map(({ title, url }) => `${title[lang]} ${url}`).join('; '),
    pack.version,
  ]
}

/** Names for UUIDv5: the same obligation has the same ids in every export. */
const namespace = 'a3c4f0de-5d0c-5a6e-9d3b-6c2f1a7b8e90'

function resultsOf(
  { lang, now }: Context,
  pack: Pack,
  place: string,
  items: readonly Item[],
  evidence: ReadonlyMap<number, readonly Evidence[]>,
): Record<string, unknown> {
  const at = now.toISOString()
  const id = (...parts: string[]) => uuidv5(`${pack.id} ${parts.join(' ')}`, namespace)
  const observations = items.map((item, n) => ({
    uuid: id('observation', item.place, item.duty, item.period),
    title: `${item.placeName} · ${item.action[lang]}`,
    description: stateText(item, lang),
    props: [
      { name: 'state', value: item.state },
      { name: 'period', value: item.period },
      ...(item.dueOn ? [{ name: 'due', value: item.dueOn }] : []),
    ],
    methods: [item.state === 'judged' ? 'INTERVIEW' : 'EXAMINE'],
    subjects: [
      {
        type: 'location',
        'subject-uuid': id('place', item.place),
        title: item.placeName,
        props: [{ name: 'code', value: item.place }],
      },
      ...item.bearers.map(({ kind, name }) => ({
        type: 'party',
        'subject-uuid': id('bearer', item.place, kind),
        title: name[lang],
      })),
    ],
    'relevant-evidence': (evidence.get(n) ?? []).map(({ url, title, at: shown }) => ({
      href: url,
      description: title[lang],
      props: [{ name: 'shown', value: shown.toISOString() }],
    })),
    collected: item.since ?? at,
  }))
  return {
    uuid: id('results', place, at),
    metadata: {
      title: pack.jurisdiction.instrument.title[lang],
      'last-modified': at,
      version: pack.version,
      'oscal-version': '1.1.2',
      props: [
        { name: 'pack', value: pack.id },
        { name: 'pack-hash', value: pack.hash },
        { name: 'status', value: pack.provisional ? 'provisional' : 'in-force' },
      ],
    },
    'import-ap': { href: `/law/${pack.id}` },
    results: [
      {
        uuid: id('result', place, at),
        title: place,
        description: pack.jurisdiction.instrument.title[lang],
        start: at,
        'reviewed-controls': { 'control-selections': [{ 'include-all': {} }] },
        observations,
        findings: items.map((item, n) => ({
          uuid: id('finding', item.place, item.duty, item.period),
          title: item.action[lang],
          description: stateText(item, lang),
          target: { type: 'objective-id', 'target-id': `${pack.id}-${item.duty}`, status: statusOf(item) },
          'related-observations': [{ 'observation-uuid': observations[n]!.uuid }],
        })),
      },
    ],
  }
}

/** What is open is pressed into neither of OSCAL's two states. */
function statusOf({ state, judgedMet }: Item): { state: string; reason: string } {
  if (state === 'met' || (state === 'judged' && judgedMet)) return { state: 'satisfied', reason: 'pass' }
  if (state === 'overdue' || state === 'judged') return { state: 'not-satisfied', reason: 'fail' }
  return { state: 'undetermined', reason: 'other' }
}
