/**
 * The fields of an action's form, drawn from what the server says about them.
 */
import { Input } from 'antd'
import { useCallback, useId } from 'react'
import { usePick, useText } from '#platform/text/use-text.ts'
import { PhotoPicker } from '#platform/ui/photo-picker.tsx'
import { Field } from '#platform/ui/workbench/page.tsx'
import type { Photo } from '#platform/ui/workbench/photos.tsx'
import { type Choice, Pick } from '#platform/ui/workbench/pick.tsx'
import { shared } from '#platform/ui/workbench/words.ts'
import type { CaseAction } from './shown.ts'
import { stepWords } from './words.ts'

type FieldOf = CaseAction['fields'][number]

/** Looks for bodies, places or cases that a field may name; the module of the case knows where. */
export type Find = (
  kind: 'body' | 'bodies' | 'case' | 'place',
  text: string,
  place: string,
  signal: AbortSignal,
) => Promise<Choice[]>

/** What was filled in, by the field's name: text, a choice, ids, photos, yes or no. */
export type FieldValues = Record<string, string | boolean | string[] | Photo[] | undefined>

interface FieldsProps {
  fields: readonly FieldOf[]
  values: FieldValues
  set: (part: FieldValues | ((before: FieldValues) => FieldValues)) => void
  /** Where the matter is: bodies and places are looked for there. */
  place: string
  showMissing: boolean
  find: Find
  /** The server's own words about fields. */
  errors?: Record<string, string>
}

/** The fields. */
export function ActionFields(props: FieldsProps) {
  const t = useText(shared)
  const c = useText(stepWords)
  const say = usePick()
  const base = useId()
  return props.fields.map((field) => {
    const id = `${base}-${field.name}`
    const lacks = props.showMissing && field.required && !isGiven(props.values[field.name])
    return (
      <Field
        key={field.name}
        id={id}
        label={say(field.label)}
        {...(field.required ? {} : { mark: t.optional })}
        hint={
          [field.suggested?.why, field.hint].flatMap((one) => (one ? [say(one)] : [])).join(' · ') ||
          undefined
        }
        error={lacks ? c.missing : props.errors?.[field.name]}
      >
        <Control {...props} field={field} id={id} lacks={lacks} />
      </Field>
    )
  })
}

function Control(props: FieldsProps & { field: FieldOf; id: string; lacks: boolean }) {
  const { field, id, values, set, place, lacks } = props
  const value = values[field.name]
  const put = (next: FieldValues[string]) => set({ [field.name]: next })
  const text = typeof value === 'string' ? value : ''
  const status = lacks ? { status: 'error' as const, 'aria-invalid': true } : {}
  switch (field.kind) {
    case 'longText':
      return (
        <Input.TextArea
          id={id}
          autoSize={{ minRows: 2, maxRows: 10 }}
          maxLength={2000}
          value={text}
          onChange={(event) => put(event.target.value)}
          {...status}
        />
      )
    case 'number':
    case 'limit':
      return (
        <Input
          id={id}
          type="number"
          inputMode="numeric"
          min={1}
          style={{ maxWidth: 140 }}
          value={text}
          onChange={(event) => put(event.target.value)}
          {...status}
        />
      )
    case 'amount':
      return (
        <Input
          id={id}
          type="number"
          inputMode="decimal"
          min={0}
          step="0.01"
          style={{ maxWidth: 200 }}
          value={text}
          onChange={(event) => put(event.target.value)}
          {...status}
        />
      )
    case 'date':
      return (
        <Input
          id={id}
          type="date"
          style={{ maxWidth: 200 }}
          value={text}
          onChange={(event) => put(event.target.value)}
          {...status}
        />
      )
    case 'choice':
      return <Choices field={field} id={id} value={text} put={put} />
    case 'boolean':
      return <YesNo id={id} value={value} put={put} />
    case 'photos':
      return (
        <PhotoPicker
          value={(value as Photo[] | undefined) ?? []}
          onChange={(change) =>
            set((before) => ({
              ...before,
              [field.name]: change((before[field.name] as Photo[] | undefined) ?? []),
            }))
          }
        />
      )
    case 'body':
    case 'bodies':
    case 'case':
    case 'place':
      return (
        <Finder
          kind={field.kind}
          id={id}
          place={place}
          find={props.find}
          value={Array.isArray(value) ? (value as string[]) : text ? [text] : []}
          put={put}
          known={field.suggested ? [field.suggested] : []}
        />
      )
    default:
      return (
        <Input
          id={id}
          maxLength={300}
          value={text}
          onChange={(event) => put(event.target.value)}
          {...status}
        />
      )
  }
}

type Put = (value: FieldValues[string]) => void

function Choices({ field, id, value, put }: { field: FieldOf; id: string; value: string; put: Put }) {
  const say = usePick()
  return (
    <fieldset className="wb-chips" id={id} aria-label={say(field.label)}>
      {field.choices?.map((one) => (
        <button
          key={one.value}
          type="button"
          className="wb-chip"
          aria-pressed={value === one.value}
          onClick={() => put(value === one.value && !field.required ? undefined : one.value)}
        >
          {say(one.label)}
        </button>
      ))}
    </fieldset>
  )
}

function YesNo({ id, value, put }: { id: string; value: FieldValues[string]; put: Put }) {
  const c = useText(stepWords)
  return (
    <div className="wb-yesno" role="radiogroup" id={id}>
      {[true, false].map((one) => (
        <label key={String(one)}>
          <input type="radio" name={id} checked={value === one} onChange={() => put(one)} />
          {one ? c.yes : c.no2}
        </label>
      ))}
    </div>
  )
}

function Finder(props: {
  kind: 'body' | 'bodies' | 'case' | 'place'
  id: string
  place: string
  value: string[]
  put: Put
  known: Choice[]
  find: Find
}) {
  const { kind, id, place, value, put, known, find } = props
  const c = useText(stepWords)
  const search = useCallback(
    (text: string, signal: AbortSignal) => find(kind, text.trim(), place, signal),
    [find, kind, place],
  )
  const many = kind === 'bodies'
  const hint = kind === 'case' ? c.findCase : kind === 'place' ? c.findPlace : c.findBody
  return (
    <Pick
      id={id}
      find={search}
      many={many}
      value={value}
      change={(next) => put(many ? next : next[0])}
      known={known}
      placeholder={hint}
    />
  )
}

/** What a form begins with: the body that the responsibility table names. */
export function begunWith(fields: readonly FieldOf[]): FieldValues {
  const named = fields.filter((field) => field.suggested && field.required)
  return Object.fromEntries(named.map((field) => [field.name, field.suggested?.value]))
}

/** Whether something that must be there is not. */
export function isMissing(fields: readonly FieldOf[], values: FieldValues): boolean {
  return fields.some((field) => field.required && !isGiven(values[field.name]))
}

function isGiven(value: FieldValues[string]): boolean {
  return value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0)
}

/** What was filled in, as operations take it: ids of photos, figures for figures, nothing for what is empty. */
export function inputFrom(fields: readonly FieldOf[], values: FieldValues): Record<string, unknown> {
  const input: Record<string, unknown> = {}
  for (const field of fields) {
    const value = values[field.name]
    if (!isGiven(value)) continue
    if (field.kind === 'photos') input[field.name] = (value as Photo[]).map((photo) => photo.id)
    else if (
      field.kind === 'number' ||
      field.kind === 'amount' ||
      field.kind === 'limit' ||
      field.name === 'satisfied'
    )
      input[field.name] = Number(value)
    else input[field.name] = typeof value === 'string' ? value.trim() : value
  }
  return input
}
