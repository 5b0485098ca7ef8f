/** The grids of a proposal as a list; the chosen one shows its fields. */
import { Button, Input, Segmented } from 'antd'
import { useId } from 'react'
import { useText } from '#platform/text/use-text.ts'
import { Field } from '#platform/ui/workbench/page.tsx'
import { placeWords } from '../words.ts'
import type { Drawn } from './drawn.ts'

interface DrawnListProps {
  drawn: readonly Drawn[]
  chosen: string | undefined
  choose: (key: string | undefined) => void
  change: (key: string, part: Partial<Drawn>) => void
  remove: (key: string) => void
}

/** The list. */
export function DrawnList({ drawn, chosen, choose, change, remove }: DrawnListProps) {
  const t = useText(placeWords)
  return (
    <ul className="wb-drawn">
      {drawn.map((one) => (
        <li key={one.key} data-chosen={one.key === chosen}>
          <button
            type="button"
            className="wb-drawn-head"
            aria-expanded={one.key === chosen}
            onClick={() => choose(one.key === chosen ? undefined : one.key)}
          >
            <b>{one.name || '─'}</b>
            <span className="wb-soft wb-push wb-num">{one.households && t.householdsOf(one.households)}</span>
          </button>
          {one.key === chosen && (
            <GridFields one={one} change={(part) => change(one.key, part)} remove={() => remove(one.key)} />
          )}
        </li>
      ))}
    </ul>
  )
}

function GridFields({
  one,
  change,
  remove,
}: {
  one: Drawn
  change: (part: Partial<Drawn>) => void
  remove: () => void
}) {
  const t = useText(placeWords)
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
      <Field label={t.kind}>
        <Segmented
          value={one.kind}
          onChange={(kind) => change({ kind })}
          options={[
            { value: 'urban' as const, label: t.urbanGrid },
            { value: 'rural' as const, label: t.ruralGrid },
          ]}
        />
      </Field>
      <Field id={`${id}h`} label={t.households}>
        <Input
          id={`${id}h`}
          type="number"
          min={0}
          style={{ maxWidth: 140 }}
          value={one.households}
          onChange={(event) => change({ households: event.target.value })}
        />
      </Field>
      <Field id={`${id}b`} label={t.basis} hint={t.basisHint}>
        <Input.TextArea
          id={`${id}b`}
          autoSize
          value={one.basis}
          onChange={(event) => change({ basis: event.target.value })}
        />
      </Field>
      <Button danger size="small" style={{ justifySelf: 'start' }} onClick={remove}>
        {t.removeGrid}
      </Button>
    </div>
  )
}
