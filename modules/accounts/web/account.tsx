/**
 * One's own account: position, password, devices, keys for programs.
 */
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { formatAgo } from '#platform/text/dates.ts'
import { useLang, useText } from '#platform/text/use-text.ts'
import { Button } from '#platform/ui/button.tsx'
import { Field } from '#platform/ui/field.tsx'
import { ErrorNotice, Note } from '#platform/ui/notice.tsx'
import { useCall, useCommand } from '#platform/ui/query.ts'
import { toast } from '#platform/ui/toast.tsx'
import { Answer, SkeletonPage } from '#platform/ui/waiting.tsx'
import { accounts } from '../contract.ts'
import { Keys } from './keys.tsx'
import { PositionSwitch } from './position-switch.tsx'
import SignInPage from './sign-in.tsx'
import { useMe, useSignOut } from './use-me.ts'
import { accountWords } from './words.ts'

/** The account page; the way in for those who are not signed in. */
export default function AccountPage() {
  const t = useText(accountWords)
  const me = useMe()
  const signOut = useSignOut()
  const navigate = useNavigate()
  if (!me) return <SkeletonPage />
  if (!me.signedIn) return <SignInPage />
  return (
    <div className="page narrow stack-l">
      <header className="stack-s">
        <h1 tabIndex={-1}>{me.name ?? t.account}</h1>
        <p className="quiet">{t.accountLead(me.login ?? '')}</p>
        {me.mustChangePassword ? <Note tone="need" title={t.mustChange} /> : null}
        <PositionSwitch />
      </header>
      <Password />
      <Sessions />
      <Keys />
      <Button
        busy={signOut.isPending}
        onClick={() =>
          signOut.mutate(undefined, {
            onSuccess: () => {
              toast(t.signedOut)
              void navigate({ to: '/' })
            },
          })
        }
      >
        {t.signOut}
      </Button>
    </div>
  )
}

function Password() {
  const t = useText(accountWords)
  const [entries, setEntries] = useState({ current: '', next: '' })
  const change = useCommand(accounts.changePassword, {
    changes: [accounts.me],
    onDone: () => {
      setEntries({ current: '', next: '' })
      toast(t.passwordChanged)
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    change.mutate(entries)
  }
  return (
    <form className="stack" onSubmit={submit} aria-labelledby="password-title">
      <h2 id="password-title">{t.changePassword}</h2>
      <Field
        label={t.current}
        type="password"
        autoComplete="current-password"
        required
        value={entries.current}
        onChange={(event) => setEntries({ ...entries, current: event.target.value })}
      />
      <Field
        label={t.next}
        hint={t.passwordHint}
        type="password"
        autoComplete="new-password"
        required
        minLength={10}
        value={entries.next}
        onChange={(event) => setEntries({ ...entries, next: event.target.value })}
      />
      <ErrorNotice error={change.error} />
      <div>
        <Button type="submit" look="primary" busy={change.isPending}>
          {t.save}
        </Button>
      </div>
    </form>
  )
}

function Sessions() {
  const t = useText(accountWords)
  const lang = useLang()
  const asked = useCall(accounts.sessions, {})
  const end = useCommand(accounts.endSession, {
    changes: [accounts.sessions],
    onDone: () => toast(t.sessionEnded),
  })
  return (
    <section className="stack" aria-labelledby="sessions-title">
      <h2 id="sessions-title">{t.sessions}</h2>
      <p className="quiet small">{t.sessionsLead}</p>
      <Answer asked={asked}>
        {({ items }) => (
          <ul className="card-list">
            {items.map((session) => (
              <li className="list-row" key={session.id}>
                <span>
                  <b>{session.device}</b>{' '}
                  {session.current ? <span className="quiet">({t.thisDevice})</span> : null}
                  <span className="quiet small" style={{ display: 'block' }}>
                    {t.seen(formatAgo(session.seenAt, lang))}
                  </span>
                </span>
                {session.current ? null : (
                  <Button look="quiet" busy={end.isPending} onClick={() => end.mutate({ id: session.id })}>
                    {t.endSession}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        )}
      </Answer>
      <ErrorNotice error={end.error} />
    </section>
  )
}
