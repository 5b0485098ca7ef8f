/** What the bearer put on record: never deleted, withdrawn with a reason. */
import { Button, Input } from 'antd'
import { useId, useState } from 'react'
import { formatDateTime, formatDay } from '#platform/text/dates.ts'
import { useLang, useText } from '#platform/text/use-text.ts'
import { useCommand } from '#platform/ui/query.ts'
import { toast } from '#platform/ui/toast.tsx'
import { Answer } from '#platform/ui/workbench/answers.tsx'
import { Field, Panel } from '#platform/ui/workbench/page.tsx'
import { PhotoRow } from '#platform/ui/workbench/photos.tsx'
import { shared } from '#platform/ui/workbench/words.ts'
import { duties } from '../../contract.ts'
import { useLater } from './later.ts'
import type { One } from './links.ts'
import { dutyWords } from './words.ts'

type Row = One['records'][number]

/** The records of an obligation; nothing where there are none. */
export function Records({ one }: { one: One }) {
  const t = useText(dutyWords)
  if (one.records.length === 0) return null
  return (
    <Panel title={t.records}>
      {one.records.map((record) => (
        <RecordShown key={record.id} record={record} mayWithdraw={one.may.record} />
      ))}
    </Panel>
  )
}

function RecordShown({ record, mayWithdraw }: { record: Row; mayWithdraw: boolean }) {
  const t = useText(dutyWords)
  const lang = useLang()
  const [asks, setAsks] = useState(false)
  return (
    <article
      className="wb-duty-record"
      id={`record-${record.id}`}
      data-withdrawn={record.withdrawnAt !== null}
    >
      <h3>
        {record.title}
        <span className="wb-flag">{record.public ? t.isPublic : t.isInternal}</span>
      </h3>
      <div className="wb-soft">
        {formatDay(record.day, lang, { year: true })} · {record.bodyName}
        {record.number && <> · {t.number(record.number)}</>}
      </div>
      <p className="wb-duty-text">{record.text}</p>
      <PhotoRow photos={record.photos} caption={record.title} />
      {record.withdrawnAt ? (
        <p>{t.withdrawn(formatDateTime(record.withdrawnAt, lang), record.withdrawnReason ?? '')}</p>
      ) : (
        mayWithdraw &&
        (asks ? (
          <Withdraw record={record} close={() => setAsks(false)} />
        ) : (
          <Button size="small" onClick={() => setAsks(true)}>
            {t.withdraw}
          </Button>
        ))
      )}
    </article>
  )
}

function Withdraw({ record, close }: { record: Row; close: () => void }) {
  const t = useText(dutyWords)
  const common = useText(shared)
  const id = useId()
  const [reason, setReason] = useState('')
  const later = useLater()
  const withdraw = useCommand(duties.withdrawRecord, {
    onDone: () => {
      toast(t.withdrawDone)
      close()
      later()
    },
  })
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        withdraw.mutate({ place: record.place, id: record.id, reason: reason.trim() })
      }}
    >
      <Field id={id} label={t.withdrawReason} hint={t.withdrawAsk}>
        <Input id={id} maxLength={500} value={reason} onChange={(event) => setReason(event.target.value)} />
      </Field>
      <Answer error={withdraw.error} />
      <div className="wb-row">
        <Button htmlType="submit" danger disabled={reason.trim().length < 2} loading={withdraw.isPending}>
          {t.withdraw}
        </Button>
        <Button onClick={close}>{common.cancel}</Button>
      </div>
    </form>
  )
}
