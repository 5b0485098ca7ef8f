/**
 * Replays recorded lifecycles with the bare `pg` driver: one connection per client, nothing but statements.
 */
import pg from 'pg'
import { newLife, type Score } from './tape.ts'

/** What a round of replays gave. */
export interface Replayed {
  perSecond: number
  done: number
  /** Statements that touched another number of rows than when they were recorded, and failures. */
  errors: string[]
}

/** Opens the connections that replays run on, as the application's role. */
export async function openClients(url: string, count: number): Promise<pg.Client[]> {
  const clients = Array.from(
    { length: count },
    () => new pg.Client({ connectionString: url, options: '-c role=linli_app', application_name: 'bench' }),
  )
  await Promise.all(clients.map((client) => client.connect()))
  return clients
}

/** Replays for some seconds on all connections at once. */
export async function replay(
  clients: readonly pg.Client[],
  scores: readonly Score[],
  seconds: number,
): Promise<Replayed> {
  const errors: string[] = []
  let done = 0
  let turn = 0
  const from = performance.now()
  const until = from + seconds * 1000
  await Promise.all(
    clients.map(async (client) => {
      while (performance.now() < until && errors.length < 100) {
        const score = scores[turn++ % scores.length]
        if (!score) return
        try {
          await replayOne(client, score, errors)
          done++
        } catch (error) {
          errors.push((error as Error).message)
          await client.query('rollback')
        }
      }
    }),
  )
  return { perSecond: done / ((performance.now() - from) / 1000), done, errors }
}

async function replayOne(client: pg.Client, score: Score, errors: string[]): Promise<void> {
  const life = newLife(score)
  for (const { name, text, values, rows } of score.statements) {
    const fresh = values.map((value) => value(life))
    const result =
      fresh.length > 0
        ? await client.query(name ? { name, text, values: fresh } : { text, values: fresh })
        : await client.query(text)
    if (rows !== null && result.rowCount !== rows)
      errors.push(`${text.slice(0, 80)}: ${result.rowCount} rows, not ${rows}`)
  }
}

/** Rows of the tables that a lifecycle writes. */
export async function rowCounts(owner: pg.Pool): Promise<Record<string, number>> {
  const { rows } = await owner.query<Record<string, number>>(
    `select (select count(*) from workflow.case) as cases, (select count(*) from grid.matter) as matters,
       (select count(*) from history.event) as events, (select count(*) from workflow.case where rating is not null) as rated`,
  )
  return rows[0] ?? {}
}
