/**
 * The category: what fits the words first, all others by group and search.
 */
import { Input } from 'antd'
import { useId, useState } from 'react'
import { usePick, useText } from '#platform/text/use-text.ts'
import { useCall } from '#platform/ui/query.ts'
import { useActing } from '#platform/ui/workbench/acting.tsx'
import { Field } from '#platform/ui/workbench/page.tsx'
import { grid } from '../../../contract.ts'
import { newWords } from './words.ts'

interface CategoryProps {
  value: string
  change: (category: string) => void
  suggested: readonly string[]
  missing: boolean
  place: string
}

/** The field. */
export function CategoryField({ value, change, suggested, missing, place }: CategoryProps) {
  const t = useText(newWords)
  const say = usePick()
  const id = useId()
  const acting = useActing()
  const all = useCall(grid.categories, { place: place || acting.place }, { fresh: 600_000 }).data?.items ?? []
  const [open, setOpen] = useState(false)
  const [text, setText] = useState('')
  const first = all.filter((one) => suggested.includes(one.id) || one.id === value)
  const wanted = text.trim().toLowerCase()
  const shown = wanted
    ? all.filter((one) =>
        `${say(one.name)}${say(one.plain)}${say(one.groupName)}`.toLowerCase().includes(wanted),
      )
    : all
  const groups = [...new Set(shown.map((one) => one.group))]
  const unfolded = open || first.length === 0
  const chip = (one: (typeof all)[number]) => (
    <button
      key={one.id}
      type="button"
      className="wb-chip"
      aria-pressed={one.id === value}
      title={say(one.plain)}
      onClick={() => {
        change(one.id)
        setOpen(false)
        setText('')
      }}
    >
      {say(one.name)}
    </button>
  )
  return (
    <Field label={t.category} error={missing ? t.missingCategory : undefined}>
      {first.length > 0 && (
        <div className="wb-chips">
          {suggested.length > 0 && <span className="wb-soft">{t.suggested}</span>}
          {first.map(chip)}
          <button type="button" className="wb-chip" aria-expanded={unfolded} onClick={() => setOpen(!open)}>
            {open ? t.less : t.more}
          </button>
        </div>
      )}
      {unfolded && (
        <div className="wb-categories">
          <Input
            id={id}
            allowClear
            aria-label={t.findCategory}
            placeholder={t.findCategory}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
          {groups.map((group) => {
            const own = shown.filter((one) => one.group === group)
            return (
              <div key={group}>
                <div className="wb-soft">{own[0] && say(own[0].groupName)}</div>
                <div className="wb-chips">{own.map(chip)}</div>
              </div>
            )
          })}
        </div>
      )}
    </Field>
  )
}
