/**
 * News between servers go on after the database was away for longer than one try.
 */
import { randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Database, openDatabase } from '#platform/db/database.ts'
import { type Bus, type News, sharedBus } from '#platform/notify/bus.ts'
import { templateName, withDatabase } from '#platform/testing/global-setup.ts'

const name = `news_${randomBytes(6).toString('hex')}`
const server = process.env.LINLI_TEST_DATABASE ?? ''
const url = withDatabase(server, name)
const admin = new pg.Client({ connectionString: server })
let database: Database
let one: Bus
let other: Bus

beforeAll(async () => {
  await admin.connect()
  await admin.query(`create database ${name} template ${templateName}`)
  database = openDatabase(url, { max: 2 })
  one = await sharedBus(url, database.pool, 'one')
  other = await sharedBus(url, database.pool, 'other')
})

afterAll(async () => {
  await one.close()
  await other.close()
  await database.close()
  await admin.query(`drop database ${name} with (force)`)
  await admin.end()
})

test('news are heard again when the database is back', async () => {
  const heard: News[] = []
  other.subscribe((news) => heard.push(news))
  one.publish({ kind: 'case', id: 'before' })
  await expect.poll(() => heard.map(({ id }) => id), { timeout: 5_000 }).toEqual(['before'])
  await admin.query(`alter database ${name} allow_connections false`)
  await admin.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [name])
  // Two tries come to nothing.
  await sleep(2_500)
  await admin.query(`alter database ${name} allow_connections true`)
  // What was missed may have been about rights: they are looked up anew.
  await expect.poll(() => heard.slice(1), { timeout: 5_000 }).toEqual([{ kind: 'access' }])
  one.publish({ kind: 'case', id: 'after' })
  await expect.poll(() => heard.at(-1)?.id, { timeout: 5_000 }).toBe('after')
}, 30_000)
