/**
 * Who the asker is, as pages show it.
 */
import type { z } from 'zod'
import type { Asker } from '#platform/access/asker.ts'
import type { Context } from '#platform/operation/operation.ts'
import type { me } from './contract.ts'
import { placeNames } from './neighbours.ts'

/** What `accounts.me` and those that change it answer. */
export async function meOf(
  ctx: Context,
  asker: Asker,
  mustChangePassword = false,
): Promise<z.input<typeof me>> {
  const demo = ctx.services.demo
  if (!asker.account) return { signedIn: false, positions: [], demo, mustChangePassword: false }
  const names = asker.home ? await placeNames(ctx.tx, [asker.home]) : undefined
  return {
    signedIn: true,
    login: asker.login,
    name: asker.name,
    home: asker.home,
    homeName: asker.home ? names?.get(asker.home) : undefined,
    positions: asker.positions.map((position) => ({ ...position, duties: [...position.duties] })),
    acting: asker.acting?.id,
    demo,
    mustChangePassword,
  }
}
