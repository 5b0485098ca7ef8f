/** Words of accounts, English. */
import type { zh } from './zh-CN.ts'

export const en: typeof zh = {
  crossSite: 'This request came from another site and was refused; please do it again on a page of this site',
  roles: {
    resident: 'Resident',
    grid: 'Grid worker',
    committee: 'Residents’ or villagers’ committee',
    township: 'Subdistrict office or township government',
    agency: 'Community service agency',
    department: 'County department',
    county: 'County government',
    city: 'City government',
    province: 'Provincial government',
    admin: 'Administrator',
  },
}
