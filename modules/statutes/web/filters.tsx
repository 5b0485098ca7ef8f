/**
 * Fields by which a list of rows is narrowed.
 */
import { Search } from 'lucide-react'
import { useEffect, useId, useState } from 'react'

/** Milliseconds without a key until the words count. */
const REST = 300

/** Words to find; asked for when the typing rests. */
export function SearchField({
  label,
  value,
  onChange,
}: {
  label: string
  value: string
  onChange: (value: string) => void
}) {
  const [typed, setTyped] = useState(value)
  // A composition (pinyin) is no word yet.
  const [composing, setComposing] = useState(false)
  useEffect(() => {
    if (composing || typed.trim() === value) return
    const later = setTimeout(() => onChange(typed.trim()), REST)
    return () => clearTimeout(later)
  }, [typed, composing, value, onChange])
  return (
    <search className="law-find-field">
      <Search size={20} aria-hidden="true" />
      <input
        type="search"
        aria-label={label}
        placeholder={label}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onCompositionStart={() => setComposing(true)}
        onCompositionEnd={() => setComposing(false)}
      />
    </search>
  )
}

/** One of several, with its name before it. */
export function SelectField({
  label,
  value,
  options,
  onChange,
}: {
  label: string
  value: string
  options: [value: string, name: string][]
  onChange: (value: string) => void
}) {
  const id = useId()
  return (
    <div className="law-select">
      <label htmlFor={id} className="small quiet">
        {label}
      </label>
      <select id={id} className="input" value={value} onChange={(event) => onChange(event.target.value)}>
        {options.map(([one, name]) => (
          <option key={one} value={one}>
            {name}
          </option>
        ))}
      </select>
    </div>
  )
}
