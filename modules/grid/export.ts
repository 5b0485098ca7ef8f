/**
 * Export of a list exactly as it is shown: `GET /api/grid.export?input={filter, format}` gives csv or xlsx.
 * It runs `grid.list` page by page through the pipeline, so it can never show more than the list.
 */
import { Readable } from 'node:stream'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import writeXlsxFile from 'write-excel-file/node'
import type { Asker } from '#platform/access/asker.ts'
import type { OutputOf, Words } from '#platform/operation/contract.ts'
import { OperationError } from '#platform/operation/errors.ts'
import { answerOf, langOf } from '#platform/operation/http.ts'
import type { Pipeline } from '#platform/operation/pipeline.ts'
import { csvOf } from '#platform/text/csv.ts'
import { formatDateTime } from '#platform/time/text.ts'
import type { grid } from './contract.ts'
import { list } from './operations/lists.ts'
import { exportWords } from './text/export.ts'

/** Most rows of one file; beyond it the filter must be narrowed. */
const mostRows = 20_000
const pageSize = 200

type Row = OutputOf<typeof grid.list>['items'][number]

interface Deps {
  pipeline: Pipeline
  table: Record<string, { status: number; text: Words }>
  askerOf(request: FastifyRequest): Promise<Asker>
}

/** Adds the export. */
export async function addExportRoutes(app: FastifyInstance, deps: Deps): Promise<void> {
  app.get('/api/grid.export', async (request, reply) => {
    let lang = langOf(request)
    try {
      const { format, lang: chosen, ...filter } = readInput(request)
      lang = chosen ?? lang
      const rows = await collect(deps, request, filter, lang)
      return await send(reply, format, rows, lang)
    } catch (error) {
      const { status, body } = answerOf(error, deps.table, lang, request.id)
      return reply.status(status).send(body)
    }
  })
}

/** A link cannot send the header that says which language one reads, so the input may. */
function readInput(
  request: FastifyRequest,
): { format: 'csv' | 'xlsx'; lang?: 'zh' | 'en' } & Record<string, unknown> {
  const { input } = request.query as { input?: string }
  try {
    const parsed = JSON.parse(input ?? '{}') as Record<string, unknown>
    const lang = parsed.lang === 'zh' || parsed.lang === 'en' ? parsed.lang : undefined
    return { ...parsed, format: parsed.format === 'csv' ? 'csv' : 'xlsx', lang }
  } catch {
    throw new OperationError('request.malformed', { input: 'not JSON' })
  }
}

async function collect(
  deps: Deps,
  request: FastifyRequest,
  filter: object,
  lang: 'zh' | 'en',
): Promise<Row[]> {
  const asker = await deps.askerOf(request)
  const call = { asker, lang, requestId: request.id, ip: request.ip }
  const rows: Row[] = []
  let after: string | undefined
  do {
    const page = (await deps.pipeline.run(list, { ...filter, limit: pageSize, after }, call)) as OutputOf<
      typeof grid.list
    >
    rows.push(...page.items)
    after = page.next
  } while (after && rows.length < mostRows)
  return rows
}

async function send(reply: FastifyReply, format: 'csv' | 'xlsx', rows: Row[], lang: 'zh' | 'en') {
  const table = [exportWords[lang].columns, ...rows.map((row) => cellsOf(row, lang))]
  const name = `${exportWords[lang].file}.${format}`
  reply.header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`)
  reply.header('cache-control', 'no-store')
  if (format === 'csv') {
    return reply.type('text/csv; charset=utf-8').send(csvOf(table))
  }
  const bytes = await writeXlsxFile(
    table.map((cells) => cells.map((value) => ({ value, type: String }))),
  ).toBuffer()
  return reply
    .type('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
    .send(Readable.from([bytes]))
}

function cellsOf(row: Row, lang: 'zh' | 'en'): string[] {
  const at = (moment: string | null) => (moment ? formatDateTime(moment, lang) : '')
  return [
    row.no,
    row.title,
    row.categoryName[lang],
    row.placeName,
    row.address ?? '',
    row.stateName[lang],
    exportWords[lang].levels[row.level] ?? row.level,
    row.holderName ?? '',
    at(row.openedAt),
    at(row.dueAt),
    at(row.closedAt),
    row.rating === null ? '' : String(row.rating),
    String(row.reopened),
  ]
}
