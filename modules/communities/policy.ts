/**
 * Duties around changes of communities. Which post carries them, the pack says; how far each reaches, this file.
 */
import type { DutyDeclarations } from '#platform/access/asker.ts'

export const duties: DutyDeclarations = {
  'communities.propose': {
    text: { zh: '提出社区设立、调整、撤销', en: 'Proposes to set up, adjust, abolish communities' },
    reach: 'place',
  },
  'communities.examine': {
    text: { zh: '审查社区设立、调整、撤销方案', en: 'Examines proposed changes of communities' },
    reach: 'place',
  },
  'communities.decide': {
    text: { zh: '决定社区设立、调整、撤销', en: 'Decides on changes of communities' },
    reach: 'place',
  },
  'communities.receive': {
    text: { zh: '接收社区设立、调整、撤销的备案', en: 'Receives the filing of changes of communities' },
    reach: 'place',
  },
}

/** Duties by which somebody sees such cases at their place. */
export const seeing = [
  'communities.propose',
  'communities.examine',
  'communities.decide',
  'communities.receive',
] as const
