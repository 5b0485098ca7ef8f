/** The communities of a proposal as a list; the chosen one shows its fields. */
import { Button, Input, Segmented } from 'antd'
import { useId } from 'react'
import { useText } from '#platform/text/use-text.ts'
import { Field } from '#platform/ui/workbench/page.tsx'
import type { Community } from './drawn.ts'
import { changeWords } from './words.ts'

interface CommunityListProps {
  all: readonly Community[]
  /** Codes that there are: their code stays. */
  present: ReadonlySet<string>
  chosen: string | undefined
  choose: (key: string | undefined) => void
  change: (key: string, part: Partial<Community>) => void
  remove: (key: string) => void
}

/** The list. */
export function CommunityList({ all, present, chosen, choose, change, remove }: CommunityListProps) {
  const t = useText(changeWords)
  return (
    <ul className="wb-drawn">
      {all.map((one) => (
        <li key={one.key} data-chosen={one.key === chosen}>
          <button
            type="button"
            className="wb-drawn-head"
            aria-expanded={one.key === chosen}
            onClick={() => choose(one.key === chosen ? undefined : one.key)}
          >
            <b>{one.name || '─'}</b>
            <span className="wb-soft wb-push">
              {present.has(one.code) ? <span className="wb-num">{one.code.slice(-3)}</span> : t.newOne}
            </span>
          </button>
          {!one.boundary && <p className="wb-hint">{t.noBoundary}</p>}
          {one.key === chosen && (
            <Fields
              one={one}
              isNew={!present.has(one.code)}
              change={(part) => change(one.key, part)}
              remove={() => remove(one.key)}
            />
          )}
        </li>
      ))}
    </ul>
  )
}

interface FieldsProps {
  one: Community
  isNew: boolean
  change: (part: Partial<Community>) => void
  remove: () => void
}

function Fields({ one, isNew, change, remove }: FieldsProps) {
  const t = useText(changeWords)
  const id = useId()
  return (
    <div className="wb-drawn-fields">
      <Field id={`${id}n`} label={t.name}>
        <Input
          id={`${id}n`}
          maxLength={60}
          value={one.name}
          onChange={(event) => change({ name: event.target.value })}
        />
      </Field>
      <Field id={`${id}c`} label={t.code}>
        <Input
          id={`${id}c`}
          maxLength={12}
          inputMode="numeric"
          readOnly={!isNew}
          value={one.code}
          onChange={(event) => change({ code: event.target.value.replace(/\D/g, '') })}
        />
      </Field>
      <Field label={t.kind}>
        <Segmented
          value={one.rural ? 'rural' : 'urban'}
          onChange={(kind) => change({ rural: kind === 'rural' })}
          options={[
            { value: 'urban', label: t.urban },
            { value: 'rural', label: t.rural },
          ]}
        />
      </Field>
      <Field id={`${id}k`} label={t.committees} hint={t.committeesHint}>
        <Input
          id={`${id}k`}
          type="number"
          min={0}
          max={99}
          style={{ maxWidth: 120 }}
          value={one.committees}
          onChange={(event) => change({ committees: event.target.value })}
        />
      </Field>
      <Button danger size="small" style={{ justifySelf: 'start' }} onClick={remove}>
        {t.remove}
      </Button>
    </div>
  )
}
