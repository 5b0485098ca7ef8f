/**
 * Sealing of personal data in columns, and blind indexes to look it up (个人信息保护法 art. 51; GB/T 39786-2021
 * 8.4 asks the confidentiality of important data in storage).
 *
 * AES-256-GCM with a random nonce of 96 bits, which one key may use for about 2^32 texts (NIST SP 800-38D).
 */
import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'
import { normalisePhone } from './identity.ts'
import { PersonalError } from './personal-error.ts'

export { KEY_FILE, loadKey, loadKeys } from './key.ts'

const VERSION = 'v1'
const NONCE_BYTES = 12
const TAG_BYTES = 16
const INDEX_BYTES = 16

/** Seals and opens personal data. */
export interface Vault {
  /** The text as 'v1.<key id>.<base64url of nonce, cipher text, tag>'; different at every call. */
  seal(text: string): string
  /** Throws PersonalError 'personal.unknown-key' or 'personal.damaged'. */
  open(sealed: string): string
  /** Was it sealed with an older key, and should be sealed again? */
  isStale(sealed: string): boolean
  /**
   * What a column for look-up holds in place of the text: 32 hex digits, the same for the same text and purpose
   * ('phone', 'identity-number', …). Spaces, dashes, case, full width and a phone's +86 make no difference.
   */
  blindIndex(text: string, purpose: string): string
  /** The index by each key, the current one first: look up with `= any(…)` while older rows are resealed. */
  blindIndexes(text: string, purpose: string): string[]
}

interface Keys {
  id: string
  cipher: Buffer
  index: Buffer
}

/**
 * A vault with one key of 32 bytes, or with the current one and older ones, which only open.
 * Throws PersonalError 'personal.bad-key'.
 */
export function openVault(keys: Buffer | readonly Buffer[]): Vault {
  const all = (Buffer.isBuffer(keys) ? [keys] : keys).map(deriveKeys)
  const [current] = all
  if (!current) throw new PersonalError('personal.bad-key', 'A vault needs a key')
  const byId = new Map(all.map((derived) => [derived.id, derived]))

  return {
    seal(text) {
      const prefix = `${VERSION}.${current.id}`
      const nonce = randomBytes(NONCE_BYTES)
      const cipher = createCipheriv('aes-256-gcm', current.cipher, nonce).setAAD(Buffer.from(prefix))
      const body = Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()])
      return `${prefix}.${body.toString('base64url')}`
    },
    open(sealed) {
      const [version, id = '', encoded = '', ...rest] = sealed.split('.')
      const body = Buffer.from(encoded, 'base64url')
      if (version !== VERSION || rest.length > 0 || body.length < NONCE_BYTES + TAG_BYTES) throw damaged()
      const known = byId.get(id)
      if (!known) throw new PersonalError('personal.unknown-key', `No key with the id ${id.slice(0, 8)}`)
      const nonce = body.subarray(0, NONCE_BYTES)
      const decipher = createDecipheriv('aes-256-gcm', known.cipher, nonce, { authTagLength: TAG_BYTES })
      decipher.setAAD(Buffer.from(`${VERSION}.${id}`)).setAuthTag(body.subarray(-TAG_BYTES))
      try {
        const text = decipher.update(body.subarray(NONCE_BYTES, -TAG_BYTES))
        return Buffer.concat([text, decipher.final()]).toString('utf8')
      } catch {
        throw damaged()
      }
    },
    isStale: (sealed) => sealed.split('.')[1] !== current.id,
    blindIndex: (text, purpose) => indexBy(current, text, purpose),
    blindIndexes: (text, purpose) => all.map((derived) => indexBy(derived, text, purpose)),
  }
}

/** One purpose, one key: a leak of the index key opens nothing. */
function deriveKeys(key: Buffer): Keys {
  if (key.length !== 32) throw new PersonalError('personal.bad-key', 'A key has 32 bytes')
  const derive = (info: string, bytes: number) =>
    Buffer.from(hkdfSync('sha256', key, Buffer.alloc(0), `linli ${info}`, bytes))
  return {
    id: derive('key id', 4).toString('hex'),
    cipher: derive('seal', 32),
    index: derive('blind index', 32),
  }
}

function indexBy(keys: Keys, text: string, purpose: string): string {
  const phone = purpose === 'phone' ? normalisePhone(text) : undefined
  const normal = (phone ?? text)
    .normalize('NFKC')
    .replace(/[\s\p{Pd}]/gu, '')
    .toUpperCase()
  // The zero byte keeps ('ab', 'c') and ('a', 'bc') apart.
  const digest = createHmac('sha256', keys.index).update(`${purpose}\0${normal}`).digest()
  return digest.subarray(0, INDEX_BYTES).toString('hex')
}

function damaged(): PersonalError {
  return new PersonalError('personal.damaged', 'The sealed text was changed or cut')
}
