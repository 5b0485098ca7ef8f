/**
 * Requests that another site makes a browser send (CSRF). Pure.
 *
 * The cookie is SameSite=Lax, so such a request carries none; this is the second wall, for old browsers and
 * for sites below the same domain.
 */

/** What of a request decides. */
export interface OriginOf {
  method: string
  host: string
  headers: Record<string, string | string[] | undefined>
  /** Whether a session's cookie came with it. */
  hasSession: boolean
}

const safe = new Set(['GET', 'HEAD', 'OPTIONS'])

/** Whether a request that changes something may have been sent by a page that is not ours. */
export function isForeign(request: OriginOf): boolean {
  if (safe.has(request.method)) return false
  const { headers } = request
  const site = headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return true
  const { origin } = headers
  if (typeof origin === 'string' && !isSame(origin, request.host)) return true
  if (!request.hasSession) return false
  // A form of another site can send neither of these without asking first.
  const type = typeof headers['content-type'] === 'string' ? headers['content-type'].split(';')[0] : undefined
  return type?.trim() !== 'application/json' && type?.trim() !== 'multipart/form-data'
}

function isSame(origin: string, host: string): boolean {
  return URL.canParse(origin) && new URL(origin).host === host.toLowerCase().replace(/:(80|443)$/, '')
}
