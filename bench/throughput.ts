/**
 * Lifecycles a second: the bare SQL and the server in turn, so that both meet the same machine.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Actors } from './actors.ts'
import { openClients, replay, rowCounts } from './bare.ts'
import { median, table } from './figures.ts'
import { type Installation, memoryOf } from './installation.ts'
import { type Lived, liveMany, summary } from './lifecycles.ts'
import { record, score } from './tape.ts'

/** What was measured. */
export interface Throughput {
  bare: number
  http: number
  ratio: number
  errors: number
  /** The server's memory in MB, at the end and at most. */
  memory: { most: number; own: number }
}

const clientCount = 16

/** Measures `rounds` times bare and over HTTP. */
export async function measureThroughput(
  installation: Installation,
  actors: Actors,
  options: { seconds: number; rounds: number; say(sentence: string): void },
): Promise<Throughput> {
  const { say, seconds, rounds } = options
  const tapes = await record(installation.url, installation.folder, actors)
  const scores = tapes.map(score)
  const statements = tapes[0]?.statements ?? []
  say(
    `one lifecycle: ${statements.length} statements in ${statements.filter(({ text }) => text.startsWith('begin')).length} transactions`,
  )
  const clients = await openClients(installation.url, clientCount)
  const { server, owner } = installation
  const bare: number[] = []
  const http: Lived[] = []
  const memory = { most: 0, own: 0 }
  await liveMany(actors, server.port, clientCount, Math.min(8, seconds))
  for (let round = 0; round < rounds; round++) {
    // What the server does beside requests (figures, seals) belongs to the server's rounds only.
    server.process.kill('SIGSTOP')
    const before = await rowCounts(owner)
    const replayed = await replay(clients, scores, seconds)
    const after = await rowCounts(owner)
    server.process.kill('SIGCONT')
    verify(before, after, replayed.done)
    if (replayed.errors.length > 0) throw new Error(`the bare replay failed: ${replayed.errors[0]}`)
    bare.push(replayed.perSecond)
    say(`round ${round + 1}: bare ${replayed.perSecond.toFixed(1)} lifecycles/s`)
    // Time for the server to take the replayed cases into its figures.
    await sleep(17_000)
    const lived = await liveMany(actors, server.port, clientCount, seconds)
    http.push(lived)
    const used = memoryOf(server)
    memory.most = Math.max(memory.most, used.most)
    memory.own = Math.max(memory.own, used.own)
    say(
      `round ${round + 1}: HTTP ${lived.perSecond.toFixed(1)} lifecycles/s, ${lived.errors.length} errors ${lived.errors[0] ?? ''}`,
    )
  }
  await Promise.all(clients.map((client) => client.end()))
  const times = http.reduce(
    (sum, { times }) => {
      for (const [name, values] of Object.entries(times)) sum[name as keyof typeof sum].push(...values)
      return sum
    },
    { report: [], dispatch: [], finish: [], check: [], rate: [], life: [] } as Lived['times'],
  )
  say(table(['call', 'p50 ms', 'p99 ms', 'n'], summary({ times })))
  const result = { bare: median(bare), http: median(http.map(({ perSecond }) => perSecond)), memory }
  const errors = http.reduce((sum, { errors }) => sum + errors.length, 0)
  return { ...result, ratio: result.http / result.bare, errors }
}

/** The replay must have written whole lifecycles: a case, its matter, its seven events, a rating each. */
function verify(before: Record<string, number>, after: Record<string, number>, lives: number): void {
  const per = { cases: 1, matters: 1, events: 7, rated: 1 }
  for (const [name, each] of Object.entries(per)) {
    const grown = (after[name] ?? 0) - (before[name] ?? 0)
    if (grown !== lives * each) throw new Error(`the replay of ${lives} lifecycles wrote ${grown} ${name}`)
  }
}
