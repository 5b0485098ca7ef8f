/**
 * How cases look to those who may see them. Names are looked up for a whole page at once.
 */
import type { z } from 'zod'
import { bodyNames } from '#modules/parties/contract.server.ts'
import { placeNames } from '#modules/places/contract.server.ts'
import { statement } from '#platform/db/database.ts'
import { signPhoto } from '#platform/files/links.ts'
import type { Context } from '#platform/operation/operation.ts'
import type { Procedure } from '#platform/packs/pack.ts'
import type { Services } from '#platform/services.ts'
import { lawOf } from '#platform/workflow/engine.ts'
import { dueGroup, remainingOf } from '#platform/workflow/present.ts'
import type { CaseRecord } from '#platform/workflow/record.ts'
import type { RegisteredProcedures } from '#platform/workflow/registered.ts'
import type { caseEvent } from '#platform/workflow/shapes.ts'
import type { cases } from './contract.ts'

type CaseRow = z.input<typeof cases.list.output>['items'][number]
type CaseEvent = z.input<typeof caseEvent>

/** The procedure of a case in the words of its law. */
export function wordsOf(services: Services, record: CaseRecord): Procedure {
  const { procedures } = services
  const words = procedures.get(record.procedure)?.definition.words ?? record.procedure
  return lawOf(services, record).pack.procedure(words)
}

/** Page of a case. */
export function linkOf(
  procedures: RegisteredProcedures,
  record: Pick<CaseRecord, 'county' | 'id' | 'procedure'>,
): string {
  return procedures.get(record.procedure)?.link?.(record) ?? `/work/cases/${record.county}/${record.id}`
}

/** Rows of a list, with all names in two statements. */
export async function rowsOf(ctx: Context, records: readonly CaseRecord[]): Promise<CaseRow[]> {
  const holders = records.map((record) => record.holder).filter((id) => id !== null)
  const [places, bodies] = await Promise.all([
    placeNames(ctx.tx, [...new Set(records.map((record) => record.place))]),
    bodyNames(ctx.tx, [...new Set(holders)]),
  ])
  return records.map((record) => rowOf(ctx, record, places, bodies))
}

function rowOf(
  ctx: Context,
  record: CaseRecord,
  places: ReadonlyMap<string, string>,
  bodies: ReadonlyMap<string, string>,
): CaseRow {
  const words = wordsOf(ctx.services, record)
  const state = words.state(record.state)
  const plain = { zh: record.state, en: record.state }
  return {
    county: record.county,
    id: record.id,
    no: record.no,
    procedure: record.procedure,
    procedureName: words.name,
    title: record.title,
    category: record.category,
    level: record.level,
    place: record.place,
    placeName: places.get(record.place) ?? record.place,
    state: record.state,
    stateName: state?.name ?? plain,
    plain: state?.plain ?? plain,
    link: linkOf(ctx.services.procedures, record),
    due: record.closed_at ? ('none' as const) : dueGroup(record.due_at, ctx.now),
    dueAt: record.due_at?.toISOString() ?? null,
    remaining: remainingOf(ctx.services, record, ctx.now),
    openedAt: record.opened_at.toISOString(),
    closedAt: record.closed_at?.toISOString() ?? null,
    holder: record.holder,
    holderName: record.holder ? (bodies.get(record.holder) ?? null) : null,
    supervised: record.supervised,
    suspended: record.suspended,
    escalation: record.escalation,
    reopened: record.reopened,
    rating: record.rating,
  }
}

interface EventRow {
  seq: number
  at: Date
  body: string | null
  data: { action: string; from: string | null; to: string; note?: string; photos?: string[] }
}

const selectEvents = statement<readonly [county: string, id: string], EventRow>(
  `select seq, at, body, data from history.event where county = $1 and subject = $2 order by seq limit 500`,
)

/** The engine's own doings. */
const engineWords: Record<string, { zh: string; en: string }> = {
  report: { zh: '提出', en: 'Opened' },
  escalate: { zh: '超时提级', en: 'Escalated' },
  recompute: { zh: '按新的节假日安排重算期限', en: 'Deadline recomputed' },
}

/** The history of a case, for those in office. */
export async function eventsOf(ctx: Context, record: CaseRecord): Promise<CaseEvent[]> {
  const rows = await selectEvents.all(ctx.tx, [record.county, record.id])
  const { vault, procedures } = ctx.services
  const words = wordsOf(ctx.services, record)
  const actions = procedures.get(record.procedure)?.definition.actions ?? {}
  const named = rows.map((row) => row.body).filter((id) => id !== null)
  const bodies = await bodyNames(ctx.tx, [...new Set(named)])
  return rows.map((row) => {
    const { action, from, to, note, photos, ...data } = row.data
    const declared = actions[action]
    return {
      seq: row.seq,
      at: row.at.toISOString(),
      action,
      name: declared?.name ??
        words.step(declared?.step ?? action)?.name ??
        engineWords[action] ?? { zh: action, en: action },
      by: row.body ? (bodies.get(row.body) ?? null) : null,
      from,
      to,
      toName: words.state(to)?.name ?? { zh: to, en: to },
      ...(note ? { note } : {}),
      ...(Object.keys(data).length > 0 ? { data } : {}),
      photos: (photos ?? []).map((id) => signPhoto(vault, id, 'handler')),
    }
  })
}
