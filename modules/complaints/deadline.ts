/** By when a complaint is to be handled: the setting of the place, or why there is no deadline. */
import type { Tx } from '#platform/db/database.ts'
import { sayLimit, timeOf } from '#platform/law/setting-value.ts'
import { checkable, sayMissing } from '#platform/law/settings.ts'
import type { Citation, Words } from '#platform/operation/contract.ts'
import type { Pack } from '#platform/packs/pack.ts'
import { localDateOf } from '#platform/time/local-date.ts'
import { complaint } from './complaint.ts'

/** What is told of the deadline. */
export interface Deadline {
  text: Words
  /** False where nobody can say what is late. */
  checkable: boolean
  basis: Citation[]
}

/** The deadline at a place, in words. */
export async function sayDeadline(tx: Tx, pack: Pack, place: string, now: Date): Promise<Deadline> {
  const declared = pack.stageLimit(complaint.words, 'handle', 'ordinary')
  if (!declared)
    return {
      checkable: false,
      basis: [],
      text: {
        zh: '无法核对：这里的条例没有规定办理时限',
        en: 'Not checkable: the regulation here gives no time',
      },
    }
  const basis = pack.basis(declared.basis ?? 'design')
  if ('limit' in declared) return { checkable: true, text: sayLimit(declared.limit), basis }
  const found = await checkable(tx, { pack, place }, declared.setting, localDateOf(now))
  if (!found.checkable) return { checkable: false, text: sayMissing(found.missing), basis }
  const limit = timeOf(found.value)
  if (!limit) return { checkable: false, basis, text: { zh: '没有办理时限', en: 'No time is set' } }
  return { checkable: true, text: sayLimit(limit), basis }
}
