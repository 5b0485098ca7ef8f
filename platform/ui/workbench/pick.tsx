/**
 * Choosing one or several out of many: searched on the server while typing.
 */
import { Select } from 'antd'
import { useEffect, useId, useState } from 'react'
import { useText } from '#platform/text/use-text.ts'
import { shared } from './words.ts'

/** A choice: `about` stands smaller below its name. */
export interface Choice {
  value: string
  label: string
  about?: string
}

interface PickProps {
  id?: string
  /** Finds choices for what was typed; '' gives the first ones. */
  find: (text: string, signal: AbortSignal) => Promise<Choice[]>
  value: string[]
  change: (values: string[], chosen: Choice[]) => void
  many?: boolean
  /** Known names of values chosen before. */
  known?: Choice[]
  placeholder?: string
  autoFocus?: boolean
}

/** A field that searches while one types; arrow keys and Enter choose. */
export function Pick({
  id,
  find,
  value,
  change,
  many = false,
  known = [],
  placeholder,
  autoFocus,
}: PickProps) {
  const t = useText(shared)
  const own = useId()
  const [text, setText] = useState('')
  const [found, setFound] = useState<Choice[]>([])
  const [seen, setSeen] = useState<Map<string, Choice>>(new Map())
  const [state, setState] = useState<'still' | 'looking' | 'lost'>('still')
  const [open, setOpen] = useState(false)

  useEffect(() => {
    if (!open) return
    const stop = new AbortController()
    setState('looking')
    const wait = setTimeout(
      () =>
        find(text, stop.signal)
          .then((choices) => {
            setFound(choices)
            setSeen((before) => new Map([...before, ...choices.map((one) => [one.value, one] as const)]))
            setState('still')
          })
          .catch(() => {
            if (!stop.signal.aborted) setState('lost')
          }),
      text ? 180 : 0,
    )
    return () => {
      stop.abort()
      setState('still')
      clearTimeout(wait)
    }
  }, [text, open, find])

  const names = new Map([...known.map((one) => [one.value, one] as const), ...seen])
  const missing = value.filter((one) => !found.some((choice) => choice.value === one))
  const options = [...found, ...missing.map((one) => names.get(one) ?? { value: one, label: one })]
  return (
    <Select
      id={id ?? own}
      {...(id ? {} : { 'aria-label': placeholder ?? t.typeToSearch })}
      className="wb-pick"
      {...(many ? { mode: 'multiple' as const } : {})}
      autoFocus={autoFocus ?? false}
      showSearch={{ filterOption: false, searchValue: text, onSearch: setText }}
      allowClear
      placeholder={placeholder ?? t.typeToSearch}
      loading={state === 'looking'}
      open={open}
      onOpenChange={setOpen}
      value={many ? value : (value[0] ?? null)}
      onChange={(next: string | string[] | null) => {
        const values = next === null || next === undefined ? [] : Array.isArray(next) ? next : [next]
        change(
          values,
          values.map((one) => names.get(one) ?? { value: one, label: one }),
        )
        setText('')
      }}
      notFoundContent={state === 'lost' ? t.offline : state === 'looking' ? t.loading : t.nothingFound}
      options={options.map((one) => ({ value: one.value, label: one.label, about: one.about }))}
      optionRender={(option) => (
        <span className="wb-choice">
          {option.data.label}
          {option.data.about && <small>{option.data.about}</small>}
        </span>
      )}
      optionFilterProp="label"
      style={{ width: '100%' }}
    />
  )
}
