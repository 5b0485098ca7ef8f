/**
 * Export of the log exactly as it is shown: `GET /api/refusals.export?input={filter}` gives csv. It runs
 * `refusals.list` page by page through the pipeline, so it can never show more than the list.
 */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Asker } from '#platform/access/asker.ts'
import type { OutputOf, Words } from '#platform/operation/contract.ts'
import { OperationError } from '#platform/operation/errors.ts'
import { answerOf, langOf } from '#platform/operation/http.ts'
import type { Pipeline } from '#platform/operation/pipeline.ts'
import { csvOf } from '#platform/text/csv.ts'
import { formatDateTime } from '#platform/time/text.ts'
import type { refusals } from './contract.ts'
import { list } from './operations/list.ts'
import { exportWords } from './text/export.ts'

/** Most rows of one file; beyond it the filter must be narrowed. */
const mostRows = 20_000
const pageSize = 200

type Page = OutputOf<typeof refusals.list>

interface Deps {
  pipeline: Pipeline
  table: Record<string, { status: number; text: Words }>
  askerOf(request: FastifyRequest): Promise<Asker>
}

/** Adds the export. */
export async function addRefusalExport(app: FastifyInstance, deps: Deps): Promise<void> {
  app.get('/api/refusals.export', async (request, reply) => {
    let lang = langOf(request)
    try {
      const { lang: chosen, ...filter } = readInput(request)
      lang = chosen ?? lang
      const rows = await collect(deps, request, filter, lang)
      const words = exportWords[lang]
      return await reply
        .header(
          'content-disposition',
          `attachment; filename*=UTF-8''${encodeURIComponent(`${words.file}.csv`)}`,
        )
        .header('cache-control', 'no-store')
        .type('text/csv; charset=utf-8')
        .send(csvOf([words.columns, ...rows.map((row) => cellsOf(row, lang))]))
    } catch (error) {
      const { status, body } = answerOf(error, deps.table, lang, request.id)
      return reply.status(status).send(body)
    }
  })
}

/** A link cannot send the header that says which language one reads, so the input may. */
function readInput(request: FastifyRequest): { lang?: 'zh' | 'en' | undefined } & Record<string, unknown> {
  const { input } = request.query as { input?: string }
  try {
    const parsed = JSON.parse(input ?? '{}') as Record<string, unknown>
    return { ...parsed, lang: parsed.lang === 'zh' || parsed.lang === 'en' ? parsed.lang : undefined }
  } catch {
    throw new OperationError('request.malformed', { input: 'not JSON' })
  }
}

async function collect(deps: Deps, request: FastifyRequest, filter: object, lang: 'zh' | 'en') {
  const asker = await deps.askerOf(request)
  const call = { asker, lang, requestId: request.id, ip: request.ip }
  const rows: Page['items'] = []
  let after: string | undefined
  do {
    const page = (await deps.pipeline.run(list, { ...filter, limit: pageSize, after }, call)) as Page
    rows.push(...page.items)
    after = page.next
  } while (after && rows.length < mostRows)
  return rows
}

function cellsOf(row: Page['items'][number], lang: 'zh' | 'en'): string[] {
  const { modes } = exportWords[lang]
  return [
    formatDateTime(row.at, lang, { year: true }),
    modes[row.mode],
    row.code,
    row.name[lang],
    row.operation[lang],
    row.place.code,
    row.place.name,
    row.body?.name ?? '',
    row.post?.[lang] ?? '',
    row.basis.map(({ statute, article }) => `《${statute}》${article}`).join(' '),
  ]
}
