/** The duties that this module knows. Which posts carry which, the pack says. */
import type { DutyDeclarations } from '#platform/access/asker.ts'

export const duties = {
  'facilities.read': {
    text: { zh: '查看综合服务设施台账', en: 'See the register of service facilities' },
    reach: 'place',
  },
  'facilities.manage': {
    text: { zh: '登记和修改综合服务设施', en: 'Keep the register of service facilities' },
    reach: 'place',
  },
} as const satisfies DutyDeclarations
