/** The field of a column in a form: what is typed stays as it is typed; the server says what it cannot take. */
import { Input, Select } from 'antd'
import { useId } from 'react'
import type { Citation } from '#platform/operation/contract.ts'
import type { RegisterContract } from '#platform/registers/contract.ts'
import type { Column } from '#platform/registers/declare.ts'
import { formOf } from '#platform/registers/header.ts'
import { textLimit } from '#platform/registers/values.ts'
import { useLang, usePick, useText } from '#platform/text/use-text.ts'
import { useCall } from '#platform/ui/query.ts'
import { Field } from '../page.tsx'
import { Pick } from '../pick.tsx'
import { shared } from '../words.ts'
import { useFind } from './use-find.ts'
import { registerWords } from './words.ts'

/** What stands in a field. */
export type Typed = string | boolean | string[] | undefined

interface ValueFieldProps {
  column: Column
  contracts: RegisterContract
  /** Where the row stands: its law lists the values. */
  place: string | undefined
  value: Typed
  change: (value: Typed) => void
  error?: string | undefined
  /** Names of places and bodies chosen before. */
  names: Readonly<Record<string, string>>
  basis?: readonly Citation[] | undefined
}

/** The field with its label, hint and error. */
export function ValueField(props: ValueFieldProps) {
  const { column, error, basis } = props
  const lang = useLang()
  const say = usePick()
  const common = useText(shared)
  const id = useId()
  const told = column.type === 'number' || column.type === 'integer' || column.type === 'point'
  const hint = column.hint?.[lang] ?? (told ? formOf(column, lang) : undefined)
  const [cited] = basis ?? []
  return (
    <Field
      id={id}
      label={say(column.words)}
      mark={column.required ? common.required : common.optional}
      error={error}
      hint={
        (hint || cited) && (
          <>
            {hint} {cited && <a href={cited.url}>{`《${cited.statute}》${cited.article}`}</a>}
          </>
        )
      }
    >
      <Control {...props} id={id} />
    </Field>
  )
}

function Control(props: ValueFieldProps & { id: string }) {
  const { id, column, value, change } = props
  const t = useText(registerWords)
  const lang = useLang()
  const text = typeof value === 'string' ? value : ''
  switch (column.type) {
    case 'longText':
      return (
        <Input.TextArea
          id={id}
          autoSize={{ minRows: 2, maxRows: 8 }}
          maxLength={textLimit(column)}
          value={text}
          onChange={(event) => change(event.target.value)}
        />
      )
    case 'number':
    case 'integer':
      return (
        <Input
          id={id}
          inputMode="decimal"
          value={text}
          suffix={column.unit?.[lang]}
          onChange={(event) => change(event.target.value)}
          style={{ maxWidth: 220 }}
        />
      )
    case 'date':
      return (
        <input
          id={id}
          type="date"
          className="wb-date"
          value={text}
          onChange={(event) => change(event.target.value)}
        />
      )
    case 'boolean':
      return (
        <Select
          id={id}
          value={value === undefined ? '' : String(value)}
          onChange={(next) => change(next === '' ? undefined : next === 'true')}
          options={[
            { value: '', label: t.unsaid },
            { value: 'true', label: t.yes },
            { value: 'false', label: t.no },
          ]}
          style={{ maxWidth: 220 }}
        />
      )
    case 'choice':
    case 'choices':
      return <Choosing {...props} />
    case 'place':
    case 'body':
      return <Finding {...props} />
    default:
      return (
        <Input
          id={id}
          maxLength={textLimit(column)}
          value={text}
          onChange={(event) => change(event.target.value)}
        />
      )
  }
}

function Choosing({ id, column, contracts, place, value, change }: ValueFieldProps & { id: string }) {
  const common = useText(shared)
  const say = usePick()
  const asked = useCall(
    contracts.choices,
    { of: column.id, ...(place ? { place } : {}) },
    { fresh: 300_000, keep: true },
  )
  const options = (asked.data?.items ?? []).map((one) => ({ value: one.value, label: say(one.label) }))
  if (column.type === 'choices')
    return (
      <Select
        id={id}
        mode="multiple"
        allowClear
        value={Array.isArray(value) ? value : []}
        onChange={(next: string[]) => change(next)}
        options={options}
        placeholder={common.choose}
        style={{ width: '100%' }}
      />
    )
  return (
    <Select
      id={id}
      allowClear={!column.required}
      value={typeof value === 'string' ? value : null}
      onChange={(next: string | null) => change(next ?? undefined)}
      options={options}
      placeholder={common.choose}
      style={{ width: '100%' }}
    />
  )
}

function Finding({ id, column, contracts, place, value, change, names }: ValueFieldProps & { id: string }) {
  const find = useFind(contracts, column.id, place)
  const text = typeof value === 'string' ? value : undefined
  return (
    <Pick
      id={id}
      find={find}
      value={text ? [text] : []}
      known={text && names[text] ? [{ value: text, label: names[text] }] : []}
      change={([next]) => change(next)}
    />
  )
}
