/**
 * What a reporter can do with their own matter: add, withdraw, rate, reopen. What is not possible says why.
 */
import { type FormEvent, useState } from 'react'
import type { OutputOf } from '#platform/operation/contract.ts'
import { usePick, useText } from '#platform/text/use-text.ts'
import { Button } from '#platform/ui/button.tsx'
import { Dialog } from '#platform/ui/dialog.tsx'
import { ChoiceList, TextArea } from '#platform/ui/field.tsx'
import { Citations, ErrorNotice, fieldError } from '#platform/ui/notice.tsx'
import type { grid } from '../../contract.ts'
import { matterWords, ratingWords } from './words.ts'

/** One of a matter's actions as the server gives it. */
export type Action = OutputOf<typeof grid.get>['actions'][number]

/** Which of a procedure's actions are the reporter's own. */
const OWN = ['add', 'withdraw', 'rate', 'reopen'] as const
/** An action of the reporter's own. */
export type OwnAction = (typeof OWN)[number]

/** What a form of such an action gives. */
export interface Entered {
  note?: string
  satisfied?: number
}

/** The reporter's own ones among a matter's actions. */
export function ownActions(actions: readonly Action[]): Action[] {
  return actions.filter(({ action }) => OWN.some((own) => own === action))
}

/** Buttons for what can be done now, each opening its small form. */
export function OwnActions({
  actions,
  run,
}: {
  actions: readonly Action[]
  run: (action: OwnAction, entered: Entered) => Promise<unknown>
}) {
  const t = useText(matterWords)
  const pick = usePick()
  const [open, setOpen] = useState<Action | undefined>()
  const own = ownActions(actions)
  const now = own.filter(({ allowed }) => allowed)
  const later = own.filter(({ allowed, reason }) => !allowed && reason)
  if (now.length === 0 && later.length === 0) return null
  return (
    <section className="stack" aria-labelledby="can-title">
      <h2 id="can-title">{t.whatYouCan}</h2>
      {now.length ? (
        <div className="btn-bar">
          {now.map((action) => (
            <Button
              key={action.action}
              look={action.primary || action.action === 'rate' ? 'primary' : 'plain'}
              onClick={() => setOpen(action)}
            >
              {pick(action.name)}
            </Button>
          ))}
        </div>
      ) : null}
      {later.length ? (
        <details className="quiet small">
          <summary style={{ minHeight: 44, paddingBlock: 10, cursor: 'pointer' }}>{t.stillMissing}</summary>
          <ul className="stack-s">
            {later.map((action) => (
              <li key={action.action}>
                <b>{pick(action.name)}</b> — {action.reason ? pick(action.reason) : ''}
                <Citations basis={action.basis} />
              </li>
            ))}
          </ul>
        </details>
      ) : null}
      <Dialog
        open={open !== undefined}
        onClose={() => setOpen(undefined)}
        title={open ? pick(open.name) : ''}
      >
        {open ? <ActionForm action={open} run={run} onEnd={() => setOpen(undefined)} /> : null}
      </Dialog>
    </section>
  )
}

function ActionForm({
  action,
  run,
  onEnd,
}: {
  action: Action
  run: (action: OwnAction, entered: Entered) => Promise<unknown>
  onEnd: () => void
}) {
  const t = useText(matterWords)
  const r = useText(ratingWords)
  const pick = usePick()
  const [note, setNote] = useState('')
  const [satisfied, setSatisfied] = useState<string | undefined>()
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>()
  const rates = action.action === 'rate'
  const noteField = action.fields.find(({ name }) => name === 'note')
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setBusy(true)
    setError(undefined)
    try {
      await run(action.action as OwnAction, {
        ...(note.trim() ? { note: note.trim() } : {}),
        ...(satisfied ? { satisfied: Number(satisfied) } : {}),
      })
      onEnd()
    } catch (refusal) {
      setError(refusal)
    } finally {
      setBusy(false)
    }
  }
  return (
    <form className="stack" onSubmit={submit}>
      <p className="quiet">{pick(action.explains)}</p>
      {rates ? (
        <ChoiceList
          legend={t.rateQuestion}
          value={satisfied}
          onChange={setSatisfied}
          error={fieldError(error, 'satisfied')}
          options={[
            { value: '5', label: r.s5 },
            { value: '4', label: r.s4 },
            { value: '3', label: r.s3 },
            { value: '2', label: r.s2 },
            { value: '1', label: r.s1 },
          ]}
        />
      ) : null}
      <TextArea
        label={noteField ? pick(noteField.label) : t.say}
        hint={noteField?.hint ? pick(noteField.hint) : undefined}
        optional={!noteField?.required}
        required={noteField?.required ?? false}
        maxLength={2000}
        value={note}
        error={fieldError(error, 'note')}
        onChange={(event) => setNote(event.target.value)}
      />
      <ErrorNotice error={error} />
      <div className="btn-bar">
        <Button
          type="submit"
          look={action.action === 'withdraw' ? 'loss' : 'primary'}
          busy={busy}
          disabled={rates && !satisfied}
        >
          {rates ? t.send : pick(action.name)}
        </Button>
        <Button onClick={onEnd}>{t.cancel}</Button>
      </div>
    </form>
  )
}
