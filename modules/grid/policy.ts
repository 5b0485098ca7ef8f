/**
 * Duties around grid matters. Which post carries them, the pack says; how far each reaches, this file.
 */
import type { DutyDeclarations } from '#platform/access/asker.ts'

export const duties: DutyDeclarations = {
  'grid.patrol': { text: { zh: '巡查、上报、核实', en: 'Patrols, reports, verifies' }, reach: 'place' },
  'grid.clerk': { text: { zh: '代为登记', en: 'Registers on behalf of callers' }, reach: 'place' },
  'grid.intake': { text: { zh: '受理、派遣、答复', en: 'Accepts, dispatches, answers' }, reach: 'place' },
  'grid.handle': { text: { zh: '处置', en: 'Handles' }, reach: 'body' },
  'grid.check': { text: { zh: '核查', en: 'Checks' }, reach: 'place' },
  'grid.supervise': { text: { zh: '督办', en: 'Supervises' }, reach: 'place' },
  'grid.extend': { text: { zh: '决定延期', en: 'Decides extensions' }, reach: 'place' },
  'grid.read': { text: { zh: '查看本地全部事项', en: 'Reads all matters of the place' }, reach: 'place' },
}

/** Duties that let somebody see matters, widest first. */
export const seeing = [
  'grid.read',
  'grid.intake',
  'grid.check',
  'grid.supervise',
  'grid.patrol',
  'grid.handle',
] as const
