/** Why something is written: a reason or a document. */
import { Input } from 'antd'
import { useId } from 'react'
import { useText } from '#platform/text/use-text.ts'
import { Field } from '../page.tsx'
import { registerWords } from './words.ts'

/** A reason, a document, or both. */
export interface Why {
  reason: string
  document: string
}

/** Nothing said yet. */
export const noWhy: Why = { reason: '', document: '' }

/** As the operations take it. */
export function whyOf({ reason, document }: Why): { reason?: string; document?: string } {
  return {
    ...(reason.trim() ? { reason: reason.trim() } : {}),
    ...(document.trim() ? { document: document.trim() } : {}),
  }
}

/** The two fields. */
export function WhyFields({
  why,
  change,
  error,
  label,
  hint,
}: {
  why: Why
  change: (why: Why) => void
  error?: string | undefined
  label?: string
  hint?: string
}) {
  const t = useText(registerWords)
  const id = useId()
  return (
    <div className="wb-register-two">
      <Field id={`${id}r`} label={label ?? t.reason} hint={hint ?? t.reasonHint} error={error}>
        <Input
          id={`${id}r`}
          maxLength={500}
          value={why.reason}
          onChange={(event) => change({ ...why, reason: event.target.value })}
        />
      </Field>
      <Field id={`${id}d`} label={t.document} hint={t.documentHint}>
        <Input
          id={`${id}d`}
          maxLength={200}
          value={why.document}
          onChange={(event) => change({ ...why, document: event.target.value })}
        />
      </Field>
    </div>
  )
}
