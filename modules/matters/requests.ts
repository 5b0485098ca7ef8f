/**
 * Entrustments as lists: what a community is asked, what a body has asked, what is public.
 */
import { planned } from '#platform/db/database.ts'
import { countiesWithin, cursorOf, readCursor, Where, within } from '#platform/db/where.ts'
import type { Citation, Words } from '#platform/operation/contract.ts'
import { fail } from '#platform/operation/errors.ts'
import type { Context } from '#platform/operation/operation.ts'
import type { Pack } from '#platform/packs/pack.ts'
import { type CaseRecord, joinedCaseColumns } from '#platform/workflow/record.ts'
import type { EntrustmentData } from './data.ts'
import { entrustment } from './entrustment.ts'
import { forbidden } from './rules.ts'

/** Duties that show all entrustments of a place; without them only those of the own body. */
const placeWide = ['matters.read', 'matters.answer', 'matters.lists']

/** What the acting position may see of entrustments, within a place; 404 outside. */
export function visible(
  ctx: Context,
  asked: string | undefined,
): { where: Where; place: string; own: string | undefined } {
  const acting = ctx.asker.acting ?? fail('access.forbidden')
  const place = asked ?? acting.place
  if (!place.startsWith(acting.place)) fail('record.not-found')
  const where = within(new Where(), place).and(`c.procedure = '${entrustment.name}'`)
  const own = placeWide.some((duty) => acting.duties.has(duty)) ? undefined : acting.body
  if (own) where.and(`c.data->>'from' = ${where.value(own)}`)
  return { where, place, own }
}

/** A page, newest first. */
export async function pageOfCases(
  ctx: Context,
  where: Where,
  { limit, after }: { limit: number; after?: string | undefined },
): Promise<{ rows: CaseRecord[]; next?: string }> {
  const own = new Where(where)
  const cursor = readCursor(after)
  if (cursor) own.and(`(c.opened_at, c.id) < (${own.value(cursor.at)}, ${own.value(cursor.id)})`)
  const rows = await planned<CaseRecord>(
    ctx.tx,
    `select ${joinedCaseColumns} from workflow.case c where ${own.sql}
     order by c.opened_at desc, c.id desc limit ${limit + 1}`,
    own.values,
  )
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return rows.length > limit && last
    ? { rows: page, next: cursorOf(last.opened_at, last.id) }
    : { rows: page }
}

/** How many wait, are under way, lack money; what was paid for those that are open. */
export async function countsOf(ctx: Context, where: Where) {
  const [row] = await planned<{ waiting: number; active: number; unfunded: number; paid: number }>(
    ctx.tx,
    `select count(*) filter (where c.state in ('requested', 'negotiating'))::int as waiting,
       count(*) filter (where c.state in ('active', 'performed'))::int as active,
       count(*) filter (where c.state in ('active', 'performed') and not c.data ? 'money')::int as unfunded,
       coalesce(sum((c.data->'money'->>'amount')::numeric), 0)::float8 as paid
     from workflow.case c where ${where.sql} and c.closed_at is null`,
    where.values,
  )
  return row ?? { waiting: 0, active: 0, unfunded: 0, paid: 0 }
}

/** Attempts that the law refused at a place within the last year; of one body where it is named. */
export async function refusedAt(ctx: Context, place: string, body?: string): Promise<number> {
  const where = new Where()
  where.and(countiesWithin(where, place, 'r'))
  where.and(`r.place >= ${where.value(place)} and r.place < ${where.value(`${place}~`)}`)
  where.and(`r.at > ${where.value(ctx.now)}::timestamptz - interval '1 year'`)
  where.and(`r.mode = 'refuse' and r.code = any(${where.value([...forbidden])})`)
  if (body) where.and(`r.body = ${where.value(body)}`)
  const [row] = await planned<{ n: number }>(
    ctx.tx,
    `select count(*)::int as n from (select 1 from history.refusal r where ${where.sql} limit 10000) x`,
    where.values,
  )
  return row?.n ?? 0
}

/** What the law misses in an open entrustment, or warned of, each with its article. */
export function lacksOf(
  pack: Pack,
  data: EntrustmentData,
): { code: string; text: Words; basis: Citation[] }[] {
  const missing = [
    ...(data.warned ?? []),
    ...(data.document ? [] : ['unwritten']),
    ...(data.money ? [] : ['unfunded']),
  ]
  return missing.flatMap((code) => {
    const { mode, says, basis } = pack.refusal(code)
    return mode === 'off' ? [] : [{ code, text: says, basis }]
  })
}

/** Whether the community may say no, and why. */
export function mayDecline(
  pack: Pack,
  data: EntrustmentData,
  lacks: readonly { code: string }[],
): { may: boolean; why: Words; basis: Citation[] } {
  const consent = pack.refusal('no-consent')
  if (consent.mode !== 'off') {
    const why = {
      zh: '要双方协商一致；不同意的可以谢绝',
      en: 'It needs agreement; the community may say no',
    }
    return { may: true, why, basis: consent.basis }
  }
  if (!data.meant.item) {
    const { basis } = pack.refusal('not-on-list')
    return { may: true, why: { zh: '不在清单内，可以谢绝', en: 'On no list: it may be declined' }, basis }
  }
  if (lacks.length > 0) {
    return {
      may: true,
      why: { zh: '手续、经费齐备之前可以不办', en: 'Until papers and money are there it need not be done' },
      basis: pack.refusal(lacks[0]!.code).basis,
    }
  }
  return {
    may: false,
    why: {
      zh: '清单内事项，应当协助；确有困难的，写明理由协商',
      en: 'On the list: the law asks for help; where it cannot be done, say why',
    },
    basis: [],
  }
}
