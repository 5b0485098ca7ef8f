/**
 * The invented town with its duties measured since the year before: for tests.
 */
import { buildTown, type Town } from '#modules/grid/testing/town.ts'
import { settings } from '#modules/settings/module.ts'
import type { Module } from '#platform/operation/operation.ts'
import type { Pack } from '#platform/packs/pack.ts'
import { learnBearers, measureFrom } from '../bearers.ts'
import { duties } from '../module.ts'
import { recompute } from '../recompute.ts'
import { settle } from '../settle.ts'

/** The town, and a way to bring its duties up to date. */
export interface MeasuredTown extends Town {
  pack: Pack
  /** What the job of every second does. */
  settle(): Promise<void>
  /** A full recomputation of the whole jurisdiction. */
  recompute(): Promise<void>
}

/** Builds it; measured since 2025-06-01. */
export async function measuredTown(at?: string, more: readonly Module[] = []): Promise<MeasuredTown> {
  const town = await buildTown(at, [settings, duties, ...more])
  const pack = town.services.packs.get('_fictional')
  await town.database.transaction(undefined, async (tx) => {
    await learnBearers(tx, pack)
    await measureFrom(tx, pack, '2025-06-01')
  })
  return {
    ...town,
    pack,
    settle: () => settle({ database: town.database, services: town.services, now: town.clock.now() }),
    async recompute() {
      await recompute(town.database, town.services, pack.prefix, async () => {})
    },
  }
}
