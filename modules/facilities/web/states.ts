/** How the states of a community's facilities are drawn, the worst first. */
import type { OutputOf } from '#platform/operation/contract.ts'
import type { StateTone } from '#platform/ui/states.tsx'
import type { shortfalls } from '../contract.ts'

export type ShortfallItem = OutputOf<typeof shortfalls.shortfall>['items'][number]
export type State = ShortfallItem['state']
export type Remedy = OutputOf<typeof shortfalls.shortfall>['remedies'][number]

export const states = ['short', 'notMeasured', 'notCheckable', 'met'] as const satisfies readonly State[]

export const tones: Record<State, StateTone> = {
  short: 'need',
  notMeasured: 'waiting',
  notCheckable: 'off',
  met: 'well',
}

/** Square metres as people read them. */
export function sayArea(area: number): string {
  return area.toLocaleString('en-US', { maximumFractionDigits: 2 })
}
