import { describe, expect, test } from 'vitest'
import { deviceOf } from './device.ts'
import { firstPassword } from './first-password.ts'
import { Limiter } from './limiter.ts'
import { isForeign } from './origin.ts'
import { checkPassword, hashPassword } from './passwords.ts'
import { idleFor, isLogin, isOver, isWeak, normalLogin, sessionLasts } from './rules.ts'
import { bearerOf, newToken } from './tokens.ts'

describe('passwords', () => {
  test.each([
    ['short', '短密码123'],
    ['nine characters', 'x8#kQm2pz'],
    ['listed', 'Password123'],
    ['digits only', '13812345678'],
    ['a repetition', 'ab1ab1ab1ab1'],
    ['a run', 'abcdefghijkl'],
    ['a run backwards', 'poiuytrewq'],
    ['the account’s name', 'zhang.sanfeng'],
    ['the account’s name and digits', 'zhang.sanfeng2026'],
    ['the demonstration’s', 'linli-demo'],
  ])('%s is weak', (_, password) => {
    expect(isWeak(password, 'zhang.sanfeng')).toBe(true)
  })
  test.each(['correct horse', '我家门前有两棵枣树啊', 'x8#kQm2pz!', firstPassword()])(
    '%s is not',
    (password) => {
      expect(isWeak(password, 'zhang.sanfeng')).toBe(false)
    },
  )
  test('the demonstration’s password is allowed in a demonstration', () => {
    expect(isWeak('linli-demo', 'jiaozuo.grid', true)).toBe(false)
  })
  test('argon2id with OWASP’s parameters; the same however the letters are composed', async () => {
    const hash = await hashPassword('café au lait')
    expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    expect(await checkPassword(hash, 'cafe\u0301 au lait')).toBe(true)
    expect(await checkPassword(hash, 'cafe au lait')).toBe(false)
    expect(await checkPassword(undefined, 'nobody has this password')).toBe(false)
    expect(await checkPassword('not a hash', 'x')).toBe(false)
  })
  test('names of accounts', () => {
    expect(normalLogin(' Ｚhang.San ')).toBe('zhang.san')
    expect(isLogin('张三')).toBe(true)
    expect(isLogin('a b')).toBe(false)
    expect(isLogin('.a')).toBe(false)
  })
})

test('a session ends when unused for 12 hours, and after 7 days', () => {
  const begin = new Date('2026-11-20T00:00:00Z')
  const expires = new Date(begin.getTime() + sessionLasts)
  const at = (ms: number) => new Date(begin.getTime() + ms)
  expect(isOver({ seen: begin, expires }, at(idleFor - 1))).toBe(false)
  expect(isOver({ seen: begin, expires }, at(idleFor))).toBe(true)
  expect(isOver({ seen: at(sessionLasts - 1), expires }, at(sessionLasts))).toBe(true)
})

test('a limiter lets so many through, then none until the window is over; memory is bounded', () => {
  const limiter = new Limiter(2, 1000, 100)
  const at = (ms: number) => new Date(ms)
  expect([limiter.take('a', at(0)), limiter.take('a', at(1)), limiter.take('a', at(2))]).toEqual([
    true,
    true,
    false,
  ])
  expect(limiter.take('b', at(2))).toBe(true)
  limiter.giveBack('b')
  expect(limiter.taken('b', at(2))).toBe(0)
  expect(limiter.take('a', at(1000))).toBe(true)
  for (let i = 0; i < 1000; i++) limiter.take(`flood ${i}`, at(1000))
  expect(limiter.taken('flood 999', at(1000))).toBe(1)
})

describe('requests that another site sends', () => {
  const json = { 'content-type': 'application/json; charset=utf-8' }
  const from = (headers: Record<string, string>, hasSession = true, method = 'POST') =>
    isForeign({ method, host: 'linli.example:8080', headers, hasSession })
  test('are told by where they come from', () => {
    expect(from({ ...json, 'sec-fetch-site': 'same-origin', origin: 'https://linli.example:8080' })).toBe(
      false,
    )
    expect(from({ ...json, 'sec-fetch-site': 'cross-site' })).toBe(true)
    expect(from({ ...json, 'sec-fetch-site': 'same-site' })).toBe(true)
    expect(from({ ...json, origin: 'https://evil.example' })).toBe(true)
    expect(from({ ...json, origin: 'null' })).toBe(true)
    expect(from({ ...json, 'sec-fetch-site': 'cross-site' }, false)).toBe(true)
    expect(from({ 'sec-fetch-site': 'cross-site' }, true, 'GET')).toBe(false)
  })
  test('and with a session by their content type', () => {
    expect(from(json)).toBe(false)
    expect(from({ 'content-type': 'multipart/form-data; boundary=x' })).toBe(false)
    expect(from({ 'content-type': 'text/plain' })).toBe(true)
    expect(from({ 'content-type': 'application/x-www-form-urlencoded' })).toBe(true)
    expect(from({})).toBe(true)
    expect(from({}, false)).toBe(false)
  })
})

test('tokens have 256 bits and a form that scanners for leaked secrets can find', () => {
  const token = newToken()
  expect(bearerOf(`Bearer ${token}`)).toBe(token)
  expect(bearerOf(`Bearer ${token}x`)).toBeUndefined()
  expect(bearerOf(`Basic ${token}`)).toBeUndefined()
  expect(bearerOf(undefined)).toBeUndefined()
})

test('devices in words', () => {
  expect(
    deviceOf('Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36'),
  ).toBe('Chrome · Windows')
  expect(deviceOf('Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Version/19.0 Safari/604.1')).toBe(
    'Safari · iOS',
  )
  expect(deviceOf(undefined)).toBe('—')
})
