/**
 * Complaints and suggestions: in each community one named complaint, which somebody at its base government has taken on, and
 * one suggestion. Only the body that has it sees it, wherever others stand.
 */
import { v7 as uuidv7 } from 'uuid'
import { cases } from '#modules/cases/contract.ts'
import { complaints } from '#modules/complaints/contract.ts'
import type { Asker } from '#platform/access/asker.ts'
import { mayThere } from './model.ts'
import { communities } from './population.ts'
import type { World } from './world.ts'

/** A complaint or a suggestion as the model knows it. */
export interface KnownComplaint {
  county: string
  id: string
  no: string
  secret: string
  place: string
  /** The body that has it, and the person who took it on. */
  holder: string
  handler: string | undefined
  /** What was written. */
  text: string
}

/** Sees it: only in the body that it was given to. */
export function seesComplaint(who: Asker, one: KnownComplaint): boolean {
  return mayThere(who, one.place, 'complaints.handle', 'complaints.read') && who.acting?.body === one.holder
}

/** Plants them. */
export async function addComplaints(world: World): Promise<void> {
  for (const place of communities) {
    await add(world, place, 'file', `gov-base ${place.slice(0, 9)}`)
    await add(world, place, 'suggest', `committee ${place}`)
  }
}

async function add(world: World, place: string, how: 'file' | 'suggest', body: string): Promise<void> {
  const { town, marks, bodies, holder } = world
  const one: KnownComplaint = {
    county: place.slice(0, 6),
    id: '',
    no: '',
    secret: '',
    place,
    holder: bodies.get(body)!,
    handler: undefined,
    text: '',
  }
  const mark = { place, open: false, visible: (who: Asker) => seesComplaint(who, one) }
  const secretly = {
    ...mark,
    visible: (who: Asker) => who.person !== undefined && who.person === one.handler,
  }
  one.text = marks.word({ ...mark, what: 'text of a complaint' })
  const input = {
    id: uuidv7(),
    place,
    text: one.text,
    name: marks.word({ ...secretly, what: 'name of a complainant' }),
    phone: marks.phone({ ...secretly, what: 'phone of a complainant' }),
    to: one.holder,
  }
  const sent = await town.must(how === 'file' ? complaints.file : complaints.suggest, input)
  Object.assign(one, { id: sent.id, no: sent.no, secret: sent.secret })
  marks.keep(one.id, { ...mark, what: 'complaint' })
  marks.keep(one.secret, { ...mark, visible: () => false, what: 'secret of a complaint' })
  if (how === 'file') {
    const clerk = holder('gov-base', 'clerk', place.slice(0, 9))!
    one.handler = clerk.person
    await town.must(cases.act, { county: one.county, id: one.id, action: 'take', fields: {} }, clerk)
  }
  world.complaints.push(one)
}
