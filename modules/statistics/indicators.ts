/**
 * Definitions of indicators: numerator over denominator, as versioned data. Cities define the same name differently,
 * so a definition is never changed: it gets a new version. Source: standards.md section 4.
 */
import type { Words } from '#platform/operation/contract.ts'

/** Counters that days keep; their conditions stand in refresh.ts and, for the records behind them, in grid's lists. */
export const counters = [
  'opened',
  'handled',
  'on_time',
  'closed',
  'not_accepted',
  'reworked',
  'reopened',
  'rated',
  'satisfied',
  'found_fixed',
  'supervised',
  'handle_minutes',
] as const
export type Counter = (typeof counters)[number]

/** An indicator's definition. */
export interface IndicatorDefinition {
  id: string
  version: string
  name: Words
  definition: Words
  unit: 'percent' | 'count' | 'hours'
  source: string
  numerator: Counter
  denominator?: Counter
  /** `grid.list` shows the numerator's records under this indicator. */
  records: string
}

export const indicators: readonly IndicatorDefinition[] = [
  {
    id: 'opened',
    version: '2026-11',
    unit: 'count',
    source: 'Linli',
    name: { zh: '上报', en: 'Reported' },
    definition: { zh: '期内上报的事项数', en: 'Matters reported in the period' },
    numerator: 'opened',
    records: 'opened',
  },
  {
    id: 'closed-rate',
    version: '2026-11',
    unit: 'percent',
    source: '城市运行管理服务平台通行指标：结案率',
    name: { zh: '结案率', en: 'Closed' },
    definition: {
      zh: '已答复或结案 ÷（上报 − 不予受理）',
      en: 'Answered or closed ÷ (reported − not accepted)',
    },
    numerator: 'closed',
    denominator: 'opened',
    records: 'closed',
  },
  {
    id: 'on-time-rate',
    version: '2026-11',
    unit: 'percent',
    source: '城市运行管理服务平台通行指标：按期处置率',
    name: { zh: '按期处置率', en: 'Handled in time' },
    definition: { zh: '在处置时限内办完 ÷ 已处置', en: 'Handled within the limit ÷ handled' },
    numerator: 'on_time',
    denominator: 'handled',
    records: 'on-time',
  },
  {
    id: 'handle-hours',
    version: '2026-11',
    unit: 'hours',
    source: 'Linli',
    name: { zh: '平均处置用时', en: 'Mean time to handle' },
    definition: {
      zh: '从派遣到处置完成的自然时间之和 ÷ 已处置',
      en: 'Clock time from dispatch to result ÷ handled',
    },
    numerator: 'handle_minutes',
    denominator: 'handled',
    records: 'handled',
  },
  {
    id: 'rework-rate',
    version: '2026-11',
    unit: 'percent',
    source: '返工率（分母取已处置）',
    name: { zh: '返工率', en: 'Reworked' },
    definition: { zh: '核查不通过而返工的 ÷ 已处置', en: 'Sent back by the check ÷ handled' },
    numerator: 'reworked',
    denominator: 'handled',
    records: 'reworked',
  },
  {
    id: 'reopen-rate',
    version: '2026-11',
    unit: 'percent',
    source: 'Linli',
    name: { zh: '重新打开率', en: 'Reopened' },
    definition: { zh: '被重新打开过的 ÷ 已答复或结案', en: 'Ever reopened ÷ answered or closed' },
    numerator: 'reopened',
    denominator: 'closed',
    records: 'reopened',
  },
  {
    id: 'satisfaction',
    version: '2026-11',
    unit: 'percent',
    source: '满意率（基本满意及以上）',
    name: { zh: '满意率', en: 'Satisfied' },
    definition: { zh: '评价为基本满意及以上 ÷ 有评价', en: 'Rated fairly satisfied or better ÷ rated' },
    numerator: 'satisfied',
    denominator: 'rated',
    records: 'satisfied',
  },
  {
    id: 'found-fixed-rate',
    version: '2026-11',
    unit: 'percent',
    source: 'Linli',
    name: { zh: '自行处置率', en: 'Found and fixed' },
    definition: { zh: '网格员当场处置 ÷ 上报', en: 'Fixed on the spot by grid workers ÷ reported' },
    numerator: 'found_fixed',
    denominator: 'opened',
    records: 'found-fixed',
  },
]
