/**
 * How matters look to those who may see them. Names are looked up for a whole page at once.
 */

import type { z } from 'zod'
import { bodyNames } from '#modules/parties/contract.server.ts'
import { placeNames } from '#modules/places/contract.server.ts'
import { signPhoto } from '#platform/files/links.ts'
import type { Context } from '#platform/operation/operation.ts'
import type { Procedure } from '#platform/packs/pack.ts'
import { sayPlace } from '#platform/text/place-name.ts'
import { lawOf } from '#platform/workflow/engine.ts'
import { dueGroup, remainingOf } from '#platform/workflow/present.ts'
import type { CaseRecord } from '#platform/workflow/record.ts'
import type { caseEvent, caseRow } from '#platform/workflow/shapes.ts'
import { gridJoint, gridMatter } from './procedure.ts'
import { selectEvents } from './queries.ts'

type CaseRow = z.input<typeof caseRow>
type CaseEvent = z.input<typeof caseEvent>

/** Whether a case is a matter of this module, or a joint part of one. */
export function isMatter({ procedure }: Pick<CaseRecord, 'procedure'>): boolean {
  return procedure === gridMatter.name || procedure === gridJoint.name
}

/** The procedure that a case runs by. */
export function procedureOf(record: CaseRecord) {
  return record.procedure === gridJoint.name ? gridJoint : gridMatter
}

/** The procedure of a case in the words of its law. */
export function wordsOf(ctx: Context, record: CaseRecord): Procedure {
  return lawOf(ctx.services, record).pack.procedure('grid.matter')
}

/** Rows of a list, with all names in two statements. */
export async function rowsOf(
  ctx: Context,
  records: readonly (CaseRecord & { address?: string | null })[],
): Promise<(CaseRow & { categoryName: { zh: string; en: string }; address: string | null })[]> {
  const holders = records.map((record) => record.holder).filter((id) => id !== null)
  const [places, bodies] = await Promise.all([
    placeNames(ctx.tx, [...new Set(records.map((record) => record.place))]),
    bodyNames(ctx.tx, [...new Set(holders)]),
  ])
  return records.map((record) => rowOf(ctx, record, places, bodies))
}

function rowOf(
  ctx: Context,
  record: CaseRecord & { address?: string | null },
  places: ReadonlyMap<string, string>,
  bodies: ReadonlyMap<string, string>,
) {
  const pack = lawOf(ctx.services, record).pack
  const category = record.category ? pack.category(record.category) : undefined
  const placeName = places.get(record.place) ?? record.place
  const stateName = pack.procedure('grid.matter').state(record.state)?.name
  return {
    county: record.county,
    id: record.id,
    no: record.no,
    procedure: record.procedure,
    title: category ? `${category.name[ctx.lang]} · ${sayPlace(placeName)}` : record.title,
    category: record.category,
    categoryName: category?.name ?? { zh: record.category ?? '', en: record.category ?? '' },
    level: record.level,
    place: record.place,
    placeName,
    address: record.address ?? null,
    state: record.state,
    stateName: stateName ?? { zh: record.state, en: record.state },
    due:
      record.closed_at || record.state === 'answered' ? ('none' as const) : dueGroup(record.due_at, ctx.now),
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

/** Who looks: staff see notes and bodies; the reporter what concerns them; the public only that a step was taken. */
export type View = 'staff' | 'reporter' | 'public'

/** Steps whose words are meant for the reporter. */
const spoken = new Set([
  'answer',
  'refuse-acceptance',
  'suspend',
  'resume',
  'add',
  'withdraw',
  'reopen',
  'rate',
  'finish',
  'merge',
])
/** Steps inside the house. */
const internal = new Set([
  'request-verification',
  'extend',
  'decide-extension',
  'decide-extension-again',
  'call-back',
  'joint-done',
  'escalate',
  'handle',
  'reassign',
  'hand-back',
])

/** The history of a case as one may see it. */
export async function eventsOf(ctx: Context, record: CaseRecord, view: View): Promise<CaseEvent[]> {
  const rows = await selectEvents.all(ctx.tx, [record.county, record.id])
  const words = wordsOf(ctx, record)
  const definition = procedureOf(record)
  const bodies = await bodyNames(ctx.tx, [
    ...new Set(rows.map((row) => row.body).filter((id) => id !== null)),
  ])
  const events: CaseEvent[] = []
  for (const row of rows) {
    const { action, from, to, note, photos, ...rest } = row.data
    if (view !== 'staff' && internal.has(action)) continue
    const declared = definition.actions[action]
    const name = declared?.name ??
      words.step(declared?.step ?? action)?.name ??
      engineWords[action] ?? { zh: action, en: action }
    const mayRead = view === 'staff' || (view === 'reporter' && spoken.has(action))
    const shownPhotos = view === 'public' ? [] : (photos ?? [])
    events.push({
      seq: row.seq,
      at: row.at.toISOString(),
      action,
      name,
      by: row.body ? (bodies.get(row.body) ?? null) : null,
      from,
      to,
      toName: words.state(to)?.name ?? { zh: to, en: to },
      ...(mayRead && note ? { note } : {}),
      ...dataFor(view, action, rest),
      photos: shownPhotos.map((id) =>
        signPhoto(ctx.services.vault, id, view === 'staff' ? 'handler' : 'public'),
      ),
    })
  }
  return events
}

function dataFor(
  view: View,
  action: string,
  data: Record<string, unknown>,
): { data?: Record<string, unknown> } {
  if (view === 'staff') return { data }
  const shown: Record<string, unknown> = {}
  if (view === 'reporter' && action === 'answer') shown.answer = data.answer
  if (view === 'reporter' && action === 'refuse-acceptance') shown.channel = data.channel
  if (data.publicText) shown.publicText = data.publicText
  return Object.keys(shown).length > 0 ? { data: shown } : {}
}

/** The engine's own doings. */
const engineWords: Record<string, { zh: string; en: string }> = {
  report: { zh: '上报', en: 'Reported' },
  escalate: { zh: '超时提级', en: 'Escalated' },
  'joint-done': { zh: '协办单位办完', en: 'A joint body is done' },
  recompute: { zh: '按新的节假日安排重算期限', en: 'Deadline recomputed' },
}
