/**
 * Live news within the installation: what was committed is told to whoever listens, in this process at once,
 * in others (several servers on one database) through LISTEN/NOTIFY, gathered so that commits never queue for it.
 */
import pg from 'pg'

/** What happened, without content: whoever listens asks again through an operation, with their own rights. */
export interface News {
  /** `case` a case changed; `notice` a person has a new notice; `access` accounts or positions changed; `place` a place
   * was renamed, which only servers need to know. */
  kind: 'case' | 'notice' | 'access' | 'place'
  county?: string
  place?: string
  id?: string
  body?: string
  person?: string
}

/** The bus. */
export interface Bus {
  publish(news: News): void
  /** Gives the function that ends the subscription. */
  subscribe(listener: (news: News) => void): () => void
  close(): Promise<void>
}

/** A bus within this process only: tests and commands. */
export function localBus(): Bus {
  const listeners = new Set<(news: News) => void>()
  return {
    publish: (news) => {
      for (const listener of listeners) listener(news)
    },
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    close: async () => {
      listeners.clear()
    },
  }
}

const gatherMs = 200
const mostPerMessage = 40

/** A bus that also reaches other servers on the same database. */
export async function sharedBus(url: string, pool: pg.Pool, instance: string): Promise<Bus> {
  const local = localBus()
  let waiting: News[] = []
  let timer: NodeJS.Timeout | undefined
  let listener: pg.Client | undefined
  let closed = false

  async function listen(): Promise<void> {
    const client = new pg.Client({
      connectionString: url,
      application_name: 'linli news',
      keepAlive: true,
      keepAliveInitialDelayMillis: 10_000,
    })
    // Every loss of the connection comes as 'end' too.
    client.on('error', () => {})
    client.on('notification', (message) => {
      const parsed = JSON.parse(message.payload ?? '{}') as { from?: string; news?: News[] }
      if (parsed.from === instance) return
      for (const news of parsed.news ?? []) local.publish(news)
    })
    try {
      await client.connect()
      await client.query('listen linli_news')
    } catch (error) {
      await client.end().catch(() => {})
      throw error
    }
    listener = client
    client.once('end', listenAgain)
    if (closed) await client.end()
  }

  /** Tries once a second until it listens again; rights that changed unheard meanwhile are looked up anew. */
  function listenAgain(): void {
    if (closed) return
    setTimeout(() => listen().then(() => local.publish({ kind: 'access' }), listenAgain), 1000).unref()
  }
  await listen()

  function flush(): void {
    timer = undefined
    const batch = waiting
    waiting = []
    for (let start = 0; start < batch.length; start += mostPerMessage) {
      const news = batch.slice(start, start + mostPerMessage)
      pool
        .query({
          name: 'news',
          text: 'select pg_notify($1, $2)',
          values: ['linli_news', JSON.stringify({ from: instance, news })],
        })
        .catch(() => {})
    }
  }

  return {
    publish(news) {
      local.publish(news)
      waiting.push(news)
      timer ??= setTimeout(flush, gatherMs).unref()
    },
    subscribe: local.subscribe,
    async close() {
      closed = true
      clearTimeout(timer)
      await listener?.end().catch(() => {})
      await local.close()
    },
  }
}
