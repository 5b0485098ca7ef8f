/** Gaps of a law, and differences between two. */
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { root } from '#platform/db/folders.ts'
import { loadPacks } from '#platform/packs/load.ts'
import { Pack, type PackData } from '#platform/packs/pack.ts'
import type { Duty } from '#platform/packs/schema.ts'
import { compareLaws, type LawKind } from './laws.ts'

const packs = loadPacks(path.join(root, 'jurisdictions'))
const own = packs.get('_fictional')
const everybody = new Set(own.bodyKinds().map(({ id }) => id as string))
const around = { settings: new Set<string>(), kinds: everybody }

function amended(change: (data: PackData) => void): Pack {
  const data = structuredClone(own.data)
  data.hash = 'amended'
  change(data)
  return new Pack(data)
}

function found(tried: Pack, kind: LawKind, given = around) {
  return compareLaws(own, tried, given).filter((one) => one.kind === kind)
}

const row: Duty = {
  id: '8.5',
  basis: [{ article: 8, quote: '网格事项服务中心应当每季度公布网格事项的处置情况' }],
  bearers: [],
  subject: '网格事项服务中心',
  modality: 'shall',
  capability: 'organizations',
  action: { zh: '每季度公布网格事项的处置情况', en: 'Publish every quarter how matters were handled' },
  class: 'recorded',
}

describe('the law in force against itself', () => {
  it('differs in nothing, and its gaps are named', () => {
    const findings = compareLaws(own, own, {
      ...around,
      settings: new Set(['hotline-time', 'supervision-period']),
    })
    expect(new Set(findings.map(({ kind }) => kind))).toEqual(new Set(['open-parameter']))
    expect(findings.map(({ id }) => id)).toEqual(['grid-response-levels'])
    expect(findings[0]?.otherwise.zh).toBe('条文没有写明，县人民政府尚未设定')
  })
})

describe('gaps', () => {
  it.each([
    ['suining', '第四十五条', '自2023年 月 日起施行'],
    ['hubei', '第四十五条', '自202'],
  ])('%s: the day on which it takes effect is blank (%s)', (id, article, quote) => {
    const law = packs.get(id)
    const [finding] = compareLaws(law, law, around).filter(({ kind }) => kind === 'blank-date')
    expect(finding?.title.zh).toBe('施行日期')
    expect(finding?.tried[0]).toMatchObject({ article })
    expect(finding?.tried[0]?.quote).toContain(quote)
  })

  it('a duty that names a body which nobody knows, and one that names nobody', () => {
    const draft = amended((data) => {
      data.duties = [...data.duties, row, { ...row, id: '8.6', subject: '' }]
    })
    expect(found(draft, 'no-bearer').map(({ id, otherwise }) => [id, otherwise.zh])).toEqual([
      ['8.5', '条文写的是“网格事项服务中心”，没有对应到任何一类机构'],
      ['8.6', '条文没有写由谁承担'],
    ])
  })

  it('a bearer that does not stand in the place; one of several is enough', () => {
    const draft = amended((data) => {
      data.duties = [
        { ...row, bearers: ['npc'] },
        { ...row, id: '8.6', bearers: ['npc', 'gov-county'] },
        { ...row, id: '8.7', bearers: ['npc'], modality: 'may' },
      ]
    })
    const kinds = new Set([...everybody].filter((kind) => kind !== 'npc'))
    expect(found(draft, 'bearer-missing', { ...around, kinds }).map(({ id }) => id)).toEqual(['8.5'])
    expect(found(draft, 'bearer-missing')).toEqual([])
  })
})

describe('differences', () => {
  it('new duties by key or by words, and what is gone', () => {
    const [kept] = own.duties().filter(({ modality, key }) => modality === 'shall' && key)
    const draft = amended((data) => {
      data.duties = [
        row,
        // The same key in other words, and the same words without a key: known already.
        { ...row, id: '9.9', key: kept!.key!, action: { zh: '换了说法', en: 'reworded' } },
        { ...row, id: '9.8', basis: kept!.basis, action: kept!.action },
      ]
    })
    expect(found(draft, 'new-duty').map(({ id }) => id)).toEqual(['8.5'])
    const gone = found(draft, 'gone-duty')
    expect(gone.length).toBeGreaterThan(0)
    expect(gone.map(({ id }) => id)).not.toContain(kept!.id)
    expect(gone.every((one) => one.own.length > 0 && one.tried.length === 0)).toBe(true)
  })

  it('refusals: mode and to whom', () => {
    const draft = amended((data) => {
      for (const one of data.refusals) {
        if (one.code === 'direct-task') one.mode = 'warn'
        if (one.code === 'transfer-own-duty') one.actors = ['dept']
      }
    })
    const codes = found(draft, 'refusal')
    expect(codes.map(({ id }) => id)).toEqual(['transfer-own-duty', 'direct-task'])
    expect(codes[0]?.otherwise.zh).toBe('不允许（对部门）')
    expect(codes[1]?.now.zh).toMatch(/^不允许（对/)
    expect(codes[1]?.otherwise.zh).toMatch(/^提醒后可以继续（对/)
  })

  it('steps, options, limits, bodies, categories, figures', () => {
    const draft = amended((data) => {
      for (const step of data.procedure.steps) if (step.id === 'verify') step.used = false
      data.procedure.options.jointHandling.used = false
      data.limits.stages.handle!.ordinary = { amount: 3, unit: 'workingDays' }
      data.bodies.kinds = data.bodies.kinds.filter(({ id }) => id !== 'npc')
      data.bodies.dispatcher = 'gov-county'
      data.categories = data.categories.slice(1)
      for (const one of data.parameters) if (one.id === 'grid-leaders-per-grid') one.value = 2
    })
    const ids = (kind: LawKind) => found(draft, kind).map(({ id }) => id)
    expect(ids('law-step')).toEqual(['verify', 'jointHandling'])
    expect(ids('limit')).toEqual(['handle ordinary'])
    expect(ids('body')).toEqual(['dispatcher', 'npc'])
    expect(ids('law-category')).toEqual([own.categories()[0]!.id])
    expect(found(draft, 'parameter')).toMatchObject([{ now: { zh: '1' }, otherwise: { zh: '2' } }])
  })
})
