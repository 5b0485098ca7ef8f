import { expect, test } from 'vitest'
import { changed, isBegun, newDraft, readDraft, toInput } from './draft.ts'
import { readReceipts } from './receipts.ts'

test('a draft survives being written and read', () => {
  const draft = changed(newDraft({ code: '410802001001', name: '民主社区' }), {
    text: '路灯不亮',
    category: 'lamp',
    photos: [{ id: '0190', thumb: '/a', full: '/b' }],
    point: { lng: 113.2, lat: 35.2 },
    phone: '13800000000',
  })
  expect(readDraft(JSON.parse(JSON.stringify(draft)))).toEqual(draft)
})

test('broken or foreign storage gives no draft, and never throws', () => {
  for (const raw of [null, 1, 'x', [], {}, { id: 'a' }, { id: 'a', key: 'b', text: 1 }]) {
    expect(readDraft(raw)).toBeUndefined()
  }
  expect(
    readDraft({ id: 'a', key: 'b', text: 'c', photos: 'no', point: { lng: '1' }, place: 5 }),
  ).toMatchObject({
    photos: [],
    point: undefined,
    place: undefined,
  })
  expect(readReceipts({})).toEqual([])
  expect(readReceipts([null, { id: 'a', no: 'b' }, { id: 'a', no: 'b', secret: 'c' }])).toHaveLength(1)
})

test('sending again keeps the key, changing the content makes a new one, the id stays', () => {
  const draft = newDraft()
  expect(changed(draft, { sending: true }).key).toBe(draft.key)
  const other = changed(draft, { text: '井盖松动' })
  expect(other.key).not.toBe(draft.key)
  expect(other.id).toBe(draft.id)
})

test('empty contact is left out of the call', () => {
  const input = toInput(changed(newDraft(), { text: ' 垃圾堆积 ', phone: '  ', category: 'waste' }))
  expect(input).not.toHaveProperty('phone')
  expect(input).not.toHaveProperty('place')
  expect(input.text).toBe('垃圾堆积')
})

test('a place alone is no begun draft', () => {
  expect(isBegun(newDraft({ code: '410802', name: '解放区' }))).toBe(false)
  expect(isBegun(changed(newDraft(), { text: '噪声' }))).toBe(true)
})
