/** Duties of statistics. */
import type { DutyDeclarations } from '#platform/access/asker.ts'

export const duties: DutyDeclarations = {
  'statistics.read': { text: { zh: '查看统计', en: 'Reads statistics' }, reach: 'place' },
}
