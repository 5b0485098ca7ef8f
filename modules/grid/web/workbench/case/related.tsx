/**
 * What belongs together: the parts of joint bodies, the lead matter, merged ones, likely duplicates nearby.
 */
import type { ReactNode } from 'react'
import { usePick, useText } from '#platform/text/use-text.ts'
import { useCall } from '#platform/ui/query.ts'
import { Empty } from '#platform/ui/workbench/answers.tsx'
import { DueChip } from '#platform/ui/workbench/due.tsx'
import { Go } from '#platform/ui/workbench/go.tsx'
import { grid } from '../../../contract.ts'
import { type Matter, pageOf } from '../row.ts'
import { caseWords } from './words.ts'

/** How many there are, for the tab; duplicates are only looked for when it is opened. */
export function countRelated(matter: Matter): number {
  return matter.joint.length + (matter.parent ? 1 : 0) + (matter.mergedInto ? 1 : 0)
}

/** Related matters. */
export function Related({ matter }: { matter: Matter }) {
  const t = useText(caseWords)
  const say = usePick()
  const nearby = useCall(
    grid.examine,
    {
      text: matter.title,
      ...(matter.category ? { category: matter.category } : {}),
      place: matter.place,
      ...(matter.point ? { point: matter.point } : {}),
    },
    { when: !matter.closedAt },
  )
  const same = nearby.data?.duplicates.filter((one) => one.id !== matter.id) ?? []
  const none = countRelated(matter) === 0 && same.length === 0
  return (
    <div className="wb-stack">
      {none && !nearby.isLoading && <Empty title={t.relatedNone}>{t.relatedNoneText}</Empty>}
      {matter.parent && (
        <Part title={t.parent}>
          <li>
            <Go to={pageOf(matter.parent)}>{t.openParent}</Go>
          </li>
        </Part>
      )}
      {matter.mergedInto && (
        <Part title={t.mergedInto}>
          <li>
            <Go to={pageOf(matter.mergedInto)}>{t.openMerged}</Go>
          </li>
        </Part>
      )}
      {matter.joint.length > 0 && (
        <Part title={t.joint}>
          {matter.joint.map((row) => (
            <li key={row.id}>
              <Go to={pageOf(row)}>{row.holderName ?? row.title}</Go>
              <span>{say(row.stateName)}</span>
              <DueChip row={row} />
            </li>
          ))}
        </Part>
      )}
      {same.length > 0 && (
        <Part title={t.nearby}>
          {same.map((row) => (
            <li key={row.id}>
              <Go to={pageOf(row)}>{row.title}</Go>
              <span className="wb-soft wb-num">{row.no}</span>
              <span>{say(row.stateName)}</span>
              {row.metres !== null && <span className="wb-soft">{t.metres(row.metres)}</span>}
            </li>
          ))}
        </Part>
      )}
    </div>
  )
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h3>{title}</h3>
      <ul className="wb-related">{children}</ul>
    </section>
  )
}
