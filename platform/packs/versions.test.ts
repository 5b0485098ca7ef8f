/** Dated versions of a law and drafts of amendments, as folders within a jurisdiction's. */
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type AmendedFolder, amendedFolder } from '#platform/testing/amended.ts'
import { fixedClock } from '#platform/time/clock.ts'
import { loadPacks, PackError, readFolder } from './load.ts'

const day = 86_400_000
let folder: AmendedFolder
beforeEach(() => {
  folder = amendedFolder()
})
afterEach(() => folder.remove())

/** An amendment: from a day on, ordinary matters are to be handled in three working days. */
function amend(layer = 'versions/2027-03-01', version = 2): void {
  folder.write(layer, 'jurisdiction.yaml', (data) => {
    data.version = version
  })
  folder.write(layer, 'limits.yaml', (data) => {
    data.stages.handle.ordinary = { amount: 3, unit: 'workingDays' }
  })
}

const handling = (pack: { limit(stage: 'handle', urgency: 'ordinary'): { amount: number } }) =>
  pack.limit('handle', 'ordinary').amount

describe('versions', () => {
  it('replace same-named files from their day on, and leave the others as they are', () => {
    amend()
    const packs = loadPacks(folder.root)
    const [first, second] = packs.versions('_fictional')
    expect([first, second].map((pack) => [pack?.number, pack?.from, handling(pack!)])).toEqual([
      [1, undefined, 5],
      [2, '2027-03-01', 3],
    ])
    expect(second?.data.categories).toEqual(first?.data.categories)
    expect(packs.at('_fictional', '2027-02-28')).toBe(first)
    expect(packs.at('_fictional', '2027-03-01')).toBe(second)
  })

  it('lie over each other: the third keeps what the second changed', () => {
    amend()
    folder.write('versions/2028-01-01', 'jurisdiction.yaml', (data) => {
      data.version = 3
    })
    const packs = loadPacks(folder.root)
    expect(handling(packs.at('_fictional', '2028-06-01'))).toBe(3)
    expect(packs.at('_fictional', '2028-06-01').number).toBe(3)
  })

  it('take effect by the clock, at the turn of the day in China', () => {
    amend()
    const clock = fixedClock('2027-02-28T15:59:59Z')
    const packs = loadPacks(folder.root, { clock })
    const here = () => packs.forPlace('990101', { includeFictional: true })
    expect(here()?.number).toBe(1)
    expect(packs.forPlace('990101', { includeFictional: true, on: '2027-03-01' })?.number).toBe(2)
    clock.advance(1000)
    expect(here()?.number).toBe(2)
    expect(packs.get('_fictional').number).toBe(2)
    clock.advance(-365 * day)
    expect(packs.find('_fictional')?.number).toBe(1)
  })

  it('leave the hash of the first version as it was', () => {
    const before = loadPacks(folder.root).get('_fictional').version
    amend()
    expect(loadPacks(folder.root).versions('_fictional')[0]?.version).toBe(before)
  })

  it('know where their statute stands', () => {
    amend()
    mkdirSync(path.join(folder.root, '_fictional/versions/2027-03-01/statutes'), { recursive: true })
    const text = path.join(folder.root, '_fictional/versions/2027-03-01/statutes/_fictional.txt')
    writeFileSync(text, '第一条　新的。')
    expect(loadPacks(folder.root).at('_fictional', '2027-03-01').data.statuteFile).toBe(
      '_fictional/versions/2027-03-01/statutes/_fictional.txt',
    )
  })

  it.each([
    ['versions/next-year', 2, 'named by the day on which it takes effect'],
    ['versions/2027-02-30', 2, 'named by the day on which it takes effect'],
    ['versions/2027-03-01', 1, '"version" must be higher than 1'],
  ])('%s, version %i: %s', (layer, version, says) => {
    amend(layer, version)
    expect(() => loadPacks(folder.root)).toThrow(PackError)
    expect(() => loadPacks(folder.root)).toThrow(says)
  })

  it('without a jurisdiction.yaml of their own are refused, and so is another place', () => {
    folder.write('versions/2027-03-01', 'limits.yaml', () => {})
    expect(() => loadPacks(folder.root)).toThrow('brings its own jurisdiction.yaml')
    folder.write('versions/2027-03-01', 'jurisdiction.yaml', (data) => {
      data.version = 2
      data.prefix = '98'
    })
    expect(() => loadPacks(folder.root)).toThrow('an amendment is of the same places')
  })

  it('say in which file a mistake stands', () => {
    amend()
    folder.write('versions/2027-03-01', 'limits.yaml', (data) => {
      data.reopen = { amount: -1, unit: 'calendarDays' }
    })
    expect(() => loadPacks(folder.root)).toThrow('_fictional/versions/2027-03-01/limits.yaml reopen.amount')
  })
})

describe('drafts', () => {
  it('are never in force, and lie over the newest version', () => {
    amend()
    folder.write('drafts/second-reading', 'refusals.yaml', (data) => {
      data.refusals = data.refusals.filter((one: { code: string }) => one.code !== 'self-check')
    })
    const packs = loadPacks(folder.root)
    const [draft, ...others] = packs.drafts('_fictional')
    expect(others).toEqual([])
    expect(draft?.draft).toBe('second-reading')
    expect(draft?.version).toMatch(/^draft-second-reading-[0-9a-f]{8}$/)
    expect(handling(draft!)).toBe(3)
    expect(draft?.refusal('self-check').mode).toBe('off')
    expect(packs.versions('_fictional')).not.toContain(draft)
    expect(packs.at('_fictional', '2099-01-01').refusal('self-check').mode).toBe('refuse')
    expect(packs.under('_fictional', draft!.version)).toBe(draft)
  })

  it('that cannot be read keep nobody from working, and are said to be wrong by the check', () => {
    folder.write('drafts/broken', 'limits.yaml', (data) => {
      delete data.stages
    })
    expect(loadPacks(folder.root).drafts('_fictional')).toEqual([])
    const { findings } = readFolder(folder.root, '_fictional', new Map(), { drafts: true })
    expect(findings.map(({ file }) => file)).toContain('drafts/broken/limits.yaml')
  })
})

describe('what has kept a version', () => {
  it('finds that very one, else the newest of its number, else nothing', () => {
    amend()
    const packs = loadPacks(folder.root)
    const [first, second] = packs.versions('_fictional')
    expect(packs.under('_fictional', second!.version)).toBe(second)
    expect(packs.under('_fictional', '1-00000000')).toBe(first)
    expect(packs.under('_fictional', '7-00000000')).toBeUndefined()
    expect(packs.under('nowhere', '1-00000000')).toBeUndefined()
  })
})
