import Fastify from 'fastify'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { z } from 'zod'
import { type Installation, installation } from '#platform/testing/database.ts'
import { command, contract } from './contract.ts'
import { addRoutes, errorTable } from './http.ts'
import { openApi } from './openapi.ts'
import { open, operation } from './operation.ts'

const place = '990101'
const toy = contract('toy', {
  keep: command({
    summary: { zh: '保存', en: 'Keep' },
    input: z.object({ code: z.string() }),
    output: z.object({ kept: z.boolean() }),
  }),
})
const keep = operation(toy.keep, {
  access: open,
  async run(ctx, { code }) {
    ctx.lawAt(place).refuseIf(true, code)
    await ctx.record({ subject: '019a0000-0000-7000-8000-000000000001', place })
    return { kept: true }
  },
})

let t: Installation
const app = Fastify()
beforeAll(async () => {
  t = await installation([{ name: 'toy', duties: {}, operations: [keep] }])
  addRoutes(app, [keep], {
    pipeline: t.pipeline,
    table: errorTable([keep]),
    askerOf: async () => ({ positions: [], via: 'none' }),
    log: () => {},
    observe: () => {},
  })
})
afterAll(async () => {
  await app.close()
  await t.close()
})

const post = async (code: string, lang = 'zh') => {
  const headers = { 'x-linli-lang': lang }
  const response = await app.inject({ method: 'POST', url: '/api/toy.keep', payload: { code }, headers })
  return { status: response.statusCode, body: response.json() }
}

it('tells beside the output of a command what it did in spite of a rule that warns', async () => {
  const { status, body } = await post('access-without-purpose')
  expect(status).toBe(200)
  expect(body).toEqual({
    kept: true,
    warnings: [{ code: 'access-without-purpose', message: expect.any(String), basis: [] }],
  })
  expect(JSON.stringify(openApi([keep], {}, '1'))).toContain('"warnings"')
})

it('says nothing of warnings where there are none, and names who decides where it refuses', async () => {
  expect((await post('grid-household-range')).body).toEqual({ kept: true })
  const { status, body } = await post('place-wrong-authority', 'en')
  expect(status).toBe(422)
  expect(body.error).toMatchObject({
    basis: [{ url: '/law/_fictional/art_5' }],
    appeal: body.error.decider.name,
    decider: { body: 'gov-county', basis: [{ url: '/law/_fictional/art_5' }] },
  })
})
