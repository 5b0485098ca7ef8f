/** Amounts of time in the unit of the deadline. */
import { useLang } from '#platform/text/use-text.ts'

interface Limit {
  amount: number
  unit: 'workingDays' | 'workingHours' | 'calendarDays' | 'hours'
}

const UNITS = {
  zh: { workingDays: '个工作日', workingHours: '个工作时', calendarDays: '天', hours: '小时' },
  en: { workingDays: 'working day', workingHours: 'working hour', calendarDays: 'day', hours: 'hour' },
}

/** Says a limit: 3 个工作日; 3 working days. */
export function useLimit(): (limit: Limit) => string {
  const lang = useLang()
  return ({ amount, unit }) => {
    if (lang === 'zh') return `${amount} ${UNITS.zh[unit]}`
    return `${amount} ${UNITS.en[unit]}${amount === 1 ? '' : 's'}`
  }
}
