/**
 * Following a report without an account: by its number and secret.
 */

import { useQueryClient } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { CallError, call } from '#platform/operation/client.ts'
import { useText } from '#platform/text/use-text.ts'
import { Button } from '#platform/ui/button.tsx'
import { Field } from '#platform/ui/field.tsx'
import { ErrorNotice, Note } from '#platform/ui/notice.tsx'
import { useKept } from '#platform/ui/preferences.ts'
import { useCall } from '#platform/ui/query.ts'
import { useTitle } from '#platform/ui/title.ts'
import { toast } from '#platform/ui/toast.tsx'
import { grid } from '../../contract.ts'
import { MatterView } from './matter-view.tsx'
import { OwnActions } from './own-actions.tsx'
import { receipts } from './receipts.ts'
import { matterWords } from './words.ts'

/** `/track`; `?receipt=` takes number and secret from this device, for a secret never stands in an address. */
export default function TrackPage() {
  const t = useText(matterWords)
  const { receipt } = useSearch({ strict: false }) as { receipt?: string }
  const kept = useKept(receipts).find(({ id }) => id === receipt)
  const [typed, setTyped] = useState({ no: '', secret: '' })
  const [wanted, setWanted] = useState<{ no: string; secret: string } | undefined>()
  const by = wanted ?? (kept ? { no: kept.no, secret: kept.secret } : undefined)
  const client = useQueryClient()
  const asked = useCall(grid.track, by ?? { no: '', secret: '' }, { when: by !== undefined })
  useTitle(asked.data?.title ?? t.trackTitle)
  if (by && asked.data) {
    const matter = asked.data
    return (
      <MatterView
        matter={{ ...matter, photos: matter.photo ? [matter.photo] : [], mine: true }}
        actions={
          <OwnActions
            actions={matter.actions}
            run={async (action, entered) => {
              await call(grid.trackAct, { ...by, action, ...entered })
              toast(t.doneThanks)
              await client.invalidateQueries({
                predicate: ({ queryKey }) => String(queryKey[0]).startsWith('grid.'),
              })
            }}
          />
        }
      />
    )
  }
  const unknown = by !== undefined && asked.error instanceof CallError && asked.error.status === 404
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setWanted({ no: typed.no.trim(), secret: typed.secret.trim() })
    if (asked.error) void asked.refetch()
  }
  return (
    <div className="page narrow stack">
      <h1 tabIndex={-1}>{t.trackTitle}</h1>
      <p className="quiet">{t.trackLead}</p>
      <form className="stack" onSubmit={submit}>
        <Field
          label={t.trackNo}
          required
          minLength={4}
          autoComplete="off"
          autoCapitalize="characters"
          value={typed.no}
          onChange={(event) => setTyped({ ...typed, no: event.target.value })}
        />
        <Field
          label={t.trackSecret}
          required
          minLength={4}
          autoComplete="off"
          value={typed.secret}
          onChange={(event) => setTyped({ ...typed, secret: event.target.value })}
        />
        {unknown ? (
          <Note tone="need" role="alert" title={t.trackWrong} />
        ) : (
          <ErrorNotice error={by ? asked.error : null} />
        )}
        <Button type="submit" look="primary" wide busy={by !== undefined && asked.isFetching}>
          {t.trackGo}
        </Button>
      </form>
    </div>
  )
}
