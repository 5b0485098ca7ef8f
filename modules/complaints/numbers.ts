/** Ids and secrets of complaints: what a client chose is never shown, and a number opens nothing without its secret. */
import { lettersOf } from '#modules/cases/contract.server.ts'
import type { Vault } from '#platform/personal/vault.ts'

/** The id that a complaint is kept under, made from the one that its client chose. */
export function complaintIdOf(vault: Vault, clientId: string): string {
  const random = vault.blindIndex(clientId, 'complaints.case')
  // A UUIDv7 with the client's moment: lists stay in their order.
  return `${clientId.slice(0, 14).toLowerCase()}7${random.slice(0, 3)}-8${random.slice(3, 6)}-${random.slice(6, 18)}`
}

/** The county that a number begins with. */
export function countyOfNumber(no: string): string | undefined {
  return /^(\d{6})-\d{6}-[0-9A-Z]{7}$/.exec(no.toUpperCase())?.[1]
}

/** The secret that goes with a number. Computed, not stored: only the installation's key gives it. */
export function secretOf(vault: Vault, id: string): string {
  return lettersOf(vault.blindIndex(id, 'complaints.track'), 10)
}
