/**
 * `/complain/follow`: a complaint or a suggestion by its number and code, or those of one's account.
 */
import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { accounts } from '#modules/accounts/contract.ts'
import { CallError } from '#platform/operation/client.ts'
import { formatDay } from '#platform/text/dates.ts'
import { useLang, usePick, useText } from '#platform/text/use-text.ts'
import { Button } from '#platform/ui/button.tsx'
import { Field } from '#platform/ui/field.tsx'
import { ErrorNotice, Note } from '#platform/ui/notice.tsx'
import { useCall } from '#platform/ui/query.ts'
import { useTitle } from '#platform/ui/title.ts'
import { complaints } from '../../contract.ts'
import { complaintWords } from '../words.ts'
import { Followed } from './followed.tsx'

/** The page. Number and code stay in its memory only. */
export default function FollowPage() {
  const t = useText(complaintWords)
  const [typed, setTyped] = useState({ no: '', secret: '' })
  const [by, setBy] = useState<{ no: string; secret: string }>()
  const client = useQueryClient()
  const asked = useCall(complaints.track, by ?? typed, { when: by !== undefined })
  useTitle(t.followTitle)
  if (by && asked.data)
    return (
      <Followed
        by={by}
        seen={asked.data}
        again={() =>
          void client.invalidateQueries({
            predicate: ({ queryKey }) => String(queryKey[0]).startsWith('complaints.'),
          })
        }
      />
    )
  const unknown = by !== undefined && asked.error instanceof CallError && asked.error.status === 404
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setBy({ no: typed.no.trim(), secret: typed.secret.trim() })
    if (asked.error) void asked.refetch()
  }
  return (
    <div className="page narrow stack-l">
      <h1 tabIndex={-1}>{t.followTitle}</h1>
      <form className="stack" onSubmit={submit}>
        <p className="quiet">{t.followLead}</p>
        <Field
          label={t.no}
          required
          minLength={4}
          autoComplete="off"
          autoCapitalize="characters"
          value={typed.no}
          onChange={(event) => setTyped({ ...typed, no: event.target.value })}
        />
        <Field
          label={t.secret}
          required
          minLength={4}
          autoComplete="off"
          value={typed.secret}
          onChange={(event) => setTyped({ ...typed, secret: event.target.value })}
        />
        {unknown ? (
          <Note tone="need" role="alert" title={t.followWrong} />
        ) : (
          <ErrorNotice error={by ? asked.error : null} />
        )}
        <Button type="submit" look="primary" wide busy={by !== undefined && asked.isFetching}>
          {t.followGo}
        </Button>
      </form>
      <Mine onOpen={setBy} />
    </div>
  )
}

function Mine({ onOpen }: { onOpen: (by: { no: string; secret: string }) => void }) {
  const t = useText(complaintWords)
  const pick = usePick()
  const lang = useLang()
  const me = useCall(accounts.me, {}, { fresh: 300_000 }).data
  const asked = useCall(complaints.mine, {}, { when: me?.signedIn === true })
  if (!asked.data || asked.data.items.length === 0) return null
  return (
    <section className="stack" aria-labelledby="mine-title">
      <h2 id="mine-title">{t.mine}</h2>
      <ul className="card-list">
        {asked.data.items.map(({ no, secret, kind, placeName, stateName, openedAt }) => (
          <li key={no}>
            <Button wide onClick={() => onOpen({ no, secret })}>
              {kind === 'complaint' ? t.complaint : t.suggestion} · {placeName} · {pick(stateName)} ·{' '}
              {formatDay(openedAt, lang)}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}
