import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { nobody } from '#platform/access/asker.ts'
import type { JobContext } from '#platform/operation/operation.ts'
import { type Installation, installation } from '#platform/testing/database.ts'
import { append } from './append.ts'
import { digestRange, seal } from './seal.ts'
import { verify } from './verify.ts'

let t: Installation
beforeAll(async () => {
  t = await installation([])
})
afterAll(() => t.close())
beforeEach(() => t.owner.query('truncate history.event, history.seal'))

const place = '990101001001'

/** So many events of one subject, each in a transaction of its own. */
async function written(events: number): Promise<string> {
  const subject = uuidv7()
  for (let i = 0; i < events; i++) {
    await t.database.transaction(undefined, (tx) =>
      append(tx, nobody, { subject, place, operation: 'test', at: t.services.clock.now(), data: { i } }),
    )
  }
  return subject
}
/** Seals until nothing is left: a seal waits for whoever began before, in any database of the server. */
async function sealed(): Promise<void> {
  const sums = `select (select count(*) from history.event) = (select coalesce(sum(events), 0) from history.seal) as all`
  await expect
    .poll(
      async () => {
        await seal({ database: t.database, services: t.services, now: t.services.clock.now() } as JobContext)
        return (await t.owner.query<{ all: boolean }>(sums)).rows[0]?.all
      },
      { timeout: 20_000 },
    )
    .toBe(true)
}
const flaws = async () => (await verify(t.owner)).flaws.map(({ what }) => what).join('\n')

describe('linli audit verify', () => {
  it('finds nothing where nothing was changed, however events and seals lie', async () => {
    await written(3)
    await sealed()
    await written(2)
    await sealed()
    await sealed()
    await written(1)
    const found = await verify(t.owner)
    expect(found).toMatchObject({ events: 6, subjects: 3, flaws: [] })
    expect(found.seals).toBeGreaterThan(1)
  })

  it('finds a change, a gap, another order, and a tail or a whole chain that vanished', async () => {
    const changes = {
      'was changed': 'update history.event set place = $$99$$ where subject = $1 and seq = 2',
      'gap in the middle': 'delete from history.event where subject = $1 and seq = 2',
      order:
        'update history.event set seq = case seq when 1 then 2 when 2 then 1 else seq end + 100 where subject = $1',
      tail: 'delete from history.event where subject = $1 and seq = 3',
      whole: 'delete from history.event where subject = $1',
    }
    for (const [name, change] of Object.entries(changes)) {
      await t.owner.query('truncate history.event, history.seal')
      const subject = await written(3)
      await written(1)
      await sealed()
      expect(await flaws(), name).toBe('')
      await t.owner.query(change, [subject])
      expect(await flaws(), name).not.toBe('')
    }
  })

  it('finds a seal that was changed or taken out', async () => {
    for (const change of [
      "update history.seal set digest = '\\x00' where events = 1",
      'delete from history.seal where events = 1',
    ]) {
      await t.owner.query('truncate history.event, history.seal')
      await written(1)
      await sealed()
      await written(2)
      await sealed()
      expect(await flaws()).toBe('')
      await t.owner.query(change)
      expect(await flaws()).not.toBe('')
    }
  })

  it('seals what one transaction wrote in many pages', async () => {
    await t.owner.query(
      `insert into history.event (county, subject, seq, id, at, operation, place, data, prev, hash)
       select '990101', gen_random_uuid(), 1, gen_random_uuid(), now(), 'import', '990101', '{}', '\\x00', int4send(i)
       from generate_series(1, 12000) i`,
    )
    await sealed()
    const { rows } = await t.owner.query<{ since: number; through: number; events: number; digest: Buffer }>(
      'select since, through, events, digest from history.seal',
    )
    const [{ since, through, events, digest }] = rows as [(typeof rows)[number]]
    expect(events).toBe(12_000)
    expect(await digestRange(t.owner, since, through)).toEqual({ events, digest })
    await t.owner.query(`update history.event set hash = '\\x01' where hash = int4send(11000)`)
    expect((await digestRange(t.owner, since, through)).digest).not.toEqual(digest)
  })
})
