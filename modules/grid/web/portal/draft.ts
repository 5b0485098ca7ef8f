/**
 * The draft of a report: kept in the browser at every step, so that going back, a closed page or a dead battery
 * loses nothing. Pure but for the storage at the end.
 */
import { v7 } from 'uuid'
import type { InputOf } from '#platform/operation/contract.ts'
import type { SentPhoto } from '#platform/ui/photo-upload.ts'
import { Kept } from '#platform/ui/preferences.ts'
import type { Point } from '#platform/ui/projection.ts'
import type { grid } from '../../contract.ts'

/** What was entered so far. */
export interface Draft {
  /** Id of the matter to be, made when the draft begins: sending twice does not double. */
  id: string
  /** Idempotency key of the sending; a changed draft gets a new one. */
  key: string
  text: string
  category: string | undefined
  photos: SentPhoto[]
  place: { code: string; name: string } | undefined
  point: Point | undefined
  address: string
  name: string
  phone: string
  anonymous: boolean
  /** Handed over for sending, no answer yet. */
  sending: boolean
}

/** An empty draft. */
export function newDraft(place?: Draft['place']): Draft {
  return {
    id: v7(),
    key: v7(),
    text: '',
    category: undefined,
    photos: [],
    place,
    point: undefined,
    address: '',
    name: '',
    phone: '',
    anonymous: false,
    sending: false,
  }
}

/** Whether anything has been entered. */
export function isBegun(draft: Draft): boolean {
  return draft.text.trim() !== '' || draft.photos.length > 0 || draft.category !== undefined
}

/** The draft with changes. Content under a key that may have been sent already would be refused: a new key. */
export function changed(draft: Draft, part: Partial<Draft>): Draft {
  const touchesContent = Object.keys(part).some((name) => name !== 'sending')
  return { ...draft, ...(touchesContent ? { key: v7() } : {}), ...part }
}

/** What `grid.report` is given. Contact stays out of an empty field. */
export function toInput(draft: Draft): InputOf<typeof grid.report> {
  return {
    id: draft.id,
    category: draft.category ?? '',
    text: draft.text.trim(),
    photos: draft.photos.map(({ id }) => id),
    anonymous: draft.anonymous,
    ...(draft.place ? { place: draft.place.code } : {}),
    ...(draft.point ? { point: draft.point } : {}),
    ...(draft.address.trim() ? { address: draft.address.trim() } : {}),
    ...(draft.name.trim() ? { name: draft.name.trim() } : {}),
    ...(draft.phone.trim() ? { phone: draft.phone.trim() } : {}),
  }
}

/** What can be read of a kept draft; undefined where there is none or it is broken. */
export function readDraft(raw: unknown): Draft | undefined {
  const kept = raw as Partial<Draft> | null
  if (typeof kept?.id !== 'string' || typeof kept.key !== 'string' || typeof kept.text !== 'string')
    return undefined
  const isPhoto = (one: Partial<SentPhoto> | null) => typeof one?.id === 'string'
  return {
    ...newDraft(),
    id: kept.id,
    key: kept.key,
    text: kept.text,
    category: typeof kept.category === 'string' ? kept.category : undefined,
    photos: Array.isArray(kept.photos) ? kept.photos.filter(isPhoto) : [],
    place: typeof kept.place?.code === 'string' ? kept.place : undefined,
    point: typeof kept.point?.lng === 'number' && typeof kept.point.lat === 'number' ? kept.point : undefined,
    address: String(kept.address ?? ''),
    name: String(kept.name ?? ''),
    phone: String(kept.phone ?? ''),
    anonymous: kept.anonymous === true,
    sending: kept.sending === true,
  }
}

/** The one draft of this browser. */
export const draftKept = new Kept<Draft | undefined>('linli.report', readDraft)
