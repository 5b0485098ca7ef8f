/**
 * Jobs beside requests: pg-boss for what has a time or is asked for; short periods by a timer that only one
 * server at a time passes (an advisory lock).
 */
import { setTimeout as delay } from 'node:timers/promises'
import { PgBoss } from 'pg-boss'
import type { Database } from '#platform/db/database.ts'
import type { Job, Module } from '#platform/operation/operation.ts'
import type { Services } from '#platform/services.ts'

/** How long a stop waits for jobs that run, milliseconds. */
const mostWaited = 4000

/** Running jobs. */
export interface Jobs {
  stop(): Promise<void>
}

/** Starts all jobs of the modules; `services.enqueue` works from here on. */
export async function startJobs(
  ownerUrl: string,
  database: Database,
  services: Services,
  modules: readonly Module[],
): Promise<Jobs> {
  const boss = new PgBoss({
    connectionString: ownerUrl,
    schema: 'jobs',
    max: 3,
    application_name: 'linli jobs',
  })
  boss.on('error', (error: Error) => services.log('warn', 'job queue', { error: error.message }))
  await boss.start()
  const timers: NodeJS.Timeout[] = []
  const underWay = new Set<Promise<void>>()
  for (const job of modules.flatMap((module) => module.jobs ?? [])) {
    const run = (data: unknown) => {
      const work = job
        .run({ database, services, now: services.clock.now() }, data)
        .finally(() => underWay.delete(work))
      underWay.add(work)
      return work
    }
    if (job.everySeconds) timers.push(everySeconds(job, job.everySeconds, database, services, () => run({})))
    else await addQueue(boss, job, run)
  }
  services.enqueue = async (name, data = {}) => {
    await boss.send(name, data)
  }
  return {
    async stop() {
      for (const timer of timers) clearInterval(timer)
      // What runs still needs the database, which closes next; what takes longer is taken up at the next start.
      await Promise.race([Promise.allSettled(underWay), delay(mostWaited, undefined, { ref: false })])
      await boss.stop({ graceful: false, close: true }).catch(() => {})
    },
  }
}

async function addQueue(boss: PgBoss, job: Job, run: (data: unknown) => Promise<void>): Promise<void> {
  await boss.createQueue(job.name)
  await boss.work(job.name, { pollingIntervalSeconds: 2 }, async (batch) => {
    for (const { data } of batch) await run(data)
  })
  if (job.atStart) await boss.send(job.name, {}, { singletonKey: 'at start' })
  if (job.cron) await boss.schedule(job.name, job.cron, {}, { tz: 'Asia/Shanghai' })
}

function everySeconds(
  job: Job,
  seconds: number,
  database: Database,
  services: Services,
  run: () => Promise<void>,
): NodeJS.Timeout {
  let running = false
  const turn = async () => {
    if (running) return
    running = true
    const client = await database.pool.connect().catch(() => undefined)
    if (!client) {
      running = false
      return
    }
    try {
      const lock = await client.query('select pg_try_advisory_lock(hashtext($1)) as mine', [job.name])
      if (!lock.rows[0]?.mine) return
      try {
        await run()
      } finally {
        await client.query('select pg_advisory_unlock(hashtext($1))', [job.name])
      }
    } catch (error) {
      services.log('warn', 'job failed', { job: job.name, error: (error as Error).message })
    } finally {
      client.release()
      running = false
    }
  }
  return setInterval(() => void turn(), seconds * 1000).unref()
}
