/** The duty that this module knows; which post carries it, the pack says. */
import type { DutyDeclarations } from '#platform/access/asker.ts'

export const duties = {
  'refusals.read': {
    text: { zh: '查看被拒绝和被提醒的办理', en: 'Read what rules refused or warned of' },
    reach: 'place',
  },
} as const satisfies DutyDeclarations
