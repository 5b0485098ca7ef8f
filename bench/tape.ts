/**
 * The bare SQL of a lifecycle: recorded once, in process, from the same operations that the server runs, statement by
 * statement with its name, text, values and transaction; then made new again with fresh ids, numbers and times.
 */
import type pg from 'pg'
import { v7 as uuidv7 } from 'uuid'
import { readConfig } from '#apps/server/config.ts'
import { buildHttp } from '#apps/server/http.ts'
import { openInstallation } from '#apps/server/open.ts'
import type { Actors } from './actors.ts'
import { live } from './lifecycles.ts'

/** One statement as the driver was given it, and how many rows it gave or wrote. */
interface Statement {
  name: string | undefined
  text: string
  values: unknown[]
  rows: number | null
}

/** One recorded lifecycle. */
export interface Tape {
  statements: Statement[]
  from: number
  until: number
}

/** How many lifecycles are recorded: each at another place. */
const takes = 40
/** Lives before the first recorded one. */
const warm = 150

/** Records lifecycles. The first few only fill what the server keeps in memory, as it is when it is under way. */
export async function record(url: string, folder: string, actors: Actors): Promise<Tape[]> {
  const env = { ...process.env, DATABASE_URL: url, LINLI_DATA: `${folder}/server` }
  const config = readConfig(env)
  const opened = await openInstallation(config, () => {})
  const { app } = await buildHttp(config, opened.database, opened.services)
  const statements: Statement[] = []
  tap(opened.database.pool, (statement) => statements.push(statement))
  const tapes: Tape[] = []
  const call = async (operation: string, input: unknown, key: string) => {
    const answer = await app.inject({
      method: 'POST',
      url: `/api/${operation}`,
      headers: { authorization: `Bearer ${key}` },
      payload: input as object,
    })
    return { status: answer.statusCode, body: answer.body }
  }
  try {
    for (let i = 0; i < warm + takes; i++) {
      statements.length = 0
      const from = Date.now()
      await live(actors, call)
      if (i >= warm) tapes.push({ statements: [...statements], from, until: Date.now() })
    }
  } finally {
    await app.close()
    await opened.close()
  }
  return tapes
}

type Query = string | { name?: string; text: string; values?: unknown[] }

/** Writes down what a pool and its clients are asked; the way of working is untouched. */
function tap(pool: pg.Pool, heard: (statement: Statement) => void): void {
  const wrap = (ask: (query: Query, values?: unknown[]) => Promise<pg.QueryResult>) => {
    return async (query: Query, values?: unknown[]) => {
      const given = typeof query === 'string' ? { text: query, values } : query
      // Written down before it is sent: order is what the database sees.
      const statement: Statement = {
        name: given.name,
        text: given.text,
        values: given.values ?? [],
        rows: null,
      }
      if (!isBeside(statement.text)) heard(statement)
      const result = await ask(query, values)
      statement.rows = Array.isArray(result) ? null : result.rowCount
      return result
    }
  }
  const connect = pool.connect.bind(pool) as () => Promise<pg.PoolClient>
  const direct = pool.query.bind(pool) as never
  Object.assign(pool, {
    query: wrap(direct),
    connect(callback?: never) {
      // The pool's own `query` comes with a callback, and is written down above.
      if (callback) return (connect as (then: never) => unknown)(callback)
      return connect().then((client) => {
        const query = wrap(client.query.bind(client) as never)
        return new Proxy(client, {
          get(target, name) {
            const value = name === 'query' ? query : Reflect.get(target, name, target)
            return typeof value === 'function' && name !== 'query' ? value.bind(target) : value
          },
        })
      })
    },
  })
}

/** Once in a while and for all requests together: not part of any lifecycle. */
function isBeside(text: string): boolean {
  return text.includes('pg_notify') || text.startsWith('update accounts.')
}

/** A value that may be a part of what is fresh each time: told what it was, gives what it is now. */
type Fresh = (now: Life) => unknown

/** What is new in a life: its time, and its ids by the order in which they first came. */
interface Life {
  shift: number
  ids: string[]
  no: string
}

/** A lifecycle ready to be replayed: each statement's values as functions of the life. */
export interface Score {
  statements: { name: string | undefined; text: string; values: Fresh[]; rows: number | null }[]
  ids: number
  no: string
  recordedAt: number
}

const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/g
const numbered = /\d{6}-\d{6}-[0-9A-Z]{7}/g
const parts = new RegExp(`${uuid.source}|${numbered.source}`, 'g')

/** Finds in a recording what must be fresh: ids made while it ran, its number, its times. */
export function score(tape: Tape): Score {
  const ids: string[] = []
  const isOwn = (id: string) => {
    const made = Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16)
    return made >= tape.from - 1 && made <= tape.until + 1
  }
  let no = ''
  const compile = (value: unknown): Fresh => {
    if (value instanceof Date) {
      const at = value.getTime()
      return ({ shift }) => new Date(at + shift)
    }
    if (Array.isArray(value)) {
      const entries = value.map(compile)
      return (life) => entries.map((entry) => entry(life))
    }
    if (typeof value !== 'string') return () => value
    const pieces: (string | number)[] = []
    let at = 0
    for (const match of value.matchAll(parts)) {
      const [found] = match
      const isNumber = found.length === 21
      if (!isNumber && !isOwn(found)) continue
      pieces.push(value.slice(at, match.index))
      at = match.index + found.length
      if (isNumber) {
        no ||= found
        pieces.push(-1)
      } else {
        if (!ids.includes(found)) ids.push(found)
        pieces.push(ids.indexOf(found))
      }
    }
    if (pieces.length === 0) return () => value
    pieces.push(value.slice(at))
    return ({ ids, no }) => {
      let text = ''
      for (const piece of pieces) text += typeof piece === 'string' ? piece : piece < 0 ? no : ids[piece]
      return text
    }
  }
  const statements = tape.statements.map(({ name, text, values, rows }) => ({
    name,
    text,
    values: values.map(compile),
    rows,
  }))
  return { statements, ids: ids.length, no, recordedAt: tape.from }
}

/** Another life of the same score. */
export function newLife({ ids, no, recordedAt }: Score): Life {
  const random = uuidv7().replaceAll('-', '').slice(-7).toUpperCase()
  return {
    shift: Date.now() - recordedAt,
    ids: Array.from({ length: ids }, () => uuidv7()),
    no: `${no.slice(0, -7)}${random}`,
  }
}
