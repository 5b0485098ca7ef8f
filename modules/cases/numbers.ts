/**
 * Numbers of cases: county, day, and letters from the random part of the id: 410802-261120-7K3M9Q2.
 */
import { localDateOf } from '#platform/time/local-date.ts'

/** Crockford's alphabet: nothing that is misread over the telephone. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** As many letters as wanted from the end of a hexadecimal number. */
export function lettersOf(hex: string, count: number): string {
  let rest = BigInt(`0x${hex}`)
  let text = ''
  for (let i = 0; i < count; i++) {
    text += alphabet[Number(rest & 31n)]
    rest >>= 5n
  }
  return text
}

/** The number of a case that begins now. */
export function numberOf(county: string, id: string, at: Date): string {
  const day = localDateOf(at).slice(2).replaceAll('-', '')
  return `${county}-${day}-${lettersOf(id.replaceAll('-', '').slice(-16), 7)}`
}
