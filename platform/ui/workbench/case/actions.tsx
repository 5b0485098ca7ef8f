/**
 * What can be done next: each step with what it does and who is told; what may not be done, with its reason.
 */
import { ChevronDown } from 'lucide-react'
import { useState } from 'react'
import { usePick, useText } from '#platform/text/use-text.ts'
import { Cited } from '#platform/ui/workbench/answers.tsx'
import { useShortcuts } from '#platform/ui/workbench/keys.ts'
import { ActionForm, type Taking } from './action-form.tsx'
import type { CaseAction, CaseShown } from './shown.ts'
import { stepWords } from './words.ts'

/** The right side of a case. */
export function Actions({ shown, taking }: { shown: CaseShown; taking: Taking }) {
  const t = useText(stepWords)
  const [open, setOpen] = useState<string>()
  const allowed = shown.actions
    .filter((one) => one.allowed)
    .toSorted((a, b) => Number(b.primary) - Number(a.primary))
  const barred = shown.actions.filter((one) => !one.allowed)
  useShortcuts(
    [{ keys: 'a', does: t.firstAction, run: () => setOpen(allowed[0]?.action) }],
    allowed.length > 0,
  )
  return (
    <section className="wb-next" aria-label={t.next}>
      <h2>{t.next}</h2>
      {allowed.length === 0 && (
        <div className="wb-next-none">
          <b>{t.nextNone}</b>
          <p className="wb-soft">{t.nextNoneText}</p>
        </div>
      )}
      {allowed.map((action) => (
        <Step
          key={action.action}
          action={action}
          shown={shown}
          taking={taking}
          open={open === action.action}
          toggle={() => setOpen((now) => (now === action.action ? undefined : action.action))}
          finish={() => setOpen(undefined)}
        />
      ))}
      {barred.length > 0 && <Barred actions={barred} />}
    </section>
  )
}

interface StepProps {
  action: CaseAction
  shown: CaseShown
  taking: Taking
  open: boolean
  toggle: () => void
  finish: () => void
}

function Step({ action, shown, taking, open, toggle, finish }: StepProps) {
  const say = usePick()
  return (
    <div className="wb-step" data-primary={action.primary} data-open={open}>
      <button type="button" aria-expanded={open} onClick={toggle}>
        <b>{say(action.name)}</b>
        <ChevronDown aria-hidden="true" />
        <span>{say(action.explains)}</span>
      </button>
      {open && <ActionForm action={action} shown={shown} taking={taking} finish={finish} />}
    </div>
  )
}

/** Greyed, with reason and article: it teaches the law. */
function Barred({ actions }: { actions: readonly CaseAction[] }) {
  const t = useText(stepWords)
  const say = usePick()
  return (
    <details className="wb-barred" open={actions.some((one) => one.basis.length > 0)}>
      <summary>
        {t.cannot}
        <span className="wb-num"> {actions.length}</span>
      </summary>
      <ul>
        {actions.map((action) => (
          <li key={action.action}>
            <b>{say(action.name)}</b>
            {action.reason && <p>{say(action.reason)}</p>}
            <Cited basis={action.basis} />
          </li>
        ))}
      </ul>
    </details>
  )
}
