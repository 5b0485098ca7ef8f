/**
 * A proposed change of communities while it is worked on.
 */
import type { communities } from '#modules/communities/contract.ts'
import type { InputOf, OutputOf } from '#platform/operation/contract.ts'
import type { Shape } from '#platform/ui/projection.ts'
import { closed } from '../divide/drawn.ts'

export type Form = OutputOf<typeof communities.form>
export type Kind = InputOf<typeof communities.propose>['kind']

/** A community of the proposal. */
export interface Community {
  key: string
  code: string
  name: string
  rural: boolean
  committees: string
  boundary: Shape | null
}

/** The whole proposal. */
export interface Draft {
  kind: Kind
  reason: string
  communities: readonly Community[]
  ends: readonly { code: string; into: string | null }[]
  factors: Readonly<Record<string, { value: string; comment: string }>>
}

let count = 0

/** A key for a community of the proposal. */
export function newKey(): string {
  return `community-${++count}`
}

/** A code for a new community in a township: the next that is free and not given in this proposal already. */
export function freeCode(form: Form, taken: readonly Community[], rural: boolean, township?: string): string {
  const [first] = form.free
  const row = form.free.find(({ township: one }) => one.code === township) ?? first
  let code = (rural ? row?.rural : row?.urban) ?? ''
  while (code && taken.some((one) => one.code === code))
    code = `${code.slice(0, 9)}${String(Number(code.slice(9)) + 1).padStart(3, '0')}`
  return code
}

/** As the operations take it. Only what has a boundary can be sent; the form says what lacks one. */
export function proposed(draft: Draft) {
  return {
    kind: draft.kind,
    reason: draft.reason.trim(),
    communities: draft.communities.flatMap(({ code, name, rural, committees, boundary }) =>
      boundary
        ? [
            {
              code: code.trim(),
              name: name.trim(),
              rural,
              committees: committees.trim() ? Number(committees) : null,
              boundary,
            },
          ]
        : [],
    ),
    ends: [...draft.ends],
    factors: { ...draft.factors },
  }
}

/** Reads a GeoJSON FeatureCollection of polygons. Throws SyntaxError for a file that is none. */
export function readCommunities(text: string, form: Form, newName: string): Community[] {
  const data = JSON.parse(text) as { type?: string; features?: unknown }
  if (data?.type !== 'FeatureCollection' || !Array.isArray(data.features))
    throw new SyntaxError('no FeatureCollection')
  const read: Community[] = []
  for (const feature of data.features as {
    geometry?: Shape & { type: string }
    properties?: Record<string, unknown> | null
  }[]) {
    const ring = feature?.geometry?.type === 'Polygon' ? feature.geometry.coordinates?.[0] : undefined
    const corners = ring
      ?.filter((one) => Array.isArray(one) && one.every(Number.isFinite))
      .map(([lng, lat]): [number, number] => [lng, lat])
    if (!corners || corners.length < 4) continue
    const { name, code, rural, committees } = feature.properties ?? {}
    const isRural = rural === true
    read.push({
      key: newKey(),
      code: typeof code === 'string' && /^\d{12}$/.test(code) ? code : freeCode(form, read, isRural),
      name: typeof name === 'string' && name ? name.slice(0, 60) : newName,
      rural: isRural,
      committees: Number.isInteger(committees) ? String(committees) : '',
      boundary: { type: 'Polygon', coordinates: [closed(corners)] },
    })
  }
  if (read.length === 0) throw new SyntaxError('no polygons')
  return read
}
