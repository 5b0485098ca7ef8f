/**
 * Adding a condition: first which, then what.
 */
import { Button } from 'antd'
import { ChevronLeft } from 'lucide-react'
import { useCallback, useId, useState } from 'react'
import { parties } from '#modules/parties/contract.ts'
import { places } from '#modules/places/contract.ts'
import { call } from '#platform/operation/client.ts'
import { usePick, useText } from '#platform/text/use-text.ts'
import { useActing } from '#platform/ui/workbench/acting.tsx'
import { Field } from '#platform/ui/workbench/page.tsx'
import { Pick } from '#platform/ui/workbench/pick.tsx'
import { levels, origins, states, useTerm } from '../terms.ts'
import { listWords } from '../words.ts'
import type { Filter } from './filter.ts'
import { useCategories } from './names.ts'

type Kind = 'within' | 'states' | 'categories' | 'levels' | 'origins' | 'holder' | 'dates'
type Put = (part: Filter) => void

/** The little window behind "add a condition". */
export function AddCondition({ filter, set }: { filter: Filter; set: (filter: Filter) => void }) {
  const t = useText(listWords)
  const [kind, setKind] = useState<Kind>()
  const put: Put = (part) => set({ ...filter, ...part })
  const names: [Kind, string][] = [
    ['within', t.kWithin],
    ['states', t.kStates],
    ['categories', t.kCategories],
    ['levels', t.kLevels],
    ['origins', t.kOrigins],
    ['holder', t.kHolder],
    ['dates', t.kDates],
  ]
  if (!kind) {
    return (
      <div className="wb-add">
        <button type="button" onClick={() => put({ open: true })}>
          {t.fOpen}
        </button>
        <button type="button" onClick={() => put({ open: false })}>
          {t.fClosed}
        </button>
        <button type="button" onClick={() => put({ overdue: true })}>
          {t.kOverdue}
        </button>
        <button type="button" onClick={() => put({ supervised: true })}>
          {t.kSupervised}
        </button>
        <hr />
        {names.map(([one, name]) => (
          <button key={one} type="button" onClick={() => setKind(one)}>
            {name}…
          </button>
        ))}
      </div>
    )
  }
  return (
    <div className="wb-add-form">
      <button type="button" className="wb-add-back" onClick={() => setKind(undefined)}>
        <ChevronLeft size={16} aria-hidden="true" />
        {names.find(([one]) => one === kind)?.[1]}
      </button>
      {kind === 'within' || kind === 'holder' ? (
        <Found kind={kind} put={put} />
      ) : kind === 'dates' ? (
        <Dates filter={filter} put={put} />
      ) : (
        <Several key={kind} kind={kind} filter={filter} put={put} />
      )}
    </div>
  )
}

function Several({
  kind,
  filter,
  put,
}: {
  kind: 'states' | 'categories' | 'levels' | 'origins'
  filter: Filter
  put: Put
}) {
  const t = useText(listWords)
  const say = usePick()
  const term = useTerm()
  const categories = useCategories()
  const [on, setOn] = useState<readonly string[]>(filter[kind] ?? [])
  const choices: [string, string][] =
    kind === 'categories'
      ? categories.map((one) => [one.id, say(one.name)])
      : Object.keys({ states, levels, origins }[kind]).map((id) => [
          id,
          term({ states, levels, origins }[kind], id),
        ])
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        put({ [kind]: on.length > 0 ? [...on] : undefined })
      }}
    >
      <div className="wb-add-many">
        {choices.map(([id, name]) => (
          <label key={id}>
            <input
              type="checkbox"
              checked={on.includes(id)}
              onChange={(event) =>
                setOn((before) =>
                  event.target.checked ? [...before, id] : before.filter((one) => one !== id),
                )
              }
            />
            {name}
          </label>
        ))}
      </div>
      <Button type="primary" htmlType="submit" disabled={on.length === 0}>
        {t.apply}
      </Button>
    </form>
  )
}

function Found({ kind, put }: { kind: 'within' | 'holder'; put: Put }) {
  const acting = useActing()
  const say = usePick()
  const find = useCallback(
    async (text: string, signal: AbortSignal) => {
      if (kind === 'holder') {
        const { items } = await call(
          parties.bodies,
          { within: acting.place, limit: 12, ...(text ? { search: text } : {}) },
          { signal },
        )
        return items.map((one) => ({
          value: one.id,
          label: one.name,
          about: `${say(one.kindName)} · ${one.placeName}`,
        }))
      }
      if (!text) {
        const { items } = await call(places.children, { code: acting.place, limit: 30 }, { signal })
        return items.map((one) => ({ value: one.code, label: one.name }))
      }
      const { items } = await call(places.search, { text, within: acting.place }, { signal })
      return items.map((one) => ({
        value: one.code,
        label: one.name,
        about: one.path.map((up) => up.name).join(' / '),
      }))
    },
    [kind, acting.place, say],
  )
  return <Pick autoFocus find={find} value={[]} change={([value]) => value && put({ [kind]: value })} />
}

function Dates({ filter, put }: { filter: Filter; put: Put }) {
  const t = useText(listWords)
  const id = useId()
  const [from, setFrom] = useState(filter.from ?? '')
  const [to, setTo] = useState(filter.to ?? '')
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        put({ from: from || undefined, to: to || undefined })
      }}
    >
      <Field id={`${id}f`} label={t.from}>
        <input
          id={`${id}f`}
          className="wb-date"
          type="date"
          max={to || undefined}
          value={from}
          onChange={(event) => setFrom(event.target.value)}
        />
      </Field>
      <Field id={`${id}t`} label={t.to}>
        <input
          id={`${id}t`}
          className="wb-date"
          type="date"
          min={from || undefined}
          value={to}
          onChange={(event) => setTo(event.target.value)}
        />
      </Field>
      <Button type="primary" htmlType="submit" disabled={!from && !to}>
        {t.apply}
      </Button>
    </form>
  )
}
