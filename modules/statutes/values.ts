/** Values of parameters in words. Pure. */
import { sayValue } from '#platform/law/setting-value.ts'
import type { Words } from '#platform/operation/contract.ts'
import type { Duty, Parameter } from '#platform/packs/schema.ts'
import { MODALITY_WORDS } from './text/duties.ts'

/** Values that the packs write as codes. */
const CODES: Readonly<Record<string, Words | undefined>> = {
  ...MODALITY_WORDS,
  inForce: { zh: '现行有效', en: 'in force' },
  draft: { zh: '草案', en: 'draft' },
}

/** Is the value itself how the law binds? */
export function isModality(value: Parameter['value']): value is Duty['modality'] {
  return typeof value === 'string' && value in MODALITY_WORDS
}

/** A value as the law gives it; undefined where it gives none. */
export function sayParameter({ unit, value }: Parameter): Words | undefined {
  if (value === null) return undefined
  return (typeof value === 'string' && CODES[value]) || sayValue(unit, value)
}
