/**
 * The HTTP server: operations, files, live news, pages. Wiring only.
 */
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import helmet from '@fastify/helmet'
import multipart from '@fastify/multipart'
import serveFiles from '@fastify/static'
import Fastify, { type FastifyInstance, type FastifyReply } from 'fastify'
import { addAccountRoutes } from '#modules/accounts/routes.ts'
import { addDutyExport } from '#modules/duties/export.ts'
import { addExportRoutes } from '#modules/grid/export.ts'
import { addNoticeRoutes } from '#modules/notices/routes.ts'
import { addRefusalExport } from '#modules/refusals/export.ts'
import { addStatuteRoutes } from '#modules/statutes/routes.ts'
import type { Database } from '#platform/db/database.ts'
import { root } from '#platform/db/folders.ts'
import { addFileRoutes } from '#platform/files/routes.ts'
import { addErrorHandler, addRoutes, errorTable } from '#platform/operation/http.ts'
import { openApi } from '#platform/operation/openapi.ts'
import { Pipeline } from '#platform/operation/pipeline.ts'
import { addRegisterRoutes } from '#platform/registers/routes.ts'
import type { Services } from '#platform/services.ts'
import type { Config } from './config.ts'
import { startMetrics } from './metrics.ts'
import { modules } from './modules.ts'

/** Everything that the site needs may come from itself, and nothing from elsewhere (tiles, if configured, apart). */
function policy(config: Config) {
  const tiles = config.tiles ? [new URL(config.tiles.url.replaceAll(/[{}]/g, '')).origin] : []
  return {
    directives: {
      defaultSrc: ["'self'"],
      imgSrc: ["'self'", 'data:', 'blob:', ...tiles],
      styleSrc: ["'self'", "'unsafe-inline'"],
      workerSrc: ["'self'", 'blob:'],
      connectSrc: ["'self'", ...tiles],
      frameAncestors: ["'none'"],
      upgradeInsecureRequests: config.secure ? [] : null,
    },
  }
}

/** Builds the server; the caller listens. */
export async function buildHttp(
  config: Config,
  database: Database,
  services: Services,
): Promise<{ app: FastifyInstance; pipeline: Pipeline }> {
  const app = Fastify({
    trustProxy: config.secure,
    bodyLimit: 1_000_000,
    routerOptions: { maxParamLength: 200 },
  })
  const operations = modules.flatMap((module) => module.operations)
  const duties = Object.assign({}, ...modules.map((module) => module.duties))
  const pipeline = new Pipeline(database, services, duties)
  const metrics = startMetrics(database)

  await app.register(helmet, { contentSecurityPolicy: policy(config), crossOriginEmbedderPolicy: false })
  await app.register(multipart, { limits: { fileSize: 10 * 1024 * 1024, files: 1, fields: 5 } })

  const table = errorTable(operations)
  addErrorHandler(app, { table, log: services.log })

  const deps = { database, services }
  const { askerOf, sessionOf } = await addAccountRoutes(app, { ...deps, https: config.secure })
  addRoutes(app, operations, {
    pipeline,
    table,
    askerOf,
    sessionOf,
    log: services.log,
    observe: metrics.observe,
  })
  await addFileRoutes(app, { ...deps, askerOf })
  await addNoticeRoutes(app, { ...deps, askerOf })
  await addExportRoutes(app, { pipeline, askerOf, table })
  await addDutyExport(app, { pipeline, askerOf, table })
  await addRefusalExport(app, { pipeline, askerOf, table })
  await addStatuteRoutes(app, { pipeline, askerOf, table })
  await addRegisterRoutes(app, { ...deps, pipeline, operations, askerOf, table })

  const version = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')).version as string
  const document = openApi(operations, table, version)
  app.get('/api/openapi.json', async () => document)
  app.get('/api/config', async () => ({ demo: config.demo, tiles: config.tiles, version }))
  app.get('/healthz', async () => ({ ok: true }))
  app.get('/readyz', async (_request, reply) => {
    const ready = await database.pool.query('select 1').then(
      () => true,
      () => false,
    )
    return reply.status(ready ? 200 : 503).send({ ready })
  })
  app.get('/metrics', async (_request, reply) => reply.type(metrics.contentType).send(await metrics.text()))
  await addPages(app)
  return { app, pipeline }
}

/** The browser app: its files, and its one page for every address that is none of the others. */
async function addPages(app: FastifyInstance): Promise<void> {
  const folder = path.join(root, 'dist/web')
  const built = existsSync(path.join(folder, 'index.html'))
  if (built) {
    await app.register(serveFiles, {
      root: folder,
      index: 'index.html',
      immutable: false,
      preCompressed: true,
      setHeaders,
    })
  }
  app.setNotFoundHandler((request, reply) => {
    const page =
      request.method === 'GET' && !request.url.startsWith('/api/') && !request.url.startsWith('/assets/')
    if (page && built) return reply.header('cache-control', 'no-cache').sendFile('index.html')
    return reply
      .status(404)
      .send({ error: { code: 'record.not-found', message: '没有这个地址 / no such address' } })
  })
}

function setHeaders(reply: FastifyReply, file: string): void {
  // Names of built files carry their hash: they never change.
  const lasting = file.includes(`${path.sep}assets${path.sep}`)
  reply.header('cache-control', lasting ? 'public, max-age=31536000, immutable' : 'no-cache')
}
