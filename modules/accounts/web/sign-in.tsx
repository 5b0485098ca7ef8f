/**
 * Signing in; in demonstration mode with the accounts beside it, one click each.
 */

import { useMutation } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { call } from '#platform/operation/client.ts'
import { useText } from '#platform/text/use-text.ts'
import { Button } from '#platform/ui/button.tsx'
import { Field } from '#platform/ui/field.tsx'
import { ErrorNotice } from '#platform/ui/notice.tsx'
import { accounts } from '../contract.ts'
import { Demonstration } from './demonstration.tsx'
import { type Me, useBecome } from './use-me.ts'
import { accountWords } from './words.ts'

/** Only a path of this site: an address from outside must not lead anywhere else. */
export function safeNext(next: unknown): string | undefined {
  return typeof next === 'string' && /^\/(?![/\\])/.test(next) ? next : undefined
}

/** The sign-in page; `?next=` says where to go afterwards, else staff go to work and residents home. */
export default function SignInPage() {
  const t = useText(accountWords)
  const next = safeNext((useSearch({ strict: false }) as { next?: unknown }).next)
  const navigate = useNavigate()
  const become = useBecome()
  const [login, setLogin] = useState('')
  const [password, setPassword] = useState('')
  const [shown, setShown] = useState(false)
  const signIn = useMutation({
    mutationFn: (who: { login: string; password: string }) => call(accounts.signIn, who),
    onSuccess: async (me: Me) => {
      await become(me)
      if (me.mustChangePassword) return navigate({ to: '/account' })
      return navigate({ href: next ?? (me.positions.length > 0 ? '/work' : '/') })
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    signIn.mutate({ login, password })
  }
  return (
    <div className="page two-columns">
      <section className="stack">
        <h1 tabIndex={-1}>{t.signInTitle}</h1>
        <p className="quiet">{t.signInLead}</p>
        <form className="stack" onSubmit={submit}>
          <Field
            label={t.login}
            name="login"
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            required
            value={login}
            onChange={(event) => setLogin(event.target.value)}
          />
          <Field
            label={t.password}
            name="password"
            type={shown ? 'text' : 'password'}
            autoComplete="current-password"
            required
            value={password}
            onChange={(event) => setPassword(event.target.value)}
          />
          <label className="row" style={{ minHeight: 'var(--target)' }}>
            <input
              type="checkbox"
              style={{ width: 22, height: 22, accentColor: 'var(--act)' }}
              checked={shown}
              onChange={(event) => setShown(event.target.checked)}
            />
            {t.showPassword}
          </label>
          <ErrorNotice error={signIn.error} />
          <Button type="submit" look="primary" wide busy={signIn.isPending}>
            {t.signIn}
          </Button>
        </form>
        <p className="row">
          {t.noAccount}
          <Link className="btn" data-look="quiet" to="/register" search={next ? { next } : {}}>
            {t.register}
          </Link>
        </p>
      </section>
      <Demonstration
        busy={signIn.isPending}
        onChoose={(chosen, secret) => signIn.mutate({ login: chosen, password: secret })}
      />
    </div>
  )
}
