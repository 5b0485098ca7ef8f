/** Grid matters in the workbench: lists, one matter, steps, registering. */
import fc from 'fast-check'
import { v7 as uuidv7 } from 'uuid'
import { expect } from 'vitest'
import type { Asker } from '#platform/access/asker.ts'
import {
  below,
  carries,
  either,
  type KnownCase,
  mayThere,
  reveals,
  seeing,
  sees,
  seesInOffice,
  stepAnswers,
  steps,
  yes,
} from '../model.ts'
import { unknownId } from '../population.ts'
import type { World } from '../world.ts'
import { aCase, aPlace, caseOf, maybe, oneOf, onlyThose, type Rules, rule, signedIn } from './rule.ts'

type Page = { items: { county: string; id: string }[]; count?: number }

/** Fields that any step may bring; what is not asked for is not read. */
const stepFields = (world: World) => ({
  note: fc.constant('x'),
  body: oneOf([...world.bodies.values()]),
  into: oneOf(world.cases.map(({ id }) => id)),
  channel: fc.constant('x'),
  answer: fc.constant('x'),
  pass: fc.boolean(),
  grant: fc.boolean(),
  amount: fc.constant(2),
  satisfied: fc.constant(4),
})

/** Everything that the asker sees in office, as a list would hold it. */
function inOffice(who: Asker, world: World): KnownCase[] {
  return world.cases.filter((one) => seesInOffice(who, one))
}

function onlySeen(page: Page, who: Asker, world: World): void {
  onlyThose(page.items, (row) => inOffice(who, world).some(({ id }) => id === row.id))
  if (page.count !== undefined) expect(page.count).toBeLessThanOrEqual(inOffice(who, world).length)
}

/** Filters of a list; among them words that only somebody else's matters hold. */
const filters = (world: World) =>
  fc.record({
    limit: fc.constantFrom(3, 200),
    within: maybe(aPlace),
    open: maybe(fc.boolean()),
    overdue: maybe(fc.boolean()),
    holder: maybe(oneOf([...world.bodies.values()])),
    search: maybe(
      fc.oneof(
        fc.constantFrom('9901-', '990102-', '%%', 'mk', ...world.cases.map(({ no }) => no)),
        fc.constantFrom(...world.marks.all('text'), ...world.marks.all('address')),
      ),
    ),
    indicator: maybe(fc.constantFrom('opened', 'open', 'overdue')),
    after: maybe(fc.constant(Buffer.from(`2030-01-01T00:00:00Z|${unknownId}`).toString('base64url'))),
  })

type Listed = { limit: number; within?: string; search?: string }

/** A report in the words of one that is there: its id and category are public, its text is guessed. */
export function repeated(world: World) {
  const known = fc.constantFrom(...world.cases.filter(({ secret }) => secret))
  const as = (one: KnownCase) => ({ id: one.id, category: world.categories.get(one.id)!, place: one.place })
  const copied = known.map((one) => ({ ...as(one), text: world.texts.get(one.id)! }))
  const near = known.map((one) => ({ ...as(one), text: '别的内容' }))
  const fresh = known.chain((one) =>
    aPlace.map((place) => ({ ...as(one), id: uuidv7(), place, text: '新的' })),
  )
  return fc.oneof(copied, near, { weight: 2, arbitrary: fresh })
}

/** Nothing that a report answers with is another's: no number, no id, no secret that was there. */
export function isNew(output: { id: string; no: string; secret?: string }, world: World): void {
  const known = world.cases.find(({ id, no }) => id === output.id || no === output.no)
  expect(known?.no).toBeUndefined()
  expect(world.cases.filter(({ secret }) => secret !== '' && secret === output.secret)).toEqual([])
}

export const grid: Rules = {
  'grid.reportFor': rule({
    input: (world) => repeated(world).map((one) => ({ ...one, channel: 'phone' })),
    expects: (who, { place }) => either(mayThere(who, place, 'grid.clerk')),
    check: (output: { id: string; no: string; secret: string }, _, __, world) => isNew(output, world),
  }),
  'grid.patrol': rule({
    input: (world) =>
      fc.record({ one: repeated(world), named: fc.boolean() }).map(({ one: { place, ...rest }, named }) => ({
        ...rest,
        place: named ? place : undefined,
      })),
    expects: (who, { place }) =>
      either(carries(who, 'grid.patrol') && below(who, place ?? who.acting?.place ?? '-')),
    check: (output: { id: string; no: string }, _, __, world) => isNew(output, world),
  }),
  'grid.list': rule({
    input: (world) =>
      fc.oneof(fc.record({ limit: fc.constantFrom(3, 200) }), filters(world)) as fc.Arbitrary<Listed>,
    expects(who, { within, search }) {
      if (!carries(who, ...seeing)) return signedIn(who) ? [403] : [401]
      if (within !== undefined && !below(who, within)) return [404]
      return search === '%%' ? [200, 400] : yes
    },
    check(output: Page, who, input, world) {
      onlySeen(output, who, world)
      const { limit, ...filter } = input
      const asked = Object.values(filter).some((value) => value !== undefined)
      // Without a filter it is exactly what the model sees: nothing too much, nothing left out.
      const matters = inOffice(who, world).filter(({ procedure }) => procedure === 'grid.matter')
      if (!asked) expect(output.count).toBe(matters.length)
      expect(output.items.length).toBeLessThanOrEqual(limit)
    },
  }),
  'grid.inbox': rule({
    input: () =>
      fc.record({ scope: fc.constantFrom('mine', 'places'), after: maybe(fc.constantFrom('0', '1')) }),
    expects: (who) => either(carries(who, ...seeing)),
    check(output: Page & { counts: Record<string, number> }, who, _, world) {
      onlySeen(output, who, world)
      const counted = Object.values(output.counts).reduce((sum, count) => sum + count, 0)
      expect(counted).toBeLessThanOrEqual(inOffice(who, world).length)
    },
  }),
  'grid.get': rule({
    input: aCase,
    expects(who, ref, world) {
      const one = caseOf(world, ref)
      return either(signedIn(who) && one !== undefined && sees(who, one))
    },
    check(output: { reporter: unknown; events: { action: string }[] }, who, ref, world) {
      if (seesInOffice(who, caseOf(world, ref)!)) return
      // The reporter, and nothing else there: no contact block, no steps inside the house.
      expect(output.reporter).toBeNull()
      onlyThose(output.events, ({ action }) => !['extend', 'handle', 'hand-back'].includes(action))
    },
  }),
  'grid.reveal': rule({
    input: (world) => aCase(world).map((ref) => ({ ...ref, purpose: '核实' })),
    expects(who, ref, world) {
      const one = caseOf(world, ref)
      return either(one !== undefined && reveals(who, one))
    },
    own: (_, ref, world) => {
      const one = caseOf(world, ref)
      const place = one?.place.slice(0, 12)
      const contacts = [...world.marks.all('name of a reporter'), ...world.marks.all('phone of a reporter')]
      return contacts.filter((text) => world.marks.of(text)?.place === place)
    },
  }),
  'grid.act': rule({
    input: (world) =>
      fc
        .tuple(aCase(world), fc.constantFrom(...steps), fc.record(stepFields(world)), maybe(fc.nat(9)))
        .map(([ref, action, fields, seq]) => ({ ...ref, action, ...fields, seq })),
    expects: (who, input, world) => stepAnswers(who, caseOf(world, input), input.action),
  }),
  'grid.actMany': rule({
    input: (world) =>
      fc
        .tuple(fc.array(aCase(world), { minLength: 1, maxLength: 4 }), fc.constantFrom(...steps))
        .map(([items, action]) => ({ items, action, note: 'x', answer: 'x', pass: true })),
    expects: (who) => either(signedIn(who)),
    check(
      output: { results: { county: string; id: string; ok: boolean; code?: string }[] },
      who,
      input,
      world,
    ) {
      for (const result of output.results) {
        const answers = stepAnswers(who, caseOf(world, result), input.action)
        if (result.ok) expect(answers).toContain(200)
        if (answers.includes(404)) expect(result.code).toBe('record.not-found')
      }
    },
  }),
  'grid.views': rule({
    input: () => fc.record({}),
    expects: (who) => either(signedIn(who)),
    check: (output: { items: { id: string }[] }, who, _, world) =>
      onlyThose(output.items, ({ id }) => ownView(world, who, id)),
  }),
  'grid.saveView': rule({
    input: (world) =>
      fc.record({
        id: maybe(oneOf(world.views.map(({ id }) => id))),
        name: fc.constant('x'),
        filter: fc.constant({ within: '990102' }),
      }),
    expects: (who, { id }, world) =>
      either(signedIn(who) && (id === undefined || id === unknownId || ownView(world, who, id))),
  }),
  'grid.removeView': rule({
    input: (world) => fc.record({ id: oneOf(world.views.map(({ id }) => id)) }),
    expects: (who, { id }, world) => either(ownView(world, who, id)),
  }),
}

function ownView(world: World, who: Asker, view: string): boolean {
  return world.views.some(({ id, account }) => id === view && account === who.account)
}
