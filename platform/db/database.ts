/**
 * The way to PostgreSQL: one pool, named statements, transactions that tell row-level security how far
 * the asker reaches. SQL is written by hand in each module's queries; a test prepares every statement against
 * the migrated schema (platform/testing/statements.test.ts).
 */
import pg from 'pg'
import { endOf } from '#platform/access/reach.ts'

// Counts and sums fit a double here; a string would spread conversions over every module.
pg.types.setTypeParser(pg.types.builtins.INT8, Number)
pg.types.setTypeParser(pg.types.builtins.NUMERIC, Number)
// A date column is a calendar day, not a moment: leave it as 'YYYY-MM-DD'.
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text)

/** A handle that statements run on: the pool itself, or one transaction. */
export interface Tx {
  readonly client: pg.Pool | pg.PoolClient
}

/** The installation's database. */
export interface Database {
  pool: pg.Pool
  /** Runs statements outside a transaction. Rows under row-level security are out of its sight. */
  direct: Tx
  /** Runs `work` in one transaction; rolls back when it throws. `place` opens row-level security below it. */
  transaction<T>(place: string | undefined, work: (tx: Tx) => Promise<T>): Promise<T>
  close(): Promise<void>
}

/** Opens the pool. `url` is a PostgreSQL address; statements run as the role `linli_app`, which cannot touch history. */
export function openDatabase(url: string, options: { max?: number; role?: string } = {}): Database {
  const role = options.role ?? 'linli_app'
  const pool = new pg.Pool({
    connectionString: url,
    max: options.max ?? 16,
    // A request takes one core at most: lists that gather parallel workers are slower together than in turn.
    options: `-c role=${role} -c max_parallel_workers_per_gather=0`,
    application_name: 'linli',
    connectionTimeoutMillis: 10_000,
  })
  // A connection lost while idle is replaced on the next use; without a listener it would end the process.
  pool.on('error', () => {})
  // The same while it is in use, where the pool does not listen: whoever uses it is told by the query that fails.
  pool.on('connect', (client) => client.on('error', () => {}))

  async function transaction<T>(place: string | undefined, work: (tx: Tx) => Promise<T>): Promise<T> {
    const client = await pool.connect()
    let broken: Error | undefined
    try {
      await client.query(place === undefined ? 'begin' : `begin; ${reachSettings(place)}`)
      const result = await work({ client })
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

  return { pool, direct: { client: pool }, transaction, close: () => pool.end() }
}

/** Settings that the policies of tables with personal data compare `county` with. */
function reachSettings(place: string): string {
  if (!/^[0-9]*$/.test(place)) throw new Error('a reach is made of digits')
  const county = place.slice(0, 6)
  return `set local linli.county_from = '${county}'; set local linli.county_to = '${endOf(county)}'`
}

/** All statements by their text: the name under which PostgreSQL keeps the plan. */
const names = new Map<string, string>()

/** Texts of all statements declared so far. */
export function declaredStatements(): readonly string[] {
  return [...names.keys()]
}

/**
 * A statement declared once and named by its text, so that PostgreSQL plans it once per connection (measured: a third
 * to a half saved). `P` are its values, `R` is the row it gives.
 */
export function statement<P extends readonly unknown[], R = Record<string, never>>(text: string) {
  const name = names.get(text) ?? `q${names.size}`
  names.set(text, name)
  const run = async (tx: Tx, values: P): Promise<R[]> => {
    const result = await tx.client.query({ name, text, values: values as unknown as unknown[] })
    return result.rows as R[]
  }
  return {
    all: run,
    find: async (tx: Tx, values: P): Promise<R | undefined> => (await run(tx, values))[0],
  }
}

/** A query of a list, whose best plan depends on its values: sent without a name, planned each time. */
export async function planned<R>(tx: Tx, text: string, values: readonly unknown[]): Promise<R[]> {
  const result = await tx.client.query({ text, values: [...values] })
  return result.rows as R[]
}

/** Runs `work` so that it alone is undone when it throws, and the transaction goes on. */
export async function undoable<T>(tx: Tx, work: () => Promise<T>): Promise<T> {
  await tx.client.query('savepoint undoable')
  try {
    const result = await work()
    await tx.client.query('release savepoint undoable')
    return result
  } catch (error) {
    await tx.client.query('rollback to savepoint undoable')
    throw error
  }
}

const setReach = statement<readonly [string, string]>(
  "select set_config('linli.county_from', $1, true), set_config('linli.county_to', $2, true)",
)

/** Opens tables with personal data for one county, for the rest of this transaction. */
export async function openCounty(tx: Tx, county: string): Promise<void> {
  await setReach.all(tx, [county, endOf(county)])
}

/** Whether an error is PostgreSQL's for a broken unique key. */
export function isDuplicate(error: unknown): boolean {
  return error instanceof Error && (error as Error & { code?: string }).code === '23505'
}

/** What Node and PostgreSQL say when there is no way to the database: it is down, starting, stopping or out of reach. */
const awayCodes = new Set([
  ...[
    'ECONNREFUSED',
    'ECONNRESET',
    'EPIPE',
    'ETIMEDOUT',
    'ENOTFOUND',
    'EAI_AGAIN',
    'EHOSTUNREACH',
    'ENETUNREACH',
  ],
  ...['57P01', '57P02', '57P03', '53300', '08000', '08001', '08003', '08004', '08006'],
])

/** Whether an error means that the database is away for now: the same request will do later. */
export function isAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const { code } = error as Error & { code?: string }
  if (code) return awayCodes.has(code)
  // The driver's own errors carry no code.
  return /^Connection terminated|^timeout exceeded when trying to connect|is not queryable/.test(
    error.message,
  )
}
