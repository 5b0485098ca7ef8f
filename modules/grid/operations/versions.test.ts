/** A law is amended while matters are under way: each keeps the version that it began under. */
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Asker } from '#platform/access/asker.ts'
import { keepPacks } from '#platform/law/kept-packs.ts'
import { loadPacks } from '#platform/packs/load.ts'
import type { Packs } from '#platform/packs/packs.ts'
import { type AmendedFolder, amendedFolder } from '#platform/testing/amended.ts'
import { findCase } from '#platform/workflow/record.ts'
import { grid } from '../contract.ts'
import { buildTown, community, type Town } from '../testing/town.ts'

const hour = 3_600_000
let t: Town
let folder: AmendedFolder

/** From 1 December: three working days instead of five; no verification; an answer is no longer needed before closing. */
function amend(): void {
  const layer = 'versions/2026-12-01'
  folder.write(layer, 'jurisdiction.yaml', (data) => {
    data.version = 2
  })
  folder.write(layer, 'limits.yaml', (data) => {
    for (const urgency of ['urgent', 'ordinary', 'complex', 'emergency']) {
      data.stages.handle[urgency] = { amount: 3, unit: 'workingDays' }
    }
  })
  folder.write(layer, 'procedures/grid-matter.yaml', (data) => {
    for (const step of data.steps) {
      if (step.id === 'verify') step.used = false
      if (step.id === 'finish') step.name = { zh: '办毕', en: 'Complete' }
    }
  })
  folder.write(layer, 'refusals.yaml', (data) => {
    for (const one of data.refusals) if (one.code === 'close-before-answer') one.mode = 'off'
  })
}

/** A start of the installation: the folder is read anew, and what was not seen is kept. */
async function restart(): Promise<void> {
  const packs = loadPacks(folder.root, { clock: t.clock })
  await keepPacks(t.database, packs, t.clock.now())
  const forPlace = packs.forPlace.bind(packs)
  packs.forPlace = (code, options) => forPlace(code, { ...options, includeFictional: true })
  ;(t.services as { packs: Packs }).packs = packs
}

beforeAll(async () => {
  t = await buildTown('2026-11-27T10:00:00+08:00')
  folder = amendedFolder()
  amend()
  await restart()
})
afterAll(async () => {
  await t.close()
  folder.remove()
})

async function reported() {
  const category = t.services.packs.get('_fictional').category('exposed-garbage')!.id
  return t.must(grid.report, { id: uuidv7(), category, text: '垃圾没人清', place: community }, t.resident)
}
type Ref = { county: string; id: string }
function act({ county, id }: Ref, action: string, asker: Asker, input: object = {}) {
  return t.call(grid.act, { county, id, action, ...input }, asker)
}
const seen = ({ county, id }: Ref, asker: Asker) => t.must(grid.get, { county, id }, asker)
const actions = async (ref: Ref) => (await seen(ref, t.dispatcher)).actions.map(({ action }) => action)

describe('a law amended in the middle', () => {
  let before: Ref
  let after: Ref

  it('a matter begun before keeps its steps and limits after the day; one begun after takes the new ones', async () => {
    before = await reported()
    expect(await actions(before)).toContain('request-verification')
    t.clock.advance(4 * 24 * hour)
    after = await reported()
    expect(await actions(before)).toContain('request-verification')
    expect(await actions(after)).not.toContain('request-verification')
    for (const ref of [before, after]) {
      expect(await act(ref, 'dispatch', t.dispatcher, { body: t.bodies.sanitation })).toMatchObject({
        ok: true,
      })
    }
    const limits = await Promise.all(
      [before, after].map(
        async (ref) =>
          (await seen(ref, t.dispatcher)).timers.find(({ kind }) => kind === 'handle')?.limit.amount,
      ),
    )
    const first = t.services.packs.versions('_fictional')[0]!
    const { urgency } = first.category('exposed-garbage')!
    expect(limits).toEqual([first.limit('handle', urgency).amount, 3])
    const records = await Promise.all(
      [before, after].map((ref) => findCase(t.database.direct, ref.county, ref.id)),
    )
    expect(records.map((record) => record?.pack.split('-')[0])).toEqual(['1', '2'])
  })

  it('names and refusals are those of its own version', async () => {
    for (const ref of [before, after]) {
      expect(await act(ref, 'finish', t.handler, { note: '清了' })).toMatchObject({ ok: true })
      expect(await act(ref, 'check', t.dispatcher, { pass: true })).toMatchObject({ ok: true })
    }
    const named = async (ref: Ref) =>
      (await seen(ref, t.dispatcher)).events.find(({ action }) => action === 'finish')?.name.zh
    expect([await named(before), await named(after)]).toEqual(['处置完成', '办毕'])
    expect(await act(before, 'close', t.dispatcher)).toMatchObject({
      status: 422,
      error: { code: 'close-before-answer' },
    })
    expect(await act(after, 'close', t.dispatcher)).toMatchObject({ ok: true })
  })

  it('a decision stays readable under its version after the folder has lost it', async () => {
    folder.remove()
    folder = amendedFolder()
    await restart()
    expect(t.services.packs.versions('_fictional')).toHaveLength(1)
    const closed = await seen(after, t.dispatcher)
    expect(closed.events.find(({ action }) => action === 'finish')?.name.zh).toBe('办毕')
    expect(closed.timers.find(({ kind }) => kind === 'handle')?.limit.amount).toBe(3)
    expect(await actions(before)).toContain('answer')
  })
})
