/**
 * Clients that do not give up: each sends what it has to say, with the same id and key, until it is acknowledged.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { v7 as uuidv7 } from 'uuid'

/** A report whose number a client has in hand. */
export interface Acknowledged {
  county: string
  id: string
  no: string
  /** The id that the client had made for it, which stands in its text. */
  sent: string
  /** Steps that were acknowledged too: `accept` by the office, `add` (with this note) by the reporter. */
  accepted: boolean
  added?: string
}

/** What the clients met. */
export interface Met {
  acknowledged: Acknowledged[]
  /** How often something was answered or happened: `503 internal.database-away`, `no connection` … */
  counts: Map<string, number>
  /** Answers that no client should ever get from a server or database that was killed. */
  wrong: string[]
  /** Longest time that one request was left without any answer, in ms. */
  longestWait: number
}

/** How long a client waits for an answer before it counts as hanging, in ms. */
const patience = 12_000

/** Eight (or so) clients at work until `stop`. */
export class Clients {
  readonly met: Met = { acknowledged: [], counts: new Map(), wrong: [], longestWait: 0 }
  readonly #url: string
  readonly #places: readonly string[]
  readonly #key: string
  #isOver = false
  #running: Promise<void>[] = []

  /** `key` is an API key of an office that accepts matters at all `places`. */
  constructor(url: string, places: readonly string[], key: string) {
    this.#url = url
    this.#places = places
    this.#key = key
  }

  start(count: number): void {
    this.#running = Array.from({ length: count }, (_, index) => this.#work(index))
  }

  /** Waits until `more` reports than now are acknowledged. */
  async waitFor(more: number, milliseconds = 60_000): Promise<void> {
    const wanted = this.met.acknowledged.length + more
    const until = performance.now() + milliseconds
    while (this.met.acknowledged.length < wanted) {
      if (performance.now() > until) {
        const counts = JSON.stringify([...this.met.counts])
        throw new Error(`no report was acknowledged for ${milliseconds} ms; so far: ${counts}`)
      }
      await sleep(10)
    }
  }

  /** Lets every client finish what it has begun. */
  async stop(): Promise<void> {
    this.#isOver = true
    await Promise.all(this.#running)
  }

  async #work(index: number): Promise<void> {
    while (!this.#isOver) {
      const id = uuidv7()
      // The text tells them apart: the server makes the matter's own id from the client's.
      const place = this.#places[Math.floor(Math.random() * this.#places.length)]
      const input = { id, place, category: 'road-surface', text: `路面有坑 ${id}`, anonymous: true }
      const given = (await this.#send('grid.report', input)) as Acknowledged & { secret: string }
      const report: Acknowledged = {
        county: given.county,
        id: given.id,
        no: given.no,
        sent: id,
        accepted: false,
      }
      this.met.acknowledged.push(report)
      // Three of eight go on: the office accepts, the reporter adds something.
      if (index % 3 === 0) {
        await this.#send('grid.act', { county: given.county, id: given.id, action: 'accept' }, this.#key)
        report.accepted = true
        const note = `补充 ${uuidv7()}`
        await this.#send('grid.trackAct', { no: given.no, secret: given.secret, action: 'add', note })
        report.added = note
      }
      await sleep(20 + Math.random() * 20)
    }
  }

  /** Sends one command until it is acknowledged; gives its output. */
  async #send(operation: string, input: object, key?: string): Promise<unknown> {
    const headers = {
      'content-type': 'application/json',
      'idempotency-key': uuidv7(),
      ...(key ? { authorization: `Bearer ${key}` } : {}),
    }
    const body = JSON.stringify(input)
    for (;;) {
      const from = performance.now()
      try {
        const answer = await fetch(`${this.#url}/api/${operation}`, {
          method: 'POST',
          headers,
          body,
          signal: AbortSignal.timeout(patience),
        })
        const content = (await answer.json()) as { error?: { code: string } }
        if (answer.ok) return content
        this.#note(operation, answer, content.error?.code)
      } catch (error) {
        const hung = (error as Error).name === 'TimeoutError'
        this.#count(hung ? 'no answer' : 'no connection')
        if (hung) this.met.wrong.push(`${operation} was left without an answer for ${patience} ms`)
      } finally {
        this.met.longestWait = Math.max(this.met.longestWait, performance.now() - from)
      }
      await sleep(50 + Math.random() * 50)
    }
  }

  #note(operation: string, answer: Response, code = 'no code'): void {
    this.#count(`${answer.status} ${code}`)
    const away =
      answer.status === 503 &&
      code === 'internal.database-away' &&
      Number(answer.headers.get('retry-after')) > 0
    // Two tries of one client at the same moment: the first may still be committing when the second comes.
    const twice = answer.status === 409 && code === 'record.conflict'
    if (!away && !twice) this.met.wrong.push(`${operation} answered ${answer.status} ${code}`)
  }

  #count(what: string): void {
    this.met.counts.set(what, (this.met.counts.get(what) ?? 0) + 1)
  }
}
