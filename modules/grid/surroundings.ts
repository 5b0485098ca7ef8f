/**
 * What the case engine asks of this module: who dispatches where, and what follows from a step.
 */

import { v7 as uuidv7 } from 'uuid'
import { numberOf } from '#modules/cases/contract.server.ts'
import { type NoticeKind, tell } from '#modules/notices/contract.server.ts'
import { dispatcherOf, findBody, peopleOf } from '#modules/parties/contract.server.ts'
import {
  changeCase,
  lawOf,
  openCase,
  type StepTaken,
  type Surroundings,
  type Work,
} from '#platform/workflow/engine.ts'
import { type CaseRecord, lockCase } from '#platform/workflow/record.ts'
import { running } from '#platform/workflow/timers.ts'
import { gridJoint } from './procedure.ts'
import { addPlaceWord, followersOf, insertInvolved, setPublicText } from './queries.ts'
import { wordOfPlace } from './search.ts'

/** Kinds of notice to the reporter and to neighbours who follow, per action. */
const toldAs: Record<string, NoticeKind> = {
  accept: 'grid.accepted',
  'refuse-acceptance': 'grid.not-accepted',
  dispatch: 'grid.accepted',
  finish: 'grid.handled',
  answer: 'grid.answered',
  merge: 'grid.merged',
  suspend: 'grid.suspended',
  resume: 'grid.resumed',
  void: 'grid.closed',
}

/** Kinds of notice to the people of the body on whose desk it then lies. */
const holderToldAs: Record<string, NoticeKind> = {
  dispatch: 'grid.dispatched',
  reassign: 'grid.dispatched',
  'hand-back': 'grid.returned',
  add: 'grid.added',
  supervise: 'grid.supervised',
  reopen: 'grid.reopened',
  suspend: 'grid.suspended',
  resume: 'grid.resumed',
  'decide-extension': 'grid.extension-decided',
  'decide-extension-again': 'grid.extension-decided',
}

/** The grid module around its procedures. */
export const surroundings: Surroundings = {
  dispatcherOf: async (work, place) => (await dispatcherOf(work.tx, work.services, place))?.id ?? null,
  afterStep,
}

async function afterStep(work: Work, step: StepTaken): Promise<void> {
  const { before, after, action, input, definition } = step
  if (after.place !== before.place)
    await addPlaceWord.all(work.tx, [after.county, after.id, wordOfPlace(after.place)])
  if ((action === 'dispatch' || action === 'reassign') && after.holder) {
    const joint = input.joint ?? []
    await insertInvolved.all(work.tx, [after.county, [after.holder, ...joint], after.opened_at, after.id])
    for (const body of joint) await openJoint(work, after, body)
  }
  if (after.procedure === gridJoint.name && after.closed_at && after.parent) await tellParent(work, after)
  // Only by a step that asks for it: a reporter's addition must not become what everybody reads.
  const publishes = definition?.fields.some(({ name }) => name === 'publicText')
  if (publishes && input.publicText)
    await setPublicText.all(work.tx, [after.county, after.id, input.publicText])
  if (definition?.tells?.includes('reporter') && !isToldAlready(work, step))
    await tellReporter(work, after, toldAs[action])
  if (definition?.tells?.includes('holder')) await tellHolder(work, after, holderToldAs[action])
  if (action === 'check' && after.state === 'handling') await tellHolder(work, after, 'grid.check-failed')
}

/** Accepted and dispatched at once is one piece of news, not two: the step before has told it. */
function isToldAlready(work: Work, { action, before }: StepTaken): boolean {
  return action === 'dispatch' && running(before.timers)?.startedAt === work.now.toISOString()
}

/** A joint body gets its own part, with its own deadline. */
async function openJoint(work: Work, parent: CaseRecord, body: string): Promise<void> {
  const id = uuidv7()
  await openCase(work, gridJoint, lawOf(work.services, parent), surroundings, {
    id,
    no: numberOf(parent.county, id, work.now),
    place: parent.place,
    title: parent.title,
    category: parent.category,
    level: parent.level,
    origin: 'joint',
    openedBy: null,
    public: false,
    holder: body,
    parent: parent.id,
  })
  await insertInvolved.all(work.tx, [parent.county, [body], work.now, id])
}

/** A joint body is done: the lead body may finish once all are. */
async function tellParent(work: Work, part: CaseRecord): Promise<void> {
  const parent = part.parent ? await lockCase(work.tx, part.county, part.parent) : undefined
  if (!parent || parent.closed_at) return
  const jointOpen = Math.max(0, (parent.data.jointOpen ?? 0) - 1)
  const event = { action: 'joint-done', part: part.id, outcome: part.outcome }
  await changeCase(work, parent, { data: { ...parent.data, jointOpen } }, event)
}

/** The reporter, and neighbours who follow, are told: number and place only. */
async function tellReporter(work: Work, record: CaseRecord, kind: NoticeKind | undefined): Promise<void> {
  if (!kind || work.quiet) return
  const people = new Set(record.opened_by ? [record.opened_by] : [])
  if (record.public) {
    for (const { person } of await followersOf.all(work.tx, [record.county, record.id])) people.add(person)
  }
  await tellAll(work, record, [...people], kind, linkOf(record))
}

async function tellHolder(work: Work, record: CaseRecord, kind: NoticeKind | undefined): Promise<void> {
  if (!kind || !record.holder || work.quiet) return
  const { county, holder, place } = record
  const people = await peopleOf(work.tx, work.services, county, holder, 'grid.handle', place)
  await tellAll(work, record, people.slice(0, mostTold), kind, `/work/matters/${record.county}/${record.id}`)
}

/** Most people of one body that are told of one step. */
const mostTold = 20

function tellAll(work: Work, record: CaseRecord, people: readonly string[], kind: NoticeKind, link: string) {
  const params = { no: record.no, dueAt: record.due_at?.toISOString() }
  const told = people.map((person) => ({ person, kind, params, link, at: work.now }))
  return tell(work.tx, work, told)
}

/** The page of a matter on the portal. */
export function linkOf(record: { county: string; id: string }): string {
  return `/m/${record.county}/${record.id}`
}

/** Facts about a body that guards need: may it be given matters of this place, and what kind is it. */
export async function bodyFor(
  work: Work,
  record: CaseRecord,
  id: string,
): Promise<{ kind: string; name: string } | undefined> {
  const body = await findBody(work.tx, work.services, record.county, id)
  if (!body || !(record.place.startsWith(body.place) || body.place.startsWith(record.place))) return undefined
  const pack = lawOf(work.services, record).pack
  const handles = pack.bodyKind(body.kind)?.posts.some((post) => post.duties.includes('grid.handle'))
  return handles ? { kind: body.kind, name: body.name } : undefined
}
