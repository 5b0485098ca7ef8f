/**
 * Live news for open pages: `GET /api/notices.stream`, server-sent events (HTML Living Standard 9.2).
 */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Asker } from '#platform/access/asker.ts'
import type { Bus, News } from '#platform/notify/bus.ts'
import { plainAnswers, platformErrors } from '#platform/operation/errors.ts'
import { langOf } from '#platform/operation/http.ts'
import { mayKnow, shownOf } from './rules.ts'

/** What the stream needs. */
export interface NoticeRoutes {
  askerOf(request: FastifyRequest): Promise<Asker>
  services: { bus: Bus }
  /** For tests; milliseconds. */
  times?: { beat?: number; gather?: number; longest?: number }
}

/** So that proxies keep the line open. */
const beatEvery = 25_000
/** News of so long goes out together: a burst of changes is one look for the page. */
const gatherFor = 300
/** The page then connects anew, and who asks is looked up anew. */
const longest = 3_600_000
/** Pages of one account that listen at once. */
const mostPerAccount = 10
/** A page that takes nothing off the line any more is cut off; bytes. */
const mostWaiting = 256 * 1024

/** Adds the stream. `?position=` says in which position the page acts: an EventSource sends no headers. */
export function addNoticeRoutes(app: FastifyInstance, deps: NoticeRoutes): void {
  const perAccount = new Map<string, number>()
  const streams = new Set<Stream>()
  app.addHook('preClose', async () => {
    for (const stream of streams) stream.end()
  })

  app.get<{ Querystring: { position?: string } }>('/api/notices.stream', async (request, reply) => {
    const find = async () => actingAs(await deps.askerOf(request), request.query.position)
    const asker = await find()
    const { account } = asker
    if (!account) return refuse(request, reply, 'access.sign-in')
    const open = perAccount.get(account) ?? 0
    if (open >= mostPerAccount) return refuse(request, reply, 'request.too-many')
    perAccount.set(account, open + 1)
    const stream = new Stream(request, reply, deps, asker, find)
    streams.add(stream)
    stream.whenEnded(() => {
      streams.delete(stream)
      const left = (perAccount.get(account) ?? 1) - 1
      if (left > 0) perAccount.set(account, left)
      else perAccount.delete(account)
    })
    return reply
  })
}

function actingAs(asker: Asker, position: string | undefined): Asker {
  const held = asker.positions.find(({ id }) => id === position)
  return held ? { ...asker, acting: held } : asker
}

function refuse(request: FastifyRequest, reply: FastifyReply, code: 'access.sign-in' | 'request.too-many') {
  const answers: typeof plainAnswers = { ...plainAnswers, ...platformErrors }
  const { status, text } = answers[code]!
  const error = { code, message: text[langOf(request)], requestId: request.id }
  return reply.status(status).send({ error })
}

/** One open line to one page. */
class Stream {
  #asker: Asker
  readonly #find: () => Promise<Asker>
  readonly #raw: FastifyReply['raw']
  readonly #waiting = new Map<string, News>()
  readonly #gather: number
  readonly #stops: (() => void)[] = []
  #flushing: NodeJS.Timeout | undefined
  #isOver = false

  constructor(
    request: FastifyRequest,
    reply: FastifyReply,
    deps: NoticeRoutes,
    asker: Asker,
    find: () => Promise<Asker>,
  ) {
    this.#asker = asker
    this.#find = find
    this.#raw = reply.raw
    this.#gather = deps.times?.gather ?? gatherFor
    reply.hijack()
    this.#raw.writeHead(200, {
      ...(reply.getHeaders() as Record<string, string>),
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      // Without it nginx collects what should go out at once.
      'x-accel-buffering': 'no',
    })
    this.#raw.write('retry: 3000\n\n')
    const beat = setInterval(() => this.#write(': beat\n\n'), deps.times?.beat ?? beatEvery)
    const limit = setTimeout(() => this.end(), deps.times?.longest ?? longest)
    const unsubscribe = deps.services.bus.subscribe((news) => this.#hear(news))
    this.#stops.push(
      () => clearInterval(beat),
      () => clearTimeout(limit),
      () => clearTimeout(this.#flushing),
      unsubscribe,
    )
    request.raw.once('close', () => this.end())
    this.#raw.once('close', () => this.end())
    this.#raw.once('error', () => this.end())
  }

  whenEnded(work: () => void): void {
    if (this.#isOver) work()
    else this.#stops.push(work)
  }

  end(): void {
    if (this.#isOver) return
    this.#isOver = true
    for (const stop of this.#stops) stop()
    this.#raw.end()
  }

  #hear(news: News): void {
    if (!mayKnow(this.#asker, news)) return
    this.#waiting.set(`${news.kind} ${news.county ?? ''} ${news.id ?? ''}`, news)
    this.#flushing ??= setTimeout(() => this.#flush(), this.#gather)
  }

  async #flush(): Promise<void> {
    this.#flushing = undefined
    const batch = [...this.#waiting.values()]
    this.#waiting.clear()
    // Rights may have changed: they are looked up anew, and what was heard is judged by them.
    if (batch.some(({ kind }) => kind === 'access')) {
      this.#asker = await this.#find().catch(() => this.#asker)
      if (!this.#asker.account) return this.end()
    }
    for (const news of batch) {
      if (mayKnow(this.#asker, news)) this.#write(`data: ${JSON.stringify(shownOf(news))}\n\n`)
    }
  }

  #write(text: string): void {
    if (this.#isOver) return
    if (this.#raw.writableLength > mostWaiting) {
      this.#raw.destroy()
      this.end()
    } else this.#raw.write(text)
  }
}
