/**
 * Fields of forms: label above, hint under it, the error says what to do and is read out with the field.
 */
import { CircleAlert } from 'lucide-react'
import { type InputHTMLAttributes, type ReactNode, type TextareaHTMLAttributes, useId } from 'react'
import { useText } from '#platform/text/use-text.ts'
import { uiWords } from './words.ts'

interface Around {
  label: ReactNode
  hint?: ReactNode
  error?: string | undefined
  optional?: boolean
}

/** Label, hint and error around any control. The control gets the ids that tie them together. */
export function FieldFrame({
  label,
  hint,
  error,
  optional,
  children,
}: Around & { children: (ids: { id: string; describedBy: string | undefined }) => ReactNode }) {
  const id = useId()
  const t = useText(uiWords)
  const describedBy = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ')
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {label}
        {optional ? <span className="quiet small">{t.optional}</span> : null}
      </label>
      {hint ? (
        <span className="field-hint" id={`${id}-hint`}>
          {hint}
        </span>
      ) : null}
      {children({ id, describedBy: describedBy || undefined })}
      <FieldError id={`${id}-error`} error={error} />
    </div>
  )
}

/** The error of a field, said when it appears. */
export function FieldError({ id, error }: { id?: string; error?: string | undefined }) {
  if (!error) return null
  return (
    <span className="field-error" id={id} role="alert">
      <CircleAlert className="icon" aria-hidden="true" />
      {error}
    </span>
  )
}

type InputProps = Around & Omit<InputHTMLAttributes<HTMLInputElement>, 'id'>

/** One line of text. */
export function Field({ label, hint, error, optional, ...rest }: InputProps) {
  return (
    <FieldFrame label={label} hint={hint} error={error} optional={optional ?? false}>
      {({ id, describedBy }) => (
        <input
          {...rest}
          id={id}
          className="input"
          aria-describedby={describedBy}
          aria-invalid={error ? true : undefined}
        />
      )}
    </FieldFrame>
  )
}

type AreaProps = Around & Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, 'id'>

/** Several lines of text. */
export function TextArea({ label, hint, error, optional, ...rest }: AreaProps) {
  return (
    <FieldFrame label={label} hint={hint} error={error} optional={optional ?? false}>
      {({ id, describedBy }) => (
        <textarea
          rows={4}
          {...rest}
          id={id}
          className="input"
          aria-describedby={describedBy}
          aria-invalid={error ? true : undefined}
        />
      )}
    </FieldFrame>
  )
}

interface Option<T extends string> {
  value: T
  label: ReactNode
  hint?: ReactNode
}

/** One of a few, all in sight. */
export function ChoiceList<T extends string>({
  legend,
  options,
  value,
  onChange,
  error,
}: {
  legend: ReactNode
  options: Option<T>[]
  value: T | undefined
  onChange: (value: T) => void
  error?: string | undefined
}) {
  const name = useId()
  return (
    <fieldset className="field">
      <legend className="field-label">{legend}</legend>
      <FieldError error={error} />
      <div className="choices">
        {options.map((option) => (
          <label className="choice" key={option.value}>
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={value === option.value}
              onChange={() => onChange(option.value)}
            />
            <span>
              {option.label}
              {option.hint ? <span className="quiet small"> {option.hint}</span> : null}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}

/** Yes or no, with what it means. */
export function Tick({
  label,
  hint,
  checked,
  onChange,
}: {
  label: ReactNode
  hint?: ReactNode
  checked: boolean
  onChange: (checked: boolean) => void
}) {
  return (
    <label className="choice">
      <input type="checkbox" checked={checked} onChange={(event) => onChange(event.target.checked)} />
      <span>
        {label}
        {hint ? (
          <span className="quiet small" style={{ display: 'block' }}>
            {hint}
          </span>
        ) : null}
      </span>
    </label>
  )
}
