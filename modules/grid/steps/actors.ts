/**
 * Who acts in grid matters, and the states in which they do.
 */
import type { Actor } from '#platform/workflow/procedure.ts'

export const dispatcher: Actor = { duty: 'grid.intake', at: 'place' }
export const handler: Actor = { duty: 'grid.handle', at: 'holder' }
export const reporter: Actor = { who: 'reporter' }
export const supervisor: Actor = { duty: 'grid.supervise', at: 'place' }

export const beforeDispatch = ['reported', 'verifying', 'accepted'] as const
export const withHandler = ['dispatched', 'handling'] as const
export const working = [...beforeDispatch, ...withHandler, 'handled', 'checked'] as const
