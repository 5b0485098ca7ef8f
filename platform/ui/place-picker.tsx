/**
 * Finding a place by name, pinyin or code: a field with a list below, for keyboard and screen reader.
 */
import { useEffect, useId, useRef, useState } from 'react'
import { sayPlace } from '#platform/text/place-name.ts'
import { useText } from '#platform/text/use-text.ts'
import { FieldFrame } from './field.tsx'
import { uiWords } from './words.ts'

/** A place as the list shows it. */
export interface FoundPlace {
  code: string
  name: string
  path: { code: string; name: string }[]
}

interface PlacePickerProps {
  label: string
  hint?: string
  error?: string | undefined
  /** Asks for places by what was typed. */
  search: (text: string, signal: AbortSignal) => Promise<readonly FoundPlace[]>
  onChoose: (place: FoundPlace) => void
  autoFocus?: boolean
}

const WAIT = 220

/** The field; what is chosen goes to `onChoose`. */
export function PlacePicker({ label, hint, error, search, onChoose, autoFocus }: PlacePickerProps) {
  const t = useText(uiWords)
  const listId = useId()
  const [text, setText] = useState('')
  const [found, setFound] = useState<readonly FoundPlace[] | undefined>()
  const [at, setAt] = useState(0)
  const [open, setOpen] = useState(false)
  const ask = useRef(search)
  ask.current = search
  const items = found ?? []

  useEffect(() => {
    const wanted = text.trim()
    if (!wanted) return setFound(undefined)
    const stop = new AbortController()
    const timer = setTimeout(() => {
      ask
        .current(wanted, stop.signal)
        .then((places) => {
          setFound(places)
          setAt(0)
          setOpen(true)
        })
        .catch(() => undefined)
    }, WAIT)
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [text])

  function choose(place: FoundPlace | undefined) {
    if (!place) return
    setOpen(false)
    setText('')
    onChoose(place)
  }

  return (
    <FieldFrame label={label} hint={hint} error={error}>
      {({ id, describedBy }) => (
        <div className="finder">
          <input
            id={id}
            className="input"
            type="text"
            role="combobox"
            aria-expanded={open}
            aria-controls={listId}
            aria-autocomplete="list"
            aria-activedescendant={open && items[at] ? `${listId}-${at}` : undefined}
            aria-describedby={describedBy}
            aria-invalid={error ? true : undefined}
            autoComplete="off"
            // biome-ignore lint/a11y/noAutofocus: only where the page's one question is this field
            autoFocus={autoFocus}
            placeholder={t.findPlace}
            value={text}
            onChange={(event) => setText(event.target.value)}
            onFocus={() => setOpen(found !== undefined)}
            onBlur={() => setOpen(false)}
            onKeyDown={(event) => {
              if (event.key === 'ArrowDown') setAt(Math.min(at + 1, items.length - 1))
              else if (event.key === 'ArrowUp') setAt(Math.max(at - 1, 0))
              else if (event.key === 'Enter' && open) choose(items[at])
              else if (event.key === 'Escape') setOpen(false)
              else return
              event.preventDefault()
            }}
          />
          {open && found ? (
            <div className="finder-list" id={listId} role="listbox" aria-label={label}>
              {items.map((place, index) => (
                // The field keeps the focus; the list is walked by arrow keys.
                // biome-ignore lint/a11y/useKeyWithClickEvents: see above
                // biome-ignore lint/a11y/useFocusableInteractive: see above
                <div
                  key={place.code}
                  id={`${listId}-${index}`}
                  role="option"
                  className="finder-item"
                  aria-selected={index === at}
                  onMouseEnter={() => setAt(index)}
                  onMouseDown={(event) => event.preventDefault()}
                  onClick={() => choose(place)}
                >
                  <b>{sayPlace(place.name)}</b>
                  <div className="quiet small">{place.path.map(({ name }) => name).join(' › ')}</div>
                </div>
              ))}
              {items.length === 0 ? <p className="finder-note">{t.noPlace}</p> : null}
            </div>
          ) : null}
          <span className="for-readers" role="status">
            {open && found ? t.foundPlaces(items.length) : ''}
          </span>
        </div>
      )}
    </FieldFrame>
  )
}
