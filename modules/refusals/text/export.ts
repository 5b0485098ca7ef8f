/** Words of the exported log. */

interface ExportWords {
  file: string
  columns: string[]
  modes: Record<'refuse' | 'warn', string>
}

export const exportWords: Record<'zh' | 'en', ExportWords> = {
  zh: {
    file: '拒绝与提醒记录',
    columns: ['时间', '结果', '规则代码', '规则', '想办的事', '地方代码', '地方', '机构', '岗位', '依据'],
    modes: { refuse: '拒绝', warn: '提醒' },
  },
  en: {
    file: 'refusals',
    columns: ['Time', 'Answer', 'Code', 'Rule', 'Attempted', 'Place code', 'Place', 'Body', 'Post', 'Basis'],
    modes: { refuse: 'refused', warn: 'warned' },
  },
}
