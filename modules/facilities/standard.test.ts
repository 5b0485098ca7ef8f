import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { root } from '#platform/db/folders.ts'
import { missingSetting } from '#platform/law/settings.ts'
import { loadPacks } from '#platform/packs/load.ts'
import { fixedClock } from '#platform/time/clock.ts'
import { type CommunityFacts, externalStandard, required, standardOf } from './standard.ts'

const packs = loadPacks(`${root}/jurisdictions`, { clock: fixedClock('2026-11-20T09:00:00+08:00') })
const of = (id: string) => standardOf(packs.get(id))
const facts = (given: Partial<CommunityFacts>): CommunityFacts => ({
  households: null,
  rural: null,
  built: null,
  ...given,
})
const area = (id: string, given: Partial<CommunityFacts>) => {
  const asked = required(of(id), facts(given))
  return asked.checkable ? [asked.area, ...asked.rests.map(({ basis }) => basis[0]!.quote)] : asked.because
}

describe('the least area of a community', () => {
  test('遂宁: thirty square metres for every hundred households (11)', () => {
    expect(area('suining', { households: 2000 })).toEqual([600, '三十平方米'])
    expect(area('suining', { households: 1001 })).toEqual([300.3, '三十平方米'])
    expect(area('suining', {})).toBe('households')
  })
  test('焦作: by households in new areas, four hundred in old ones (10)', () => {
    expect(area('jiaozuo', { households: 2000, built: 'new' })).toEqual([600, '三十平方米'])
    expect(area('jiaozuo', { households: 2000, built: 'existing' })).toEqual([400, '四百平方米'])
    expect(area('jiaozuo', { built: 'existing' })).toEqual([400, '四百平方米'])
    expect(area('jiaozuo', { built: 'new' })).toBe('households')
    expect(area('jiaozuo', { households: 2000 })).toBe('built')
  })
  test('湖北: by households, never less than 1000 in town and 500 in the country (15)', () => {
    expect(area('hubei', { households: 2000, rural: false })).toEqual([1000, '1000平方米', '30平方米'])
    expect(area('hubei', { households: 5000, rural: false })).toEqual([1500, '30平方米', '1000平方米'])
    expect(area('hubei', { households: 900, rural: true })).toEqual([500, '500平方米', '30平方米'])
    expect(area('hubei', { households: 2000, rural: true })).toEqual([600, '30平方米', '500平方米'])
    expect(area('hubei', { rural: true })).toBe('households')
    expect(area('hubei', { households: 900 })).toBe('rural')
  })
  test('贵阳: 800 of service premises in every community (37)', () => {
    expect(area('guiyang', {})).toEqual([800, '800平方米'])
    expect(area('guiyang', { households: 9000 })).toEqual([800, '800平方米'])
  })
  test('辽源: what was set for the standard of the province, else not checkable (15)', () => {
    const pack = packs.get('liaoyuan')
    const missing = missingSetting(pack, pack.parameter(externalStandard)!)
    const unset = required(standardOf(pack, missing), facts({ households: 2000 }))
    expect(unset).toMatchObject({
      because: 'setting',
      why: { zh: expect.stringMatching(/^无法核对.*省级.*第十五条/) },
      basis: [{ article: '第十五条', quote: '省级规定标准' }],
    })
    const set = required(standardOf(pack, 350), facts({}))
    expect(set).toMatchObject({ checkable: true, area: 350, rests: [{ basis: [{ article: '第十五条' }] }] })
  })
  test('a law that says nothing of it asks for nothing', () => {
    expect(required({}, facts({ households: 2000 }))).toMatchObject({ because: 'no-standard' })
  })
  test('never falls when there are more households', () => {
    const setting = fc.boolean()
    fc.assert(
      fc.property(
        fc.nat(20_000),
        fc.nat(5000),
        setting,
        fc.constantFrom('suining', 'hubei'),
        (few, more, rural, id) => {
          const [less, later] = [few, few + more].map((households) => area(id, { households, rural })[0])
          expect(Number(later)).toBeGreaterThanOrEqual(Number(less))
        },
      ),
    )
  })
})
