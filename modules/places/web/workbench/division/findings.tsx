/** What was found wrong with a division: by weight, with the article and the spot on the plan. */
import type { OutputOf } from '#platform/operation/contract.ts'
import { usePick, useText } from '#platform/text/use-text.ts'
import { Cited, Empty } from '#platform/ui/workbench/answers.tsx'
import type { places } from '../../../contract.ts'
import { placeWords } from '../words.ts'

type Finding = OutputOf<typeof places.division>['findings'][number]

interface FindingsProps {
  findings: readonly Finding[]
  looked: number | undefined
  look: (index: number | undefined) => void
}

/** The list; what must be mended comes first. */
export function Findings({ findings, looked, look }: FindingsProps) {
  const t = useText(placeWords)
  const say = usePick()
  if (findings.length === 0) return <Empty title={t.findingsNone}>{t.findingsNoneText}</Empty>
  const order = { refuse: 0, warn: 1, uncheckable: 2 }
  const sorted = findings
    .map((finding, index) => ({ finding, index }))
    .toSorted((a, b) => order[a.finding.severity] - order[b.finding.severity])
  return (
    <ul className="wb-findings">
      {sorted.map(({ finding, index }) => (
        <li key={index} data-severity={finding.severity}>
          <div className="wb-finding-head">
            <Sign severity={finding.severity} />
            {t[finding.severity]}
          </div>
          <p>{say(finding.text)}</p>
          {finding.area.length + finding.grids.length > 0 && (
            <button
              type="button"
              className="wb-link"
              aria-pressed={looked === index}
              onClick={() => look(looked === index ? undefined : index)}
            >
              {t.showOnMap}
            </button>
          )}
          <Cited basis={finding.basis} />
        </li>
      ))}
    </ul>
  )
}

/** Triangle, circle, diamond: weight by shape, too. */
function Sign({ severity }: { severity: Finding['severity'] }) {
  return (
    <svg className="wb-shape" viewBox="0 0 12 12" aria-hidden="true">
      {severity === 'refuse' ? (
        <path d="M6 1 11.5 11H.5z" fill="currentColor" />
      ) : severity === 'warn' ? (
        <circle cx="6" cy="6" r="4.5" fill="none" stroke="currentColor" strokeWidth="2" />
      ) : (
        <path d="M6 1 11 6 6 11 1 6z" fill="none" stroke="currentColor" strokeWidth="1.5" />
      )}
    </svg>
  )
}
