/**
 * Sessions over HTTP: the cookie, who asks, and the wall against other sites.
 */
import { randomBytes } from 'node:crypto'
import cookie from '@fastify/cookie'
import session from '@fastify/session'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Asker } from '#platform/access/asker.ts'
import { nobody } from '#platform/access/asker.ts'
import type { Database } from '#platform/db/database.ts'
import { langOf } from '#platform/operation/http.ts'
import type { SessionControl } from '#platform/operation/operation.ts'
import type { Services } from '#platform/services.ts'
import { isForeign } from './origin.ts'
import { askerIn, recognise } from './recognise.ts'
import { sessionLasts } from './rules.ts'
import { runtimeOf } from './runtime.ts'
import { sessionControl, sessionStore } from './sessions.ts'
import { texts } from './text/texts.ts'
import { bearerOf } from './tokens.ts'

/** What sessions need. */
export interface AccountRoutes {
  database: Database
  services: Services
  /** The public address begins with https: the cookie is then bound to this host and sent over TLS only. */
  https?: boolean
}

/** What operations over HTTP are given by accounts. */
export interface Recognition {
  /** Who asks: by `authorization: Bearer linli_…`, else by the session's cookie, else nobody. */
  askerOf(request: FastifyRequest): Promise<Asker>
  /** The handle by which sign-in and sign-out reach the cookie. */
  sessionOf(request: FastifyRequest, reply: FastifyReply): SessionControl
}

/**
 * Adds sessions to the server, before any route that asks who asks. With TLS ended by a proxy, Fastify's
 * `trustProxy` must be on, or no cookie is set where `https` is true.
 */
export async function addAccountRoutes(app: FastifyInstance, deps: AccountRoutes): Promise<Recognition> {
  const { database, services, https = false } = deps
  runtimeOf(services).database = database
  const cookieName = https ? '__Host-linli' : 'linli'
  await app.register(cookie)
  await app.register(session, {
    cookieName,
    idGenerator: () => randomBytes(32).toString('base64url'),
    // Derived from the installation's key, so that cookies stay valid over a restart and on every server.
    secret: ['1', '2'].map((part) => services.vault.blindIndex(part, 'session cookie')).join(''),
    store: sessionStore(services, database),
    saveUninitialized: false,
    rolling: false,
    cookie: {
      path: '/',
      httpOnly: true,
      sameSite: 'lax',
      secure: https ? true : 'auto',
      maxAge: sessionLasts,
    },
  })

  app.addHook('onRequest', async (request, reply) => {
    // No site can make a browser send this header.
    if (statesKey(request)) return
    const { method, host, headers } = request
    if (!isForeign({ method, host, headers, hasSession: request.session?.account !== undefined })) return
    const { crossSite } = texts[langOf(request)]
    return reply
      .status(403)
      .send({ error: { code: 'access.cross-site', message: crossSite, requestId: request.id } })
  })

  return {
    async askerOf(request) {
      const wished = positionWished(request)
      if (statesKey(request)) {
        const token = bearerOf(request.headers.authorization)
        // Who states a key is that key's holder or nobody, whatever cookie comes along.
        if (!token) return nobody
        return askerIn(await recognise(services, database.direct, 'key', token), wished)
      }
      if (!request.session?.account) return nobody
      return askerIn(await recognise(services, database.direct, 'session', request.session.sessionId), wished)
    },
    sessionOf: (request, reply) => sessionControl(request, reply, cookieName),
  }
}

function statesKey(request: FastifyRequest): boolean {
  return request.headers.authorization?.startsWith('Bearer ') === true
}

function positionWished(request: FastifyRequest): string | undefined {
  const wished = request.headers['x-linli-position']
  return typeof wished === 'string' ? wished : undefined
}
