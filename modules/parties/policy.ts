/**
 * The duties that this module knows, and how far each reaches. Which post carries which, the pack says.
 */
import type { DutyDeclarations } from '#platform/access/asker.ts'

export const duties = {
  'parties.read': {
    text: { zh: '查看机构和任职', en: 'See bodies and positions' },
    reach: 'place',
  },
  'parties.manage': {
    text: { zh: '管理机构和任职', en: 'Keep bodies and positions' },
    reach: 'place',
  },
  'population.read': {
    text: { zh: '查看居民基本信息', en: 'See basic data of residents' },
    reach: 'place',
  },
} as const satisfies DutyDeclarations
