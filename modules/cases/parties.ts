/**
 * Which bodies are party to a case: they go on seeing it wherever it lies.
 */
import { type NoticeKind, tell } from '#modules/notices/contract.server.ts'
import { headsOf, peopleOf } from '#modules/parties/contract.server.ts'
import { statement } from '#platform/db/database.ts'
import type { Words } from '#platform/operation/contract.ts'
import type { StepTaken, Work } from '#platform/workflow/engine.ts'
import type { CaseRecord } from '#platform/workflow/record.ts'
import { linkOf, wordsOf } from './present.ts'

const insertParties = statement<
  readonly [county: string, bodies: string[], openedAt: Date, id: string],
  never
>(
  `insert into cases.party (county, body, opened_at, id)
   select $1, body, $3, $4 from unnest($2::uuid[]) as body on conflict do nothing`,
)

export const findParty = statement<
  readonly [county: string, body: string, openedAt: Date, id: string],
  { id: string }
>('select id from cases.party where county = $1 and body = $2 and opened_at = $3 and id = $4')

/** Makes bodies party to a case. */
export async function addParties(work: Work, record: CaseRecord, bodies: readonly string[]): Promise<void> {
  if (bodies.length === 0) return
  await insertParties.all(work.tx, [record.county, [...new Set(bodies)], record.opened_at, record.id])
}

/** Most people of one body that are told of one step. */
const mostTold = 20

/** Tells the people of a body: those who carry the duty, else its heads. Figures, names of bodies and steps only. */
export async function tellBody(
  work: Work,
  record: CaseRecord,
  told: { body: string; duty?: string | undefined; kind: NoticeKind; step?: Words },
): Promise<void> {
  if (work.quiet) return
  const { county, place } = record
  const carrying = told.duty
    ? await peopleOf(work.tx, work.services, county, told.body, told.duty, place)
    : []
  const people =
    carrying.length > 0 ? carrying : await headsOf(work.tx, work.services, county, told.body, place)
  const params = {
    no: record.no,
    title: record.title,
    procedure: wordsOf(work.services, record).name,
    step: told.step,
    dueAt: record.due_at?.toISOString(),
  }
  const link = linkOf(work.services.procedures, record)
  await tell(
    work.tx,
    work,
    people
      .filter((person) => person !== work.asker.person)
      .slice(0, mostTold)
      .map((person) => ({ person, kind: told.kind, params, link, at: work.now })),
  )
}

/**
 * After each step: the body on whose desk the case now lies is told that it waits there; the other parties named are
 * told what was done.
 */
export async function tellOfStep(work: Work, step: StepTaken, parties: readonly string[]): Promise<void> {
  const { before, after, definition } = step
  const words = wordsOf(work.services, after)
  const name = definition?.name ?? (definition && words.step(definition.step)?.name)
  const waits = after.holder && (after.holder !== before.holder || after.desk !== before.desk)
  if (after.holder && waits) {
    const duty = after.desk ?? undefined
    await tellBody(work, after, {
      body: after.holder,
      duty,
      kind: 'cases.waits',
      ...(name ? { step: name } : {}),
    })
  }
  for (const body of new Set(parties)) {
    if ((waits && body === after.holder) || body === work.asker.acting?.body) continue
    await tellBody(work, after, { body, kind: 'cases.step', ...(name ? { step: name } : {}) })
  }
}
