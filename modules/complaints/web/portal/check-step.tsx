/** Everything once more, with who gets it, by which article and in what time; then sent. */
import { useState } from 'react'
import { call } from '#platform/operation/client.ts'
import type { OutputOf } from '#platform/operation/contract.ts'
import { usePick, useText } from '#platform/text/use-text.ts'
import { Button } from '#platform/ui/button.tsx'
import { ChoiceList } from '#platform/ui/field.tsx'
import { Citations, ErrorNotice, Note } from '#platform/ui/notice.tsx'
import { useCall } from '#platform/ui/query.ts'
import { Answer } from '#platform/ui/waiting.tsx'
import { complaints } from '../../contract.ts'
import { complaintWords } from '../words.ts'
import type { Screen } from './complain-page.tsx'
import { aboutOf, toInput } from './draft.ts'

/** The screen. */
export function CheckStep({
  draft,
  change,
  onSent,
}: Screen & { onSent: (receipt: OutputOf<typeof complaints.file>) => void }) {
  const t = useText(complaintWords)
  const pick = usePick()
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>()
  const isComplaint = draft.kind === 'complaint'
  const asked = useCall(complaints.addressees, {
    place: draft.place?.code ?? '',
    person: draft.person,
    ...(draft.about ? { about: draft.about } : {}),
  })
  const send = async () => {
    setBusy(true)
    setError(undefined)
    try {
      const input = toInput(draft)
      onSent(
        isComplaint
          ? await call(complaints.file, { ...input, ...aboutOf(draft) })
          : await call(complaints.suggest, input),
      )
    } catch (failure) {
      setError(failure)
      setBusy(false)
    }
  }
  return (
    <>
      <h1 tabIndex={-1}>{t.check}</h1>
      <Answer asked={asked}>
        {(data) => {
          const bodies = isComplaint ? data.complaints : data.suggestions
          const about = data.about.find(({ id }) => id === draft.about)?.name
          const to = draft.to ?? bodies[0]?.id
          return (
            <div className="stack">
              {isComplaint ? (
                <p>
                  <span className="quiet">{t.checkWhom}：</span>
                  {about ?? t.unknown}
                  {draft.person && draft.aboutName ? ` · ${draft.aboutName}` : ''}
                </p>
              ) : null}
              <p style={{ whiteSpace: 'pre-wrap' }}>
                <span className="quiet">{t.checkWhat}：</span>
                {draft.text}
              </p>
              <p>
                <span className="quiet">{t.checkWho}：</span>
                {draft.anonymous
                  ? t.whoAnonymous
                  : [draft.name, draft.phone].filter(Boolean).join(' · ') || t.whoNone}
              </p>
              {bodies.length === 0 ? (
                <Note tone="need" role="alert">
                  <p>{t.noAddressee}</p>
                </Note>
              ) : (
                <ChoiceList
                  legend={t.to}
                  value={to}
                  onChange={(chosen) => change({ to: chosen })}
                  options={bodies.map(({ id, name }) => ({ value: id, label: name }))}
                />
              )}
              {isComplaint ? (
                <p className="quiet small">
                  {t.time}：{pick(data.deadline.text)}
                </p>
              ) : null}
              {isComplaint && data.basis.length > 0 ? (
                <div className="stack-s">
                  <p className="quiet small">{t.basis}</p>
                  <Citations basis={data.basis} />
                </div>
              ) : null}
              <ErrorNotice error={error} />
              <Button
                look="primary"
                wide
                busy={busy}
                disabled={bodies.length === 0}
                onClick={() => void send()}
              >
                {t.send}
              </Button>
            </div>
          )
        }}
      </Answer>
    </>
  )
}
