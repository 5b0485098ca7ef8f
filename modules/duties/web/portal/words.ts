/** Words of 履职公开 on a place's page. */
import { defineText } from '#platform/text/define.ts'

export const publishedWords = defineText({
  zh: {
    title: '履职公开',
    counts: (met: number, due: number) => `法规要求这里做到的事，${met} 项有记录，${due} 项还没有`,
    overdue: (n: number) => `，${n} 项逾期`,
    none: '还没有公开的履职记录。',
    duty: '对应职责：',
    photo: (n: number) => `照片 ${n}`,
    more: '再看一些',
  },
  en: {
    title: 'Duties made public',
    counts: (met: number, due: number) =>
      `Of what the law asks here, ${met} are shown by records and ${due} are not yet`,
    overdue: (n: number) => `; ${n} are overdue`,
    none: 'No record has been made public yet.',
    duty: 'Duty: ',
    photo: (n: number) => `Photo ${n}`,
    more: 'Show more',
  },
})
