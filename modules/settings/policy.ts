/**
 * The duty that this module knows. Which post carries it, the pack says; which kinds of body may set which figure,
 * the parameter says (`setBy`).
 */
import type { DutyDeclarations } from '#platform/access/asker.ts'

export const duties = {
  'settings.manage': {
    text: { zh: '设定法规留给本地的标准', en: 'Set the figures that the law leaves open' },
    reach: 'place',
  },
} as const satisfies DutyDeclarations
