/**
 * The duties that accounts know.
 */
import type { DutyDeclarations } from '#platform/access/asker.ts'

export const duties: DutyDeclarations = {
  'accounts.manage': {
    text: { zh: '管理账号：查看、停用、恢复', en: 'Manage accounts: see, disable, restore' },
    reach: 'place',
  },
  'settings.manage': {
    text: { zh: '管理设置', en: 'Manage settings' },
    reach: 'place',
  },
}
