/** What is being written, kept in the page's memory only: a complaint leaves no trace on a shared device. */
import { v7 } from 'uuid'

/** A complaint or a suggestion under way. */
export interface Draft {
  /** Made when it begins: sending twice does not double. */
  id: string
  kind: 'complaint' | 'suggestion' | undefined
  place: { code: string; name: string } | undefined
  /** Id of the body; '' where it is not known. */
  about: string | undefined
  person: boolean
  aboutName: string
  text: string
  to: string | undefined
  name: string
  phone: string
  anonymous: boolean
}

/** An empty one. */
export function newDraft(place?: Draft['place']): Draft {
  return {
    id: v7(),
    kind: undefined,
    place,
    about: undefined,
    person: false,
    aboutName: '',
    text: '',
    to: undefined,
    name: '',
    phone: '',
    anonymous: false,
  }
}

/** Screens, one question each; a suggestion is about nobody. */
export function stepsOf({ kind }: Pick<Draft, 'kind'>) {
  return kind === 'suggestion'
    ? (['what', 'where', 'text', 'contact', 'check'] as const)
    : (['what', 'where', 'whom', 'text', 'contact', 'check'] as const)
}

/** What the operation is given; empty fields stay out. */
export function toInput(draft: Draft) {
  return {
    id: draft.id,
    place: draft.place?.code ?? '',
    text: draft.text.trim(),
    anonymous: draft.anonymous,
    ...(draft.to ? { to: draft.to } : {}),
    ...(!draft.anonymous && draft.name.trim() ? { name: draft.name.trim() } : {}),
    ...(!draft.anonymous && draft.phone.trim() ? { phone: draft.phone.trim() } : {}),
  }
}

/** What only a complaint has. */
export function aboutOf(draft: Draft) {
  return {
    ...(draft.about ? { about: draft.about } : {}),
    ...(draft.about && draft.person ? { aboutName: draft.aboutName.trim() || '—' } : {}),
  }
}
