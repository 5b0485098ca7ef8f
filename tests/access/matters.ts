/**
 * What departments ask of communities: in each community one request that waits, and one that was agreed and is public;
 * per county a published list and a draft; in each community a demand.
 */
import { v7 as uuidv7 } from 'uuid'
import { cases } from '#modules/cases/contract.ts'
import { matters } from '#modules/matters/contract.ts'
import type { Asker } from '#platform/access/asker.ts'
import { carries, mayThere } from './model.ts'
import { communities } from './population.ts'
import type { World } from './world.ts'

/** An entrustment as the model knows it. */
export interface KnownEntrustment {
  county: string
  id: string
  place: string
  from: string
  state: 'requested' | 'agreed'
}

/** A list of matters. */
export interface KnownList {
  county: string
  id: string
  /** Only for those who make lists there. */
  draft: boolean
}

/** Sees an entrustment: by place, or because the own body asked. */
export function seesEntrustment(who: Asker, one: KnownEntrustment): boolean {
  if (mayThere(who, one.place, 'matters.read', 'matters.answer', 'matters.lists')) return true
  return mayThere(who, one.place, 'matters.request') && who.acting?.body === one.from
}

/** Reads lists of a county in office: at it, above it, below it. */
export function seesList(who: Asker, one: KnownList): boolean {
  const place = who.acting?.place ?? '-'
  if (!carries(who, 'matters.read', 'matters.request', 'matters.answer', 'matters.lists')) return false
  if (one.draft) return makesLists(who, one.county)
  return place.startsWith(one.county) || one.county.startsWith(place)
}

/** Makes the lists of a county: its government. */
export function makesLists(who: Asker, county: string): boolean {
  return carries(who, 'matters.lists') && who.acting?.place === county && who.acting.bodyKind === 'gov-county'
}

const paper = { title: '通知', number: '1号', date: '2026-11-01' }

/** Plants them. */
export async function addMatterRows(world: World): Promise<void> {
  for (const place of communities) {
    await addEntrustment(world, place, 'requested')
    await addEntrustment(world, place, 'agreed')
    await addDemand(world, place)
  }
  for (const county of ['990101', '990102']) {
    await addList(world, county, false)
    await addList(world, county, true)
  }
}

async function addEntrustment(world: World, place: string, state: 'requested' | 'agreed'): Promise<void> {
  const { town, marks, holder, bodies } = world
  const county = place.slice(0, 6)
  const from = bodies.get(`dept ${county}`)!
  const one: KnownEntrustment = { county, id: uuidv7(), place, from, state }
  const visible = (who: Asker) => seesEntrustment(who, one)
  const mark = { place, open: state === 'agreed', visible }
  const input = {
    id: one.id,
    place,
    to: bodies.get(`committee ${place}`)!,
    title: marks.word({ ...mark, what: 'title of an entrustment' }),
    item: 'law.assist-base',
    scope: marks.word({ ...mark, open: false, what: 'terms of an entrustment' }),
  }
  marks.keep(one.id, { ...mark, what: 'entrustment' })
  await town.must(matters.entrust, input, holder('dept', 'clerk', county))
  if (state === 'agreed') {
    const note = marks.word({ ...mark, open: false, what: 'note of an entrustment' })
    await town.must(
      cases.act,
      { county, id: one.id, action: 'agree', fields: { note } },
      holder('committee', 'clerk', place),
    )
  }
  world.entrustments.push(one)
}

async function addDemand(world: World, place: string): Promise<void> {
  const { town, marks, holder, bodies } = world
  const county = place.slice(0, 6)
  const from = bodies.get(`dept ${county}`)!
  const visible = (who: Asker) =>
    mayThere(who, place, 'matters.read', 'matters.answer', 'matters.lists') ||
    (mayThere(who, place, 'matters.request') && who.acting?.body === from)
  const mark = { place, open: false, visible }
  const id = marks.keep(uuidv7(), { ...mark, what: 'demand' })
  const title = marks.word({ ...mark, what: 'title of a demand' })
  await town.must(matters.demand, { id, place, kind: 'meeting', title }, holder('dept', 'clerk', county))
}

async function addList(world: World, county: string, draft: boolean): Promise<void> {
  const { town, marks, holder } = world
  const one: KnownList = { county, id: '', draft }
  const mark = { place: county, open: !draft, visible: (who: Asker) => seesList(who, one) }
  const office = holder('gov-county', 'head', county)
  const made = await town.must(
    matters.saveList,
    {
      place: county,
      kind: 'assist',
      title: marks.word({ ...mark, what: 'title of a list' }),
      items: [{ class: 'assist', title: marks.word({ ...mark, what: 'item of a list' }) }],
    },
    office,
  )
  one.id = marks.keep(made.id, { ...mark, what: 'list' })
  world.lists.push(one)
  if (draft) return
  await town.must(matters.moveList, { county, id: one.id, move: 'consult', text: '已征求意见' }, office)
  await town.must(matters.moveList, { county, id: one.id, move: 'issue', document: paper }, office)
  await town.must(matters.moveList, { county, id: one.id, move: 'publish' }, office)
}
