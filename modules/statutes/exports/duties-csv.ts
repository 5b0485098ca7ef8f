/** The register of a law's duties as a table, both languages beside each other. */
import type { Lang, Pack } from '#platform/packs/pack.ts'
import type { Carrier, Duty } from '#platform/packs/schema.ts'
import { csvOf } from '#platform/text/csv.ts'
import { CLASSES, MODALITY_WORDS, PERIODS } from '../text/duties.ts'

const COLUMNS: Record<Lang, string[]> = {
  zh: [
    '编号',
    '条款',
    '原文',
    '义务主体（原文）',
    '义务主体',
    '对象',
    '性质',
    '内容（中文）',
    '内容（英文）',
    '处理方式',
    '理由（中文）',
    '理由（英文）',
    '承载',
    '周期',
    '本地标准',
    '证据',
    '证据说明',
    '同类义务',
    '领域',
  ],
  en: [
    'Id',
    'Article',
    'Words of the law',
    'Bearer in the law’s words',
    'Kinds of body',
    'Towards whom',
    'Modality',
    'What (Chinese)',
    'What (English)',
    'Class',
    'Why (Chinese)',
    'Why (English)',
    'Carried by',
    'Period',
    'Figure set here',
    'Evidence',
    'What shows it',
    'Same duty in other laws',
    'Capability',
  ],
}

/** One row for each row of the law, in its order; the head and the fixed words in the reader's language. */
export function dutiesCsv(pack: Pack, lang: Lang): string {
  const keys = new Map(pack.data.dutyKeys.keys.map(({ id, name }) => [id, name]))
  const fields = new Map(pack.data.dutyKeys.capabilities.map(({ id, name }) => [id, name]))
  const rows = pack.duties().map((duty) => {
    const cited = duty.basis.map((one) => pack.cite(one))
    return [
      duty.id,
      cited.map(({ locator }) => locator).join('；'),
      cited.map(({ quote }) => quote).join('；'),
      duty.subject,
      duty.bearers.map((kind) => pack.bodyKind(kind)?.name[lang] ?? kind).join('、'),
      duty.to ?? '',
      MODALITY_WORDS[duty.modality][lang],
      duty.action.zh,
      duty.action.en,
      CLASSES[duty.class][lang],
      duty.why?.zh ?? '',
      duty.why?.en ?? '',
      (duty.by ?? []).map(carrierOf).join('；'),
      duty.due ? PERIODS[duty.due.every][lang] : '',
      settingOf(pack, duty, lang),
      duty.evidence?.kind ?? '',
      duty.evidence?.what[lang] ?? '',
      duty.key ? (keys.get(duty.key)?.[lang] ?? duty.key) : '',
      fields.get(duty.capability)?.[lang] ?? duty.capability,
    ]
  })
  return csvOf([COLUMNS[lang], ...rows])
}

function carrierOf(carrier: Carrier): string {
  const [kind, name] = Object.entries(carrier)[0] ?? ['', '']
  return `${kind} ${name}`
}

function settingOf(pack: Pack, duty: Duty, lang: Lang): string {
  const id = duty.due?.setting
  return id ? (pack.parameter(id)?.name?.[lang] ?? id) : ''
}
