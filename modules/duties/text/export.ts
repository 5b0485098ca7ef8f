/** Words of the exported table. */
import type { State } from '../segments.ts'

export const exportWords: Record<
  'zh' | 'en',
  { columns: string[]; states: Record<State, string>; judged: [string, string] }
> = {
  zh: {
    columns: [
      '法规',
      '条',
      '职责编号',
      '职责',
      '领域',
      '承担者',
      '地点代码',
      '地点',
      '期间',
      '期限',
      '状态',
      '自何时',
      '证据',
      '规则版本',
    ],
    states: {
      overdue: '逾期',
      notCheckable: '无法核对',
      due: '待履行',
      notMeasured: '未衡量',
      judged: '人工认定',
      met: '已履行',
    },
    judged: ['人工认定：已履行', '人工认定：未履行'],
  },
  en: {
    columns: [
      'Law',
      'Article',
      'Duty',
      'What',
      'Capability',
      'Borne by',
      'Place code',
      'Place',
      'Period',
      'Date',
      'State',
      'Since',
      'Evidence',
      'Pack version',
    ],
    states: {
      overdue: 'overdue',
      notCheckable: 'not checkable',
      due: 'due',
      notMeasured: 'not measured',
      judged: 'judged by a person',
      met: 'met',
    },
    judged: ['judged by a person: met', 'judged by a person: not met'],
  },
}
