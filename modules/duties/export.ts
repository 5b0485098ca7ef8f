/**
 * Duties as files: `GET /api/duties.file?input={filter, format}` gives a table (csv) or assessment results (JSON as
 * OSCAL has them). It runs `duties.export` page by page through the pipeline, so it can never show more than the list.
 */
import { stringify } from 'csv-stringify/sync'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Asker } from '#platform/access/asker.ts'
import type { OutputOf, Words } from '#platform/operation/contract.ts'
import { OperationError } from '#platform/operation/errors.ts'
import { answerOf, langOf } from '#platform/operation/http.ts'
import type { Pipeline } from '#platform/operation/pipeline.ts'
import type { duties } from './contract.ts'
import { exportDuties } from './operations/export.ts'

/** Most rows of one file; beyond it the filter must be narrowed. */
const mostRows = 50_000
const pageSize = 200

type Page = OutputOf<typeof duties.export>
type Results = Record<string, unknown> & { observations: unknown[]; findings: unknown[] }

interface Deps {
  pipeline: Pipeline
  table: Record<string, { status: number; text: Words }>
  askerOf(request: FastifyRequest): Promise<Asker>
}

/** Adds the export. */
export async function addDutyExport(app: FastifyInstance, deps: Deps): Promise<void> {
  app.get('/api/duties.file', async (request, reply) => {
    let lang = langOf(request)
    try {
      const { format, lang: chosen, ...filter } = readInput(request)
      lang = chosen ?? lang
      const pages = await collect(deps, request, { ...filter, format }, lang)
      const csv = format === 'csv'
      const name = `${lang === 'zh' ? '履职情况' : 'duties'}.${csv ? 'csv' : 'json'}`
      reply.header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`)
      reply.header('cache-control', 'no-store')
      if (csv) {
        // The mark at the start tells spreadsheets that it is UTF-8.
        return reply
          .type('text/csv; charset=utf-8')
          .send(`\uFEFF${stringify(pages.flatMap(({ rows }) => rows ?? []).map((row) => row.map(harmless)))}`)
      }
      return reply.type('application/json; charset=utf-8').send(JSON.stringify(joined(pages), null, 2))
    } catch (error) {
      const { status, body } = answerOf(error, deps.table, lang, request.id)
      return reply.status(status).send(body)
    }
  })
}

/** A link cannot send the header that says which language one reads, so the input may. */
function readInput(
  request: FastifyRequest,
): { format: 'csv' | 'oscal'; lang?: 'zh' | 'en' } & Record<string, unknown> {
  const { input } = request.query as { input?: string }
  try {
    const parsed = JSON.parse(input ?? '{}') as Record<string, unknown>
    const lang = parsed.lang === 'zh' || parsed.lang === 'en' ? parsed.lang : undefined
    return { ...parsed, format: parsed.format === 'oscal' ? 'oscal' : 'csv', ...(lang ? { lang } : {}) }
  } catch {
    throw new OperationError('request.malformed', { input: 'not JSON' })
  }
}

async function collect(
  deps: Deps,
  request: FastifyRequest,
  input: object,
  lang: 'zh' | 'en',
): Promise<Page[]> {
  const asker = await deps.askerOf(request)
  const call = { asker, lang, requestId: request.id, ip: request.ip }
  const pages: Page[] = []
  let after: string | undefined
  do {
    const page = (await deps.pipeline.run(exportDuties, { ...input, limit: pageSize, after }, call)) as Page
    pages.push(page)
    after = page.next
  } while (after && pages.length * pageSize < mostRows)
  return pages
}

/** All pages' observations and findings in the one result of the first. */
function joined(pages: readonly Page[]): unknown {
  const [first] = pages
  const documents = pages.map(({ results }) => results as unknown as { results: [Results] })
  const results = documents.map(({ results: [one] }) => one)
  return {
    'assessment-results': {
      ...(first?.results as object),
      results: [
        {
          ...results[0],
          observations: results.flatMap(({ observations }) => observations),
          findings: results.flatMap(({ findings }) => findings),
        },
      ],
    },
  }
}

/** A cell that begins like a formula is shown, never computed (CWE-1236); in Chinese also in full width. */
function harmless(text: string): string {
  return /^\s*[=+\-@＝＋－＠\t\r\n]/.test(text) ? `'${text}` : text
}
