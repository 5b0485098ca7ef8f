/**
 * Duties around complaints and suggestions. Both show only what was given to the position's own body: who is complained
 * about sees nothing of it.
 */
import type { DutyDeclarations } from '#platform/access/asker.ts'

export const duties: DutyDeclarations = {
  'complaints.handle': {
    text: { zh: '办理交到本单位的投诉和建议', en: 'Handles complaints and suggestions given to its body' },
    reach: 'body',
  },
  'complaints.read': {
    text: { zh: '查看交到本单位的投诉和建议', en: 'Sees complaints and suggestions given to its body' },
    reach: 'body',
  },
}
