import { describe, expect, it } from 'vitest'
import { checkGold, FLOOR, measureGold, together } from './gold.ts'
import { matchClauses, score, sharedLength } from './score.ts'

describe('the finder of duties', () => {
  const measured = measureGold()

  it('is measured on two whole laws and a part of a third, whose labels are the law’s own words', () => {
    expect(measured.map(({ law, articles }) => [law, articles])).toEqual([
      ['hubei', [17, 35]],
      ['jiaozuo', undefined],
      ['liaoyuan', undefined],
    ])
    expect(measured.flatMap(({ misquoted }) => misquoted)).toEqual([])
    expect(together(measured).labelled).toBe(368)
  })

  it('stays at or above what it has reached', () => {
    const all = together(measured)
    expect(all.precision).toBeGreaterThanOrEqual(FLOOR.precision)
    expect(all.recall).toBeGreaterThanOrEqual(FLOOR.recall)
    for (const { score } of measured) {
      expect(score.all.precision).toBeGreaterThanOrEqual(0.93)
      expect(score.all.recall).toBeGreaterThanOrEqual(0.95)
    }
  })

  it('prints its figures and the definition of a match', () => {
    const lines: string[] = []
    expect(checkGold((line) => lines.push(line))).toBe(0)
    expect(lines.join('\n')).toMatch(/same paragraph and have the same modality/)
    expect(lines.join('\n')).toMatch(
      /liaoyuan\. The finder .*\n {2}shall +precision \d\.\d{3} {2}recall \d\.\d{3}/,
    )
    expect(lines.at(-1)).toMatch(/^ {2}together +precision 0\.9/)
  })
})

describe('a match', () => {
  const clause = (quote: string, modality: 'shall' | 'may' = 'shall', paragraph = 1) => ({
    article: 1,
    paragraph,
    modality,
    quote,
  })

  it('needs the same paragraph, the same modality and most of the words', () => {
    const label = [clause('应当建立联席会议制度')]
    expect(matchClauses(label, [clause('建立联席会议制度')]).pairs).toEqual([[0, 0]])
    expect(matchClauses(label, [clause('应当建立联席会议制度', 'may')]).pairs).toEqual([])
    expect(matchClauses(label, [clause('应当建立联席会议制度', 'shall', 2)]).pairs).toEqual([])
    expect(matchClauses(label, [clause('制度')]).pairs).toEqual([])
  })

  it('takes each clause once', () => {
    const { all } = score([clause('建立制度')], [clause('建立制度'), clause('建立制度')])
    expect(all).toMatchObject({ labelled: 1, found: 2, matched: 1, precision: 0.5, recall: 1 })
  })

  it('measures what two quotes share in one stretch', () => {
    expect(sharedLength('甲乙丙丁', '乙丙戊')).toBe(2)
    expect(sharedLength('', '乙')).toBe(0)
  })
})
