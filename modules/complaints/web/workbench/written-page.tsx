/**
 * What a complaint or a suggestion says, and who sent it: for the bodies that it was given to; the identity only for the
 * handler on record, stating what for.
 */
import { useParams } from '@tanstack/react-router'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { call } from '#platform/operation/client.ts'
import type { OutputOf } from '#platform/operation/contract.ts'
import { formatDateTime } from '#platform/text/dates.ts'
import { useLang, useText } from '#platform/text/use-text.ts'
import { useCall } from '#platform/ui/query.ts'
import { Answer, Failure, RowsComing } from '#platform/ui/workbench/answers.tsx'
import { Go } from '#platform/ui/workbench/go.tsx'
import { Facts, Field, PageHead, Panel } from '#platform/ui/workbench/page.tsx'
import { complaints } from '../../contract.ts'
import { complaintWords } from '../words.ts'

type Written = OutputOf<typeof complaints.written>

/** The page. */
export function WrittenPage() {
  const t = useText(complaintWords)
  const lang = useLang()
  const { county, id } = useParams({ strict: false }) as { county: string; id: string }
  const ref = { county: String(county), id }
  const asked = useCall(complaints.written, ref)
  if (asked.isPending) return <RowsComing rows={3} height={90} />
  if (!asked.data) return <Failure error={asked.error!} again={() => void asked.refetch()} />
  const { title, no, statements, readings } = asked.data
  return (
    <>
      <PageHead
        title={t.writtenTitle}
        above={<Go to={`/work/cases/${ref.county}/${id}`}>{t.toCase}</Go>}
        about={`${no} · ${title}`}
      />
      <div className="wb-stack">
        <Panel title={t.original}>
          {statements.map(({ author, at, text }) => (
            <div key={at + author}>
              <p className="wb-soft">
                {author === 'complainant' ? t.complainant : t.body} ·{' '}
                {formatDateTime(at, lang, { year: true })}
              </p>
              <p style={{ whiteSpace: 'pre-wrap' }}>{text}</p>
            </div>
          ))}
        </Panel>
        <Panel title={t.identity}>
          <Identity written={asked.data} at={ref} again={() => void asked.refetch()} />
        </Panel>
        <Panel title={t.readings}>
          {readings.length === 0 ? <p className="wb-soft">{t.noReadings}</p> : null}
          {readings.map(({ at, body, purpose }) => (
            <p key={at}>
              {formatDateTime(at, lang, { year: true })} · {body} · {purpose}
            </p>
          ))}
        </Panel>
      </div>
    </>
  )
}

function Identity({
  written,
  at,
  again,
}: {
  written: Written
  at: { county: string; id: string }
  again: () => void
}) {
  const t = useText(complaintWords)
  const [purpose, setPurpose] = useState('')
  const [shown, setShown] = useState<OutputOf<typeof complaints.reveal>>()
  const [error, setError] = useState<Error>()
  if (written.anonymous) return <p>{t.identityAnonymous}</p>
  if (!written.known) return <p>{t.identityNone}</p>
  if (!written.mayReveal) return <p>{t.identityOnly}</p>
  if (shown)
    return (
      <Facts
        items={[
          [t.name, shown.name],
          [t.phone, shown.phone],
        ]}
      />
    )
  const reveal = async () => {
    setError(undefined)
    try {
      setShown(await call(complaints.reveal, { ...at, purpose: purpose.trim() }))
      again()
    } catch (failure) {
      setError(failure as Error)
    }
  }
  return (
    <>
      <p className="wb-soft">{t.identityAsk}</p>
      <Field label={t.purpose} id="purpose">
        <Input
          id="purpose"
          maxLength={120}
          value={purpose}
          onChange={(event) => setPurpose(event.target.value)}
        />
      </Field>
      {error ? <Answer error={error} /> : null}
      <Button disabled={purpose.trim().length < 2} onClick={() => void reveal()}>
        {t.reveal}
      </Button>
    </>
  )
}
