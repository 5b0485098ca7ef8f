/**
 * Versions of laws outlive the edits of their folders: each start writes those that it has not seen yet, and what
 * began under one that is no more there is read under the kept one (ADR 2026-11-21, versions of a law).
 */
import { createHash } from 'node:crypto'
import { gunzipSync, gzipSync } from 'node:zlib'
import { type Database, statement, type Tx } from '#platform/db/database.ts'
import { canonical } from '#platform/history/chain.ts'
import { Pack, type PackData } from '#platform/packs/pack.ts'
import type { Packs } from '#platform/packs/packs.ts'

const insert = statement<readonly unknown[]>(
  `insert into law.pack (id, version, hash, rules, valid_from, data, first_seen) values ($1, $2, $3, $4, $5, $6, $7)
   on conflict do nothing`,
)
interface SeenRow {
  id: string
  version: string
  rules: string
}
const selectSeen = statement<readonly [], SeenRow>(
  'select id, version, rules from law.pack order by first_seen, version',
)
const selectData = statement<readonly [string, readonly string[]], { version: string; data: PackData }>(
  'select version, data from law.pack where id = $1 and version = any($2)',
)

/**
 * What in a pack decides, without the words: limits, steps, refusals, categories, figures. Posts' rights are left out:
 * who may work in the product is always today's.
 */
export function rulesOf(data: PackData): string {
  const { limits, procedure, bodies, jurisdiction } = data
  const deciding = {
    number: jurisdiction.version,
    hours: jurisdiction.workingHours.periods,
    dispatcher: bodies.dispatcher,
    kinds: bodies.kinds.map(({ id, level, alsoAt, under }) => ({ id, level, alsoAt, under })),
    limits: [limits.stages, limits.reopen, limits.rate, limits.extensions, limits.escalation],
    options: Object.entries(procedure.options).map(([name, { used }]) => [name, used]),
    states: procedure.states.map(({ id, stage, final }) => ({ id, stage, final })),
    steps: procedure.steps.map(({ id, used, by, decidedBy, again }) => ({ id, used, by, decidedBy, again })),
    refusals: data.refusals.map(({ code, mode, actors, decider }) => [
      code,
      mode,
      actors,
      decider?.body,
      decider?.within,
    ]),
    procedures: data.procedures?.map(({ id, used, states, steps, limits: stages }) => [
      id,
      used,
      states.map((state) => state.id),
      steps.map((step) => [step.id, step.used]),
      stages,
    ]),
    categories: data.categories.map(({ id, urgency, public: open, responsible, joint, committee }) => [
      id,
      urgency,
      open,
      responsible,
      joint,
      committee,
    ]),
    parameters: data.parameters.map(({ id, value, open, setBy }) => [id, value, open, setBy]),
  }
  return createHash('sha256').update(canonical(deciding)).digest('hex').slice(0, 16)
}

/** Writes a pack that was not seen before; one that was stays as it is. */
export async function keepPack(tx: Tx, pack: Pack, now: Date): Promise<void> {
  const { data } = pack
  // A draft is read as it was tried, never as something that decides alike.
  const rules = pack.draft ? pack.version : rulesOf(data)
  const row = [pack.id, pack.version, pack.hash, rules, pack.from ?? null, JSON.stringify(data), now]
  await insert.all(tx, row)
}

/** Most kept packs that stay unpacked at a time. */
const mostOpen = 8

/**
 * Writes the versions in the folders that were not seen before, and lets `packs` find those that are no more there.
 * Of several versions of one number that decide alike only the newest is needed: the folder's, or else the last kept.
 */
export async function keepPacks(database: Database, packs: Packs, now: Date): Promise<void> {
  const tx = database.direct
  const present = packs.list({ includeFictional: true }).flatMap(({ id }) => [...packs.versions(id)])
  const seen = await selectSeen.all(tx, [])
  const known = new Set(seen.map(({ id, version }) => `${id} ${version}`))
  for (const pack of present.filter((one) => !known.has(`${one.id} ${one.version}`))) {
    await keepPack(tx, pack, now)
  }
  const rulesNow = new Map(present.map((pack) => [`${pack.id} ${rulesOf(pack.data)}`, pack]))
  const newest = new Map(seen.map((row) => [`${row.id} ${row.rules}`, row]))
  const gone = [...newest.values()].filter(({ id, rules }) => !rulesNow.has(`${id} ${rules}`))
  const packed = await readAll(tx, gone)
  const open = new Map<string, Pack>()
  const rulesBy = new Map(seen.map(({ id, version, rules }) => [`${id} ${version}`, `${id} ${rules}`]))

  packs.keep((id, version) => {
    const rules = rulesBy.get(`${id} ${version}`)
    if (rules === undefined) return undefined
    const same = rulesNow.get(rules) ?? open.get(rules)
    if (same) return same
    const bytes = packed.get(rules)
    if (!bytes) return undefined
    const pack = new Pack(JSON.parse(gunzipSync(bytes).toString()) as PackData)
    if (open.size >= mostOpen) open.delete(open.keys().next().value as string)
    open.set(rules, pack)
    return pack
  })
}

/** The kept packs by id and rules, packed: most are never asked for, and together they would be large. */
async function readAll(tx: Tx, gone: readonly SeenRow[]): Promise<Map<string, Buffer>> {
  const packed = new Map<string, Buffer>()
  for (const id of new Set(gone.map((row) => row.id))) {
    const rules = new Map(gone.filter((row) => row.id === id).map((row) => [row.version, row.rules]))
    for (const { version, data } of await selectData.all(tx, [id, [...rules.keys()]])) {
      packed.set(`${id} ${rules.get(version)}`, gzipSync(JSON.stringify(data), { level: 1 }))
    }
  }
  return packed
}
