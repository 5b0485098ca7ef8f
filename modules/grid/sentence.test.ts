import { describe, expect, it } from 'vitest'
import type { Procedure } from '#platform/packs/pack.ts'
import type { CaseRecord } from '#platform/workflow/record.ts'
import { phaseOf, sentenceOf } from './sentence.ts'

const words = { state: () => ({ plain: { zh: '已办结', en: 'Closed' } }) } as unknown as Procedure
const record = (change: Partial<CaseRecord>) =>
  ({
    state: 'accepted',
    due_at: new Date('2026-11-25T09:30:00Z'),
    closed_at: null,
    suspended: false,
    ...change,
  }) as CaseRecord
const left = { amount: 3, unit: 'workingDays', overdue: false } as const

describe('the one sentence', () => {
  it('says who promised what by when', () => {
    const said = sentenceOf(record({}), words, '甲街道办事处', left)
    expect(said.zh).toBe('甲街道办事处已受理，承诺 11月25日（周三）前安排办理，还有 3 个工作日')
    expect(said.en).toContain('by Wed 25 Nov, 3 working days left')
  })
  it('promises nothing that is over', () => {
    const said = sentenceOf(record({ state: 'dispatched' }), words, '城市管理局', { ...left, overdue: true })
    expect(said.zh).toContain('应于')
    expect(said.zh).toContain('逾期')
  })
  it('uses the law’s words where nothing is promised', () => {
    expect(
      sentenceOf(record({ state: 'closed', closed_at: new Date() }), words, undefined, undefined).zh,
    ).toBe('已办结')
  })
  it('sorts states into the phases of the public', () => {
    expect(['reported', 'handling', 'answered', 'closed', 'merged'].map(phaseOf)).toEqual([
      'waiting',
      'working',
      'answered',
      'closed',
      'declined',
    ])
  })
})
