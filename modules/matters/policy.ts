/**
 * Duties around matters. Which post carries them, the pack says; how far each reaches, this file.
 */
import type { DutyDeclarations } from '#platform/access/asker.ts'

export const duties: DutyDeclarations = {
  'matters.read': {
    text: { zh: '查看本地的事项清单和委托', en: 'Sees lists and entrustments of the place' },
    reach: 'place',
  },
  'matters.request': {
    text: { zh: '提出委托、办手续、拨经费、验收', en: 'Asks communities, papers, pays, accepts' },
    reach: 'place',
  },
  'matters.answer': {
    text: { zh: '答复并办理委托', en: 'Answers and performs entrustments' },
    reach: 'place',
  },
  'matters.lists': {
    text: { zh: '制定、公布清单，决定准入', en: 'Makes and publishes lists, decides admissions' },
    reach: 'place',
  },
}

/** Duties by which somebody sees lists and items in office. */
export const seeing = ['matters.read', 'matters.request', 'matters.answer', 'matters.lists'] as const
