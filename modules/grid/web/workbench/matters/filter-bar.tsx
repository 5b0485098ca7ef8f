/**
 * Conditions as chips that read as a sentence; each can be taken away, others added.
 */
import { Button, Input, Popover } from 'antd'
import { Plus, X } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useText } from '#platform/text/use-text.ts'
import { listWords } from '../words.ts'
import { AddCondition } from './add-condition.tsx'
import type { Filter } from './filter.ts'
import { useSaid } from './names.ts'

interface FilterBarProps {
  filter: Filter
  set: (filter: Filter) => void
}

/** The bar. */
export function FilterBar({ filter, set }: FilterBarProps) {
  const t = useText(listWords)
  const said = useSaid(filter)
  const [adding, setAdding] = useState(false)
  const without = (keys: readonly (keyof Filter)[]) => {
    const next = { ...filter }
    for (const key of keys) delete next[key]
    set(next)
  }
  return (
    <div className="wb-filter">
      <SearchField
        key={filter.search ?? ''}
        text={filter.search ?? ''}
        set={(search) => set(search ? { ...filter, search } : withoutSearch(filter))}
      />
      <fieldset className="wb-chips" aria-label={t.sentence}>
        {said.length === 0 && <span className="wb-soft">{t.filtersNone}</span>}
        {said.map((one) => (
          <button
            key={one.keys.join()}
            type="button"
            className="wb-chip"
            aria-label={t.remove(one.text)}
            title={t.remove(one.text)}
            onClick={() => without(one.keys)}
          >
            {one.text}
            <X aria-hidden="true" />
          </button>
        ))}
        <Popover
          open={adding}
          onOpenChange={setAdding}
          trigger="click"
          placement="bottomLeft"
          destroyOnHidden
          content={
            <AddCondition
              filter={filter}
              set={(next) => {
                set(next)
                setAdding(false)
              }}
            />
          }
        >
          <button type="button" className="wb-chip" aria-expanded={adding}>
            <Plus aria-hidden="true" />
            {t.add}
          </button>
        </Popover>
        {said.length > 1 && (
          <Button type="link" size="small" onClick={() => set({})}>
            {t.clearFilters}
          </Button>
        )}
      </fieldset>
    </div>
  )
}

function withoutSearch(filter: Filter): Filter {
  const { search: _, ...rest } = filter
  return rest
}

function SearchField({ text, set }: { text: string; set: (text: string) => void }) {
  const t = useText(listWords)
  const [typed, setTyped] = useState(text)
  useEffect(() => setTyped(text), [text])
  return (
    <Input.Search
      className="wb-filter-search"
      allowClear
      aria-label={t.search}
      placeholder={t.search}
      value={typed}
      maxLength={60}
      onChange={(event) => setTyped(event.target.value)}
      onSearch={(value) => set(value.trim())}
    />
  )
}
