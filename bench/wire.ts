/**
 * A keep-alive HTTP connection that costs the load generator next to nothing: one request at a time over a plain
 * socket, answers with a `content-length` only (which is all that the server sends under /api).
 */
import { connect, type Socket } from 'node:net'

/** An answer: its status and its body as it came. */
export interface Answer {
  status: number
  body: string
}

interface Waiting {
  resolve(answer: Answer): void
  reject(error: Error): void
}

/** One connection. A second request before the first is answered is a mistake of the caller. */
export class Wire {
  readonly #socket: Socket
  #received: Buffer = Buffer.alloc(0)
  #waiting: Waiting | undefined

  constructor(port: number) {
    this.#socket = connect({ port, host: '127.0.0.1', noDelay: true })
    this.#socket.on('data', (part) => this.#take(part))
    this.#socket.on('error', (error) => this.#end(error))
    this.#socket.on('close', () => this.#end(new Error('the server closed the connection')))
  }

  /** Asks an operation with a key; `null` asks as nobody. */
  call(operation: string, input: unknown, key: string | null): Promise<Answer> {
    const body = JSON.stringify(input)
    const who = key ? `authorization: Bearer ${key}\r\n` : ''
    const head = `POST /api/${operation} HTTP/1.1\r\nhost: localhost\r\n${who}content-type: application/json\r\n`
    this.#socket.write(`${head}content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`)
    return new Promise((resolve, reject) => {
      this.#waiting = { resolve, reject }
    })
  }

  /** The same for what must succeed; gives the output. */
  async must<T>(operation: string, input: unknown, key: string | null): Promise<T> {
    const { status, body } = await this.call(operation, input, key)
    if (status !== 200) throw new Error(`${operation} answered ${status}: ${body.slice(0, 300)}`)
    return JSON.parse(body) as T
  }

  close(): void {
    this.#socket.destroy()
  }

  #take(part: Buffer): void {
    this.#received = this.#received.length > 0 ? Buffer.concat([this.#received, part]) : part
    const end = this.#received.indexOf('\r\n\r\n')
    if (end < 0) return
    const head = this.#received.toString('latin1', 0, end)
    const length = Number(/\r\ncontent-length: (\d+)/i.exec(head)?.[1] ?? 0)
    if (this.#received.length < end + 4 + length) return
    const body = this.#received.toString('utf8', end + 4, end + 4 + length)
    this.#received = this.#received.subarray(end + 4 + length)
    const waiting = this.#waiting
    this.#waiting = undefined
    waiting?.resolve({ status: Number(head.slice(9, 12)), body })
  }

  #end(error: Error): void {
    this.#waiting?.reject(error)
    this.#waiting = undefined
  }
}
