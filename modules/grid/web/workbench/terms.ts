/**
 * Names of levels, ways in and deadlines: fixed sets of the engine. States and categories are named by the pack.
 */
import { usePick } from '#platform/text/use-text.ts'

interface Term {
  zh: string
  en: string
}

/** Response levels. */
export const levels: Record<string, Term> = {
  emergency: { zh: '紧急', en: 'Emergency' },
  urgent: { zh: '加急', en: 'Urgent' },
  ordinary: { zh: '一般', en: 'Ordinary' },
  complex: { zh: '复杂', en: 'Complex' },
}

/** How a matter came in. */
export const origins: Record<string, Term> = {
  resident: { zh: '居民反映', en: 'Resident' },
  web: { zh: '网上反映', en: 'Online' },
  phone: { zh: '电话登记', en: 'Telephone' },
  visit: { zh: '来访登记', en: 'Visit' },
  hotline: { zh: '12345 转来', en: 'Hotline 12345' },
  letter: { zh: '来信登记', en: 'Letter' },
  patrol: { zh: '巡查上报', en: 'Patrol' },
  other: { zh: '其他', en: 'Other' },
  open311: { zh: 'Open311 接口', en: 'Open311' },
}

/** Stages with a deadline, as timers name them. */
export const stages: Record<string, Term> = {
  intake: { zh: '受理', en: 'Acceptance' },
  verify: { zh: '核实', en: 'Verification' },
  dispatch: { zh: '派遣', en: 'Dispatch' },
  handle: { zh: '处置', en: 'Handling' },
  check: { zh: '核查', en: 'Checking' },
  answer: { zh: '答复', en: 'Answer' },
  rate: { zh: '评价', en: 'Rating' },
  total: { zh: '全程', en: 'From begin to end' },
}

/** States in their usual words, for choosing in a filter; lists show the words of the pack. */
export const states: Record<string, Term> = {
  reported: { zh: '待受理', en: 'Reported' },
  verifying: { zh: '核实中', en: 'Verifying' },
  accepted: { zh: '待派遣', en: 'Accepted' },
  dispatched: { zh: '待处置', en: 'Dispatched' },
  handling: { zh: '处置中', en: 'Handling' },
  handled: { zh: '待核查', en: 'Handled' },
  checked: { zh: '待答复', en: 'Checked' },
  answered: { zh: '待评价', en: 'Answered' },
  closed: { zh: '已结案', en: 'Closed' },
  'not-accepted': { zh: '不予受理', en: 'Not accepted' },
  withdrawn: { zh: '已撤回', en: 'Withdrawn' },
  merged: { zh: '已合并', en: 'Merged' },
  void: { zh: '已作废', en: 'Void' },
}

/** Says a term in the reader's language; what is not known stands as it came. */
export function useTerm(): (terms: Record<string, Term>, key: string) => string {
  const say = usePick()
  return (terms, key) => {
    const term = terms[key]
    return term ? say(term) : key
  }
}
