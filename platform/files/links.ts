/**
 * Links to photos: whoever has one may see that rendition for an hour. Signed (HMAC-SHA-256), so that nothing is
 * looked up to know whether it may be seen; the record that shows the link has decided that.
 */
import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import type { Vault } from '#platform/personal/vault.ts'

/** What is kept of a photo: as it was sent; a copy without metadata; a small one. */
export const renditions = ['original', 'public', 'thumb'] as const
export type Rendition = (typeof renditions)[number]

/** A photo as pages show it. */
export interface PhotoLinks {
  id: string
  thumb: string
  full: string
}

/** A link is good for this long, in milliseconds. */
const lasts = 3_600_000
/** Ends are rounded up to this, so that a page asked again has the same links and the browser its copies. */
const step = 600_000

const keys = new WeakMap<Vault, Buffer>()

/** A key of its own, derived from the vault's. */
function keyOf(vault: Vault): Buffer {
  let key = keys.get(vault)
  if (!key) {
    const parts = ['1', '2'].map((part) => vault.blindIndex(part, 'file links'))
    key = createHash('sha256').update(parts.join('')).digest()
    keys.set(vault, key)
  }
  return key
}

function signatureOf(vault: Vault, id: string, rendition: Rendition, exp: number): Buffer {
  return createHmac('sha256', keyOf(vault)).update(`${id}/${rendition}/${exp}`).digest()
}

/**
 * Links to a photo for those who handle its case (`handler`: `full` is the original) or for everybody else who may
 * see it (`public`: copies without metadata).
 */
export function signPhoto(
  vault: Vault,
  id: string,
  audience: 'public' | 'handler',
  now: Date = new Date(),
): PhotoLinks {
  const exp = Math.ceil((now.getTime() + lasts) / step) * (step / 1000)
  const link = (rendition: Rendition) => {
    const signature = signatureOf(vault, id, rendition, exp).toString('base64url')
    return `/files/${id}/${rendition}?exp=${exp}&sig=${signature}`
  }
  return { id, thumb: link('thumb'), full: link(audience === 'handler' ? 'original' : 'public') }
}

/** Whether a link is ours and still good. */
export function checkLink(
  vault: Vault,
  link: { id: string; rendition: Rendition; exp: string; sig: string },
  now: Date = new Date(),
): 'good' | 'expired' | 'forged' {
  const exp = /^\d{1,12}$/.test(link.exp) ? Number(link.exp) : -1
  const given = Buffer.from(link.sig, 'base64url')
  const expected = signatureOf(vault, link.id, link.rendition, exp)
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return 'forged'
  return exp * 1000 > now.getTime() ? 'good' : 'expired'
}
