import { once } from 'node:events'
import { get } from 'node:http'
import type { AddressInfo } from 'node:net'
import Fastify from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Asker } from '#platform/access/asker.ts'
import { nobody } from '#platform/access/asker.ts'
import { localBus, type News } from '#platform/notify/bus.ts'
import { type Installation, installation } from '#platform/testing/database.ts'
import { type NewNotice, tell } from './contract.server.ts'
import { notices as contract } from './contract.ts'
import { notices } from './module.ts'
import { addNoticeRoutes } from './routes.ts'
import { mayKnow } from './rules.ts'
import { en } from './text/en.ts'
import { zh } from './text/zh-CN.ts'
import { sentenceOf } from './words.ts'

const person = '018f0000-0000-7000-8000-000000000001'
const stranger = '018f0000-0000-7000-8000-000000000002'
const body = '018f0000-0000-7000-8000-000000000003'

function asker(of: Partial<Asker> = {}, place = '410802', duties = ['grid.read']): Asker {
  const acting = {
    id: '018f0000-0000-7000-8000-000000000004',
    body,
    bodyKind: 'gov-base',
    bodyName: 'x',
    post: 'x',
    postName: { zh: 'x', en: 'x' },
    place,
    placeName: 'x',
    jurisdiction: 'x',
    duties: new Set(duties),
  }
  return {
    account: person,
    person,
    personCounty: '410802',
    positions: [acting],
    acting,
    via: 'session',
    ...of,
  }
}

describe('sentences', () => {
  const params = { no: 'JZ-1', dueAt: '2026-11-25T09:30:00Z', body: { zh: '城管局', en: 'Urban management' } }
  test('are made in the reader’s language; what is not known is left out', () => {
    expect(sentenceOf('grid.accepted', params, 'zh')).toBe(
      '您反映的问题（JZ-1）已受理，由城管局办理，11月25日（周三）17:30 前处理',
    )
    expect(sentenceOf('grid.accepted', { no: 'JZ-1' }, 'zh')).toBe('您反映的问题（JZ-1）已受理')
    expect(sentenceOf('grid.accepted', params, 'en')).toBe(
      'Your report (JZ-1) was accepted; Urban management handles it, by Wed 25 Nov, 17:30',
    )
    expect(sentenceOf('of another version', {}, 'en')).toBe('There is news')
  })
  test.each(Object.keys(zh))('%s uses the same parameters in both languages', (kind) => {
    const names = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([name]) => name).sort()
    expect(names(en[kind as keyof typeof en])).toEqual(names(zh[kind as keyof typeof zh]))
  })
})

test('news is for whom it concerns', () => {
  const may = (news: News, who = asker()) => mayKnow(who, news)
  expect(may({ kind: 'notice', person })).toBe(true)
  expect(may({ kind: 'notice', person: stranger })).toBe(false)
  expect(may({ kind: 'notice' }, asker({ person: undefined }))).toBe(false)
  expect(may({ kind: 'case', place: '410802001' })).toBe(true)
  expect(may({ kind: 'case', place: '410803001' })).toBe(false)
  expect(may({ kind: 'case', place: '410802001' }, asker({}, '410802', ['grid.handle']))).toBe(false)
  expect(may({ kind: 'case', place: '410802001', body }, asker({}, '410802', ['grid.handle']))).toBe(true)
  expect(may({ kind: 'case', place: '410803001', body }, asker({}, '410802', ['grid.handle']))).toBe(false)
  expect(may({ kind: 'case', place: '410802001' }, asker({ acting: undefined, positions: [] }))).toBe(false)
  expect(may({ kind: 'access', id: stranger })).toBe(false)
  expect(may({ kind: 'access', id: person })).toBe(true)
})

describe('one’s own notices', () => {
  let house: Installation
  const heard: News[] = []
  beforeAll(async () => {
    house = await installation([notices])
    house.owner.on('error', () => {})
    house.services.bus.subscribe((news) => heard.push(news))
  })
  afterAll(() => house.close())

  async function tellAll(told: NewNotice[], fails = false) {
    const after: (() => void | Promise<void>)[] = []
    const ctx = {
      afterCommit: (work: () => void | Promise<void>) => void after.push(work),
      services: house.services,
    }
    await house.database
      .transaction(undefined, async (tx) => {
        await tell(tx, ctx, told)
        if (fails) throw new Error('rolled back')
        return true
      })
      .then(
        async () => {
          for (const work of after) await work()
        },
        () => {},
      )
  }
  const notice = (minutes: number, more: Partial<NewNotice> = {}): NewNotice => ({
    person,
    personCounty: '410802',
    kind: 'grid.closed',
    params: { no: `JZ-${minutes}` },
    link: '/matters/410802/x',
    at: new Date(Date.parse('2026-11-20T01:00:00Z') + minutes * 60_000),
    ...more,
  })

  test('are told in the transaction, page by page, read once; nobody sees another’s', async () => {
    await tellAll([1, 2, 3, 4].map((minutes) => notice(minutes)))
    await tellAll([notice(5, { personCounty: undefined }), notice(6, { person: stranger })])
    await tellAll([notice(7)], true)
    expect(heard.filter(({ kind }) => kind === 'notice')).toHaveLength(6)

    const first = await house.must(contract.list, { limit: 3 }, asker())
    expect(first.unread).toBe(5)
    expect(first.items.map(({ text }) => text)).toEqual([
      '事项 JZ-5 已结案',
      '事项 JZ-4 已结案',
      '事项 JZ-3 已结案',
    ])
    const second = await house.must(contract.list, { limit: 3, after: first.next }, asker())
    expect(second.items.map(({ text }) => text)).toEqual(['事项 JZ-2 已结案', '事项 JZ-1 已结案'])
    expect(second.next).toBeUndefined()

    await house.must(contract.markRead, { ids: [first.items[0]!.id] }, asker({ person: stranger }))
    expect((await house.must(contract.list, {}, asker())).unread).toBe(5)
    await house.must(contract.markRead, { ids: [first.items[0]!.id] }, asker())
    const unread = await house.must(contract.list, { unread: true }, asker())
    expect([unread.unread, unread.items.length]).toEqual([4, 4])
    await house.must(contract.markRead, {}, asker())
    expect((await house.must(contract.list, {}, asker())).unread).toBe(0)
  })

  test('are for those who have signed in; a mark that is none is refused', async () => {
    expect(await house.call(contract.list, {})).toMatchObject({ status: 401 })
    expect(await house.call(contract.markRead, {})).toMatchObject({ status: 401 })
    expect(await house.call(contract.list, { after: 'x|y' }, asker())).toMatchObject({ status: 400 })
    expect(await house.must(contract.list, {}, asker({ person: undefined }))).toEqual({
      items: [],
      unread: 0,
    })
  })

  test('go a year after they were read', async () => {
    house.clock.advance(366 * 24 * 3_600_000)
    await notices.jobs![0]!.run({ ...house, now: house.clock.now() }, {})
    expect((await house.must(contract.list, {}, asker({ person: stranger }))).items).toHaveLength(1)
    expect((await house.must(contract.list, {}, asker())).items).toHaveLength(0)
  })
})

describe('the stream', () => {
  const bus = localBus()
  let who: Asker = asker()
  const app = Fastify()
  addNoticeRoutes(app, { askerOf: async () => who, services: { bus }, times: { beat: 40, gather: 5 } })
  let port = 0
  beforeAll(async () => {
    await app.listen({ port: 0, host: '127.0.0.1' })
    port = (app.server.address() as AddressInfo).port
  })
  afterAll(() => app.close())

  async function connect(query = '') {
    const request = get({ port, host: '127.0.0.1', path: `/api/notices.stream${query}` })
    request.on('error', () => {})
    const [response] = await once(request, 'response')
    let text = ''
    response.setEncoding('utf8')
    response.on('data', (part: string) => {
      text += part
    })
    const until = async (wanted: string) => {
      for (let i = 0; i < 200 && !text.includes(wanted); i++) await new Promise((done) => setTimeout(done, 5))
      return text
    }
    return { response, until, leave: () => request.destroy() }
  }

  test('sends where, not what, and only what the asker may know', async () => {
    const page = await connect()
    expect(page.response.headers['content-type']).toMatch(/^text\/event-stream/)
    bus.publish({ kind: 'case', county: '410803', place: '410803001', id: 'elsewhere' })
    bus.publish({ kind: 'notice', county: '410802', person, id: 'mine' })
    for (let i = 0; i < 5; i++)
      bus.publish({ kind: 'case', county: '410802', place: '410802001', id: 'here' })
    const text = await page.until('"here"')
    expect(text).not.toContain('elsewhere')
    expect(text).not.toContain(person)
    expect(text.match(/"here"/g)).toHaveLength(1)
    expect(text).toContain('data: {"kind":"case","county":"410802","id":"here","place":"410802001"}\n\n')
    expect(await page.until(': beat')).toContain(': beat')
    page.leave()
  })

  test('ends when the asker has signed out', async () => {
    const page = await connect()
    who = nobody
    bus.publish({ kind: 'access', id: person })
    await once(page.response, 'end')
    const refused = await connect()
    expect(refused.response.statusCode).toBe(401)
    who = asker()
  })

  test('has a limit per account, which those that leave give back', async () => {
    const pages = await Promise.all(Array.from({ length: 10 }, () => connect()))
    expect((await connect()).response.statusCode).toBe(429)
    for (const page of pages) page.leave()
    await new Promise((done) => setTimeout(done, 50))
    const again = await connect()
    expect(again.response.statusCode).toBe(200)
    again.leave()
  })
})
