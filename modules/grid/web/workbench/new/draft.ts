/**
 * The draft of a registration: kept on the device at every step, sent under one id however often.
 */
import { useEffect, useState } from 'react'
import { v7 } from 'uuid'
import type { SentPhoto } from '#platform/ui/photo-upload.ts'

/** How it comes in. */
export type Kind = 'patrol' | 'reportFor'

/** What was filled in so far. */
export interface Draft {
  /** Made when the draft begins: sending twice does not double. */
  id: string
  text: string
  category: string
  place: string
  placeName: string
  point?: { lng: number; lat: number }
  address: string
  photos: SentPhoto[]
  fixed: boolean
  fixedText: string
  fixedPhotos: SentPhoto[]
  channel: 'phone' | 'visit' | 'hotline' | 'letter' | 'other'
  name: string
  phone: string
}

const BLANK: Omit<Draft, 'id'> = {
  text: '',
  category: '',
  place: '',
  placeName: '',
  address: '',
  photos: [],
  fixed: false,
  fixedText: '',
  fixedPhotos: [],
  channel: 'phone',
  name: '',
  phone: '',
}

const key = (kind: Kind) => `linli.work.draft.${kind}`

/** The draft of a kind, its change, and a fresh start. Contact data stays out of the device's store. */
export function useDraft(kind: Kind) {
  const [draft, setDraft] = useState<Draft>(() => read(kind))
  useEffect(() => {
    try {
      const { name: _name, phone: _phone, ...kept } = draft
      if (isBlank(draft)) localStorage.removeItem(key(kind))
      else localStorage.setItem(key(kind), JSON.stringify(kept))
    } catch {
      // Without storage the draft lives as long as the page.
    }
  }, [draft, kind])
  return {
    draft,
    set: (part: Partial<Draft> | ((before: Draft) => Partial<Draft>)) =>
      setDraft((before) => ({ ...before, ...(typeof part === 'function' ? part(before) : part) })),
    clear: () => setDraft({ id: v7(), ...BLANK }),
  }
}

/** Whether nothing was filled in. */
export function isBlank(draft: Draft): boolean {
  return !draft.text && !draft.category && !draft.place && !draft.point && draft.photos.length === 0
}

function read(kind: Kind): Draft {
  const fresh = { id: v7(), ...BLANK }
  try {
    const kept = JSON.parse(localStorage.getItem(key(kind)) ?? 'null') as Partial<Draft> | null
    return kept?.id ? { ...fresh, ...kept } : fresh
  } catch {
    return fresh
  }
}
