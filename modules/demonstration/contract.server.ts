/**
 * What others may ask of the demonstration, in the server: load it, its accounts, its planned matters.
 */
import pg from 'pg'
import { insertPlaces } from '#modules/places/contract.server.ts'
import type { Services } from '#platform/services.ts'
import { fictionalPlaces } from './fictional.ts'
import { loadDemonstration } from './load.ts'

export { demonstrationAccounts, invent, loadDemonstration } from './load.ts'
export { planMatters } from './matters.ts'

/** For tests: the invented places and the demonstration of the invented jurisdiction; past matters where asked for. */
export async function loadFictional(
  ownerUrl: string,
  services: Services,
  options: { matters?: boolean } = {},
): Promise<void> {
  const pool = new pg.Pool({ connectionString: ownerUrl, max: 1 })
  try {
    const pack = services.packs.get('_fictional')
    await insertPlaces(pool, fictionalPlaces, [{ prefix: pack.prefix, id: pack.id }])
    await loadDemonstration({
      ownerUrl,
      services,
      log: () => {},
      packs: [pack],
      matters: options.matters ?? false,
    })
  } finally {
    await pool.end()
  }
}
