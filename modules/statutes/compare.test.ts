/** Differences named: on data of our own for each kind, and on the five laws as they stand. */
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { root } from '#platform/db/folders.ts'
import { loadPacks } from '#platform/packs/load.ts'
import { Pack } from '#platform/packs/pack.ts'
import type { Duty, Parameter } from '#platform/packs/schema.ts'
import { type Compared, compareAll, compareDuty, compareParameter } from './compare.ts'
import { figuresIn } from './figures.ts'

const packs = loadPacks(path.join(root, 'jurisdictions'))
const base = packs.get('_fictional').data
const cite = () => ({ locator: '第一条', quote: '—', url: '/law/x/art_1' })

/** A law with only these rows and figures. */
function law(id: string, duties: Partial<Duty>[], parameters: Parameter[] = []): Compared {
  const rows = duties.map((duty, index): Duty => {
    const plain: Duty = {
      id: `${index + 1}.1`,
      key: 'visits',
      basis: [{ article: 1, quote: '应当走访居民' }],
      bearers: ['committee'],
      subject: '居（村）民委员会',
      modality: 'shall',
      capability: 'care',
      action: { zh: '走访', en: 'Visit' },
      class: 'planned',
    }
    return { ...plain, ...duty }
  })
  const jurisdiction = { ...base.jurisdiction, id }
  return { pack: new Pack({ ...base, jurisdiction, duties: rows, parameters }), cite }
}
const key = { id: 'visits', name: { zh: '走访', en: 'Visits' }, capability: 'care' }
const kindsOf = (...laws: Compared[]) => compareDuty(laws, key).differences.map(({ kind }) => kind)

describe('the same duty', () => {
  test('laws that say the same do not differ', () => {
    expect(kindsOf(law('a', [{}]), law('b', [{}]))).toEqual([])
  })

  test('absent', () => {
    const { differences, sides } = compareDuty([law('a', [{}]), law('b', []), law('c', [])], key)
    expect(differences).toEqual([
      { kind: 'absent', groups: [{ says: { zh: '没有规定', en: 'says nothing' }, laws: ['b', 'c'] }] },
    ])
    expect(sides.map(({ entries }) => entries.length)).toEqual([1, 0, 0])
  })

  test('another bearer, or none named', () => {
    const { differences } = compareDuty(
      [law('a', [{}]), law('b', [{ bearers: ['gov-county'] }]), law('c', [{ bearers: [], subject: '' }])],
      key,
    )
    expect(differences).toEqual([
      {
        kind: 'bearer',
        groups: [
          { says: expect.objectContaining({ zh: '居（村）委会' }), laws: ['a'] },
          { says: expect.objectContaining({ zh: '县级政府' }), laws: ['b'] },
          { says: expect.objectContaining({ en: 'names nobody' }), laws: ['c'] },
        ],
      },
    ])
  })

  test('a definition is borne by nobody', () => {
    const define = (subject: string) => [{ modality: 'define' as const, bearers: [], subject }]
    expect(kindsOf(law('a', define('')), law('b', define('省人大常委会')))).toEqual([])
  })

  test('may against shall', () => {
    expect(kindsOf(law('a', [{}]), law('b', [{ modality: 'may' }]))).toEqual(['modality'])
  })

  test('a figure in the words; the same figure in other numerals is none', () => {
    const words = (quote: string) => [{ basis: [{ article: 1, quote }] }]
    expect(kindsOf(law('a', words('不低于三十平方米')), law('b', words('不低于30平方米')))).toEqual([])
    expect(kindsOf(law('a', words('不低于三十平方米')), law('b', words('不低于四十平方米')))).toEqual([
      'figure',
    ])
  })

  test('a deadline in the words, a period', () => {
    const words = (quote: string) => [{ basis: [{ article: 1, quote }] }]
    expect(kindsOf(law('a', words('15个工作日内移交')), law('b', words('及时移交')))).toEqual(['deadline'])
    expect(kindsOf(law('a', [{ due: { every: 'year' } }]), law('b', [{ due: { every: 'month' } }]))).toEqual([
      'deadline',
    ])
    expect(kindsOf(law('a', [{ due: { every: 'standing' } }]), law('b', [{}]))).toEqual([])
  })

  test('several rows of one law count together', () => {
    expect(kindsOf(law('a', [{}, { bearers: ['dept'] }]), law('b', [{ bearers: ['dept'] }, {}]))).toEqual([])
  })
})

describe('the same figure', () => {
  const figure = (over: Partial<Parameter>): Parameter => ({
    id: 'area',
    unit: '㎡',
    value: 30,
    open: false,
    basis: [{ article: 1, quote: '三十平方米' }],
    ...over,
  })
  const kinds = (...all: (Partial<Parameter> | undefined)[]) =>
    compareParameter(
      all.map((one, at) => law(`${at}`, [], one ? [figure(one)] : [])),
      'area',
    ).differences.map(({ kind }) => kind)

  test.each([
    ['the same', [{}, {}], []],
    ['another', [{}, { value: 40 }], ['figure']],
    ['open in one', [{}, { value: null, open: true }], ['open']],
    ['absent in one', [{}, undefined], ['absent']],
    ['may and shall', [{ modality: 'may' }, { modality: 'shall' }], ['modality']],
    [
      'another list',
      [
        { unit: 'list', value: ['甲', '乙'] },
        { unit: 'list', value: ['甲'] },
      ],
      ['content'],
    ],
    [
      'a list in another order',
      [
        { unit: 'list', value: ['甲', '乙'] },
        { unit: 'list', value: ['乙', '甲'] },
      ],
      [],
    ],
    [
      'another time',
      [
        { unit: 'working days', value: 15 },
        { unit: 'working days', value: 10 },
      ],
      ['deadline'],
    ],
    [
      'another role',
      [
        { unit: 'role', value: '甲' },
        { unit: 'role', value: '乙' },
      ],
      ['bearer'],
    ],
  ] as [string, (Partial<Parameter> | undefined)[], string[]][])('%s', (_, all, wanted) => {
    expect(kinds(...all)).toEqual(wanted)
  })
})

test('figures in the words of laws', () => {
  expect(figuresIn('每百户不低于三十平方米，15 个工作日内，第三十条，2023年，两个以上')).toEqual([
    { value: 30, unit: '平方米' },
    { value: 15, unit: '工作日' },
  ])
})

describe('the five laws', () => {
  const all = compareAll(packs.list().map((pack) => ({ pack, cite })))
  const of = (id: string) => all.find((one) => one.id === id)

  test('30 ㎡ for 100 households: three laws say it, two say nothing', () => {
    const one = of('facility-area-per-100-households')
    expect(one?.differences.find(({ kind }) => kind === 'absent')?.groups[0]?.laws).toEqual([
      'guiyang',
      'liaoyuan',
    ])
    expect(one?.differences.some(({ kind }) => kind === 'figure')).toBe(false)
    expect(one?.capability.id).toBe('facilities')
  })

  test('review of utilities: one law says shall, three say may', () => {
    const found = of('utility-review-modality')?.differences ?? []
    expect(found.map(({ kind }) => kind)).toEqual(['absent', 'modality'])
    expect(found[1]?.groups.map(({ says, laws }) => [says.zh, laws])).toEqual([
      ['应当', ['hubei']],
      ['可以', ['jiaozuo', 'liaoyuan', 'suining']],
    ])
  })

  test('every comparison has a side for each law and a capability that has a name', () => {
    expect(all.length).toBeGreaterThan(150)
    for (const one of all) {
      expect(one.sides.map(({ law }) => law)).toEqual(packs.list().map(({ id }) => id))
      expect(one.capability.name.zh, one.id).not.toBe(one.capability.id)
    }
  })
})
