/** Names of classes of matters and of kinds of lists. */
import type { ListKind, MatterClass, Words } from '#platform/packs/schema.ts'

export const classWords: Record<MatterClass, Words> = {
  self: { zh: '自治事项', en: 'Own work' },
  assist: { zh: '协助事项', en: 'Help to government' },
  negative: { zh: '负面事项', en: 'Not for communities' },
  power: { zh: '权力事项', en: 'Power of the committee' },
  certificate: { zh: '不应出具的证明', en: 'Certificate not issued' },
  responsible: { zh: '负责', en: 'Responsible' },
  coordinate: { zh: '协调', en: 'Coordinates' },
  cooperate: { zh: '配合', en: 'Cooperates' },
}

export const listWords: Record<ListKind, Words> = {
  self: { zh: '自治事项清单', en: 'List of own work' },
  assist: { zh: '协助事项清单', en: 'List of help to government' },
  negative: { zh: '负面清单', en: 'Negative list' },
  power: { zh: '权力清单', en: 'List of powers' },
  certificate: { zh: '不应出具证明清单', en: 'Certificates not issued' },
  catalogue: { zh: '指导目录', en: 'Guiding catalogue' },
}
