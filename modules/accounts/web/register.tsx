/**
 * Registering as a resident.
 */

import { useMutation } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { places } from '#modules/places/contract.ts'
import { call } from '#platform/operation/client.ts'
import { sayPlace } from '#platform/text/place-name.ts'
import { useText } from '#platform/text/use-text.ts'
import { Button } from '#platform/ui/button.tsx'
import { Field } from '#platform/ui/field.tsx'
import { ErrorNotice, fieldError } from '#platform/ui/notice.tsx'
import { type FoundPlace, PlacePicker } from '#platform/ui/place-picker.tsx'
import { chosenPlace, useKept } from '#platform/ui/preferences.ts'
import { accounts } from '../contract.ts'
import { safeNext } from './sign-in.tsx'
import { useBecome } from './use-me.ts'
import { accountWords } from './words.ts'

const isCommunity = (code: string) => code.length === 12 || code.length === 15

/** The registration page; the place looked at before is proposed as home. */
export default function RegisterPage() {
  const t = useText(accountWords)
  const next = safeNext((useSearch({ strict: false }) as { next?: unknown }).next)
  const navigate = useNavigate()
  const become = useBecome()
  const seen = useKept(chosenPlace)
  const [home, setHome] = useState(seen && isCommunity(seen.code) ? seen : undefined)
  const [entries, setEntries] = useState({ login: '', password: '', name: '', phone: '' })
  const [missing, setMissing] = useState(false)
  const register = useMutation({
    mutationFn: (code: string) =>
      call(accounts.register, { ...entries, phone: entries.phone || undefined, home: code }),
    onSuccess: async (me) => {
      if (home) chosenPlace.set({ code: home.code, name: home.name })
      await become(me)
      return navigate({ href: next ?? '/' })
    },
  })
  const enter = (name: keyof typeof entries) => ({
    name,
    value: entries[name],
    error: fieldError(register.error, name),
    onChange: (event: { target: { value: string } }) =>
      setEntries({ ...entries, [name]: event.target.value }),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setMissing(!home)
    if (home) register.mutate(home.code)
  }
  const search = async (text: string, signal: AbortSignal) =>
    (await call(places.search, { text, governed: true, levels: ['community'] }, { signal })).items
  return (
    <div className="page narrow stack">
      <h1 tabIndex={-1}>{t.registerTitle}</h1>
      <p className="quiet">{t.registerLead}</p>
      <form className="stack" onSubmit={submit}>
        {home ? (
          <div className="field">
            <span className="field-label">{t.home}</span>
            <div className="row card">
              <b>{t.homeChosen(sayPlace(home.name))}</b>
              <Button look="quiet" onClick={() => setHome(undefined)}>
                {t.homeChange}
              </Button>
            </div>
          </div>
        ) : (
          <PlacePicker
            label={t.home}
            error={missing ? t.homeMissing : undefined}
            search={search}
            onChoose={(place: FoundPlace) => setHome({ code: place.code, name: place.name })}
          />
        )}
        <Field
          label={t.name}
          hint={t.nameHint}
          autoComplete="name"
          required
          maxLength={40}
          {...enter('name')}
        />
        <Field
          label={t.phone}
          hint={t.phoneHint}
          optional
          type="tel"
          inputMode="tel"
          autoComplete="tel"
          maxLength={20}
          {...enter('phone')}
        />
        <Field
          label={t.login}
          hint={t.loginHint}
          autoComplete="username"
          autoCapitalize="none"
          required
          minLength={2}
          maxLength={64}
          {...enter('login')}
        />
        <Field
          label={t.password}
          hint={t.passwordHint}
          type="password"
          autoComplete="new-password"
          required
          minLength={10}
          {...enter('password')}
        />
        <ErrorNotice error={register.error} />
        <Button type="submit" look="primary" wide busy={register.isPending}>
          {t.register}
        </Button>
      </form>
      <Link className="btn" data-look="quiet" to="/sign-in">
        {t.haveAccount}
      </Link>
    </div>
  )
}
