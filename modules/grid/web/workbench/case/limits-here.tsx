/**
 * The time limits in force at a matter's place.
 */
import { useText } from '#platform/text/use-text.ts'
import { useCall } from '#platform/ui/query.ts'
import { Cited } from '#platform/ui/workbench/answers.tsx'
import { useLimit } from '#platform/ui/workbench/case/limit.ts'
import { grid } from '../../../contract.ts'
import { levels, stages, useTerm } from '../terms.ts'
import { caseWords } from './words.ts'

/** Those of one level of urgency. */
export function LimitsHere({ place, level }: { place: string; level: string }) {
  const t = useText(caseWords)
  const term = useTerm()
  const limit = useLimit()
  const here = useCall(grid.limits, { place }, { fresh: 600_000 }).data
  const own = here?.items.filter((one) => one.level === level) ?? []
  if (!here || own.length === 0) return null
  return (
    <section>
      <h3>
        {t.limits} · {term(levels, level)}
      </h3>
      <ul className="wb-limits">
        {own.map((one) => (
          <li key={one.stage}>
            {term(stages, one.stage)} <b>{limit(one.limit)}</b>
          </li>
        ))}
      </ul>
      <Cited basis={here.basis} />
    </section>
  )
}
