/** How rows of a law are named: what becomes of them, how the law binds, how often. */
import type { Words } from '#platform/operation/contract.ts'
import type { DUTY_PERIODS, Duty, DutyClass } from '#platform/packs/schema.ts'

/** What becomes of a row. */
export const CLASSES: Record<DutyClass, Words> = {
  run: { zh: '系统执行', en: 'Run by the software' },
  recorded: { zh: '登记留痕', en: 'Put on record' },
  published: { zh: '对外公布', en: 'Published' },
  human: { zh: '由人判断', en: 'Left to judgment' },
  'out-of-scope': { zh: '不在范围', en: 'Out of scope' },
  planned: { zh: '计划中', en: 'Planned' },
}

/** What each class means, in a sentence. */
export const CLASS_MEANS: Record<DutyClass, Words> = {
  run: {
    zh: '系统自己办理、计算或者拦下。',
    en: 'The software does it, computes it or refuses what breaks it.',
  },
  recorded: {
    zh: '由义务主体登记已经做到，并附上依据。',
    en: 'Whoever bears it puts on record that it was done, with what shows it.',
  },
  published: { zh: '系统向公众公布。', en: 'The software makes it public.' },
  human: {
    zh: '是否做到由人判断，系统不替人判断。',
    en: 'A person judges whether it was done; no software does.',
  },
  'out-of-scope': { zh: '不是这套系统要管的事。', en: 'Not for this software.' },
  planned: { zh: '以后由系统办理，现在还没有。', en: 'Will be run later and is not yet.' },
}

/** How the law binds. */
export const MODALITY_WORDS: Record<Duty['modality'], Words> = {
  shall: { zh: '应当', en: 'shall' },
  'shall-not': { zh: '不得', en: 'shall not' },
  may: { zh: '可以', en: 'may' },
  encourage: { zh: '鼓励', en: 'is encouraged' },
  declare: { zh: '宣示', en: 'declaration' },
  define: { zh: '定义', en: 'definition' },
}

/** How often something is due. */
export const PERIODS: Record<(typeof DUTY_PERIODS)[number], Words> = {
  once: { zh: '一次', en: 'once' },
  standing: { zh: '持续', en: 'all the time' },
  month: { zh: '每月', en: 'every month' },
  quarter: { zh: '每季度', en: 'every quarter' },
  'half-year': { zh: '每半年', en: 'every half-year' },
  year: { zh: '每年', en: 'every year' },
}
