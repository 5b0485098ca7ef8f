/**
 * Tracking numbers and their secrets.
 */
import type { Vault } from '#platform/personal/vault.ts'
import { localDateOf } from '#platform/time/local-date.ts'

/** Crockford's alphabet: nothing that is misread over the telephone. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

function letters(hex: string, count: number): string {
  let rest = BigInt(`0x${hex}`)
  let text = ''
  for (let i = 0; i < count; i++) {
    text += alphabet[Number(rest & 31n)]
    rest >>= 5n
  }
  return text
}

/**
 * The id that a matter is kept and shown under, made from the one that its client chose. The client's own is never
 * shown: whoever knows it may send again and is given the first answer, its secret too.
 */
export function matterIdOf(vault: Vault, clientId: string): string {
  const random = vault.blindIndex(clientId, 'grid.matter')
  // A UUIDv7 with the client's moment: lists stay in their order.
  return `${clientId.slice(0, 14).toLowerCase()}7${random.slice(0, 3)}-8${random.slice(3, 6)}-${random.slice(6, 18)}`
}

/** Number of a matter: county, day, and letters from the random part of its id: 410802-261120-7K3M9Q. */
export function numberOf(county: string, id: string, at: Date): string {
  const day = localDateOf(at).slice(2).replaceAll('-', '')
  return `${county}-${day}-${letters(id.replaceAll('-', '').slice(-16), 7)}`
}

/** The county that a number begins with. */
export function countyOfNumber(no: string): string | undefined {
  return /^(\d{6})-\d{6}-[0-9A-Z]{7}$/.exec(no.toUpperCase())?.[1]
}

/** The secret that goes with a matter's number. Computed, not stored: only the installation's key gives it. */
export function secretOf(vault: Vault, id: string): string {
  return letters(vault.blindIndex(id, 'grid.track'), 10)
}
