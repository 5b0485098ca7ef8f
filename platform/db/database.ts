/**
 * The way to PostgreSQL: one pool, named statements, transactions that tell row-level security how far
 * the asker reaches.
 */
import {
  type CompiledQuery,
  type DatabaseConnection,
  type Driver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
} from 'kysely'
import pg from 'pg'
import { endOf } from '#platform/access/reach.ts'
import type { DB } from './schema.ts'

// Counts and sums fit a double here; a string would spread conversions over every module.
pg.types.setTypeParser(pg.types.builtins.INT8, Number)
pg.types.setTypeParser(pg.types.builtins.NUMERIC, Number)
// A date column is a calendar day, not a moment: leave it as 'YYYY-MM-DD'.
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text)

/** A handle that queries run on: the pool itself, or one transaction. */
export type Tx = Kysely<DB>

/** The installation's database. */
export interface Database {
  pool: pg.Pool
  /** Runs statements outside a transaction. Rows under row-level security are out of its sight. */
  direct: Tx
  /** Runs `work` in one transaction; rolls back when it throws. `place` opens row-level security below it. */
  transaction<T>(place: string | undefined, work: (tx: Tx) => Promise<T>): Promise<T>
  close(): Promise<void>
}

/** A name per statement text, so that PostgreSQL plans it once per connection (measured: a third to a half saved). */
const names = new Map<string, string>()
const mostNames = 2000

function nameOf(sql: string): string | undefined {
  const known = names.get(sql)
  if (known) return known
  if (names.size >= mostNames) return undefined
  const name = `q${names.size}`
  names.set(sql, name)
  return name
}

class BoundConnection implements DatabaseConnection {
  readonly #client: pg.Pool | pg.PoolClient
  constructor(client: pg.Pool | pg.PoolClient) {
    this.#client = client
  }
  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    // A query marked /*plan*/ depends so much on its values that a shared plan would be a bad one.
    const name = query.sql.includes('/*plan*/') ? undefined : nameOf(query.sql)
    const result = await this.#client.query({ name, text: query.sql, values: query.parameters as unknown[] })
    const affected = result.rowCount === null ? undefined : BigInt(result.rowCount)
    return { rows: (result.rows ?? []) as R[], numAffectedRows: affected }
  }
  // biome-ignore lint/correctness/useYield: no statement here is streamed; exports page by key instead
  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('streaming is not used: page by key')
  }
}

/** A Kysely that runs on one connection (or on whichever the pool gives). */
function bind(client: pg.Pool | pg.PoolClient): Kysely<DB> {
  const connection = new BoundConnection(client)
  const nested = () => Promise.reject(new Error('transactions are opened by the platform, never inside'))
  const driver: Driver = {
    init: async () => {},
    acquireConnection: async () => connection,
    releaseConnection: async () => {},
    beginTransaction: nested,
    commitTransaction: nested,
    rollbackTransaction: nested,
    destroy: async () => {},
  }
  return new Kysely<DB>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => driver,
      createIntrospector: (db) => new PostgresIntrospector(db),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
  })
}

/** Opens the pool. `url` is a PostgreSQL address; statements run as the role `linli_app`, which cannot touch history. */
export function openDatabase(url: string, options: { max?: number; role?: string } = {}): Database {
  const role = options.role ?? 'linli_app'
  const pool = new pg.Pool({
    connectionString: url,
    max: options.max ?? 16,
    options: `-c role=${role}`,
    application_name: 'linli',
    connectionTimeoutMillis: 10_000,
  })
  // A connection lost while idle is replaced on the next use; without a listener it would end the process.
  pool.on('error', () => {})
  const direct = bind(pool)
  const bound = new WeakMap<pg.PoolClient, Kysely<DB>>()

  async function transaction<T>(place: string | undefined, work: (tx: Tx) => Promise<T>): Promise<T> {
    const client = await pool.connect()
    let tx = bound.get(client)
    if (!tx) {
      tx = bind(client)
      bound.set(client, tx)
    }
    let broken: Error | undefined
    try {
      await client.query(place === undefined ? 'begin' : `begin; ${reachSettings(place)}`)
      const result = await work(tx)
      await client.query('commit')
      return result
    } catch (error) {
      await client.query('rollback').catch((lost: Error) => {
        broken = lost
      })
      throw error
    } finally {
      client.release(broken)
    }
  }

  return { pool, direct, transaction, close: () => pool.end() }
}

/** Settings that the policies of tables with personal data compare `county` with. */
function reachSettings(place: string): string {
  if (!/^[0-9]*$/.test(place)) throw new Error('a reach is made of digits')
  const county = place.slice(0, 6)
  return `set local linli.county_from = '${county}'; set local linli.county_to = '${endOf(county)}'`
}

const raw = { kind: 'RawNode', sqlFragments: [], parameters: [] } as const
const queryId = { queryId: 'statement' }

/** Opens tables with personal data for one county, for the rest of this transaction. */
export async function openCounty(tx: Tx, county: string): Promise<void> {
  await setReach.all(tx, [county, endOf(county)])
}

/** A statement written once and named by its text: what hot paths use. `R` is the row it gives. */
export function statement<P extends readonly unknown[], R = Record<string, never>>(sql: string) {
  const run = async (tx: Tx, parameters: P): Promise<R[]> => {
    const result = await tx.executeQuery<R>({
      sql,
      parameters,
      query: raw,
      queryId,
    } as unknown as CompiledQuery<R>)
    return result.rows
  }
  return {
    all: run,
    find: async (tx: Tx, parameters: P): Promise<R | undefined> => (await run(tx, parameters))[0],
  }
}

const setReach = statement<readonly [string, string]>(
  "select set_config('linli.county_from', $1, true), set_config('linli.county_to', $2, true)",
)

/** PostgreSQL's code for a broken unique key. */
export function isDuplicate(error: unknown): boolean {
  return error instanceof Error && (error as Error & { code?: string }).code === '23505'
}
