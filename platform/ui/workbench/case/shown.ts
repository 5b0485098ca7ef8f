/** A case as the shared parts of its page show it, whatever its procedure. */
import type { z } from 'zod'
import type { caseAction, caseEvent, diagram, timer } from '#platform/workflow/shapes.ts'

/** Something that may be done next, or not. */
export type CaseAction = z.output<typeof caseAction>
/** A step of the history. */
export type CaseEvent = z.output<typeof caseEvent>
/** A time limit. */
export type CaseTimer = z.output<typeof timer>

/** A case. */
export interface CaseShown {
  county: string
  id: string
  no: string
  title: string
  place: string
  events: CaseEvent[]
  actions: CaseAction[]
  timers: CaseTimer[]
  diagram: z.output<typeof diagram>
}
