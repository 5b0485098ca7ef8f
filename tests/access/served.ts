/** The whole server over the world, with keys for its people. */
import type { FastifyInstance } from 'fastify'
import { buildHttp } from '#apps/server/http.ts'
import { createKey } from '#modules/accounts/contract.server.ts'
import type { Asker } from '#platform/access/asker.ts'
import { buildWorld, type World } from './world.ts'

/** A server under test. */
export interface Served {
  world: World
  app: FastifyInstance
  /** Headers by which a program is somebody: a key made for their account. */
  keyOf(who: Asker): Promise<{ authorization: string }>
  close(): Promise<void>
}

/** Builds it; nothing listens yet. */
export async function serve(): Promise<Served> {
  const world = await buildWorld()
  const { town } = world
  const config = {
    host: '127.0.0.1',
    port: 0,
    databaseUrl: town.url,
    dataDir: '/nonexistent',
    demo: false,
    tiles: null,
    secure: false,
  }
  const { app } = await buildHttp(config, town.database, town.services)
  await app.ready()
  return {
    world,
    app,
    async keyOf(who) {
      const make = { now: town.clock.now() }
      const token = await town.database.transaction(undefined, (tx) => createKey(tx, who.login!, make))
      return { authorization: `Bearer ${token}` }
    },
    async close() {
      await app.close()
      await world.close()
    },
  }
}
