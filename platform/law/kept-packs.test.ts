/** Versions outlive the edits of their folders. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { loadPacks } from '#platform/packs/load.ts'
import type { Packs } from '#platform/packs/packs.ts'
import { type AmendedFolder, amendedFolder } from '#platform/testing/amended.ts'
import { type Installation, installation } from '#platform/testing/database.ts'
import { keepPack, keepPacks, rulesOf } from './kept-packs.ts'

let app: Installation
let folder: AmendedFolder
beforeAll(async () => {
  app = await installation([])
})
afterAll(() => app.close())
beforeEach(async () => {
  folder = amendedFolder()
  await app.owner.query('delete from law.pack')
  return () => folder.remove()
})

async function start(): Promise<Packs> {
  const packs = loadPacks(folder.root)
  await keepPacks(app.database, packs, app.clock.now())
  return packs
}

const rows = async () =>
  (
    await app.owner.query<{ id: string; version: string }>(
      'select id, version from law.pack order by version',
    )
  ).rows

describe('each start', () => {
  it('writes what it has not seen, once', async () => {
    const { version } = (await start()).get('_fictional')
    await start()
    expect(await rows()).toEqual([{ id: '_fictional', version }])
  })

  it('adds only: the application may neither change nor remove a row', async () => {
    await start()
    await expect(app.database.pool.query("update law.pack set data = '{}'")).rejects.toThrow(
      'permission denied',
    )
    await expect(app.database.pool.query('delete from law.pack')).rejects.toThrow('permission denied')
  })
})

describe('after an edit of the folder', () => {
  it('that mends words only, what began under it reads the mended words', async () => {
    const before = (await start()).get('_fictional')
    folder.write('', 'procedures/grid-matter.yaml', (data) => {
      data.steps[1].name.en = 'Take up'
    })
    const packs = await start()
    const now = packs.get('_fictional')
    expect(now.version).not.toBe(before.version)
    expect(rulesOf(now.data)).toBe(rulesOf(before.data))
    expect(packs.under('_fictional', before.version)).toBe(now)
  })

  it('that changes a rule within the same number, what began before is decided by the rule as it was', async () => {
    const before = (await start()).get('_fictional')
    folder.write('', 'limits.yaml', (data) => {
      data.stages.handle.ordinary = { amount: 1, unit: 'workingDays' }
    })
    const packs = await start()
    expect(packs.get('_fictional').limit('handle', 'ordinary').amount).toBe(1)
    const kept = packs.under('_fictional', before.version)
    expect(kept?.version).toBe(before.version)
    expect(kept?.limit('handle', 'ordinary').amount).toBe(5)
    expect(packs.under('_fictional', before.version)).toBe(kept)
  })

  it('that takes a version out, its number is still read', async () => {
    folder.write('versions/2027-03-01', 'jurisdiction.yaml', (data) => {
      data.version = 2
    })
    const second = (await start()).at('_fictional', '2027-03-01')
    folder.remove()
    folder = amendedFolder()
    const packs = await start()
    expect(packs.versions('_fictional')).toHaveLength(1)
    expect(packs.under('_fictional', second.version)?.number).toBe(2)
  })

  it('a draft that was tried stays readable', async () => {
    folder.write('drafts/shorter', 'limits.yaml', (data) => {
      data.stages.handle.ordinary = { amount: 2, unit: 'workingDays' }
    })
    const packs = await start()
    const [draft] = packs.drafts('_fictional')
    await keepPack(app.database.direct, draft!, app.clock.now())
    folder.remove()
    folder = amendedFolder()
    const later = await start()
    expect(later.drafts('_fictional')).toEqual([])
    expect(later.under('_fictional', draft!.version)?.limit('handle', 'ordinary').amount).toBe(2)
  })
})
