/** One complaint or suggestion as its sender sees it: how far it is, what was answered, what may be done. */
import { useState } from 'react'
import { call } from '#platform/operation/client.ts'
import type { OutputOf } from '#platform/operation/contract.ts'
import { formatDateTime, formatDay } from '#platform/text/dates.ts'
import { useLang, usePick, useText } from '#platform/text/use-text.ts'
import { Button } from '#platform/ui/button.tsx'
import { Dialog } from '#platform/ui/dialog.tsx'
import { TextArea } from '#platform/ui/field.tsx'
import { Citations, ErrorNotice } from '#platform/ui/notice.tsx'
import { Timeline } from '#platform/ui/timeline.tsx'
import { toast } from '#platform/ui/toast.tsx'
import { complaints } from '../../contract.ts'
import { complaintWords } from '../words.ts'

interface Props {
  by: { no: string; secret: string }
  seen: OutputOf<typeof complaints.track>
  again: () => void
}

/** The page's content. */
export function Followed({ by, seen, again }: Props) {
  const t = useText(complaintWords)
  const pick = usePick()
  const lang = useLang()
  return (
    <div className="page narrow stack-l">
      <header className="stack-s">
        <p className="quiet small num">
          {seen.no} · {seen.placeName}
        </p>
        <h1 tabIndex={-1}>{pick(seen.stateName)}</h1>
        <p>{pick(seen.plain)}</p>
        {seen.holder ? <p className="quiet">{t.holder(seen.holder)}</p> : null}
        {seen.dueAt ? (
          <p>{t.dueAt(formatDay(seen.dueAt, lang))}</p>
        ) : seen.closed || seen.deadline.checkable ? null : (
          <>
            <p className="quiet small">{pick(seen.deadline.text)}</p>
            <Citations basis={seen.deadline.basis} />
          </>
        )}
      </header>
      <section className="stack" aria-labelledby="statements">
        <h2 id="statements">{t.statements}</h2>
        {seen.statements.map(({ author, at, text }) => (
          <div key={at + author} className="stack-s">
            <p className="quiet small">
              {author === 'complainant' ? t.you : t.body} · {formatDateTime(at, lang)}
            </p>
            <p style={{ whiteSpace: 'pre-wrap' }}>{text}</p>
          </div>
        ))}
      </section>
      <Actions by={by} seen={seen} again={again} />
      <section className="stack" aria-labelledby="steps">
        <h2 id="steps">{t.steps}</h2>
        <Timeline
          steps={seen.steps.map(({ at, name }, index) => ({ key: index, at, title: pick(name) })).reverse()}
        />
      </section>
    </div>
  )
}

function Actions({ by, seen, again }: Props) {
  const t = useText(complaintWords)
  const [text, setText] = useState('')
  const [asking, setAsking] = useState(false)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>()
  const run = async (action: 'add' | 'withdraw') => {
    setBusy(true)
    setError(undefined)
    try {
      await call(complaints.trackAct, { ...by, action, ...(action === 'add' ? { text } : {}) })
      toast(t.thanks)
      setText('')
      setAsking(false)
      again()
    } catch (failure) {
      setError(failure)
    }
    setBusy(false)
  }
  if (!seen.mayAdd && !seen.mayWithdraw) return null
  return (
    <section className="stack">
      {seen.mayAdd ? (
        <>
          <TextArea
            label={t.add}
            maxLength={4000}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
          <Button busy={busy} disabled={text.trim().length < 2} onClick={() => void run('add')}>
            {t.addGo}
          </Button>
        </>
      ) : null}
      <ErrorNotice error={error} />
      {seen.mayWithdraw ? (
        <Button look="quiet" onClick={() => setAsking(true)}>
          {t.withdraw}
        </Button>
      ) : null}
      <Dialog open={asking} onClose={() => setAsking(false)} title={t.withdraw}>
        <div className="stack">
          <p>{t.withdrawAsk}</p>
          <div className="btn-bar">
            <Button look="loss" busy={busy} onClick={() => void run('withdraw')}>
              {t.yes}
            </Button>
            <Button onClick={() => setAsking(false)}>{t.no_}</Button>
          </div>
        </div>
      </Dialog>
    </section>
  )
}
