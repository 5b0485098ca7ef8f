/** Words of what a trial finds in two laws. */
import { sayLimit, sayValue } from '#platform/law/setting-value.ts'
import type { Words } from '#platform/operation/contract.ts'
import type { Limit, Stage, Urgency } from '#platform/packs/schema.ts'

function join(names: readonly Words[]): Words {
  return { zh: names.map(({ zh }) => zh).join('、'), en: names.map(({ en }) => en).join(', ') }
}

/** The stages of a case. */
export const stageWords: Record<Stage, Words> = {
  intake: { zh: '受理', en: 'Acceptance' },
  dispatch: { zh: '派遣', en: 'Dispatch' },
  handle: { zh: '处置', en: 'Handling' },
  check: { zh: '核查', en: 'Check' },
  answer: { zh: '答复', en: 'Answer' },
}

/** The levels of urgency. */
export const urgencyWords: Record<Urgency, Words> = {
  emergency: { zh: '紧急', en: 'Emergency' },
  urgent: { zh: '加急', en: 'Urgent' },
  ordinary: { zh: '一般', en: 'Ordinary' },
  complex: { zh: '复杂', en: 'Complex' },
}

const moded = (zh: string, en: string) => (actors: readonly Words[] | undefined) => {
  if (!actors || actors.length === 0) return { zh, en }
  const names = join(actors)
  return { zh: `${zh}（对${names.zh}）`, en: `${en} (to ${names.en})` }
}

export const lawWords = {
  none: { zh: '没有', en: 'None' },
  there: { zh: '有', en: 'There is one' },
  silent: { zh: '条文没有提到', en: 'The law does not speak of it' },
  open: { zh: '条文没有写明，由当地设定', en: 'Left open; set by a body of the place' },
  blank: { zh: '条文里留空', en: 'Left blank in the text' },
  nobody: { zh: '条文没有写由谁承担', en: 'The text does not say who bears it' },
  dispatcher: { zh: '由谁受理、派遣', en: 'Who accepts and dispatches' },
  reopen: { zh: '可以要求重新办理的期限', en: 'Time to ask for it to be reopened' },
  day: {
    passed: { zh: '通过日期', en: 'Day of adoption' },
    approved: { zh: '批准日期', en: 'Day of approval' },
    promulgated: { zh: '公布日期', en: 'Day of promulgation' },
    effective: { zh: '施行日期', en: 'Day on which it takes effect' },
  },
  mode: {
    refuse: moded('不允许', 'Refused'),
    warn: moded('提醒后可以继续', 'Warned of, may go on'),
    off: (_: readonly Words[] | undefined): Words => ({ zh: '没有这条规定', en: 'No such rule' }),
  },
  option: {
    verification: { zh: '受理前可以核实', en: 'Verification before acceptance' },
    responseLevels: { zh: '分级响应', en: 'Levels of response' },
    jointHandling: { zh: '多部门联合处置', en: 'Joint handling by several bodies' },
  },
  committee: {
    may: { zh: '可以交居（村）民委员会办理', en: 'May be given to a committee' },
    never: { zh: '不得交居（村）民委员会办理', en: 'May not be given to a committee' },
  },
  used: (used: boolean): Words => (used ? { zh: '有', en: 'Used' } : { zh: '没有', en: 'Not used' }),
  limit: (limit: Limit): Words => sayLimit(limit),
  stage: (stage: Stage, urgency: Urgency): Words => ({
    zh: `${stageWords[stage].zh}时限（${urgencyWords[urgency].zh}）`,
    en: `Limit of ${stageWords[stage].en.toLowerCase()} (${urgencyWords[urgency].en.toLowerCase()})`,
  }),
  unset: (setters: readonly Words[]): Words => {
    const names = join(setters)
    return setters.length > 0
      ? { zh: `条文没有写明，${names.zh}尚未设定`, en: `Left open, and not set yet by ${names.en}` }
      : { zh: '条文没有写明，也没有设定', en: 'Left open, and not set' }
  },
  noKind: (subject: string): Words => ({
    zh: `条文写的是“${subject}”，没有对应到任何一类机构`,
    en: `The text says “${subject}”, which is bound to no kind of body`,
  }),
  notThere: (names: readonly Words[]): Words => {
    const { zh, en } = join(names)
    return { zh: `由${zh}承担，本地没有这样的机构`, en: `Borne by ${en}; no such body stands here` }
  },
  duty: (bearers: readonly Words[], subject: string): Words => {
    if (bearers.length === 0) return subject ? { zh: subject, en: subject } : lawWords.nobody
    return join(bearers)
  },
  value: (value: number | string | readonly string[], unit: string): Words => {
    if (typeof value !== 'number') {
      const text = typeof value === 'string' ? value : value.join('、')
      return { zh: text, en: text }
    }
    return sayValue(unit, value)
  },
}
