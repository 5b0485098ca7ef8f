/**
 * The duties that this module knows, and how far each reaches. Which post carries which, the pack says.
 */
import type { DutyDeclarations } from '#platform/access/asker.ts'

export const duties = {
  'places.divide': {
    text: { zh: '决定网格划分', en: 'Decide how a community is divided into grids' },
    reach: 'place',
  },
  'places.propose': {
    text: { zh: '提出网格划分方案', en: 'Propose how a community is divided into grids' },
    reach: 'place',
  },
} as const satisfies DutyDeclarations
