/**
 * Trials for operators: the same run as in the workbench, without writing anything.
 */
import type { Tx } from '#platform/db/database.ts'
import type { Services } from '#platform/services.ts'
import { chosen, readChoice } from './choose.ts'
import type { TrialRow } from './contract.ts'
import { outcomeRows } from './present.ts'
import type { After, Counts, Span } from './queries.ts'
import { addCounts, countPlan, type TrialPlan, tryPart } from './run.ts'

export type { TrialRow } from './contract.ts'
export { kindWords } from './text/kinds.ts'

/** What a trial found, whole. */
export interface TrialReport {
  plan: TrialPlan
  /** Cases and attempts that it went through, and cases in which something would have been otherwise. */
  total: number
  changed: number
  counts: Counts
  rows: TrialRow[]
}

/**
 * Plans a trial from what an operator wrote: `suining`, `suining@2` or `suining:second-reading`, over the cases of
 * another jurisdiction or its own. Undefined where there is no such law or jurisdiction.
 */
export function planTrial(
  services: Services,
  law: string,
  cases: string,
  days: Pick<Span, 'from' | 'to'>,
): TrialPlan | undefined {
  const choice = readChoice(law)
  const own = services.packs.find(cases)
  const tried = choice && chosen(services.packs, choice)
  return own && tried ? { own, tried, place: own.prefix, ...days, at: services.clock.now() } : undefined
}

/** Goes through everything; `progress` hears how far it is. */
export async function tryLaw(
  tx: Tx,
  services: Services,
  plan: TrialPlan,
  progress: (done: number, total: number) => void = () => {},
): Promise<TrialReport> {
  const total = await countPlan(tx, plan)
  const report: TrialReport = { plan, total, changed: 0, counts: {}, rows: [] }
  let done = 0
  for (const phase of ['laws', 'cases', 'attempts'] as const) {
    let after: After | undefined
    do {
      const part = await tryPart(tx, services, plan, phase, after)
      after = part.after
      done += part.done
      report.changed += part.changed
      report.counts = addCounts(report.counts, part.counts)
      const from = report.rows.length + 1
      const numbered = part.rows.map((row, index) => ({ ...row, n: from + index }))
      report.rows.push(...(await outcomeRows(tx, services, plan, numbered, true)))
      progress(done, total)
    } while (after)
  }
  return report
}
