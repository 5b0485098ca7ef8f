/** A complainant's own: `complaints.mine` with an account, `complaints.track` and `complaints.trackAct` by number and secret. */
import { timingSafeEqual } from 'node:crypto'
import { bodyNames } from '#modules/parties/contract.server.ts'
import { placeNames } from '#modules/places/contract.server.ts'
import { nobody } from '#platform/access/asker.ts'
import { planned, statement } from '#platform/db/database.ts'
import { cursorOf, readCursor, Where } from '#platform/db/where.ts'
import { fail, found } from '#platform/operation/errors.ts'
import { type Context, open, operation, signedIn } from '#platform/operation/operation.ts'
import { lawOf, lockFor, takeStep, workOf } from '#platform/workflow/engine.ts'
import { type CaseRecord, caseColumns, joinedCaseColumns } from '#platform/workflow/record.ts'
import { complaint } from '../complaint.ts'
import { complaints } from '../contract.ts'
import { sayDeadline } from '../deadline.ts'
import { countyOfNumber, secretOf } from '../numbers.ts'
import { readStatements } from '../queries.ts'
import { suggestion } from '../suggestion.ts'
import { around } from '../surroundings.ts'

const definitions = [complaint, suggestion]
const definitionOf = (record: CaseRecord) => found(definitions.find(({ name }) => name === record.procedure))
const kindOf = (record: CaseRecord) =>
  record.procedure === complaint.name ? ('complaint' as const) : ('suggestion' as const)

function stateOf(ctx: Context, record: CaseRecord) {
  const state = lawOf(ctx.services, record).pack.procedure(record.procedure).state(record.state)
  const plain = { zh: record.state, en: record.state }
  return { name: state?.name ?? plain, plain: state?.plain ?? plain }
}

export const mine = operation(complaints.mine, {
  access: signedIn,
  async run(ctx, { limit, after }) {
    const { vault } = ctx.services
    const person = ctx.asker.person ?? fail('access.forbidden')
    const where = new Where()
    where.and(`f.person_index = any(${where.value(vault.blindIndexes(person, 'complaints.person'))})`)
    const cursor = readCursor(after)
    if (cursor) where.and(`(f.at, f.id) < (${where.value(cursor.at)}, ${where.value(cursor.id)})`)
    const rows = await planned<CaseRecord>(
      ctx.tx,
      `select ${joinedCaseColumns} from complaints.filing f
       join workflow.case c on c.county = f.county and c.id = f.id
       where ${where.sql} order by f.at desc, f.id desc limit ${limit + 1}`,
      where.values,
    )
    const page = rows.slice(0, limit)
    const last = page.at(-1)
    const names = await placeNames(
      ctx.tx,
      page.map(({ place }) => place),
    )
    return {
      items: page.map((record) => ({
        kind: kindOf(record),
        no: record.no,
        secret: secretOf(vault, record.id),
        placeName: names.get(record.place) ?? record.place,
        stateName: stateOf(ctx, record).name,
        openedAt: record.opened_at.toISOString(),
        closed: record.closed_at !== null,
      })),
      ...(rows.length > limit && last ? { next: cursorOf(last.opened_at, last.id) } : {}),
    }
  },
})

/** The case of a number whose secret was shown; a wrong one answers as if there were none. */
async function getTracked(ctx: Context, no: string, secret: string): Promise<CaseRecord> {
  const county = countyOfNumber(no)
  if (!county) fail('record.not-found')
  const names = definitions.map(({ name }) => `'${name}'`).join(', ')
  const text = `select ${caseColumns} from workflow.case where county = $1 and no = $2 and procedure in (${names})`
  const [row] = await planned<CaseRecord>(ctx.tx, text, [county, no.toUpperCase()])
  const expected = Buffer.from(
    secretOf(ctx.services.vault, row?.id ?? '00000000-0000-7000-8000-000000000000'),
  )
  const given = Buffer.alloc(expected.length)
  given.write(secret.toUpperCase())
  if (!timingSafeEqual(expected, given) || secret.length !== expected.length || !row) fail('record.not-found')
  return row
}

const selectSteps = statement<
  readonly [county: string, id: string],
  { at: Date; data: { action: string; to: string } }
>('select at, data from history.event where county = $1 and subject = $2 order by seq limit 200')

/** Steps that concern the complainant: not who was told inside the offices. */
const inside = ['take', 'escalate', 'recompute']

export const track = operation(complaints.track, {
  access: open,
  // Opens what the complainant wrote: the county is in the number, and the secret is checked before.
  personal: true,
  personalAt: ({ no }) => countyOfNumber(no) ?? '-',
  async run(ctx, { no, secret }) {
    const { tx, services, now } = ctx
    const record = await getTracked(ctx, no, secret)
    const { pack } = lawOf(services, record)
    const [places, bodies] = [
      await placeNames(tx, [record.place]),
      await bodyNames(tx, record.holder ? [record.holder] : []),
    ]
    const procedure = pack.procedure(record.procedure)
    const { actions } = definitionOf(record)
    const state = stateOf(ctx, record)
    const events = await selectSteps.all(tx, [record.county, record.id])
    return {
      kind: kindOf(record),
      no: record.no,
      placeName: places.get(record.place) ?? record.place,
      state: record.state,
      stateName: state.name,
      plain: state.plain,
      holder: record.holder ? (bodies.get(record.holder) ?? null) : null,
      openedAt: record.opened_at.toISOString(),
      closed: record.closed_at !== null,
      dueAt: record.due_at?.toISOString() ?? null,
      deadline:
        record.procedure === complaint.name
          ? await sayDeadline(tx, pack, record.place, now)
          : { text: { zh: '', en: '' }, checkable: true, basis: [] },
      statements: (await readStatements(tx, services.vault, record)).map((one) => ({
        ...one,
        at: one.at.toISOString(),
      })),
      steps: events
        .filter(({ data }) => !inside.includes(data.action))
        .map(({ at, data }) => ({
          at: at.toISOString(),
          name: nameOf(procedure, actions[data.action]?.step ?? data.action),
          toName: procedure.state(data.to)?.name ?? { zh: data.to, en: data.to },
        })),
      mayAdd: actions.add?.from.includes(record.state) ?? false,
      mayWithdraw: actions.withdraw?.from.includes(record.state) ?? false,
    }
  },
})

function nameOf(
  procedure: { step(id: string): { name: { zh: string; en: string } } | undefined },
  step: string,
) {
  return step === 'report'
    ? { zh: '提出', en: 'Sent' }
    : (procedure.step(step)?.name ?? { zh: step, en: step })
}

export const trackAct = operation(complaints.trackAct, {
  access: open,
  keepsAnswer: false,
  async run(ctx, { no, secret, action, text }) {
    const { county, id } = await getTracked(ctx, no, secret)
    const work = { ...workOf(ctx, complaints.trackAct.name), asker: { ...nobody, tracks: id } }
    const record = await lockFor(work, county, id)
    await takeStep(work, definitionOf(record), around, record, action, text ? { text } : {})
    return { ok: true as const }
  },
})
