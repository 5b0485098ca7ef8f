/** Accounts of people in office, and of residents: positions, administration, registration. */
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Asker } from '#platform/access/asker.ts'
import { type Installation, installation } from '#platform/testing/database.ts'
import { createKey, ensureAccount } from './contract.server.ts'
import { accounts as contract } from './contract.ts'
import { accounts } from './module.ts'
import { accountByLogin } from './queries.ts'
import { acting, askerIn, askerOfAccount, recognise } from './recognise.ts'
import { runtimeOf } from './runtime.ts'

const county = '990101'
const town = '990101001'
const elsewhere = '990102'

let house: Installation
let admin: Asker

beforeAll(async () => {
  house = await installation([accounts])
  house.owner.on('error', () => {})
  for (const [code, name, level] of [
    ['99', '乌有省', 'province'],
    [county, '乌有县', 'county'],
    [town, '东街街道', 'township'],
    [elsewhere, '子虚县', 'county'],
  ]) {
    await house.owner.query(
      "insert into places.place (code, name, level, pinyin, initials, words) values ($1, $2, $3, '', '', '')",
      [code, name, level],
    )
  }
  admin = await officeHolder('office.admin', [['administrator', 'administrator', county]])
})
afterAll(() => house.close())
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

/** An account whose holder is in these offices: kind of body, post, place. */
async function officeHolder(
  login: string,
  offices: [string, string, string][],
  more: object = {},
): Promise<Asker> {
  const person = uuidv7()
  for (const [kind, post, place] of offices) {
    const [body, at] = [uuidv7(), place.slice(0, 6).padEnd(6, '0')]
    await house.owner.query(
      "insert into parties.body (county, id, kind, name, place, valid_from) values ($1, $2, $3, $4, $5, '2020-01-01')",
      [at, body, kind, `${kind} ${place}`, place],
    )
    await house.owner.query(
      `insert into parties.position (county, id, person, person_county, body, post, place, valid_from, public_name)
       values ($1, $2, $3, $1, $4, $5, $6, '2020-01-01', $7)`,
      [at, uuidv7(), person, body, post, place, login],
    )
  }
  const now = house.clock.now()
  const wanted = { login, password: 'linli-demo', name: login, person, personCounty: county, now, ...more }
  await house.database.transaction(undefined, (tx) => ensureAccount(tx, wanted))
  return recognised(login)
}

async function recognised(login: string): Promise<Asker> {
  const { direct } = house.database
  const row = await accountByLogin.find(direct, [login])
  return acting(await askerOfAccount(direct, house.services, row!, 'session'), row!.actingDefault)
}

describe('positions', () => {
  test('come with their duties; one acts in the widest, or in the one chosen last', async () => {
    const asker = await officeHolder('office.two', [
      ['committee', 'head', `${town}001`],
      ['gov-base', 'head', town],
    ])
    expect(asker.positions.map(({ bodyKind }) => bodyKind)).toEqual(['gov-base', 'committee'])
    expect(asker.acting).toMatchObject({
      bodyKind: 'gov-base',
      place: town,
      placeName: '东街街道',
      jurisdiction: '_fictional',
    })
    expect(asker.acting?.duties.has('grid.intake')).toBe(true)
    const other = asker.positions[1]!.id
    const me = await house.must(contract.act, { position: other }, asker)
    expect(me.acting).toBe(other)
    expect((await recognised('office.two')).acting?.id).toBe(other)
    expect(await house.call(contract.act, { position: admin.acting!.id }, asker)).toMatchObject({
      status: 404,
    })
    const after = await house.must(contract.signIn, { login: 'office.two', password: 'linli-demo' })
    expect(after.acting).toBe(other)
  })

  test('a request may wish for one that is held', async () => {
    const { positions } = await recognised('office.two')
    const { direct } = house.database
    const now = house.clock.now()
    const token = await house.database.transaction(undefined, (tx) => createKey(tx, 'office.two', { now }))
    const known = await recognise(house.services, direct, 'key', token!)
    for (const { id } of positions) expect(askerIn(known, id).acting?.id).toBe(id)
    expect(askerIn(known, admin.acting!.id).acting?.id).toBe(positions[1]!.id)
    expect(askerIn(known, undefined)).toMatchObject({ via: 'key', login: 'office.two' })
  })

  test('are withheld until a first password is changed', async () => {
    const asker = await officeHolder('office.new', [['gov-base', 'head', town]], { mustChange: true })
    expect(asker.positions).toEqual([])
    await house.must(contract.changePassword, { current: 'linli-demo', next: 'my own good password' }, asker)
    expect((await recognised('office.new')).positions).toHaveLength(1)
  })
})

describe('administration', () => {
  let clerk: Asker
  let stranger: Asker
  let both: Asker
  beforeAll(async () => {
    clerk = await officeHolder('office.clerk', [['gov-base', 'clerk', town]])
    stranger = await officeHolder('office.stranger', [['gov-county', 'clerk', elsewhere]])
    both = await officeHolder('office.both', [
      ['gov-base', 'clerk', town],
      ['gov-city', 'clerk', '9901'],
    ])
  })
  const disable = (id: string, by: Asker, disabled = true) =>
    house.call(contract.setDisabled, { id, disabled }, by)

  test('lists accounts of people in office within reach, found by name', async () => {
    const all = await house.must(contract.list, {}, admin)
    const logins = all.items.map(({ login }) => login)
    expect(logins).toEqual([...logins].sort())
    expect(logins).toEqual(expect.arrayContaining(['office.admin', 'office.clerk', 'office.both']))
    expect(logins).not.toContain('office.stranger')
    const first = await house.must(contract.list, { limit: 2 }, admin)
    const rest = await house.must(contract.list, { after: first.next }, admin)
    expect([...first.items, ...rest.items].map(({ login }) => login)).toEqual(logins)
    expect((await house.must(contract.list, { search: 'clerk' }, admin)).items).toHaveLength(1)
    expect((await house.must(contract.list, { search: '%' }, admin)).items).toHaveLength(0)
  })

  test('is refused without the duty', async () => {
    expect(await house.call(contract.list, {})).toMatchObject({ status: 401 })
    expect(await house.call(contract.list, {}, clerk)).toMatchObject({ status: 403 })
    expect(await disable(stranger.account!, clerk)).toMatchObject({ status: 403 })
  })

  test('disables and restores within reach: not elsewhere, not above, not oneself', async () => {
    expect(await disable(clerk.account!, admin)).toMatchObject({ ok: true })
    const refused = await house.call(contract.signIn, { login: 'office.clerk', password: 'linli-demo' })
    expect(refused).toMatchObject({ status: 422, error: { code: 'accounts.wrong-password' } })
    expect((await house.must(contract.list, { search: 'clerk' }, admin)).items[0]?.disabled).toBe(true)
    expect(await disable(clerk.account!, admin, false)).toMatchObject({ ok: true })
    await house.must(contract.signIn, { login: 'office.clerk', password: 'linli-demo' })
    expect(await disable(stranger.account!, admin)).toMatchObject({ status: 404 })
    expect(await disable(uuidv7(), admin)).toMatchObject({ status: 404 })
    expect(await disable(both.account!, admin)).toMatchObject({ status: 403 })
    expect(await disable(admin.account!, admin)).toMatchObject({ status: 403 })
    const { rows } = await house.owner.query(
      "select county, position, place from history.event where operation = 'accounts.setDisabled' and subject = $1",
      [clerk.account],
    )
    expect(rows).toEqual(Array(2).fill({ county, position: admin.acting!.id, place: county }))
  })
})

describe('registration', () => {
  const input = {
    login: 'Mei.Li',
    password: '门前两棵枣树都结果了',
    name: '李梅',
    phone: '138 1234 5678',
    home: town,
  }

  test('makes an account and a person whose phone is sealed', async () => {
    const me = await house.must(contract.register, input)
    expect(me).toMatchObject({
      signedIn: true,
      login: 'mei.li',
      home: town,
      homeName: '东街街道',
      positions: [],
    })
    const { rows } = await house.owner.query(
      'select p.* from parties.person p join accounts.account a on a.person = p.id and a.person_county = p.county where a.login = $1',
      ['mei.li'],
    )
    expect(rows).toMatchObject([{ county, name: '李梅', home: town }])
    const events = await house.owner.query(
      "select * from history.event where operation = 'accounts.register'",
    )
    expect(events.rows[0].place).toBe(town)
    const written = JSON.stringify([rows, events.rows])
    for (const secret of ['13812345678', '138 1234 5678', input.password])
      expect(written).not.toContain(secret)
    expect(JSON.stringify(events.rows)).not.toContain('李梅')
    await house.must(contract.signIn, { login: 'mei.li', password: input.password })
  })

  test.each([
    ['the name is taken', { login: 'MEI.LI' }, 409, 'accounts.login-taken'],
    ['the name is kept for the demonstration', { login: 'jiaozuo.someone' }, 409, 'accounts.login-taken'],
    ['the name has signs that names do not have', { login: 'mei <li>' }, 400, 'request.malformed'],
    ['the password is weak', { login: 'mei.lin', password: 'mei.lin2026' }, 422, 'accounts.weak-password'],
    [
      'the password is the demonstration’s',
      { login: 'mei.lin', password: 'linli-demo' },
      422,
      'accounts.weak-password',
    ],
    ['there is no such place', { login: 'mei.lin', home: '999999' }, 400, 'request.malformed'],
  ])('is refused where %s; nothing is kept', async (_, change, status, code) => {
    const before = await house.owner.query('select count(*) from parties.person')
    expect(await house.call(contract.register, { ...input, ...change })).toMatchObject({
      status,
      error: { code },
    })
    expect((await house.owner.query('select count(*) from parties.person')).rows).toEqual(before.rows)
  })

  test('is refused when one address makes too many', async () => {
    let last = 0
    for (let i = 0; i <= 20; i++)
      last = (await house.call(contract.register, { ...input, password: 'weak' })).status
    expect(last).toBe(429)
  })
})

test('demonstration accounts are listed by jurisdiction, only where the data is made up', async () => {
  await officeHolder('jiaozuo.township', [['gov-base', 'head', '410802001']])
  await house.database.transaction(undefined, (tx) =>
    ensureAccount(tx, {
      login: 'jiaozuo.resident',
      password: 'linli-demo',
      name: '居民',
      home: town,
      now: house.clock.now(),
    }),
  )
  const { password, jurisdictions } = await house.must(contract.demonstration, {})
  expect(password).toBe('linli-demo')
  const jiaozuo = jurisdictions.find(({ id }) => id === 'jiaozuo')
  expect(jiaozuo?.accounts).toMatchObject([
    { login: 'jiaozuo.resident', role: { zh: '居民', en: 'Resident' }, at: '东街街道' },
    { login: 'jiaozuo.township', at: 'gov-base 410802001' },
  ])
  const demonstrator = { login: 'jiaozuo.resident', password: 'linli-demo' }
  expect(await house.call(contract.signIn, demonstrator)).toMatchObject({ ok: true })
  house.services.demo = false
  expect(await house.call(contract.signIn, demonstrator)).toMatchObject({ status: 422 })
  expect(await house.call(contract.demonstration, {})).toMatchObject({ status: 404 })
  house.services.demo = true
})
