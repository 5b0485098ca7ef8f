/** Accounts over HTTP, on a real database: what a browser and a program meet. */
import Fastify, { type FastifyInstance, type LightMyRequestResponse } from 'fastify'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { addRoutes, errorTable } from '#platform/operation/http.ts'
import { type Installation, installation } from '#platform/testing/database.ts'
import { createKey, ensureAccount } from './contract.server.ts'
import { accounts } from './module.ts'
import { addAccountRoutes } from './routes.ts'
import { runtimeOf, settle } from './runtime.ts'

let house: Installation
let app: FastifyInstance
const password = 'correct horse battery'

beforeAll(async () => {
  house = await installation([accounts])
  house.owner.on('error', () => {})
  app = Fastify()
  const { database, services } = house
  const recognition = await addAccountRoutes(app, { database, services })
  addRoutes(app, accounts.operations, {
    pipeline: house.pipeline,
    table: errorTable(accounts.operations),
    ...recognition,
    log: (_, message, fields) => console.error(message, fields),
    observe: () => {},
  })
  await addAccount('zhang.san')
  await addAccount('li.si')
})
afterAll(async () => {
  await app.close()
  await settle(house.services)
  await house.close()
})
beforeEach(() => {
  for (const limiter of [
    'signInsByAddress',
    'triesByLogin',
    'failuresByLogin',
    'registrationsByAddress',
  ] as const) {
    runtimeOf(house.services)[limiter].clear()
  }
})

function addAccount(login: string, more: object = {}) {
  const { now } = house.clock
  return house.database.transaction(undefined, (tx) =>
    ensureAccount(tx, { login, password, name: login, now: now(), ...more }),
  )
}

/** A browser: keeps its cookie. */
function browser() {
  let cookie = ''
  return {
    get cookie() {
      return cookie
    },
    set cookie(value: string) {
      cookie = value
    },
    async post(operation: string, input: object = {}, headers: Record<string, string> = {}) {
      const response = await app.inject({
        method: 'POST',
        url: `/api/accounts.${operation}`,
        headers: { 'content-type': 'application/json', ...(cookie ? { cookie } : {}), ...headers },
        payload: JSON.stringify(input),
      })
      const set = response.cookies.find(({ name }) => name === 'linli')
      if (set) cookie = set.value ? `linli=${encodeURIComponent(set.value)}` : ''
      return response
    },
  }
}

const codeOf = (response: LightMyRequestResponse) => response.json().error?.code

describe('signing in and out', () => {
  test('sets a cookie that scripts cannot read, and says who one is', async () => {
    const page = browser()
    const response = await page.post('signIn', { login: ' Zhang.San ', password })
    expect(response.json()).toMatchObject({ signedIn: true, login: 'zhang.san', positions: [], demo: true })
    expect(response.headers['set-cookie']).toMatch(
      /^linli=[^;]{80,}; Path=\/; Expires=[^;]+; HttpOnly; SameSite=Lax$/,
    )
    expect((await page.post('me')).json()).toMatchObject({ signedIn: true, name: 'zhang.san' })
    expect((await browser().post('me')).json()).toMatchObject({ signedIn: false })
  })

  test('keeps no secret in the clear, and puts it on record', async () => {
    const page = browser()
    await page.post('signIn', { login: 'li.si', password })
    const id = decodeURIComponent(page.cookie).slice('linli='.length).split('.')[0]!
    const { rows } = await house.owner.query(
      'select * from accounts.session s join accounts.account a on a.id = s.account',
    )
    expect(JSON.stringify(rows)).not.toContain(id)
    expect(JSON.stringify(rows)).not.toContain(password)
    const events = await house.owner.query(
      "select data from history.event where operation = 'accounts.signIn'",
    )
    expect(events.rows.length).toBeGreaterThan(0)
    expect(JSON.stringify(events.rows)).not.toContain(password)
  })

  test('gives a new id at every sign-in; the one before is worth nothing', async () => {
    const page = browser()
    await page.post('signIn', { login: 'zhang.san', password })
    const before = page.cookie
    await page.post('signIn', { login: 'li.si', password })
    expect(page.cookie).not.toBe(before)
    const old = browser()
    old.cookie = before
    expect((await old.post('me')).json().signedIn).toBe(false)
  })

  test('a forged cookie is nobody', async () => {
    const page = browser()
    await page.post('signIn', { login: 'zhang.san', password })
    page.cookie = page.cookie.replace(/.{5}$/, 'AAAAA')
    expect((await page.post('me')).json().signedIn).toBe(false)
  })

  test('ends here, or everywhere', async () => {
    const [one, other] = [browser(), browser()]
    await one.post('signIn', { login: 'zhang.san', password })
    await other.post('signIn', { login: 'zhang.san', password })
    const kept = one.cookie
    expect((await one.post('signOut')).statusCode).toBe(200)
    expect(one.cookie).toBe('')
    one.cookie = kept
    expect((await one.post('me')).json().signedIn).toBe(false)
    expect((await other.post('me')).json().signedIn).toBe(true)
    await one.post('signIn', { login: 'zhang.san', password })
    await one.post('signOut', { everywhere: true })
    expect((await other.post('me')).json().signedIn).toBe(false)
    expect((await browser().post('signOut')).statusCode).toBe(200)
  })

  test('wrong password and unknown account are answered alike; five failures lock both', async () => {
    await addAccount('wang.wu')
    for (const login of ['wang.wu', 'nobody.here']) {
      for (let i = 1; i <= 5; i++) {
        const response = await browser().post('signIn', { login, password: 'wrong wrong wrong' })
        expect(codeOf(response)).toBe(i < 5 ? 'accounts.wrong-password' : 'accounts.locked')
      }
      expect(codeOf(await browser().post('signIn', { login, password }))).toBe('accounts.locked')
    }
    await settle(house.services)
    // What is on disk locks too: after a restart nothing is in memory.
    runtimeOf(house.services).failuresByLogin.clear()
    expect(codeOf(await browser().post('signIn', { login: 'wang.wu', password }))).toBe('accounts.locked')
    house.clock.advance(15 * 60_000)
    expect((await browser().post('signIn', { login: 'wang.wu', password })).statusCode).toBe(200)
    const { rows } = await house.owner.query(
      `select e.seq, e.data->>'outcome' as outcome from history.event e join accounts.account a on a.id = e.subject
        where a.login = 'wang.wu' order by e.seq`,
    )
    expect(rows.map(({ outcome }) => outcome)).toEqual([...Array(5).fill('wrong-password'), 'signed-in'])
  })

  test('too many tries from one address are refused; those that succeed do not count', async () => {
    for (let i = 0; i < 3; i++) {
      expect((await browser().post('signIn', { login: 'li.si', password })).statusCode).toBe(200)
    }
    expect(runtimeOf(house.services).signInsByAddress.taken('127.0.0.1', house.clock.now())).toBe(0)
    for (let i = 0; i < 60; i++)
      runtimeOf(house.services).signInsByAddress.take('127.0.0.1', house.clock.now())
    expect((await browser().post('signIn', { login: 'li.si', password })).statusCode).toBe(429)
  })

  test('a session unused for twelve hours is over; one in use lasts seven days', async () => {
    const [idle, used] = [browser(), browser()]
    await idle.post('signIn', { login: 'zhang.san', password })
    await used.post('signIn', { login: 'zhang.san', password })
    for (let hours = 0; hours < 7 * 24; hours += 8) {
      expect((await used.post('me')).json().signedIn).toBe(true)
      await settle(house.services)
      house.clock.advance(8 * 3_600_000)
    }
    expect((await used.post('me')).json().signedIn).toBe(false)
    expect((await idle.post('me')).json().signedIn).toBe(false)
    await accounts.jobs![0]!.run({ ...house, now: house.clock.now() }, {})
    const { rows } = await house.owner.query(
      'select count(*)::int as n from accounts.session where expires <= $1',
      [house.clock.now()],
    )
    expect(rows[0].n).toBe(0)
  })
})

describe('requests from other sites', () => {
  test('are refused with a cookie, whatever they pretend to be', async () => {
    const page = browser()
    await page.post('signIn', { login: 'zhang.san', password })
    const pretences: Record<string, string>[] = [
      { 'sec-fetch-site': 'cross-site' },
      { origin: 'https://evil.example' },
      { 'content-type': 'text/plain' },
    ]
    for (const headers of pretences) {
      const response = await page.post('signOut', {}, headers)
      expect([response.statusCode, codeOf(response)]).toEqual([403, 'access.cross-site'])
    }
    const own = { origin: 'http://localhost:80', host: 'localhost', 'sec-fetch-site': 'same-origin' }
    expect((await page.post('me', {}, own)).json().signedIn).toBe(true)
  })
})

describe('one’s own sessions, keys and password', () => {
  test('are for those who have signed in', async () => {
    for (const [operation, input] of [
      ['sessions', {}],
      ['keys', {}],
      ['createKey', { name: 'x' }],
      ['endSession', { id: '018f0000-0000-7000-8000-000000000000' }],
      ['revokeKey', { id: '018f0000-0000-7000-8000-000000000000' }],
      ['changePassword', { current: 'a', next: 'b' }],
      ['act', { position: '018f0000-0000-7000-8000-000000000000' }],
    ] as const) {
      expect([operation, (await browser().post(operation, input)).statusCode]).toEqual([operation, 401])
    }
  })

  test('a device is listed in words and can be signed out from another', async () => {
    await addAccount('zhao.liu')
    const [desk, phone] = [browser(), browser()]
    await desk.post(
      'signIn',
      { login: 'zhao.liu', password },
      { 'user-agent': 'Mozilla/5.0 (Windows NT 10.0) Firefox/150.0' },
    )
    await phone.post(
      'signIn',
      { login: 'zhao.liu', password },
      { 'user-agent': 'Mozilla/5.0 (Linux; Android 16) Chrome/140.0' },
    )
    const { items } = (await desk.post('sessions')).json()
    expect(items).toHaveLength(2)
    expect(items.find((item: { current: boolean }) => item.current).device).toBe('Firefox · Windows')
    const other = items.find((item: { current: boolean }) => !item.current)
    expect(other.device).toBe('Chrome · Android')
    const stranger = browser()
    await stranger.post('signIn', { login: 'li.si', password })
    expect((await stranger.post('endSession', { id: other.id })).statusCode).toBe(404)
    expect((await desk.post('endSession', { id: other.id })).statusCode).toBe(200)
    expect((await phone.post('me')).json().signedIn).toBe(false)
    expect((await desk.post('me')).json().signedIn).toBe(true)
  })

  test('a key stands for its holder until revoked; it makes no other keys and no password', async () => {
    const page = browser()
    await page.post('signIn', { login: 'li.si', password })
    const { id, token } = (await page.post('createKey', { name: '统计接口' })).json()
    const authorization = `Bearer ${token}`
    expect((await browser().post('me', {}, { authorization })).json()).toMatchObject({
      signedIn: true,
      login: 'li.si',
    })
    expect((await browser().post('createKey', { name: 'x' }, { authorization })).statusCode).toBe(403)
    const change = { current: password, next: 'another good password' }
    expect((await browser().post('changePassword', change, { authorization })).statusCode).toBe(403)
    await settle(house.services)
    expect((await page.post('keys')).json().items).toMatchObject([
      { id, name: '统计接口', lastUsedAt: house.clock.now().toISOString() },
    ])
    const stranger = browser()
    await stranger.post('signIn', { login: 'zhang.san', password })
    expect((await stranger.post('revokeKey', { id })).statusCode).toBe(404)
    expect((await page.post('revokeKey', { id })).statusCode).toBe(200)
    expect((await browser().post('me', {}, { authorization })).json().signedIn).toBe(false)
    const { rows } = await house.owner.query('select * from accounts.api_key')
    expect(JSON.stringify(rows)).not.toContain(token)
  })

  test('the command line makes keys too', async () => {
    const now = house.clock.now()
    const token = await house.database.transaction(undefined, (tx) => createKey(tx, 'Zhang.San', { now }))
    expect((await browser().post('me', {}, { authorization: `Bearer ${token}` })).json().login).toBe(
      'zhang.san',
    )
    expect(
      await house.database.transaction(undefined, (tx) => createKey(tx, 'not.there', { now })),
    ).toBeUndefined()
  })

  test('a changed password signs out all other devices', async () => {
    await addAccount('sun.qi', { mustChange: true })
    const [here, there] = [browser(), browser()]
    expect((await here.post('signIn', { login: 'sun.qi', password })).json().mustChangePassword).toBe(true)
    await there.post('signIn', { login: 'sun.qi', password })
    expect(codeOf(await here.post('changePassword', { current: 'no', next: 'a new good one' }))).toBe(
      'accounts.wrong-password',
    )
    for (const next of ['short', 'sun.qi2026', password]) {
      expect(codeOf(await here.post('changePassword', { current: password, next }))).toBe(
        'accounts.weak-password',
      )
    }
    expect(
      (await here.post('changePassword', { current: password, next: 'a new good one' })).statusCode,
    ).toBe(200)
    expect((await there.post('me')).json().signedIn).toBe(false)
    expect((await here.post('me')).json()).toMatchObject({ signedIn: true, mustChangePassword: false })
    expect(codeOf(await browser().post('signIn', { login: 'sun.qi', password }))).toBe(
      'accounts.wrong-password',
    )
  })
})

test('what is known is believed for a while without asking the database, and forgotten on news', async () => {
  const page = browser()
  await page.post('signIn', { login: 'zhang.san', password })
  await page.post('me')
  const { id } = (await house.owner.query("select id from accounts.account where login = 'zhang.san'"))
    .rows[0]
  await house.owner.query('update accounts.account set disabled_at = now() where id = $1', [id])
  expect((await page.post('sessions')).statusCode).toBe(200)
  house.services.bus.publish({ kind: 'access', id })
  expect((await page.post('sessions')).statusCode).toBe(401)
  await house.owner.query('update accounts.account set disabled_at = null where id = $1', [id])
})
