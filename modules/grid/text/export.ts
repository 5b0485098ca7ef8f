/**
 * Words of exported lists.
 */
interface ExportWords {
  file: string
  columns: string[]
  levels: Record<string, string>
}

export const exportWords: Record<'zh' | 'en', ExportWords> = {
  zh: {
    file: '网格事项',
    columns: [
      '编号',
      '事项',
      '分类',
      '地点',
      '地址',
      '状态',
      '响应等级',
      '承办单位',
      '上报时间',
      '到期时间',
      '办结时间',
      '评价',
      '重新打开次数',
    ],
    levels: { emergency: '紧急', urgent: '加急', ordinary: '一般', complex: '复杂' },
  },
  en: {
    file: 'grid-matters',
    columns: [
      'Number',
      'Matter',
      'Category',
      'Place',
      'Address',
      'State',
      'Level',
      'Held by',
      'Reported',
      'Due',
      'Closed',
      'Rating',
      'Reopened',
    ],
    levels: { emergency: 'Emergency', urgent: 'Urgent', ordinary: 'Ordinary', complex: 'Complex' },
  },
}
