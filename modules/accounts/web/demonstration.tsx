/**
 * Demonstration accounts by jurisdiction; listed only where the installation shows invented data.
 */
import { useState } from 'react'
import { usePick, useText } from '#platform/text/use-text.ts'
import { useCall } from '#platform/ui/query.ts'
import { accounts } from '../contract.ts'
import { accountWords } from './words.ts'

/** One click signs in. Nothing where there is no demonstration. */
export function Demonstration({
  busy,
  onChoose,
}: {
  busy: boolean
  onChoose: (login: string, password: string) => void
}) {
  const t = useText(accountWords)
  const pick = usePick()
  const asked = useCall(accounts.demonstration, {}, { fresh: 600_000 })
  const [at, setAt] = useState<string | undefined>()
  const all = asked.data?.jurisdictions ?? []
  const shown = all.find(({ id }) => id === at) ?? all[0]
  if (!asked.data || !shown) return null
  return (
    <section className="card stack" aria-labelledby="demo-title">
      <h2 id="demo-title">{t.demoTitle}</h2>
      <p className="quiet small">
        {t.demoLead} {t.demoPassword(asked.data.password)}
      </p>
      <div className="chips">
        {all.map((one) => (
          <button
            key={one.id}
            type="button"
            className="chip"
            aria-pressed={one.id === shown.id}
            onClick={() => setAt(one.id)}
          >
            {pick(one.name)}
            {one.provisional ? <span className="small">· {t.draft}</span> : null}
          </button>
        ))}
      </div>
      <ul className="card-list">
        {shown.accounts.map((account) => (
          <li key={account.login}>
            <button
              type="button"
              className="pick-row"
              disabled={busy}
              onClick={() => onChoose(account.login, asked.data.password)}
            >
              <span>
                <b>{pick(account.role)}</b>
                <span className="quiet small" style={{ display: 'block' }}>
                  {account.at}
                </span>
              </span>
              <code className="quiet small push">{account.login}</code>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
