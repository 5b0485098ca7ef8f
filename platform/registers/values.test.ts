import { describe, expect, test } from 'vitest'
import type { Column } from './declare.ts'
import { keyOfRow, readValue } from './values.ts'

const words = { zh: '列', en: 'Column' }
const known = { choices: (column: Column) => ('choices' in column ? column.choices : []) }
function read(column: object, cell: unknown) {
  const answer = readValue({ id: 'x', words, ...column } as Column, cell, known)
  return 'problem' in answer ? answer.problem.zh : answer.value
}

describe('what a cell may look like', () => {
  test.each([
    ['800', 800],
    ['８００㎡', 800],
    ['1,200.50', 1200.5],
    [0.1 + 0.2, 0.3],
    ["'12", 12],
    ['-3', -3],
    ['十', '「十」不是数字，请只写数字，例如 120'],
    ['1,2,3', '「1,2,3」不是数字，请只写数字，例如 120'],
    ['1e5', '「1e5」不是数字，请只写数字，例如 120'],
    [true, '「true」不是数字，请只写数字，例如 120'],
    [Number.NaN, '「NaN」不是数字，请只写数字，例如 120'],
  ])('number %s', (cell, value) => {
    expect(read({ type: 'number', unit: { zh: '㎡', en: 'm²' } }, cell)).toBe(value)
  })

  test.each([
    ['2026-1-2', '2026-01-02'],
    ['2026/01/02', '2026-01-02'],
    ['2026年1月2日', '2026-01-02'],
    ['2026.1.2', '2026-01-02'],
    ['2026-02-30', '「2026-02-30」不是日期，请写成 2026-11-21 这样'],
    ['1/2/2026', '「1/2/2026」不是日期，请写成 2026-11-21 这样'],
  ])('date %s', (cell, value) => {
    expect(read({ type: 'date' }, cell)).toBe(value)
  })

  test('an empty cell is no value; a required one is asked for', () => {
    for (const cell of [null, undefined, '', '  ', []]) {
      expect(read({ type: 'text' }, cell)).toBeUndefined()
      expect(read({ type: 'text', required: true }, cell)).toBe('请填写列')
    }
    expect(read({ type: 'text', required: true }, '\u0000')).toBe('请填写列')
  })

  test('choices in either language, in any order, once', () => {
    const choices = [
      { id: 'a', words: { zh: '党群活动', en: 'Party' } },
      { id: 'b', words: { zh: '文体（室内）', en: 'Sports' } },
    ]
    expect(read({ type: 'choices', choices }, 'sports、党群活动;文体(室内)')).toEqual(['a', 'b'])
    expect(read({ type: 'choice', choices }, ' PARTY ')).toBe('a')
  })

  test('what reads the same is the same key', () => {
    expect(keyOfRow(['x'], { x: 'ＡＢ  服务站（东）' })).toBe(keyOfRow(['x'], { x: 'ab 服务站(东)' }))
  })
})
