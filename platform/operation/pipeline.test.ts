import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { nobody } from '#platform/access/asker.ts'
import { type Installation, installation } from '#platform/testing/database.ts'
import { command, contract, query } from './contract.ts'
import { RefusalError } from './errors.ts'
import { duty, type Module, open, operation } from './operation.ts'

const toy = contract('toy', {
  add: command({
    summary: { zh: '加', en: 'Add' },
    input: z.object({ name: z.string().min(1), phone: z.string().optional().meta({ personal: 'handlers' }) }),
    output: z.object({ id: z.string() }),
  }),
  addSecretly: command({ summary: { zh: '暗加', en: 'Add' }, input: z.object({}), output: z.object({}) }),
  look: query({
    summary: { zh: '看', en: 'Look' },
    input: z.object({}),
    output: z.object({ shown: z.string() }),
  }),
  work: query({
    summary: { zh: '办', en: 'Work' },
    input: z.object({ place: z.string() }),
    output: z.object({}),
  }),
  refuse: command({ summary: { zh: '拒', en: 'Refuse' }, input: z.object({}), output: z.object({}) }),
})

const place = '990101001001'
const basis = [
  { statute: '乌有市社区治理条例', article: '第七条', quote: '应当及时受理', url: '/law/_fictional/art_7' },
]
const module: Module = {
  name: 'toy',
  duties: { 'grid.intake': { text: { zh: '受理', en: 'Intake' }, reach: 'place' } },
  operations: [
    operation(toy.add, {
      access: open,
      async run(ctx) {
        const id = uuidv7()
        await ctx.record({ subject: id, place })
        return { id }
      },
    }),
    operation(toy.addSecretly, { access: open, run: async () => ({}) }),
    operation(toy.look, { access: open, run: async () => ({ shown: 'yes', hidden: 'no' }) }),
    operation(toy.work, {
      access: duty('grid.intake').at((input: { place: string }) => input.place),
      run: async () => ({}),
    }),
    operation(toy.refuse, {
      access: open,
      run: async () => {
        throw new RefusalError('self-check', place, basis)
      },
    }),
  ],
}

let t: Installation
beforeAll(async () => {
  t = await installation([module])
})
afterAll(() => t.close())

const events = async () => Number((await t.owner.query('select count(*) as n from history.event')).rows[0].n)

describe('the way of every operation', () => {
  it('answers malformed input with what to do about each field', async () => {
    const answer = await t.call(toy.add, { name: '' })
    expect(answer).toMatchObject({
      status: 400,
      error: { code: 'request.malformed', fields: { name: expect.any(String) } },
    })
  })

  it('records what happened, without personal fields', async () => {
    const { id } = await t.must(toy.add, { name: '甲', phone: '13800000000' })
    const { rows } = await t.owner.query('select operation, data from history.event where subject = $1', [id])
    expect(rows).toEqual([{ operation: 'toy.add', data: { input: { name: '甲', phone: '[redacted]' } } }])
  })

  it('undoes a command that records nothing', async () => {
    await expect(t.call(toy.addSecretly, {})).rejects.toThrow('recorded nothing')
  })

  it('gives a retry its first answer, once', async () => {
    const before = await events()
    const first = await t.call(toy.add, { name: '乙' }, nobody, { key: 'k1' })
    const again = await t.call(toy.add, { name: '乙' }, nobody, { key: 'k1' })
    expect(again).toEqual(first)
    expect(await events()).toBe(before + 1)
    expect(await t.call(toy.add, { name: '丙' }, nobody, { key: 'k1' })).toMatchObject({ status: 409 })
  })

  it('shows nothing that the contract does not name', async () => {
    expect(await t.must(toy.look, {})).toEqual({ shown: 'yes' })
  })

  it('asks to sign in (401), refuses without the duty (403), does not know other places (404)', async () => {
    expect(await t.call(toy.work, { place })).toMatchObject({ status: 401 })
    const clerk = t.asker({ place: '990101001', kind: 'gov-base', post: 'clerk' })
    const committee = t.asker({ place, kind: 'committee', post: 'clerk' })
    expect(await t.call(toy.work, { place }, clerk)).toMatchObject({ ok: true })
    expect(await t.call(toy.work, { place }, committee)).toMatchObject({ status: 403 })
    expect(await t.call(toy.work, { place: '990101002001' }, clerk)).toMatchObject({ status: 404 })
  })

  it('cites the articles of a refusal and keeps the attempt on record', async () => {
    expect(await t.call(toy.refuse, {})).toMatchObject({ status: 422, error: { code: 'self-check', basis } })
    const { rows } = await t.owner.query('select operation, code, mode, basis from history.refusal')
    expect(rows).toEqual([{ operation: 'toy.refuse', code: 'self-check', mode: 'refuse', basis }])
  })
})
