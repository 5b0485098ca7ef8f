/** Duties of trials. */
import type { DutyDeclarations } from '#platform/access/asker.ts'

export const duties: DutyDeclarations = {
  'trials.run': { text: { zh: '试行法规草案', en: 'Tries drafts of a law' }, reach: 'place' },
}
