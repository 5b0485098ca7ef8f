/**
 * Operations over HTTP: one route each, one mapper of errors.
 */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Asker } from '#platform/access/asker.ts'
import { isAway, isDuplicate } from '#platform/db/database.ts'
import type { Warning } from '#platform/law/law.ts'
import { sayLimit } from '#platform/law/setting-value.ts'
import type { DeciderShown, ErrorBody, ErrorDeclarations, WarningShown, Words } from './contract.ts'
import { type Decider, OperationError, plainAnswers, platformErrors, RefusalError } from './errors.ts'
import type { Operation, SessionControl } from './operation.ts'
import type { Pipeline } from './pipeline.ts'

/** Codes that any module may answer with, in one table: a code has one status and one sentence. */
export function errorTable(operations: readonly Operation[], more: ErrorDeclarations = {}) {
  const table: Record<string, { status: number; text: Words }> = {
    ...plainAnswers,
    ...platformErrors,
    ...more,
  }
  for (const { contract } of operations) {
    for (const [code, declared] of Object.entries(contract.errors)) {
      const known = table[code]
      if (known && known.text.zh !== declared.text.zh)
        throw new Error(`${code} is declared twice, differently`)
      table[code] = declared
    }
  }
  return table
}

/** Which language the asker reads: a stated choice first, then the browser's. */
export function langOf(request: FastifyRequest): 'zh' | 'en' {
  const stated = request.headers['x-linli-lang']
  const wanted = typeof stated === 'string' ? stated : (request.headers['accept-language'] ?? '')
  return /^en/i.test(wanted) ? 'en' : 'zh'
}

interface RouteOptions {
  pipeline: Pipeline
  table: Record<string, { status: number; text: Words }>
  askerOf(request: FastifyRequest): Promise<Asker>
  /** The browser session of a request; absent where there are none. */
  sessionOf?(request: FastifyRequest, reply: FastifyReply): SessionControl | undefined
  log(level: 'error', message: string, fields?: Record<string, unknown>): void
  observe(operation: string, status: number, seconds: number): void
}

/** Adds `POST /api/<operation>` for every operation, and `GET` with `?input=` for queries (links, downloads). */
export function addRoutes(
  app: FastifyInstance,
  operations: readonly Operation[],
  options: RouteOptions,
): void {
  for (const operation of operations) {
    const { name, kind } = operation.contract
    const handler = async (request: FastifyRequest, reply: FastifyReply) => {
      const started = performance.now()
      const lang = langOf(request)
      let status = 200
      try {
        const asker = await options.askerOf(request)
        const key = request.headers['idempotency-key']
        const warnings: Warning[] = []
        const result = await options.pipeline.run(operation, inputOf(request), {
          asker,
          lang,
          warned: (warning) => warnings.push(warning),
          requestId: request.id,
          ip: request.ip,
          session: options.sessionOf?.(request, reply),
          idempotencyKey: typeof key === 'string' && key.length <= 100 ? key : undefined,
        })
        reply.header('cache-control', 'no-store')
        const told = warnings.map((warning) => showWarning(warning, lang))
        return reply.send(told.length > 0 ? { ...(result as object), warnings: told } : (result ?? {}))
      } catch (error) {
        status = await sendError(error, request, reply, options, name)
        return reply
      } finally {
        options.observe(name, status, (performance.now() - started) / 1000)
      }
    }
    app.post(`/api/${name}`, handler)
    if (kind === 'query') app.get(`/api/${name}`, handler)
  }
}

/** Answers with what was thrown, and logs what is our own fault; gives the status. */
async function sendError(
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
  { table, log }: Pick<RouteOptions, 'table' | 'log'>,
  operation: string,
): Promise<number> {
  const { status, body } = answerOf(error, table, langOf(request), request.id)
  if (status >= 500)
    log('error', 'operation failed', { operation, requestId: request.id, error: whatHappened(error) })
  if (status === 503) reply.header('retry-after', '2')
  await reply.status(status).send(body)
  return status
}

/** What is thrown outside operations is answered in the same form: sessions, files, bodies that are no JSON. */
export function addErrorHandler(app: FastifyInstance, options: Pick<RouteOptions, 'table' | 'log'>): void {
  app.setErrorHandler(async (error: Error & { statusCode?: number }, request, reply) => {
    const { statusCode = 500 } = error
    if (statusCode < 400 || statusCode >= 500) {
      await sendError(error, request, reply, options, request.routeOptions.url ?? 'unknown')
      return reply
    }
    const code = statusCode === 429 ? 'request.too-many' : 'request.malformed'
    const message = options.table[code]?.text[langOf(request)] ?? code
    return reply.status(statusCode).send({ error: { code, message, requestId: request.id } })
  })
}

function inputOf(request: FastifyRequest): unknown {
  if (request.method !== 'GET') {
    // Forms, which any page may send to any site, are not taken for an empty input.
    const type = request.headers['content-type']
    const isJson = type?.split(';')[0]?.trim().toLowerCase() === 'application/json'
    if (type !== undefined && !isJson) throw new OperationError('request.malformed', { input: 'not JSON' })
    return request.body ?? {}
  }
  const input = (request.query as Record<string, unknown>).input
  if (typeof input !== 'string') return {}
  try {
    return JSON.parse(input)
  } catch {
    throw new OperationError('request.malformed', { input: 'not JSON' })
  }
}

/** Who may decide otherwise, in the asker's language. */
function showDecider(decider: Decider | undefined, lang: 'zh' | 'en'): DeciderShown | undefined {
  if (!decider) return undefined
  const { body, name, basis, within } = decider
  return { body, name: name[lang], ...(within ? { within: sayLimit(within)[lang] } : {}), basis }
}

/** What a command went on in spite of, as it is told beside the output. */
function showWarning({ code, text, basis, decider }: Warning, lang: 'zh' | 'en'): WarningShown {
  const shown = showDecider(decider, lang)
  return { code, message: text[lang], basis, ...(shown ? { decider: shown } : {}) }
}

/** The one mapper from what was thrown to what is answered. */
export function answerOf(
  error: unknown,
  table: Record<string, { status: number; text: Words }>,
  lang: 'zh' | 'en',
  requestId: string,
): { status: number; body: ErrorBody } {
  if (error instanceof RefusalError) {
    const text = error.text ?? table[error.code]?.text
    const message = text?.[lang] ?? error.code
    const { code, basis } = error
    const decider = showDecider(error.decider, lang)
    return {
      status: 422,
      body: {
        error: { code, message, basis, ...(decider ? { appeal: decider.name, decider } : {}), requestId },
      },
    }
  }
  let code = 'internal'
  let fields: Record<string, string> | undefined
  if (error instanceof OperationError) {
    code = error.code
    fields = error.fields
  } else if (isDuplicate(error)) code = 'record.conflict'
  else if (isAway(error)) code = 'internal.database-away'
  const declared = table[code]
  if (!declared) return { status: 500, body: { error: { code, message: code, requestId } } }
  return {
    status: declared.status,
    body: { error: { code, message: declared.text[lang], fields, requestId } },
  }
}

/** An error for the log: its kind and where, never its values. */
function whatHappened(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown'
  const code = (error as Error & { code?: string }).code
  const where = error.stack?.split('\n').slice(1, 5).join(' ') ?? ''
  return `${error.name}${code ? ` ${code}` : ''}: ${error.message.slice(0, 300)} ${where}`
}
