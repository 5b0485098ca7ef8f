/**
 * Keys for programs: made once, shown once, revoked by name.
 */
import { type FormEvent, useState } from 'react'
import { formatAgo } from '#platform/text/dates.ts'
import { useLang, useText } from '#platform/text/use-text.ts'
import { Button } from '#platform/ui/button.tsx'
import { Dialog } from '#platform/ui/dialog.tsx'
import { Field } from '#platform/ui/field.tsx'
import { ErrorNotice, Note } from '#platform/ui/notice.tsx'
import { useCall, useCommand } from '#platform/ui/query.ts'
import { toast } from '#platform/ui/toast.tsx'
import { Answer } from '#platform/ui/waiting.tsx'
import { accounts } from '../contract.ts'
import { accountWords } from './words.ts'

/** The list of one's keys with making and revoking. */
export function Keys() {
  const t = useText(accountWords)
  const lang = useLang()
  const asked = useCall(accounts.keys, {})
  const [name, setName] = useState('')
  const [token, setToken] = useState<string | undefined>()
  const [losing, setLosing] = useState<{ id: string; name: string } | undefined>()
  const create = useCommand(accounts.createKey, {
    changes: [accounts.keys],
    onDone: (made) => {
      setToken(made.token)
      setName('')
    },
  })
  const revoke = useCommand(accounts.revokeKey, {
    changes: [accounts.keys],
    onDone: () => setLosing(undefined),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    create.mutate({ name })
  }
  return (
    <section className="stack" aria-labelledby="keys-title">
      <h2 id="keys-title">{t.keys}</h2>
      <p className="quiet small">{t.keysLead}</p>
      {token ? (
        <Note tone="need" title={t.keyMade} role="status">
          <code className="token">{token}</code>
          <div>
            <Button
              onClick={async () => {
                await navigator.clipboard?.writeText(token)
                toast(t.copied)
              }}
            >
              {t.copy}
            </Button>
          </div>
        </Note>
      ) : null}
      <Answer asked={asked}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="quiet">{t.noKeys}</p>
          ) : (
            <ul className="card-list">
              {items.map((key) => (
                <li className="list-row" key={key.id}>
                  <span>
                    <b>{key.name}</b>
                    <span className="quiet small" style={{ display: 'block' }}>
                      {key.lastUsedAt ? t.keyUsed(formatAgo(key.lastUsedAt, lang)) : t.keyNever}
                    </span>
                  </span>
                  <Button look="quiet" onClick={() => setLosing(key)}>
                    {t.revoke}
                  </Button>
                </li>
              ))}
            </ul>
          )
        }
      </Answer>
      <form className="row" style={{ alignItems: 'flex-end' }} onSubmit={submit}>
        <div style={{ flex: '1 1 14em' }}>
          <Field
            label={t.keyName}
            required
            maxLength={60}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        </div>
        <Button type="submit" busy={create.isPending}>
          {t.createKey}
        </Button>
      </form>
      <ErrorNotice error={create.error ?? revoke.error} />
      <Dialog open={losing !== undefined} onClose={() => setLosing(undefined)} title={t.revokeTitle}>
        <div className="stack">
          <p>{t.revokeText(losing?.name ?? '')}</p>
          <div className="btn-bar">
            <Button
              look="loss"
              busy={revoke.isPending}
              onClick={() => losing && revoke.mutate({ id: losing.id })}
            >
              {t.revoke}
            </Button>
            <Button onClick={() => setLosing(undefined)}>{t.cancel}</Button>
          </div>
        </div>
      </Dialog>
    </section>
  )
}
