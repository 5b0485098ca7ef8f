/**
 * The one sentence that a matter's page opens with: who has it, what they promised, how long it still takes.
 * Pure.
 */
import type { Words } from '#platform/operation/contract.ts'
import type { Procedure } from '#platform/packs/pack.ts'
import type { Remaining } from '#platform/time/calendar-types.ts'
import { formatDay, formatRemaining } from '#platform/time/text.ts'
import type { CaseRecord } from '#platform/workflow/record.ts'

/** Phases as the public sees them. */
export type Phase = 'waiting' | 'working' | 'answered' | 'closed' | 'declined'

/** Which phase a state belongs to. */
export function phaseOf(state: string): Phase {
  if (state === 'reported' || state === 'verifying') return 'waiting'
  if (state === 'answered') return 'answered'
  if (state === 'closed') return 'closed'
  if (['not-accepted', 'withdrawn', 'merged', 'void'].includes(state)) return 'declined'
  return 'working'
}

/** Says where a matter stands. `body` is the name of the body on whose desk it lies. */
export function sentenceOf(
  record: CaseRecord,
  procedure: Procedure,
  body: string | undefined,
  remaining: Remaining | undefined,
): Words {
  const state = procedure.state(record.state)
  const plain = state?.plain ?? { zh: record.state, en: record.state }
  const by = { zh: body ? `${body}：` : '', en: body ? `${body}: ` : '' }
  if (record.suspended) {
    return {
      zh: `${by.zh}暂时挂起，客观条件具备后继续办理`,
      en: `${by.en}kept pending until it can be done`,
    }
  }
  if (!record.due_at || !remaining || record.state === 'answered' || record.closed_at) {
    return { zh: strip(by.zh + plain.zh), en: strip(by.en + plain.en) }
  }
  const day = { zh: formatDay(record.due_at, 'zh'), en: formatDay(record.due_at, 'en') }
  const left = { zh: formatRemaining(remaining, 'zh'), en: formatRemaining(remaining, 'en') }
  return {
    zh: `${strip(by.zh + plain.zh)}，这一步承诺 ${day.zh} 前完成，${left.zh}`,
    en: `${strip(by.en + plain.en)}; this step is promised by ${day.en}, ${left.en}`,
  }
}

function strip(text: string): string {
  return text.replace(/[。.]$/, '')
}
