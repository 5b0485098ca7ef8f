/**
 * Browser sessions: `@fastify/session` makes the id, signs the cookie and rotates; this store keeps them in
 * PostgreSQL, by the hash of their id.
 */

import type { SessionStore } from '@fastify/session'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { v7 as uuidv7 } from 'uuid'
import type { Database } from '#platform/db/database.ts'
import type { SessionControl } from '#platform/operation/operation.ts'
import type { Services } from '#platform/services.ts'
import { deviceOf } from './device.ts'
import { accountById, deleteSessionByHash, insertSession } from './queries.ts'
import { recognise } from './recognise.ts'
import { sessionLasts } from './rules.ts'
import { runtimeOf } from './runtime.ts'
import { digest } from './tokens.ts'

declare module 'fastify' {
  interface Session {
    account?: string
    /** Id of the session's record: what its owner sees and ends it by. */
    record?: string
    device?: string
  }
}

/** The store that `@fastify/session` reads and writes. */
export function sessionStore(services: Services, database: Database): SessionStore {
  return {
    get(id, callback) {
      recognise(services, database.direct, 'session', id).then(
        (known) => {
          if (!known) return callback(null, null)
          const cookie = { originalMaxAge: sessionLasts }
          callback(null, { cookie, account: known.account, record: known.record })
        },
        (error) => callback(error),
      )
    },
    set(id, session, callback) {
      const { account, record, device } = session
      // A session that nobody signed in to is not worth a row.
      if (!account || !record) return callback()
      keep(services, database, digest(id), record, account, device ?? '—').then(() => callback(), callback)
    },
    destroy(id, callback) {
      const hash = digest(id)
      runtimeOf(services).known.delete(`session ${hash.toString('base64url')}`)
      deleteSessionByHash.all(database.direct, [hash]).then(() => callback(), callback)
    },
  }
}

async function keep(
  services: Services,
  database: Database,
  hash: Buffer,
  record: string,
  account: string,
  device: string,
): Promise<void> {
  const now = services.clock.now()
  const expires = new Date(now.getTime() + sessionLasts)
  const row = await accountById.find(database.direct, [account])
  await insertSession.all(database.direct, [
    hash,
    record,
    account,
    now,
    expires,
    device,
    row?.actingDefault ?? null,
  ])
}

/** The handle by which operations begin and end the session of a request. */
export function sessionControl(
  request: FastifyRequest,
  reply: FastifyReply,
  cookieName: string,
): SessionControl {
  return {
    get record() {
      return request.session?.record
    },
    async begin(account) {
      // A new id at every sign-in: one that was planted before is worth nothing after.
      await request.session.regenerate()
      request.session.account = account
      request.session.record = uuidv7()
      request.session.device = deviceOf(request.headers['user-agent'])
      await request.session.save()
    },
    async end() {
      await request.session.destroy()
      reply.clearCookie(cookieName, { path: '/' })
    },
  }
}
