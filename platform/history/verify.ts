/**
 * `linli audit verify`: goes through all history and finds any change, gap or reordering.
 */
import type pg from 'pg'
import { verifyRegisters } from '#platform/registers/digest.ts'
import { type EventBody, hashEvent, origin } from './chain.ts'
import { clusterSql, digestRange, hashSeal, type Seal } from './seal.ts'

/** Something that does not fit. */
export interface Flaw {
  county?: string
  subject?: string
  seq?: number
  what: string
}

/** What was gone through. */
export interface Verification {
  events: number
  subjects: number
  seals: number
  flaws: Flaw[]
}

type Row = EventBody & { prev: Buffer; hash: Buffer }

const pageSize = 5000
const mostFlaws = 100

/** Verifies everything. `progress` hears how many events were gone through. */
export async function verify(
  client: pg.Pool | pg.Client,
  progress: (events: number) => void = () => {},
): Promise<Verification> {
  const found: Verification = { events: 0, subjects: 0, seals: 0, flaws: [] }
  const add = (flaw: Flaw) => {
    if (found.flaws.length < mostFlaws) found.flaws.push(flaw)
  }
  await verifyChains(client, found, add, progress)
  await verifyHeads(client, add)
  for (const { act, county } of await verifyRegisters(client))
    add({ county, subject: act, what: 'the rows of a register are not those that were written' })
  await verifySeals(client, found, add)
  return found
}

async function verifyChains(
  client: pg.Pool | pg.Client,
  found: Verification,
  add: (flaw: Flaw) => void,
  progress: (events: number) => void,
): Promise<void> {
  let before: Row | undefined
  for (;;) {
    const { rows } = await client.query<Row>(
      `select county, subject, seq, id, at, operation, account, person, position, body, place, data, prev, hash
       from history.event where (county, subject, seq) > ($1, $2::uuid, $3) order by county, subject, seq limit ${pageSize}`,
      [before?.county ?? '', before?.subject ?? '00000000-0000-0000-0000-000000000000', before?.seq ?? 0],
    )
    for (const row of rows) {
      checkEvent(row, before, found, add)
      before = row
    }
    found.events += rows.length
    progress(found.events)
    if (rows.length < pageSize) return
  }
}

function checkEvent(row: Row, before: Row | undefined, found: Verification, add: (flaw: Flaw) => void): void {
  const same = before?.county === row.county && before.subject === row.subject
  if (!same) found.subjects++
  const { county, subject, seq } = row
  const expectedSeq = same ? before.seq + 1 : 1
  if (seq !== expectedSeq)
    add({ county, subject, seq, what: `expected event ${expectedSeq}: one is missing` })
  const expectedPrev = same ? before.hash : origin
  if (seq === expectedSeq && !row.prev.equals(expectedPrev)) {
    add({ county, subject, seq, what: 'does not follow from the event before it' })
  }
  if (!hashEvent(row.prev, row).equals(row.hash))
    add({ county, subject, seq, what: 'was changed after it was written' })
}

/** A case's row must stand where its last event stands. */
async function verifyHeads(client: pg.Pool | pg.Client, add: (flaw: Flaw) => void): Promise<void> {
  const { rows } = await client.query<{ county: string; id: string; seq: number }>(
    `select c.county, c.id, c.seq from workflow.case c
     left join lateral (select e.seq, e.hash, e.data from history.event e
       where e.county = c.county and e.subject = c.id order by e.seq desc limit 1) e on true
     where e.seq is distinct from c.seq or e.hash is distinct from c.head or e.data->>'to' is distinct from c.state
     limit ${mostFlaws}`,
  )
  for (const { county, id, seq } of rows) {
    add({ county, subject: id, seq, what: 'the case does not stand where its last event stands' })
  }
}

async function verifySeals(
  client: pg.Pool | pg.Client,
  found: Verification,
  add: (flaw: Flaw) => void,
): Promise<void> {
  const { rows } = await client.query<Seal & { here: boolean }>(
    `select *, cluster = ${clusterSql} as here from history.seal order by cluster, through`,
  )
  let before: Seal | undefined
  for (const seal of rows) {
    found.seals++
    const what = `seal of ${seal.at.toISOString()}`
    const follows = before?.cluster === seal.cluster
    if (!seal.prev.equals(follows && before ? before.hash : origin))
      add({ what: `${what}: one before it is missing` })
    if (!hashSeal(seal).equals(seal.hash)) add({ what: `${what}: was changed` })
    const { events, digest } = await digestRange(client, seal.since, seal.through)
    if (events !== seal.events || !digest.equals(seal.digest)) {
      add({
        what: `${what}: covers ${seal.events} events, ${events} are there${events === seal.events ? ', changed' : ''}`,
      })
    }
    before = seal
  }
}
