/**
 * Search over what one may see: pages, matters, places. ⌘K or Ctrl K.
 */
import { Modal } from 'antd'
import { type KeyboardEvent, useDeferredValue, useEffect, useId, useMemo, useState } from 'react'
import { grid } from '#modules/grid/contract.ts'
import { places } from '#modules/places/contract.ts'
import { usePick, useText } from '#platform/text/use-text.ts'
import { useCall } from '#platform/ui/query.ts'
import { useActing } from '#platform/ui/workbench/acting.tsx'
import { DueChip } from '#platform/ui/workbench/due.tsx'
import { useGo } from '#platform/ui/workbench/go.tsx'
import { pagesFor } from './pages.ts'
import { frameWords } from './words.ts'

interface Hit {
  key: string
  group: string
  name: string
  about: string
  to: string
  chip?: React.ReactNode
}

/** The search's window. */
export function SearchPalette({ open, close }: { open: boolean; close: () => void }) {
  const t = useText(frameWords)
  return (
    <Modal
      open={open}
      onCancel={close}
      footer={null}
      closable={false}
      title={null}
      width={640}
      destroyOnHidden
      style={{ top: 72 }}
    >
      <h2 className="wb-hidden">{t.searchTitle}</h2>
      <Search close={close} />
    </Modal>
  )
}

function Search({ close }: { close: () => void }) {
  const t = useText(frameWords)
  const list = useId()
  const go = useGo()
  const [typed, setTyped] = useState('')
  const [at, setAt] = useState(0)
  const text = useSettled(useDeferredValue(typed.trim()))
  const { hits, looking } = useHits(text)
  const choose = (hit: Hit | undefined) => {
    if (!hit) return
    close()
    go(hit.to)
  }
  const press = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step) setAt((now) => Math.min(Math.max(now + step, 0), hits.length - 1))
    else if (event.key === 'Enter') choose(hits[at])
    else return
    event.preventDefault()
  }
  return (
    <div className="wb-palette">
      <input
        // biome-ignore lint/a11y/noAutofocus: the window is opened in order to type
        autoFocus
        role="combobox"
        aria-expanded={hits.length > 0}
        aria-controls={list}
        aria-activedescendant={hits[at] ? `${list}-${at}` : undefined}
        aria-label={t.search}
        placeholder={t.searchHint}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value)
          setAt(0)
        }}
        onKeyDown={press}
      />
      <div role="listbox" id={list} aria-label={t.searchTitle} data-looking={looking}>
        {hits.map((hit, index) => (
          <div key={hit.key}>
            {hit.group !== hits[index - 1]?.group && <div className="wb-palette-group">{hit.group}</div>}
            {/* biome-ignore lint/a11y/useKeyWithClickEvents: the field above has the keyboard */}
            <div
              role="option"
              tabIndex={-1}
              id={`${list}-${index}`}
              aria-selected={index === at}
              className="wb-palette-hit"
              onPointerMove={() => setAt(index)}
              onClick={() => choose(hit)}
            >
              <span>
                {hit.name}
                <small>{hit.about}</small>
              </span>
              {hit.chip}
            </div>
          </div>
        ))}
        {text && !looking && hits.length === 0 && <p className="wb-soft wb-palette-none">{t.searchNone}</p>}
      </div>
    </div>
  )
}

function useHits(text: string): { hits: Hit[]; looking: boolean } {
  const t = useText(frameWords)
  const say = usePick()
  const acting = useActing()
  const pages = useMemo(() => pagesFor(acting.duties), [acting.duties])
  const mayList = pages.some((page) => page.to === '/work/matters')
  const matters = useCall(grid.list, { search: text, limit: 7 }, { when: text !== '' && mayList, keep: true })
  const found = useCall(
    places.search,
    { text: text || ' ', within: acting.place, limit: 6 },
    { when: text !== '', keep: true },
  )
  const hits: Hit[] = pages
    .filter((page) => !text || t[page.name].toLowerCase().includes(text.toLowerCase()))
    .map((page) => ({ key: page.to, group: t.searchPages, name: t[page.name], about: '', to: page.to }))
  if (text) {
    for (const row of matters.data?.items ?? []) {
      hits.push({
        key: row.id,
        group: t.searchMatters,
        name: row.title,
        about: [row.no, row.placeName, say(row.stateName)].join(' · '),
        to: `/work/matters/${row.county}/${row.id}`,
        chip: <DueChip row={row} />,
      })
    }
    for (const place of found.data?.items ?? []) {
      hits.push({
        key: place.code,
        group: t.searchPlaces,
        name: place.name,
        about: `${place.path.map((one) => one.name).join(' / ')} · ${place.code}`,
        to: `/work/places/${place.code}`,
      })
    }
  }
  return { hits, looking: text !== '' && (matters.isFetching || found.isFetching) }
}

/** A value once it has rested a moment. */
function useSettled(value: string): string {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const wait = setTimeout(() => setSettled(value), 160)
    return () => clearTimeout(wait)
  }, [value])
  return settled
}
