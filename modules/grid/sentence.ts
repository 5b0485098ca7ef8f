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

/** How far it is, and what is promised next, per state; `{body}` is whoever has it. */
const promises: Record<string, { zh: [string, string]; en: [string, string] }> = {
  reported: {
    zh: ['已收到，{body}', '决定是否受理'],
    en: ['Received. {body}', 'say whether it is accepted'],
  },
  verifying: {
    zh: ['网格员正在核实，{body}', '决定是否受理'],
    en: ['Being verified. {body}', 'say whether it is accepted'],
  },
  accepted: { zh: ['{body}已受理，', '安排办理'], en: ['Accepted. {body}', 'give it to whoever handles it'] },
  dispatched: { zh: ['已交{body}办理，', '处理好'], en: ['With {body}, which', 'handle it'] },
  handling: { zh: ['{body}正在处理，', '处理好'], en: ['With {body}, which', 'handle it'] },
  handled: { zh: ['已处理，{body}', '核查完'], en: ['Handled. {body}', 'check the result'] },
  checked: { zh: ['核查已通过，{body}', '答复您'], en: ['Checked. {body}', 'answer you'] },
}

/** Says where a matter stands. `body` is the name of the body on whose desk it lies. */
export function sentenceOf(
  record: CaseRecord,
  procedure: Procedure,
  body: string | undefined,
  remaining: Remaining | undefined,
): Words {
  if (record.suspended) {
    return {
      zh: `${body ?? ''}暂时挂起此事，具备条件后继续办理`,
      en: `${body ?? 'It'} keeps this pending until it can be done`,
    }
  }
  const promise = promises[record.state]
  if (!promise || !record.due_at || !remaining || record.closed_at) {
    return procedure.state(record.state)?.plain ?? { zh: record.state, en: record.state }
  }
  const zh = { day: formatDay(record.due_at, 'zh'), left: formatRemaining(remaining, 'zh') }
  const en = { day: formatDay(record.due_at, 'en'), left: formatRemaining(remaining, 'en') }
  const who = { zh: body ?? '承办单位', en: body ?? 'The responsible body' }
  const [before, what] = promise.zh
  const [beforeEn, whatEn] = promise.en
  const promised = remaining.overdue ? { zh: '应于', en: 'should' } : { zh: '承诺', en: 'promises to' }
  return {
    zh: `${before.replace('{body}', who.zh)}${promised.zh} ${zh.day}前${what}，${zh.left}`,
    en: `${beforeEn.replace('{body}', who.en)} ${promised.en} ${whatEn} by ${en.day}, ${en.left}`,
  }
}
