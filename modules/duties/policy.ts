/** The duties (rights) of this module: who reads the board, who puts on record, who judges. */
import type { DutyDeclarations } from '#platform/access/asker.ts'

export const rights = {
  'duties.read': { text: { zh: '查看履职情况', en: 'Reads how duties stand' }, reach: 'place' },
  'duties.record': {
    text: { zh: '登记本机构的履职记录', en: 'Puts on record what the own body has done' },
    reach: 'place',
  },
  'duties.judge': { text: { zh: '认定下级是否履职', en: 'Judges whether duties were met' }, reach: 'place' },
} as const satisfies DutyDeclarations
