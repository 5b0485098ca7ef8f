/** The server's own walls: headers, other sites, forms, sizes, unknown addresses, positions that are not held. */
import type { InjectOptions } from 'fastify'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { runtimeOf } from '#modules/accounts/runtime.ts'
import type { Asker } from '#platform/access/asker.ts'
import { password } from './population.ts'
import { type Served, serve } from './served.ts'

let served: Served
beforeAll(async () => {
  served = await serve()
})
afterAll(() => served.close())
beforeEach(() => runtimeOf(served.world.town.services).signInsByAddress.clear())

const json = { 'content-type': 'application/json' }

function post(
  operation: string,
  input: unknown,
  headers: Record<string, string> = {},
  more: InjectOptions = {},
) {
  const payload = typeof input === 'string' ? input : JSON.stringify(input)
  return served.app.inject({
    method: 'POST',
    url: `/api/${operation}`,
    headers: { ...json, ...headers },
    payload,
    ...more,
  })
}

/** The cookie of a new session. */
async function signIn(who: Asker): Promise<string> {
  const response = await post('accounts.signIn', { login: who.login, password })
  expect(response.statusCode).toBe(200)
  const set = response.cookies.find(({ name }) => name === 'linli')!
  expect(set).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/' })
  return `linli=${encodeURIComponent(set.value)}`
}

const office = () => served.world.holder('gov-base', 'head', '990101001')

describe('every answer', () => {
  test.each(['/', '/healthz', '/api/accounts.me', '/api/nothing', '/api/config', '/files/x/y'])(
    '%s',
    async (url) => {
      const { headers } = await served.app.inject(url)
      expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' })
      const policy = String(headers['content-security-policy'])
      expect(policy).toContain("default-src 'self'")
      expect(policy).toContain("frame-ancestors 'none'")
      expect(policy).toContain("object-src 'none'")
      expect(policy).not.toMatch(/script-src[^;]*(unsafe|\*|https?:)/)
      expect(headers['x-powered-by']).toBeUndefined()
    },
  )

  test('lets no other site read it', async () => {
    const origin = 'https://evil.example'
    for (const method of ['GET', 'POST', 'OPTIONS'] as const) {
      const asking = { origin, 'access-control-request-method': 'POST' }
      const response = await served.app.inject({ method, url: '/api/accounts.me', headers: asking })
      for (const name of Object.keys(response.headers)) expect(name).not.toMatch(/^access-control-/)
      expect(response.headers['cross-origin-resource-policy']).toBe('same-origin')
    }
  })

  test('of an operation is kept by no cache', async () => {
    expect((await post('accounts.me', {})).headers['cache-control']).toBe('no-store')
  })
})

describe('what is not JSON', () => {
  test.each([
    ['text/plain', '{"name":"x"}'],
    ['application/x-www-form-urlencoded', 'name=x'],
    [
      'multipart/form-data; boundary=x',
      '--x\r\ncontent-disposition: form-data; name="name"\r\n\r\nx\r\n--x--\r\n',
    ],
  ])('%s changes nothing, with a key or a session', async (type, payload) => {
    const key = await served.keyOf(office())
    const cookie = await signIn(office())
    for (const who of [key, { cookie }, {}]) {
      for (const operation of ['accounts.signOut', 'accounts.createKey', 'notices.markRead', 'accounts.me']) {
        const response = await post(operation, payload, { ...who, 'content-type': type } as Record<
          string,
          string
        >)
        expect([operation, [400, 403, 415].includes(response.statusCode)]).toEqual([operation, true])
      }
    }
    expect((await post('accounts.me', {}, { cookie })).json()).toMatchObject({ signedIn: true })
  })

  test('broken or of another shape is 400, too large is 413', async () => {
    for (const payload of ['{', '[]', '"x"', '1']) {
      expect((await post('grid.publicList', payload)).statusCode).toBe(400)
    }
    expect((await post('grid.examine', { text: 'x'.repeat(1_000_001) })).statusCode).toBe(413)
    const response = await served.app.inject('/api/grid.publicList?input=%7B')
    expect(response.statusCode).toBe(400)
    expect((await served.app.inject('/api/grid.export?input=null')).statusCode).toBe(400)
  })

  test('with __proto__ in it is refused or without effect', async () => {
    expect((await post('accounts.me', '{"__proto__":{"via":"system"}}')).statusCode).toBe(400)
    const input = encodeURIComponent('{"within":"990101","__proto__":{"limit":1}}')
    const response = await served.app.inject(`/api/grid.publicList?input=${input}`)
    expect(response.json().items.length).toBeGreaterThan(1)
  })
})

describe('unknown addresses', () => {
  test.each(['/api/grid.nothing', '/api/', '/api/grid', '/api/../api/x', '/assets/none.js'])(
    '%s is 404',
    async (url) => {
      expect((await served.app.inject(url)).statusCode).toBe(404)
    },
  )

  test('a command is not run by GET', async () => {
    const headers = await served.keyOf(office())
    for (const { contract } of served.world.operations) {
      if (contract.kind === 'query') continue
      const response = await served.app.inject({ url: `/api/${contract.name}?input=%7B%7D`, headers })
      expect([contract.name, response.statusCode]).toEqual([contract.name, 404])
    }
  })
})

describe('another site', () => {
  test.each([
    [{ origin: 'https://evil.example' }],
    [{ 'sec-fetch-site': 'cross-site' }],
    [{ 'sec-fetch-site': 'same-site' }],
    [{ origin: 'null' }],
  ])('cannot post with somebody’s session: %j', async (headers) => {
    const cookie = await signIn(office())
    const sent = headers as unknown as Record<string, string>
    for (const operation of ['accounts.createKey', 'accounts.signOut', 'files.upload', 'accounts.signIn']) {
      const response = await post(operation, { name: 'x' }, { ...sent, cookie })
      expect([operation, response.statusCode]).toEqual([operation, 403])
      expect(response.json().error.code).toBe('access.cross-site')
    }
    expect((await post('accounts.me', {}, { cookie })).json()).toMatchObject({ signedIn: true })
  })
})

describe('the position that a page states', () => {
  const list = async (headers: Record<string, string>) => {
    const response = await post('grid.list', { limit: 200 }, headers)
    const items: { place: string }[] = response.json().items ?? []
    return { status: response.statusCode, places: items.map(({ place }) => place) }
  }

  test('that is not held gives nothing of it', async () => {
    const { world } = served
    const other = world.holder('gov-county', 'head', '990102').acting!.id
    for (const who of [{ cookie: await signIn(office()) }, await served.keyOf(office())]) {
      const own = await list(who as Record<string, string>)
      expect(own.places.length).toBeGreaterThan(0)
      for (const stated of [other, 'x', '', '019fffff-ffff-7fff-8fff-ffffffffffff']) {
        const answer = await list({ ...(who as Record<string, string>), 'x-linli-position': stated })
        expect(answer.places.filter((place) => !place.startsWith('990101001'))).toEqual([])
      }
    }
    const resident = await signIn(world.residents['990101']!.reporter)
    expect((await list({ cookie: resident, 'x-linli-position': other })).status).toBe(403)
    expect((await list({ 'x-linli-position': other })).status).toBe(401)
  })

  test('decides between those held: one at a time, never both', async () => {
    const { double } = served.world
    const cookie = await signIn(double)
    for (const { id, place } of double.positions) {
      const { places } = await list({ cookie, 'x-linli-position': id })
      expect(places.length).toBeGreaterThan(0)
      expect(places.filter((one) => !one.startsWith(place))).toEqual([])
    }
  })
})

test('a key or a session that ended, and a token that was guessed, are nobody', async () => {
  const who = office()
  const cookie = await signIn(who)
  expect((await post('grid.list', {}, { cookie })).statusCode).toBe(200)
  expect((await post('accounts.signOut', {}, { cookie })).statusCode).toBe(200)
  expect((await post('grid.list', {}, { cookie })).statusCode).toBe(401)
  for (const token of ['', 'x', `linli_${'A'.repeat(43)}`]) {
    const headers = { authorization: `Bearer ${token}`, cookie: await signIn(who) }
    // Who states a key is that key's holder or nobody, whatever cookie comes along.
    if (token !== '') expect((await post('grid.list', {}, headers)).statusCode).toBe(401)
  }
})
