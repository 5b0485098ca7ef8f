/**
 * `complaints.file` and `complaints.suggest`: whoever sends one, with or without an account. The case and its history never
 * hold who it was: the installation itself opens it.
 */
import { addParties, numberOf, tellBody } from '#modules/cases/contract.server.ts'
import { type Body, findBody, positionsAt } from '#modules/parties/contract.server.ts'
import { findPlace } from '#modules/places/contract.server.ts'
import { nobody } from '#platform/access/asker.ts'
import { countyOf } from '#platform/access/reach.ts'
import { openCounty } from '#platform/db/database.ts'
import { fail, found } from '#platform/operation/errors.ts'
import { type Context, open, operation } from '#platform/operation/operation.ts'
import { sayPlace } from '#platform/text/place-name.ts'
import { openCase, type Work, workOf } from '#platform/workflow/engine.ts'
import type { ProcedureDefinition } from '#platform/workflow/procedure.ts'
import { type CaseRecord, findCase } from '#platform/workflow/record.ts'
import { complaint } from '../complaint.ts'
import { complaints } from '../contract.ts'
import type { ComplaintData, SuggestionData } from '../data.ts'
import { complaintIdOf, secretOf } from '../numbers.ts'
import { findFiling, insertComplainant, insertFiling, keepStatement } from '../queries.ts'
import { addresseesOf, suggestedTo } from '../receivers.ts'
import { suggestion } from '../suggestion.ts'
import { around } from '../surroundings.ts'

interface Given {
  id: string
  place: string
  text: string
  to?: string | undefined
  name?: string | undefined
  phone?: string | undefined
  anonymous: boolean
}

export const file = operation(complaints.file, {
  access: open,
  keepsAnswer: false,
  async run(ctx, input) {
    const { tx, services } = ctx
    const place = found(await findPlace(tx, input.place, ctx.now))
    const { pack } = ctx.lawAt(place.code)
    const county = countyOf(place.code)
    const about = input.about ? await findBody(tx, services, county, input.about) : undefined
    if (input.about && !(about && place.code.startsWith(about.place))) fail('complaints.addressee')
    const isPerson = input.aboutName !== undefined && input.aboutName !== ''
    const all = await addresseesOf(tx, services, pack, place.code, about, isPerson)
    const to = chosen(all, input.to)
    const data: ComplaintData = {
      about: about?.id ?? null,
      person: isPerson,
      concerned: about && isPerson ? await peopleNamed(ctx, about, input.aboutName) : [],
      anonymous: input.anonymous,
    }
    const text = isPerson ? `${input.text}\n\n（投诉对象 / about: ${input.aboutName}）` : input.text
    return send(ctx, complaints.file.name, complaint, { ...input, text }, place, to, data)
  },
})

export const suggest = operation(complaints.suggest, {
  access: open,
  keepsAnswer: false,
  async run(ctx, input) {
    const place = found(await findPlace(ctx.tx, input.place, ctx.now))
    const { pack } = ctx.lawAt(place.code)
    const to = chosen(await suggestedTo(ctx.tx, ctx.services, pack, place.code), input.to)
    const data: SuggestionData = { anonymous: input.anonymous }
    return send(ctx, complaints.suggest.name, suggestion, input, place, to, data)
  },
})

function chosen(bodies: readonly Body[], wanted: string | undefined): Body {
  const to = wanted ? bodies.find(({ id }) => id === wanted) : bodies[0]
  return to ?? fail('complaints.addressee')
}

/** People in office at a body who bear the name: they are kept out of what is about them. */
async function peopleNamed(ctx: Context, body: Body, name: string | undefined): Promise<string[]> {
  const held = await positionsAt(ctx.tx, ctx.services, [body.place])
  const named = held.filter((position) => position.body === body.id && position.public_name === name)
  return [...new Set(named.map(({ person }) => person))]
}

async function send(
  ctx: Context,
  operationName: string,
  procedure: ProcedureDefinition,
  given: Given,
  place: { code: string; name: string },
  to: Body,
  data: ComplaintData | SuggestionData,
) {
  const { tx, now, services } = ctx
  const { vault } = services
  const county = countyOf(place.code)
  const id = complaintIdOf(vault, given.id)
  const content = vault.blindIndex(`${procedure.name} ${place.code} ${given.text}`, 'complaints.content')
  const work: Work = { ...workOf(ctx, operationName), asker: nobody }
  const before = await findCase(tx, county, id)
  if (before) {
    const filing = await findFiling.find(tx, [county, id])
    if (filing?.content_index !== content) fail('record.conflict')
    return receiptOf(ctx, before, to, procedure)
  }
  const words = ctx.lawAt(place.code).pack.procedure(procedure.words)
  const record = await openCase(work, procedure, ctx.lawAt(place.code, id), around, {
    id,
    no: numberOf(county, id, now),
    place: place.code,
    title: `${words.name.zh} · ${sayPlace(place.name)}`,
    category: null,
    level: 'ordinary',
    origin: 'resident',
    openedBy: null,
    public: false,
    holder: to.id,
    data: data as unknown as Record<string, unknown>,
    tells: { to: to.name },
  })
  const person = given.anonymous ? undefined : ctx.asker.person
  await insertFiling.all(tx, [
    county,
    id,
    now,
    person ? vault.blindIndex(person, 'complaints.person') : null,
    content,
  ])
  await keepStatement(tx, vault, record, { author: 'complainant', at: now, text: given.text })
  await keepIdentity(ctx, record, given)
  await addParties(work, record, [to.id])
  await tellBody(work, record, { body: to.id, duty: 'complaints.handle', kind: 'cases.waits' })
  return receiptOf(ctx, record, to, procedure)
}

async function keepIdentity(ctx: Context, { county, id }: CaseRecord, given: Given): Promise<void> {
  // Only what was given for it: the account's own name is never taken.
  const { name, phone } = given
  if (given.anonymous || (!name && !phone)) return
  const { vault } = ctx.services
  await openCounty(ctx.tx, county)
  const sealed = (text: string | undefined) => (text ? vault.seal(text) : null)
  await insertComplainant.all(ctx.tx, [county, id, sealed(name), sealed(phone)])
}

function receiptOf(ctx: Context, record: CaseRecord, to: Body, procedure: ProcedureDefinition) {
  const state = ctx.lawAt(record.place).pack.procedure(procedure.words).state(record.state)
  return {
    county: record.county,
    id: record.id,
    no: record.no,
    secret: secretOf(ctx.services.vault, record.id),
    to: to.name,
    next: state?.plain ?? { zh: record.state, en: record.state },
    dueAt: record.due_at?.toISOString() ?? null,
  }
}
