/**
 * Tracking numbers and their secrets.
 */
import { lettersOf } from '#modules/cases/contract.server.ts'
import type { Vault } from '#platform/personal/vault.ts'

/**
 * The id that a matter is kept and shown under, made from the one that its client chose. The client's own is never
 * shown: whoever knows it may send again and is given the first answer, its secret too.
 */
export function matterIdOf(vault: Vault, clientId: string): string {
  const random = vault.blindIndex(clientId, 'grid.matter')
  // A UUIDv7 with the client's moment: lists stay in their order.
  return `${clientId.slice(0, 14).toLowerCase()}7${random.slice(0, 3)}-8${random.slice(3, 6)}-${random.slice(6, 18)}`
}

/** The county that a number begins with. */
export function countyOfNumber(no: string): string | undefined {
  return /^(\d{6})-\d{6}-[0-9A-Z]{7}$/.exec(no.toUpperCase())?.[1]
}

/** The secret that goes with a matter's number. Computed, not stored: only the installation's key gives it. */
export function secretOf(vault: Vault, id: string): string {
  return lettersOf(vault.blindIndex(id, 'grid.track'), 10)
}
