/**
 * A law as a file to save: `GET /api/statutes.download?input={id, format}`. It runs `statutes.export`, whose answer is
 * JSON, and sends what stands in it.
 */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Asker } from '#platform/access/asker.ts'
import type { OutputOf, Words } from '#platform/operation/contract.ts'
import { OperationError } from '#platform/operation/errors.ts'
import { answerOf, langOf } from '#platform/operation/http.ts'
import type { Pipeline } from '#platform/operation/pipeline.ts'
import type { statutes } from './contract.ts'
import { exportFile } from './operations/export.ts'

interface Deps {
  pipeline: Pipeline
  table: Record<string, { status: number; text: Words }>
  askerOf(request: FastifyRequest): Promise<Asker>
}

/** Adds the download. */
export async function addStatuteRoutes(app: FastifyInstance, deps: Deps): Promise<void> {
  app.get('/api/statutes.download', async (request, reply) => {
    const lang = langOf(request)
    try {
      const call = { asker: await deps.askerOf(request), lang, requestId: request.id, ip: request.ip }
      const file = (await deps.pipeline.run(exportFile, readInput(request), call)) as OutputOf<
        typeof statutes.export
      >
      reply.header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`)
      reply.header('cache-control', 'no-cache')
      return await reply.type(file.type).send(file.content)
    } catch (error) {
      const { status, body } = answerOf(error, deps.table, lang, request.id)
      return reply.status(status).send(body)
    }
  })
}

function readInput(request: FastifyRequest): unknown {
  const { input } = request.query as { input?: string }
  try {
    return JSON.parse(input ?? '{}')
  } catch {
    throw new OperationError('request.malformed', { input: 'not JSON' })
  }
}
