/** Names of stages, and of those who act without holding a duty. */
import type { Words } from '#platform/operation/contract.ts'
import type { Stage } from '#platform/packs/schema.ts'

export const STAGE_NAMES: Record<Stage, Words> = {
  intake: { zh: '受理', en: 'Acceptance' },
  dispatch: { zh: '派遣', en: 'Dispatch' },
  handle: { zh: '处置', en: 'Handling' },
  check: { zh: '核查', en: 'Check' },
  answer: { zh: '答复', en: 'Answer' },
}

export const ACTORS: Readonly<Record<string, Words | undefined>> = {
  reporter: { zh: '上报人', en: 'Reporter' },
  system: { zh: '系统', en: 'The software' },
}
