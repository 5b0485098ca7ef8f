/**
 * Danger words: whom to call now, before anything else is filled in.
 */
import { Phone } from 'lucide-react'
import type { OutputOf } from '#platform/operation/contract.ts'
import { usePick, useText } from '#platform/text/use-text.ts'
import { PhoneButton } from '#platform/ui/button.tsx'
import { Note } from '#platform/ui/notice.tsx'
import type { grid } from '../../contract.ts'
import { reportWords } from './report-words.ts'

type Emergencies = OutputOf<typeof grid.examine>['emergencies']

/** One large button for each number, said aloud when it appears. */
export function EmergencyNote({ emergencies }: { emergencies: Emergencies }) {
  const t = useText(reportWords)
  const pick = usePick()
  const numbers = [...new Map(emergencies.map((one) => [one.call, one])).values()]
  if (numbers.length === 0) return null
  return (
    <Note tone="loss" role="alert" icon={<Phone className="icon" aria-hidden="true" />} title={t.emergency}>
      {numbers.map((one) => (
        <div className="stack-s" key={one.call}>
          <p>{pick(one.text)}</p>
          <PhoneButton number={one.call} look="loss" icon={<Phone aria-hidden="true" />}>
            {t.call(one.call)}
          </PhoneButton>
        </div>
      ))}
      <p className="quiet small">{t.emergencyThen}</p>
    </Note>
  )
}
