/**
 * One attempt: what was answered, the articles in full, who tried what, and to whom one may turn.
 */
import { useParams } from '@tanstack/react-router'
import type { OutputOf } from '#platform/operation/contract.ts'
import { formatDateTime } from '#platform/text/dates.ts'
import { useLang, usePick, useText } from '#platform/text/use-text.ts'
import { useCall } from '#platform/ui/query.ts'
import { useHas } from '#platform/ui/workbench/acting.tsx'
import { Cited, Failure, RowsComing } from '#platform/ui/workbench/answers.tsx'
import { Go } from '#platform/ui/workbench/go.tsx'
import { Facts, PageHead, Panel } from '#platform/ui/workbench/page.tsx'
import { refusals } from '../../contract.ts'
import { Mode } from './attempts.tsx'
import { refusalWords } from './words.ts'
import './refusals.css'

type Attempt = OutputOf<typeof refusals.get>

/** The page. */
export function AttemptPage() {
  const t = useText(refusalWords)
  const say = usePick()
  const lang = useLang()
  const mayOpen = useHas('accountability.open')
  const { county, id } = useParams({ strict: false }) as { county: string; id: string }
  const asked = useCall(refusals.get, { county: String(county), id })
  if (asked.isPending) return <RowsComing rows={4} height={90} />
  if (!asked.data) return <Failure error={asked.error!} again={() => void asked.refetch()} />
  const attempt = asked.data
  return (
    <>
      <PageHead
        title={say(attempt.name)}
        above={<Go to="/work/refusals">{t.back}</Go>}
        about={
          <>
            <Mode mode={attempt.mode} /> · {formatDateTime(attempt.at, lang, { year: true })}
          </>
        }
      />
      <div className="wb-refusals-one">
        <div className="wb-stack">
          <Panel title={t.said}>
            <p className="wb-refusals-said">{say(attempt.says)}</p>
            <p className="wb-soft">{attempt.mode === 'refuse' ? t.refusedAbout : t.warnedAbout}</p>
          </Panel>
          <Panel title={t.basis}>
            {attempt.basis.length > 0 ? <Cited basis={attempt.basis} /> : <p>{t.ownRule}</p>}
          </Panel>
        </div>
        <div className="wb-stack">
          <Panel title={t.what}>
            <Facts
              items={[
                [t.attempted, say(attempt.operation)],
                [t.place, attempt.place.name],
                [t.body, attempt.body?.name ?? t.resident],
                [t.post, attempt.post && say(attempt.post)],
                [t.person, attempt.person],
                [t.record, attempt.record && <Go to={attempt.record}>{t.openRecord}</Go>],
              ]}
            />
            {attempt.body && !attempt.person && <p className="wb-soft wb-refusals-hint">{t.personHint}</p>}
          </Panel>
          <Panel title={t.appeal}>
            <Decider decider={attempt.decider} />
          </Panel>
          {attempt.body && mayOpen ? (
            <Panel title={t.openCase}>
              <p className="wb-soft">{t.openCaseHint}</p>
              <Go to={`/work/accountability/new/${attempt.county}/${attempt.id}`}>{t.openCase}</Go>
            </Panel>
          ) : null}
        </div>
      </div>
    </>
  )
}

function Decider({ decider }: { decider: Attempt['decider'] }) {
  const t = useText(refusalWords)
  const say = usePick()
  if (!decider) return <p className="wb-soft">{t.appealNone}</p>
  return (
    <>
      <p>
        <b>{say(decider.name)}</b>
        <br />
        <span className="wb-soft">{decider.within ? say(decider.within) : t.noTime}</span>
      </p>
      <Cited basis={decider.basis} />
    </>
  )
}
