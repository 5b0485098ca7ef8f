/**
 * Reporting a problem: one question per screen.
 */
import { useNavigate, useRouter } from '@tanstack/react-router'
import { ArrowLeft } from 'lucide-react'
import { useEffect, useState } from 'react'
import { places } from '#modules/places/contract.ts'
import { useText } from '#platform/text/use-text.ts'
import { Button } from '#platform/ui/button.tsx'
import { Dialog } from '#platform/ui/dialog.tsx'
import { useCall } from '#platform/ui/query.ts'
import { useTitle } from '#platform/ui/title.ts'
import { draftKept, isBegun } from './draft.ts'
import './report.css'
import { ReportDone } from './report-done.tsx'
import { reportWords } from './report-words.ts'
import { StepCheck } from './step-check.tsx'
import { StepContact } from './step-contact.tsx'
import { StepKind } from './step-kind.tsx'
import { StepNearby } from './step-nearby.tsx'
import { StepWhat } from './step-what.tsx'
import { StepWhere } from './step-where.tsx'
import { stepNumber, useReport } from './use-report.ts'

const STEPS = 5

/** The report page: `?step=` is the screen, `?receipt=` the end. */
export default function ReportPage() {
  const t = useText(reportWords)
  const report = useReport()
  const navigate = useNavigate()
  const router = useRouter()
  useTitle(t.title)
  useOwnPlace(report)
  if (report.receipt) return <ReportDone id={report.receipt} />
  const { step } = report
  const number = stepNumber(step)
  const sent = (receipt: string) => void navigate({ to: '/report', search: { receipt }, replace: true })
  return (
    <div className="page narrow report">
      <div className="report-head">
        <div className="report-bar">
          <Button
            look="quiet"
            icon={<ArrowLeft aria-hidden="true" />}
            onClick={() => (router.history.canGoBack() ? router.history.back() : void navigate({ to: '/' }))}
          >
            {t.back}
          </Button>
          <span className="quiet small num push">{t.step(number, STEPS)}</span>
        </div>
        <div className="progress" aria-hidden="true">
          <span style={{ width: `${(number / STEPS) * 100}%` }} />
        </div>
      </div>
      {step === 'what' ? <StepWhat {...report} /> : null}
      {step === 'where' ? <StepWhere {...report} /> : null}
      {step === 'nearby' ? (
        <StepNearby
          {...report}
          onFollowed={(county, id) =>
            void navigate({ to: '/m/$county/$id', params: { county, id }, replace: true })
          }
        />
      ) : null}
      {step === 'kind' ? <StepKind {...report} /> : null}
      {step === 'contact' ? <StepContact {...report} /> : null}
      {step === 'check' ? <StepCheck {...report} onSent={sent} /> : null}
      {isBegun(report.draft) && !report.draft.sending ? (
        <DraftLine onCleared={() => report.go('what')} />
      ) : null}
    </div>
  )
}

/** Where one's community is known it stands in the draft already, to be changed where the matter lies elsewhere. */
function useOwnPlace({ draft, change, around }: ReturnType<typeof useReport>) {
  const known = useCall(
    places.get,
    { code: around ?? '' },
    { when: around !== undefined && around.length >= 12 && !draft.place, fresh: 600_000 },
  ).data
  const wanted = known && !draft.place && !draft.point && isBegun(draft) ? known : undefined
  // biome-ignore lint/correctness/useExhaustiveDependencies: once per place that becomes known
  useEffect(() => {
    if (wanted) change({ place: { code: wanted.code, name: wanted.name } })
  }, [wanted?.code])
}

function DraftLine({ onCleared }: { onCleared: () => void }) {
  const t = useText(reportWords)
  const [asking, setAsking] = useState(false)
  return (
    <div className="row quiet small">
      <span>{t.kept}</span>
      <Button look="quiet" onClick={() => setAsking(true)}>
        {t.startOver}
      </Button>
      <Dialog open={asking} onClose={() => setAsking(false)} title={t.startOverTitle}>
        <div className="stack">
          <p>{t.startOverText}</p>
          <div className="btn-bar">
            <Button
              look="loss"
              onClick={() => {
                setAsking(false)
                draftKept.set(undefined)
                onCleared()
              }}
            >
              {t.startOver}
            </Button>
            <Button onClick={() => setAsking(false)}>{t.keepDraft}</Button>
          </div>
        </div>
      </Dialog>
    </div>
  )
}
