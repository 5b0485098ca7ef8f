/**
 * The kind of a matter: what fits the words first, the whole catalogue by group behind it.
 */
import { useMemo, useState } from 'react'
import type { OutputOf } from '#platform/operation/contract.ts'
import { useLang, usePick, useText } from '#platform/text/use-text.ts'
import { Button } from '#platform/ui/button.tsx'
import { Dialog } from '#platform/ui/dialog.tsx'
import { Field } from '#platform/ui/field.tsx'
import type { grid } from '../../contract.ts'
import { reportWords } from './report-words.ts'

/** A category of the catalogue. */
export type Category = OutputOf<typeof grid.categories>['items'][number]

interface ChooserProps {
  categories: readonly Category[]
  value: string | undefined
  onChange: (id: string) => void
}

/** Chips with what fits, and the way to all. */
export function SuggestedKinds({
  categories,
  suggested,
  value,
  onChange,
}: ChooserProps & { suggested: readonly string[] }) {
  const t = useText(reportWords)
  const pick = usePick()
  const [open, setOpen] = useState(false)
  const ids = [...new Set([...(value ? [value] : []), ...suggested])].slice(0, 5)
  const shown = ids.flatMap((id) => categories.find((one) => one.id === id) ?? [])
  if (categories.length === 0) return null
  return (
    <div className="field">
      <span className="field-label">{value ? t.kindChosen : shown.length ? t.kindSuggested : t.kind}</span>
      <div className="chips">
        {shown.map((one) => (
          <button
            type="button"
            key={one.id}
            className="chip"
            aria-pressed={one.id === value}
            onClick={() => onChange(one.id)}
          >
            {pick(one.plain)}
          </button>
        ))}
        <Button look="quiet" onClick={() => setOpen(true)}>
          {t.kindAll}
        </Button>
      </div>
      <Dialog open={open} onClose={() => setOpen(false)} title={t.kind}>
        <AllKinds
          categories={categories}
          value={value}
          onChange={(id) => {
            onChange(id)
            setOpen(false)
          }}
        />
      </Dialog>
    </div>
  )
}

/** The whole catalogue, by group, with a field to narrow it. */
export function AllKinds({ categories, value, onChange }: ChooserProps) {
  const t = useText(reportWords)
  const pick = usePick()
  const lang = useLang()
  const [text, setText] = useState('')
  const groups = useMemo(() => {
    const wanted = text.trim().toLowerCase()
    const fits = (one: Category) =>
      !wanted || `${one.plain[lang]}${one.name[lang]}${one.groupName[lang]}`.toLowerCase().includes(wanted)
    const found = new Map<string, Category[]>()
    for (const one of categories.filter(fits)) found.set(one.group, [...(found.get(one.group) ?? []), one])
    return [...found.entries()]
  }, [categories, text, lang])
  return (
    <div className="kinds">
      <Field
        label={t.kindSearch}
        type="search"
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      {groups.map(([group, items]) => (
        <section key={group} className="stack-s">
          <h3>{pick(items[0]!.groupName)}</h3>
          <div className="chips">
            {items.map((one) => (
              <button
                type="button"
                key={one.id}
                className="chip"
                aria-pressed={one.id === value}
                onClick={() => onChange(one.id)}
              >
                {pick(one.plain)}
              </button>
            ))}
          </div>
        </section>
      ))}
      {groups.length === 0 ? <p className="quiet">{t.kindNone}</p> : null}
    </div>
  )
}
