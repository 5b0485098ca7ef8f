/** Duties around accountability. Which authority is competent, the law of the place says (accountability.yaml). */
import type { DutyDeclarations } from '#platform/access/asker.ts'

export const duties: DutyDeclarations = {
  'accountability.open': {
    text: { zh: '立案追究责任', en: 'Opens cases of accountability' },
    reach: 'place',
  },
  'accountability.decide': {
    text: { zh: '责令改正、通报批评、移送', en: 'Orders correction, criticises, refers' },
    reach: 'place',
  },
  'accountability.answer': {
    text: { zh: '说明情况、报告改正', en: 'States its view and reports its correction' },
    reach: 'body',
  },
}
