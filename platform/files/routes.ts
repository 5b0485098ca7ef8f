/**
 * Photos over HTTP: `POST /api/files.upload` takes one, `GET /files/:id/:rendition` shows it to whoever has a link.
 */
import multipart from '@fastify/multipart'
import rateLimit, { normalizeIP } from '@fastify/rate-limit'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Asker } from '#platform/access/asker.ts'
import type { Database } from '#platform/db/database.ts'
import { langOf } from '#platform/operation/http.ts'
import type { Services } from '#platform/services.ts'
import { fileAnswers } from './answers.ts'
import { FileError, MAX_IMAGE_BYTES } from './image.ts'
import { keepPhoto } from './keep.ts'
import { checkLink, type Rendition, renditions, signPhoto } from './links.ts'
import { findFile } from './records.ts'
import { Turns } from './turns.ts'

/** What the routes need. */
export interface FileRoutes {
  database: Database
  services: Services
  askerOf(request: FastifyRequest): Promise<Asker>
}

/** Photos per ten minutes: from one address, where whole families sit; by one account. */
const perAddress = 60
const perAccount = 600

/** Adds the routes. Registers `@fastify/multipart` if nobody has. */
export async function addFileRoutes(app: FastifyInstance, deps: FileRoutes): Promise<void> {
  if (!app.hasContentTypeParser('multipart/form-data')) await app.register(multipart)
  // A photo of 50 million pixels takes 150 MB while it is decoded.
  const turns = new Turns(2, 30)
  await app.register(async (scope) => {
    await scope.register(rateLimit, { global: false })
    scope.post(
      '/api/files.upload',
      {
        config: {
          rateLimit: {
            timeWindow: 600_000,
            keyGenerator: async (request: FastifyRequest) => {
              const { account } = await deps.askerOf(request)
              return account ? `account ${account}` : `address ${normalizeIP(request.ip)}`
            },
            max: (_: FastifyRequest, key: string) => (key.startsWith('account ') ? perAccount : perAddress),
          },
        },
        errorHandler: (error, request, reply) => {
          if (error.statusCode === 429) return answer(request, reply, 'request.too-many')
          return answerError(deps.services, error, request, reply)
        },
      },
      async (request, reply) => {
        const bytes = await readFile(request)
        if (!bytes) return answer(request, reply, 'file.none')
        const { account } = await deps.askerOf(request)
        const sender = { account, ip: request.ip }
        const id = await turns.take(() => keepPhoto(deps.database, deps.services, bytes, sender))
        if (id === undefined) return answer(request, reply, 'file.busy')
        return reply.header('cache-control', 'no-store').send(signPhoto(deps.services.vault, id, 'public'))
      },
    )
    scope.get<ShownRequest>('/files/:id/:rendition', (request, reply) => show(deps, request, reply))
  })
}

/** The file of the field `file`, the first one of the form; undefined where there is none. */
async function readFile(request: FastifyRequest): Promise<Buffer | undefined> {
  if (!request.isMultipart()) return undefined
  const part = await request.file({ limits: { files: 1, fileSize: MAX_IMAGE_BYTES, fields: 5, parts: 6 } })
  if (part?.fieldname === 'file') {
    const bytes = await part.toBuffer()
    // It also gives what was cut off at the limit, where the cut came with the last piece.
    if (part.file.truncated) throw new FileError('file.too-large')
    return bytes
  }
  // Unread, it would keep the connection waiting.
  part?.file.resume()
  return undefined
}

interface ShownRequest {
  Params: { id: string; rendition: string }
  Querystring: { exp?: string; sig?: string }
}

async function show(
  { database, services }: FileRoutes,
  request: FastifyRequest<ShownRequest>,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { id } = request.params
  const rendition = renditions.find((name) => name === request.params.rendition)
  const { exp, sig } = request.query
  if (!rendition || typeof exp !== 'string' || typeof sig !== 'string') {
    return answer(request, reply, 'record.not-found')
  }
  const verdict = checkLink(services.vault, { id, rendition, exp, sig })
  if (verdict === 'forged') return answer(request, reply, 'record.not-found')
  if (verdict === 'expired') return answer(request, reply, 'file.link-expired')
  const file = await findFile.find(database.direct, [id])
  if (!file) return answer(request, reply, 'record.not-found')
  const { hash, type } = contentOf(file, rendition)
  try {
    const stream = await services.files.get(hash)
    return await reply
      .type(type)
      .headers({
        // The type was found from the content; nothing else may be made of it.
        'x-content-type-options': 'nosniff',
        'content-security-policy': "default-src 'none'; sandbox",
        'cross-origin-resource-policy': 'same-origin',
        // Content never changes; the link itself runs out.
        'cache-control': 'private, max-age=3600, immutable',
        etag: `"${hash}"`,
      })
      .send(stream)
  } catch (error) {
    return answerError(services, error, request, reply)
  }
}

function contentOf(file: NonNullable<Awaited<ReturnType<typeof findFile.find>>>, rendition: Rendition) {
  if (rendition === 'original') return { hash: file.hash, type: file.type }
  if (rendition === 'public') return { hash: file.publicHash, type: file.publicType }
  return { hash: file.thumbHash, type: file.thumbType }
}

function answer(request: FastifyRequest, reply: FastifyReply, code: string): FastifyReply {
  const { status, text } = fileAnswers[code]!
  const error = { code, message: text[langOf(request)], requestId: request.id }
  return reply.status(status).header('cache-control', 'no-store').send({ error })
}

function answerError(
  services: Services,
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  const code = codeOf(error)
  const known = code !== 'internal' && fileAnswers[code] ? code : 'internal'
  if (known === 'internal' || known === 'file.disk-full') {
    services.log('error', `files: ${known}`, {
      error: error instanceof Error ? error.message : String(error),
    })
  }
  return answer(request, reply, known)
}

function codeOf(error: unknown): string {
  // The row is there and the bytes are not: for the asker the same as no photo.
  if (error instanceof FileError) return error.code === 'file.not-found' ? 'record.not-found' : error.code
  const { code, statusCode } = error as { code?: unknown; statusCode?: unknown }
  if (code === 'FST_REQ_FILE_TOO_LARGE') return 'file.too-large'
  // A form that broke off or is none.
  return typeof statusCode === 'number' && statusCode < 500 ? 'file.damaged' : 'internal'
}
