import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { redactBySchema as redact } from './field-class.ts'

const R = '[redacted]'
const phone = z.string().meta({ personal: 'handlers' })

describe('redactBySchema', () => {
  test('hides handlers, aggregate and secret, and shows the other classes', () => {
    const schema = z.object({
      title: z.string(),
      place: z.string().meta({ personal: 'place' }),
      body: z.string().meta({ personal: 'body' }),
      open: z.string().meta({ personal: 'public' }),
      phone,
      income: z.number().meta({ personal: 'aggregate' }),
      password: z.string().meta({ secret: true }),
    })
    const value = {
      title: 't',
      place: 'p',
      body: 'b',
      open: 'o',
      phone: '13812345678',
      income: 5,
      password: 'x',
    }
    expect(redact(schema, value)).toEqual({ ...value, phone: R, income: R, password: R })
    expect(value.phone).toBe('13812345678')
  })

  test('looks through wrappers, and refinements keep the class', () => {
    const schema = z.object({
      a: phone.optional(),
      b: z.string().optional().nullable().meta({ personal: 'handlers' }),
      c: phone.min(3).max(20),
      d: phone.default('1'),
      e: phone.readonly(),
      f: phone.catch(''),
      g: phone.transform((text) => text.length),
      h: z.preprocess((text) => text, phone),
      i: phone.refine((text) => text !== ''),
      j: z.lazy(() => phone),
      k: phone.trim().nullish(),
    })
    const value = Object.fromEntries('abcdefghijk'.split('').map((key) => [key, '138']))
    expect(redact(schema, value)).toEqual(Object.fromEntries('abcdefghijk'.split('').map((key) => [key, R])))
  })

  test('reaches into lists, tuples, records, maps and sets', () => {
    const person = z.object({ name: z.string(), phone })
    const schema = z.object({
      list: z.array(person),
      pair: z.tuple([z.string(), phone], phone),
      byName: z.record(z.string(), person),
      byPhone: z.record(phone, z.string()),
      map: z.map(z.string(), phone),
      set: z.set(phone),
    })
    const value = {
      list: [{ name: 'a', phone: '1' }],
      pair: ['a', '1', '2'],
      byName: { a: { name: 'a', phone: '1' } },
      byPhone: { 138: 'a' },
      map: new Map([['a', '1']]),
      set: new Set(['1']),
    }
    expect(redact(schema, value)).toEqual({
      list: [{ name: 'a', phone: R }],
      pair: ['a', R, R],
      byName: { a: { name: 'a', phone: R } },
      byPhone: { [R]: R },
      map: new Map([['a', R]]),
      set: new Set([R]),
    })
  })

  test('a class on the whole hides the whole', () => {
    const schema = z.object({ person: z.object({ name: z.string() }).meta({ personal: 'handlers' }) })
    expect(redact(schema, { person: { name: 'a' } })).toEqual({ person: R })
  })

  test('unions: by the option that fits, by all when none does', () => {
    const schema = z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('person'), value: phone }),
      z.object({ kind: z.literal('body'), value: z.string() }),
    ])
    expect(redact(schema, { kind: 'person', value: '1' })).toEqual({ kind: 'person', value: R })
    expect(redact(schema, { kind: 'body', value: '1' })).toEqual({ kind: 'body', value: '1' })
    expect(redact(schema, { kind: 'ghost', value: '1' })).toEqual({ kind: 'ghost', value: R })
    const mixed = z.union([z.string(), z.object({ phone })])
    expect(redact(mixed, 'text')).toBe('text')
    expect(redact(mixed, { phone: '1' })).toEqual({ phone: R })
  })

  test('intersections and extended objects', () => {
    const both = z.intersection(z.object({ a: z.string() }), z.object({ phone }))
    expect(redact(both, { a: 'a', phone: '1' })).toEqual({ a: 'a', phone: R })
    const extended = z.object({ phone }).extend({ a: z.string() }).partial()
    expect(redact(extended, { a: 'a', phone: '1' })).toEqual({ a: 'a', phone: R })
  })

  test('recursive schemas', () => {
    interface Tree {
      phone: string
      below: Tree[]
    }
    const tree: z.ZodType<Tree> = z.lazy(() => z.object({ phone, below: z.array(tree) }))
    const value = { phone: '1', below: [{ phone: '2', below: [] }] }
    expect(redact(tree, value)).toEqual({ phone: R, below: [{ phone: R, below: [] }] })
    expect(redact(tree, 'text')).toBe(R)
  })

  test('where it cannot tell, it hides', () => {
    const schema = z.object({ person: z.object({ phone }), note: z.object({ text: z.string() }) })
    expect(redact(schema, { person: '13812345678', note: 'text', phoen: '1' })).toEqual({
      person: R,
      note: 'text',
      phoen: R,
    })
    expect(redact(z.object({ phone }), ['13812345678'])).toBe(R)
    expect(redact(z.strictObject({ a: z.string() }), { b: '1' })).toEqual({ b: R })
    expect(redact(z.looseObject({ phone }), { b: '1', phone: '2' })).toEqual({ b: '1', phone: R })
  })

  test('leaves dates, numbers and absent values as they are', () => {
    const at = new Date(0)
    const schema = z.object({ at: z.date(), n: z.number(), any: z.any(), phone: phone.nullish() })
    expect(redact(schema, { at, n: 1, any: { x: 1 }, phone: null })).toEqual({
      at,
      n: 1,
      any: { x: 1 },
      phone: null,
    })
    expect(redact(schema, undefined)).toBeUndefined()
  })
})
