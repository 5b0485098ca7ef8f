/** The ways in which missing space may or shall be made up, as each law lists them. */
import { usePick, useText } from '#platform/text/use-text.ts'
import { Cited } from '#platform/ui/workbench/answers.tsx'
import { Panel } from '#platform/ui/workbench/page.tsx'
import type { Remedy } from '../states.ts'
import { facilityWords } from './words.ts'

/** Nothing where no law here names any. */
export function Remedies({ remedies }: { remedies: readonly Remedy[] }) {
  const t = useText(facilityWords)
  const say = usePick()
  if (remedies.length === 0) return null
  return (
    <Panel title={t.remedies}>
      {remedies.map(({ jurisdiction, modality, scope, modes, basis }) => (
        <div key={jurisdiction.zh} className="wb-short-remedy">
          <p>
            {say(jurisdiction)} · <b>{t[modality]}</b>
            {scope.length > 0 && <span className="wb-soft"> · {t.remedyIn(scope.join('、'))}</span>}
          </p>
          <ul className="wb-short-modes">
            {modes.map((mode) => (
              <li key={mode}>{mode}</li>
            ))}
          </ul>
          <Cited basis={basis} />
        </div>
      ))}
    </Panel>
  )
}
