/**
 * `matters.saveList` and `matters.moveList`: lists as they are made.
 */
import { v7 as uuidv7 } from 'uuid'
import { countyOf } from '#platform/access/reach.ts'
import { fail, found } from '#platform/operation/errors.ts'
import { type Context, duty, operation } from '#platform/operation/operation.ts'
import { localDateOf } from '#platform/time/local-date.ts'
import { matters } from '../contract.ts'
import { evidenceOf } from '../evidence.ts'
import {
  classesOf,
  clearItems,
  insertItems,
  insertList,
  kindsMade,
  type ListRow,
  lockList,
  movesOf,
  replaceOlder,
  selectVersions,
  updateDraft,
  updateList,
} from '../lists.ts'

/** 422 unless the law wants such a list of the asker's kind of body; 404 elsewhere than at its own place. */
function requireMaker(ctx: Context, place: string, kind: ListRow['kind']) {
  const acting = found(ctx.asker.acting)
  if (place !== acting.place) fail('record.not-found')
  const { pack } = ctx.lawAt(place)
  if (!kindsMade(pack, acting.bodyKind).includes(kind)) fail('matters.list-kind')
  return { pack, acting }
}

export const saveList = operation(matters.saveList, {
  access: duty('matters.lists').at(({ place }: { place: string }) => place),
  async run(ctx, input) {
    const { acting } = requireMaker(ctx, input.place, input.kind)
    const county = countyOf(input.place)
    const allowed = classesOf(input.kind)
    if (input.items.some((item) => !allowed.includes(item.class))) fail('matters.list-class')
    const list = input.id
      ? await draftOf(ctx, county, input.id, input)
      : await begin(ctx, county, input, acting.body)
    if (input.id) {
      await updateDraft.all(ctx.tx, [county, list.id, input.title, input.reviewOn, ctx.now])
      await clearItems.all(ctx.tx, [county, list.id])
    }
    const rows = input.items.map((item, position) => ({ ...item, id: uuidv7(), position }))
    await insertItems.all(ctx.tx, [county, input.place, list.id, null, JSON.stringify(rows)])
    await ctx.record({
      subject: list.id,
      place: input.place,
      county,
      data: { kind: input.kind, title: input.title, version: list.version, items: input.items },
    })
    return { county, id: list.id, version: list.version }
  },
})

async function draftOf(
  ctx: Context,
  county: string,
  id: string,
  { place, kind }: { place: string; kind: string },
): Promise<{ id: string; version: number }> {
  const list = found(await lockList.find(ctx.tx, [county, id]))
  if (list.place !== place || list.kind !== kind) fail('record.not-found')
  if (list.state !== 'draft') fail('matters.list-fixed')
  return list
}

/** A first version, or the next one of a list in force. */
async function begin(
  ctx: Context,
  county: string,
  input: { renews?: string | undefined; place: string; kind: string; title: string; reviewOn: string | null },
  body: string,
): Promise<{ id: string; version: number }> {
  const id = uuidv7()
  let series = id
  let version = 1
  if (input.renews) {
    const before = found(await lockList.find(ctx.tx, [county, input.renews]))
    if (before.place !== input.place || before.kind !== input.kind) fail('record.not-found')
    const versions = await selectVersions.all(ctx.tx, [county, before.series])
    if (versions.some(({ state }) => state === 'draft' || state === 'consulted')) fail('record.conflict')
    series = before.series
    version = (versions[0]?.version ?? 0) + 1
  }
  await insertList.all(ctx.tx, [
    county,
    id,
    input.place,
    input.kind,
    series,
    version,
    input.title,
    input.reviewOn,
    body,
    ctx.now,
  ])
  return { id, version }
}

export const moveList = operation(matters.moveList, {
  access: duty('matters.lists'),
  async run(ctx, { county, id, move, text, document, filing }) {
    const list = found(await lockList.find(ctx.tx, [county, id]))
    const { pack } = requireMaker(ctx, list.place, list.kind)
    if (!movesOf(pack, list).includes(move)) fail('matters.move-not-now')
    const needs = move === 'consult' || move === 'withdraw' ? text : move === 'issue' ? document : filing
    if (!needs && move !== 'publish') fail('matters.move-lacks')
    const today = localDateOf(ctx.now)
    const states = {
      consult: 'consulted',
      issue: 'issued',
      publish: 'published',
      withdraw: 'withdrawn',
    } as const
    const state = move === 'file' ? list.state : states[move]
    const paper = move === 'issue' ? document : list.document
    const filed = move === 'file' ? filing : list.filing
    await updateList.all(ctx.tx, [
      county,
      id,
      state,
      move === 'consult' ? (text ?? null) : list.opinions,
      paper ? JSON.stringify(paper) : null,
      filed ? JSON.stringify(filed) : null,
      move === 'issue' ? (document?.date ?? today) : list.issued_on,
      move === 'publish' ? today : list.published_on,
      move === 'withdraw' ? (text ?? null) : list.withdrawn_why,
      ctx.now,
    ])
    if (move === 'issue') await replaceOlder.all(ctx.tx, [county, list.series, list.version, ctx.now])
    await ctx.record({
      subject: id,
      place: list.place,
      county,
      data: { move, text, document, filing, state },
    })
    const after = { ...list, state, filing: filed ?? null }
    await ctx.show(...evidenceOf(pack, after, ctx.now))
    return { state }
  },
})
