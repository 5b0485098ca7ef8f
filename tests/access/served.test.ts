/** What goes out beside operations: live news, exports, photos. */
import type { AddressInfo } from 'node:net'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { grid } from '#modules/grid/contract.ts'
import type { Asker } from '#platform/access/asker.ts'
import { keepPhoto } from '#platform/files/keep.ts'
import { signPhoto } from '#platform/files/links.ts'
import { seesInOffice } from './model.ts'
import { unknownId } from './population.ts'
import { type Served, serve } from './served.ts'

const [a, b] = ['990101', '990102'] as const
let served: Served
beforeAll(async () => {
  served = await serve()
})
afterAll(() => served.close())

describe('the export of the log of refusals', () => {
  async function download(who: Asker | undefined, input: object) {
    const url = `/api/refusals.export?input=${encodeURIComponent(JSON.stringify(input))}`
    return served.app.inject({ url, headers: who ? await served.keyOf(who) : {} })
  }

  test('holds what the list holds, and nobody’s name', async () => {
    const { world } = served
    for (const [kind, post, place] of [
      ['gov-county', 'head', a],
      ['gov-base', 'head', `${a}001`],
      ['gov-county', 'head', b],
    ] as const) {
      const who = world.holder(kind, post, place)
      const { statusCode, body } = await download(who, { lang: 'en' })
      expect(statusCode).toBe(200)
      const lines = body.split('\n').filter((line) => line.includes('grid-wrong-divider'))
      expect(lines).toHaveLength(world.attempts.filter((one) => one.place.startsWith(place)).length)
      expect(world.attempts.filter(({ name }) => body.includes(name))).toEqual([])
      expect(world.marks.leaks(body, who, { open: false, own: new Set() })).toEqual([])
    }
  })

  test('is refused to whom the list is, and outside of the reach', async () => {
    const { world } = served
    expect((await download(undefined, {})).statusCode).toBe(401)
    expect((await download(world.residents[a]!.reporter, {})).statusCode).toBe(403)
    const office = world.holder('gov-base', 'head', `${a}001`)
    expect((await download(office, { within: b })).statusCode).toBe(404)
    expect((await download(office, { mode: 'none' })).statusCode).toBe(400)
  })
})

describe('an export', () => {
  async function download(who: Asker | undefined, input: object) {
    const headers = who ? await served.keyOf(who) : {}
    const url = `/api/grid.export?input=${encodeURIComponent(JSON.stringify(input))}`
    return served.app.inject({ url, headers })
  }

  test('holds exactly what the list holds', async () => {
    const { world } = served
    for (const [kind, post, place] of [
      ['gov-county', 'head', a],
      ['gov-base', 'head', `${a}001`],
      ['dept', 'clerk', a],
      ['dept', 'clerk', b],
      ['committee', 'head', `${b}001001`],
      ['property-company', 'head', `${a}001001`],
    ] as const) {
      const who = world.holder(kind, post, place)
      const response = await download(who, { format: 'csv', limit: 1, after: 'x' })
      expect(response.statusCode).toBe(200)
      for (const one of world.cases) {
        const told = `${one.procedure} ${one.no} ${one.state} for ${kind}`
        // Parts of joint bodies are shown with their matter, not in lists.
        const listed = one.procedure === 'grid.matter' && seesInOffice(who, one)
        expect(response.body.includes(one.no), told).toBe(listed)
      }
      expect(world.marks.leaks(response.body, who, { open: false, own: new Set() })).toEqual([])
    }
  })

  test('is refused to whom the list is, and outside of the reach', async () => {
    const { world } = served
    expect((await download(undefined, { format: 'csv' })).statusCode).toBe(401)
    expect((await download(world.residents[a]!.reporter, { format: 'csv' })).statusCode).toBe(403)
    const office = world.holder('gov-base', 'head', `${a}001`)
    for (const within of [b, '9901', `${a}002`]) {
      expect((await download(office, { format: 'csv', within })).statusCode).toBe(404)
    }
  })

  test('computes nothing in a spreadsheet', async () => {
    const { world } = served
    const one = world.cases.find((known) => known.county === a && known.procedure === 'grid.matter')!
    for (const text of [
      '=1+1',
      '+1',
      '-1',
      '@SUM(A1)',
      '\t=1',
      ' =1',
      '＝1+1',
      '＠SUM(A1)',
      '"=1"',
      'a,=1',
    ]) {
      await world.town.owner.query('update grid.matter set address = $1 where id = $2', [text, one.id])
      const { body } = await download(world.holder('gov-county', 'head', a), {
        format: 'csv',
        search: one.no,
      })
      const cells = body
        .split('\n')[1]!
        .match(/("([^"]|"")*"|[^,]*)(,|$)/g)!
        .map((cell) => cell.replace(/^"|"?,?$/g, ''))
      for (const cell of cells) expect(cell).not.toMatch(/^\s*[=+\-@＝＋－＠]/)
    }
  })
})

describe('photos', () => {
  test('open by their own link only, as long as it lasts', async () => {
    const { app, world } = served
    const { database, services } = world.town
    const picture = (background: string) =>
      sharp({ create: { width: 8, height: 8, channels: 3, background } })
        .jpeg()
        .toBuffer()
    const sender = { account: undefined, ip: '127.0.0.1' }
    const id = await keepPhoto(database, services, await picture('red'), sender)
    const other = await keepPhoto(database, services, await picture('blue'), sender)
    const { full, thumb } = signPhoto(services.vault, id, 'public')
    const status = async (url: string) => (await app.inject(url)).statusCode
    expect([await status(full), await status(thumb)]).toEqual([200, 200])
    const handler = signPhoto(services.vault, id, 'handler').full
    expect(await status(handler)).toBe(200)
    // The original does not open with a public link, nor with any other's signature.
    expect(await status(full.replace('/public?', '/original?'))).toBe(404)
    expect(await status(thumb.replace('/thumb?', '/original?'))).toBe(404)
    expect(await status(full.replace(id, other))).toBe(404)
    expect(await status(full.replace(id, unknownId))).toBe(404)
    const [path, query] = full.split('?') as [string, string]
    const link = new URLSearchParams(query)
    const changed = (name: string, value: string) =>
      `${path}?${new URLSearchParams({ ...Object.fromEntries(link), [name]: value })}`
    expect(
      await status(
        changed(
          'sig',
          link.get('sig')!.replace(/^./, (c) => (c === 'A' ? 'B' : 'A')),
        ),
      ),
    ).toBe(404)
    expect(await status(changed('sig', ''))).toBe(404)
    expect(await status(changed('exp', String(Number(link.get('exp')) + 3600)))).toBe(404)
    expect(await status(path)).toBe(404)
    expect(await status(`${full}&exp=9999999999`)).toBe(404)
    const old = signPhoto(services.vault, id, 'handler', new Date(Date.now() - 3 * 3_600_000))
    expect([await status(old.full), await status(old.thumb)]).toEqual([403, 403])
    const shown = await app.inject(full)
    expect(shown.headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
    })
  })
})

// Last: it takes a matter further.
describe('live news', () => {
  interface Line {
    who: Asker
    heard: string
    stop(): void
  }

  async function listen(base: string, who: Asker): Promise<Line> {
    const ending = new AbortController()
    const headers = await served.keyOf(who)
    // Also who asks for a position that is another's hears only their own.
    const position = served.world.holder('gov-base', 'head', `${b}001`).acting!.id
    const url = `${base}/api/notices.stream?position=${position}`
    const response = await fetch(url, { headers, signal: ending.signal })
    expect(response.status).toBe(200)
    const line: Line = { who, heard: '', stop: () => ending.abort() }
    const read = async () => {
      for await (const piece of response.body!) line.heard += Buffer.from(piece).toString()
    }
    read().catch(() => {})
    return line
  }

  test('of one county are not heard in another, and are heard by who sees the case', async () => {
    const { world, app } = served
    const base = await app.listen({ port: 0, host: '127.0.0.1' })
    expect((app.server.address() as AddressInfo).port).toBeGreaterThan(0)
    const { holder } = world
    const here = [
      holder('gov-county', 'head', a),
      holder('gov-base', 'head', `${a}001`),
      holder('dept', 'clerk', a),
      holder('committee', 'grid-worker', `${a}001001001`),
      world.residents[a]!.reporter,
      // Even where their body, a city's, is given the matter.
      world.lent,
    ]
    const there = [
      holder('gov-county', 'head', b),
      holder('gov-base', 'head', `${b}001`),
      holder('gov-city', 'head', '9901'),
    ]
    const lines = await Promise.all([...here, ...there].map((who) => listen(base, who)))
    const office = holder('gov-base', 'clerk', `${b}001`)
    const one = world.cases.find(
      (known) => known.county === b && known.state === 'reported' && known.openedBy,
    )!
    await world.town.must(grid.act, { county: b, id: one.id, action: 'accept' }, office)
    const dept = world.bodies.get(`dept ${b}`)!
    await world.town.must(grid.act, { county: b, id: one.id, action: 'dispatch', body: dept }, office)
    const city = world.bodies.get('dept 9901')!
    await world.town.must(
      grid.act,
      { county: b, id: one.id, action: 'reassign', body: city, note: 'x' },
      office,
    )
    await new Promise((resolve) => setTimeout(resolve, 900))
    for (const line of lines) line.stop()
    for (const { heard } of lines.slice(0, here.length)) {
      expect(heard).not.toContain(one.id)
      expect(heard).not.toContain(b)
      expect(heard).not.toContain('data:')
    }
    for (const { heard } of lines.slice(here.length)) expect(heard).toContain(one.id)
    // Where to look, never what it says nor who is meant.
    for (const { heard, who } of lines) {
      for (const event of heard.matchAll(/data: (.*)/g)) {
        expect(
          Object.keys(JSON.parse(event[1]!)).filter(
            (key) => !['kind', 'county', 'id', 'place'].includes(key),
          ),
        ).toEqual([])
      }
      expect(heard).not.toContain(who.person)
    }
  })

  test('are for nobody without an account', async () => {
    expect((await served.app.inject('/api/notices.stream')).statusCode).toBe(401)
    const headers = { authorization: 'Bearer linli_nonsense' }
    expect((await served.app.inject({ url: '/api/notices.stream', headers })).statusCode).toBe(401)
  })
})
