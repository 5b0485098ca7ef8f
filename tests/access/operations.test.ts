/**
 * Position × place × relation, for every operation of every module: what the model allows is answered, what it does
 * not allow is refused, and no answer holds what its asker may not know.
 *
 * `LINLI_ACCESS_RUNS` sets the tries per operation, `LINLI_ACCESS_SEED` another run of chance.
 */
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { modules } from '#apps/server/modules.ts'
import { type Asker, nobody } from '#platform/access/asker.ts'
import { ownOf } from './marks.ts'
import { accounts } from './rules/accounts.ts'
import { cases } from './rules/cases.ts'
import { communities } from './rules/communities.ts'
import { complaints } from './rules/complaints.ts'
import { duties } from './rules/duties.ts'
import { facilities } from './rules/facilities.ts'
import { grid } from './rules/grid.ts'
import { gridPublic } from './rules/grid-public.ts'
import { matters } from './rules/matters.ts'
import { others } from './rules/others.ts'
import { refusals } from './rules/refusals.ts'
import type { Rule, Rules } from './rules/rule.ts'
import { settings } from './rules/settings.ts'
import { statutes } from './rules/statutes.ts'
import { trials } from './rules/trials.ts'
import { buildWorld, type World } from './world.ts'

const rules: Rules = {
  ...accounts,
  ...cases,
  ...complaints,
  ...matters,
  ...communities,
  ...duties,
  ...facilities,
  ...grid,
  ...gridPublic,
  ...others,
  ...settings,
  ...refusals,
  ...statutes,
  ...trials,
}
const operations = modules.flatMap((module) => module.operations)
const runs = Number(process.env.LINLI_ACCESS_RUNS ?? 100)
const seed = Number(process.env.LINLI_ACCESS_SEED ?? 20261120)

let world: World
beforeAll(async () => {
  world = await buildWorld()
})
afterAll(() => world.close())

/** In a session, or some of the time with a key. */
function anAsker(): fc.Arbitrary<Asker> {
  const manages = world.askers.filter(({ acting }) => acting?.duties.has('parties.manage'))
  const residents = Object.values(world.residents).flatMap(({ reporter, neighbour }) => [reporter, neighbour])
  const some = fc.oneof(
    { weight: 12, arbitrary: fc.constantFrom(...world.askers) },
    { weight: 2, arbitrary: fc.constantFrom(...manages) },
    { weight: 2, arbitrary: fc.constantFrom(...residents) },
    { weight: 1, arbitrary: fc.constantFrom(...world.askers.slice(-3)) },
    { weight: 1, arbitrary: fc.constant(nobody) },
  )
  const key = fc.nat(4).map((n) => n === 0)
  return fc
    .tuple(some, key)
    .map(([who, byKey]) => (byKey && who.via === 'session' ? { ...who, via: 'key' } : who))
}

/** Every other time somebody who may, if there is anybody: chance alone would mostly meet refusals. */
function aimed(rule: Rule, input: Record<string, unknown>, chance: Asker, pick: number): Asker {
  if (pick % 2 === 0) return chance
  const may = world.askers.filter((who) => rule.expects(who, input, world).includes(200))
  return may[pick % Math.max(may.length, 1)] ?? chance
}

function describeAsker(who: Asker): string {
  const { acting } = who
  return acting
    ? `${acting.bodyKind}/${acting.post} at ${acting.place} by ${who.via}`
    : `${who.via} ${who.personCounty}`
}

test('every operation has a rule, and every rule an operation', () => {
  expect(Object.keys(rules).sort()).toEqual(operations.map(({ contract }) => contract.name).sort())
})

test('a rule says "open" exactly where the operation does', () => {
  for (const { contract, access } of operations) {
    expect([contract.name, rules[contract.name]?.open ?? false]).toEqual([
      contract.name,
      access.kind === 'open',
    ])
  }
})

test('the alarm rings: what an office of one county is told is a leak to one of the other', async () => {
  const [here, there] = ['990101001', '990102001'].map((place) => world.holder('gov-base', 'head', place))
  for (const [name, input] of [
    ['grid.list', {}],
    ['parties.positions', {}],
    ['places.divisions', {}],
    ['statistics.board', { from: '2026-11-01', to: '2026-11-30' }],
  ] as const) {
    const { output } = await world.run(name, input, there!)
    const judge = (who: Asker) => world.marks.leaks(output, who, { open: false, own: ownOf(who, input) })
    expect([name, judge(there!)]).toEqual([name, []])
    expect([name, judge(here!).length > 0]).toEqual([name, true])
  }
})

describe.each(operations.map(({ contract }) => contract.name))('%s', (name) => {
  test('answers whoever may, refuses whoever may not, and gives nothing away', async () => {
    const rule = rules[name]!
    const seen = new Map<boolean, number>()
    await fc.assert(
      fc.asyncProperty(anAsker(), rule.input(world), fc.nat(9999), async (chance, input, pick) => {
        const who = aimed(rule, input, chance, pick)
        const expected = rule.expects(who, input, world)
        const answer = await world.run(name, input, who)
        const told = `${describeAsker(who)} got ${answer.status} ${answer.code ?? ''}, expected ${expected}`
        expect(expected.includes(answer.status), told).toBe(true)
        seen.set(answer.status === 200, (seen.get(answer.status === 200) ?? 0) + 1)
        if (answer.status !== 200) return
        const own = ownOf(who, input)
        for (const word of rule.own?.(who, input, world) ?? []) own.add(word)
        const leaks = world.marks.leaks(answer.output, who, { open: rule.open ?? false, own })
        expect(leaks, describeAsker(who)).toEqual([])
        rule.check?.(answer.output as never, who, input, world)
      }),
      { numRuns: Math.min(rule.runs ?? runs, runs), seed },
    )
    // Both sides were met: a test that only ever refuses proves nothing.
    expect(seen.get(true) ?? 0).toBeGreaterThan(0)
    if (!rule.open) expect(seen.get(false) ?? 0).toBeGreaterThan(0)
  })
})
