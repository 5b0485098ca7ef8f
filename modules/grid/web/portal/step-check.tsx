/**
 * The last look, and sending: once, however often the network breaks.
 */
import { WifiOff } from 'lucide-react'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { call } from '#platform/operation/client.ts'
import { sayPlace } from '#platform/text/place-name.ts'
import { usePick, useText } from '#platform/text/use-text.ts'
import { Button } from '#platform/ui/button.tsx'
import { ErrorNotice, Note } from '#platform/ui/notice.tsx'
import { useCall } from '#platform/ui/query.ts'
import { PhotoRow } from '#platform/ui/timeline.tsx'
import { grid } from '../../contract.ts'
import { draftKept, toInput } from './draft.ts'
import { keepReceipt } from './receipts.ts'
import { reportWords } from './report-words.ts'
import { networkPause, sendUntilAnswered } from './sending.ts'
import type { Report, Step } from './use-report.ts'

/** Everything at a glance, each line with the way back to it. */
export function StepCheck({ draft, change, around, go, onSent }: Report & { onSent: (id: string) => void }) {
  const t = useText(reportWords)
  const pick = usePick()
  const { state, error, retryNow } = useSending({ draft, change, onSent })
  const catalogue = useCall(
    grid.categories,
    { place: around ?? '' },
    { when: around !== undefined, fresh: 600_000 },
  )
  const kind = catalogue.data?.items.find(({ id }) => id === draft.category)
  const contact = draft.anonymous ? t.anonymous : [draft.name, draft.phone].filter(Boolean).join(' · ')
  const locked = draft.sending
  const row = (step: Step, label: string, content: ReactNode) => (
    <div className="check-row">
      <div>
        <span className="quiet small">{label}</span>
        <div>{content}</div>
      </div>
      {locked ? null : (
        <Button look="quiet" aria-label={`${t.change} ${label}`} onClick={() => go(step)}>
          {t.change}
        </Button>
      )}
    </div>
  )
  return (
    <>
      <h1 tabIndex={-1}>{t.check}</h1>
      <div className="card-list">
        {row(
          'what',
          t.text,
          <>
            {draft.text}
            {draft.photos.length ? <PhotoRow photos={draft.photos} /> : null}
          </>,
        )}
        {row('kind', t.kindChosen, kind ? pick(kind.plain) : draft.category)}
        {row(
          'where',
          t.where,
          [draft.place ? sayPlace(draft.place.name) : '', draft.address, draft.point ? t.pinSet : '']
            .filter(Boolean)
            .join(' · '),
        )}
        {row('contact', t.contact, contact || <span className="quiet">{t.noPhone}</span>)}
      </div>
      <ErrorNotice error={error} />
      {state === 'waiting' ? (
        <Note
          tone="need"
          role="status"
          icon={<WifiOff className="icon" aria-hidden="true" />}
          title={t.waiting}
        >
          <p>{t.waitingText}</p>
          <div className="btn-bar">
            <Button onClick={retryNow}>{t.sendNow}</Button>
            <Button look="quiet" onClick={() => change({ sending: false })}>
              {t.stopSending}
            </Button>
          </div>
        </Note>
      ) : (
        <div className="report-foot">
          <Button look="primary" wide busy={locked} onClick={() => change({ sending: true })}>
            {locked ? t.sending : t.send}
          </Button>
        </div>
      )}
    </>
  )
}

/** Sends while the draft says so; a page that was closed meanwhile goes on when it is opened again. */
function useSending({
  draft,
  change,
  onSent,
}: Pick<Report, 'draft' | 'change'> & { onSent: (id: string) => void }) {
  const [state, setState] = useState<'rest' | 'sending' | 'waiting'>('rest')
  const [error, setError] = useState<unknown>()
  const wake = useRef<() => void>(() => {})
  const latest = useRef({ draft, change, onSent })
  latest.current = { draft, change, onSent }
  const { sending, key } = draft

  // The key stands for the content: one run for each content that is handed over.
  // biome-ignore lint/correctness/useExhaustiveDependencies: a run begins with the key, not with its content
  useEffect(() => {
    if (!sending) return setState('rest')
    const { draft } = latest.current
    let stopped = false
    setState('sending')
    setError(undefined)
    const send = () =>
      call(grid.report, toInput(draft), { key: draft.key, signal: AbortSignal.timeout(20_000) })
    sendUntilAnswered(send, {
      pause: (tries) =>
        networkPause(tries, (now) => {
          wake.current = now
        }),
      onWaiting: () => setState('waiting'),
      isStopped: () => stopped,
    })
      .then((answer) => {
        if (!answer) return
        keepReceipt({ ...answer, title: draft.text.slice(0, 40), at: new Date().toISOString() })
        if (draftKept.get()?.id === draft.id) draftKept.set(undefined)
        latest.current.onSent(answer.id)
      })
      .catch((refusal: unknown) => {
        if (stopped) return
        setError(refusal)
        latest.current.change({ sending: false })
      })
    return () => {
      stopped = true
      wake.current()
    }
  }, [sending, key])

  return { state, error, retryNow: () => wake.current() }
}
