/**
 * The procedure of a grid matter (网格事项): 上报→受理→派遣→处置→核查→答复→评价→结案, with its side ways.
 * Source: capabilities.md section 7; 焦作 20.2, 贵阳 31–32, 辽源 11–12. Names, limits and citations are the pack's.
 */
import type { ProcedureDefinition } from '#platform/workflow/procedure.ts'
import * as field from './fields.ts'
import { handler } from './steps/actors.ts'
import { handling } from './steps/handling.ts'
import { intake } from './steps/intake.ts'
import { oversight } from './steps/oversight.ts'
import { reporting } from './steps/reporting.ts'

/** Grid matters, from report to rating. */
export const gridMatter: ProcedureDefinition = {
  name: 'grid.matter',
  words: 'grid.matter',
  initial: 'reported',
  states: {
    reported: { stage: 'open', limit: 'intake', desk: 'grid.intake', holder: 'dispatcher' },
    verifying: { stage: 'open', limit: 'intake', desk: 'grid.patrol', holder: 'none', side: true },
    accepted: { stage: 'open', limit: 'dispatch', desk: 'grid.intake', holder: 'dispatcher' },
    dispatched: { stage: 'open', limit: 'handle', desk: 'grid.handle', holder: 'named' },
    // 'named': a failed check names the body that had finished it; otherwise the holder stays.
    handling: { stage: 'open', limit: 'handle', desk: 'grid.handle', holder: 'named' },
    handled: { stage: 'open', limit: 'check', desk: 'grid.check', holder: 'dispatcher' },
    checked: { stage: 'open', limit: 'answer', desk: 'grid.intake', holder: 'dispatcher' },
    answered: { stage: 'waiting', limit: 'rate', holder: 'none' },
    closed: { stage: 'done', holder: 'none' },
    'not-accepted': { stage: 'done', holder: 'none', side: true },
    withdrawn: { stage: 'done', holder: 'none', side: true },
    merged: { stage: 'done', holder: 'none', side: true },
    void: { stage: 'done', holder: 'none', side: true },
  },
  actions: { ...intake, ...handling, ...reporting, ...oversight },
}

/** The part of one joint body (协办): handled, or handed back. */
export const gridJoint: ProcedureDefinition = {
  name: 'grid.joint',
  words: 'grid.matter',
  initial: 'handling',
  states: {
    handling: { stage: 'open', limit: 'handle', desk: 'grid.handle', holder: 'keep' },
    closed: { stage: 'done', holder: 'keep' },
  },
  actions: {
    handle: {
      step: 'handle',
      from: ['handling'],
      to: 'same',
      by: [handler],
      explains: { zh: '记录进展', en: 'Records progress' },
      fields: [field.note('进展', 'Progress', true), field.photos],
    },
    finish: {
      step: 'finish',
      from: ['handling'],
      to: 'closed',
      by: [handler],
      explains: { zh: '填写本单位办理的结果', en: 'Writes the result of this body’s part' },
      fields: [field.note('办理结果', 'Result', true), field.photos],
      change: () => ({ outcome: 'finished' }),
      primary: true,
    },
    'hand-back': {
      step: 'hand-back',
      from: ['handling'],
      to: 'closed',
      by: [handler],
      explains: { zh: '不属于本单位职责的退回', en: 'Not this body’s duty' },
      fields: [field.note('退回的理由', 'Why', true)],
      change: () => ({ outcome: 'handed-back' }),
      confirm: true,
    },
  },
}
