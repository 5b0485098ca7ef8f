/**
 * Configuration: environment variables only, read once, refused with a sentence where they make no sense.
 */
import path from 'node:path'
import { root } from '#platform/db/folders.ts'
import { StartError } from '#platform/db/start-error.ts'

/** A tile source for maps, e.g. 天地图, and the coordinate system that it draws in. */
export interface TileSource {
  url: string
  attribution: string
  crs: 'wgs84' | 'gcj02'
}

/** What the server is told from outside. */
export interface Config {
  host: string
  port: number
  /** Address of a PostgreSQL server; absent: the embedded one. */
  databaseUrl: string | undefined
  dataDir: string
  /** Demonstration population and accounts. */
  demo: boolean
  tiles: TileSource | null
  /** The site is served over https (behind a proxy): cookies are sent only there. */
  secure: boolean
}

/** Reads the environment. Throws StartError for what cannot be meant. */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const port = Number(env.PORT ?? 8080)
  if (!Number.isInteger(port) || port < 0 || port > 65535) {
    throw new StartError(`PORT is "${env.PORT}"; it must be a number from 0 to 65535.`)
  }
  return {
    host: env.HOST ?? '127.0.0.1',
    port,
    databaseUrl: env.DATABASE_URL || undefined,
    dataDir: path.resolve(root, env.LINLI_DATA ?? 'data'),
    demo: env.LINLI_DEMO !== '0',
    tiles: readTiles(env),
    secure: env.LINLI_SECURE === '1',
  }
}

function readTiles(env: NodeJS.ProcessEnv): TileSource | null {
  const url = env.LINLI_TILES
  if (!url) return null
  const crs = env.LINLI_TILES_CRS ?? 'wgs84'
  if (crs !== 'wgs84' && crs !== 'gcj02') {
    throw new StartError(`LINLI_TILES_CRS is "${crs}"; it must be wgs84 or gcj02.`)
  }
  return { url, attribution: env.LINLI_TILES_ATTRIBUTION ?? '', crs }
}
