/** The form: a new entry, or the next version of one. */
import { Button } from 'antd'
import { useEffect, useId, useRef, useState } from 'react'
import { CallError } from '#platform/operation/client.ts'
import type { OutputOf } from '#platform/operation/contract.ts'
import type { RegisterContract } from '#platform/registers/contract.ts'
import {
  type Column,
  levelDigits,
  levelWords,
  type RowData,
  type Value,
} from '#platform/registers/declare.ts'
import { usePick, useText } from '#platform/text/use-text.ts'
import { useCall, useCommand } from '#platform/ui/query.ts'
import { toast } from '#platform/ui/toast.tsx'
import { useActing } from '../acting.tsx'
import { Answer, Failure, RowsComing } from '../answers.tsx'
import { Go, useGo } from '../go.tsx'
import { Field, PageHead, Panel } from '../page.tsx'
import { Pick } from '../pick.tsx'
import { shared } from '../words.ts'
import type { RegisterShown } from './pages.tsx'
import { useFind } from './use-find.ts'
import { type Typed, ValueField } from './value-field.tsx'
import { noWhy, WhyFields, whyOf } from './why-fields.tsx'
import { registerWords } from './words.ts'

type Row = OutputOf<RegisterContract['get']>
type At = { county: string; id: string }

/** The page; with `at` it changes that entry. */
export function EditPage({ at, ...shown }: RegisterShown & { at?: At }) {
  const nowhere = { county: '000000', id: '00000000-0000-7000-8000-000000000000' }
  const asked = useCall(shown.contracts.get, at ?? nowhere, { when: at !== undefined, fresh: 0 })
  if (!at) return <Form shown={shown} />
  if (asked.isPending) return <RowsComing rows={8} />
  if (!asked.data) return <Failure error={asked.error!} again={() => void asked.refetch()} />
  return <Form shown={shown} row={asked.data} />
}

function typedOf(column: Column, value: Value | undefined): Typed {
  if (value === undefined) return undefined
  if (typeof value === 'boolean') return value
  if (typeof value === 'object')
    return 'lng' in value ? `${value.lng},${value.lat}` : [...(value as string[])]
  return column.type === 'number' || column.type === 'integer' ? String(value) : (value as string)
}

function Form({ shown: { register, contracts, base }, row }: { shown: RegisterShown; row?: Row }) {
  const t = useText(registerWords)
  const common = useText(shared)
  const say = usePick()
  const go = useGo()
  const acting = useActing()
  const id = useId()
  const before = (row?.data ?? {}) as RowData
  // Whoever acts at the level of the register enters what stands there.
  const mine = acting.place.length === levelDigits[register.level]
  const [place, setPlace] = useState(row?.place ?? (mine ? acting.place : undefined))
  const [typed, setTyped] = useState<Record<string, Typed>>(() =>
    Object.fromEntries(register.columns.map((column) => [column.id, typedOf(column, before[column.id])])),
  )
  const [why, setWhy] = useState(noWhy)
  const find = useFind(contracts, 'place')
  const leave = row ? `${base}/${row.county}/${row.id}` : base
  const save = useCommand(contracts.save, {
    onDone: ({ county, id }) => {
      toast(t.saved)
      go(`${base}/${county}/${id}`, { replace: true })
    },
  })
  const form = useRef<HTMLFormElement>(null)
  // The form is long: what is wrong comes into view.
  // biome-ignore lint/correctness/useExhaustiveDependencies: each new answer counts
  useEffect(
    // Newer browsers give a promise, which an effect must not.
    () => void form.current?.querySelector('.wb-field-error')?.scrollIntoView({ block: 'center' }),
    [save.error],
  )
  const errors = save.error instanceof CallError ? save.error.fields : {}
  const known = row
    ? [{ value: row.place, label: row.placeName }]
    : mine
      ? [{ value: acting.place, label: acting.placeName }]
      : []
  const title = row
    ? `${t.edit}：${register.key.map((one) => String(before[one] ?? '')).join(' · ')}`
    : t.add(say(register.row))
  return (
    <>
      <PageHead title={title} above={<Go to={leave}>{row ? common.back : t.back}</Go>} />
      <form
        ref={form}
        className="wb-register-form"
        onSubmit={(event) => {
          event.preventDefault()
          if (!place) return
          save.mutate({
            ...(row ? { id: row.id, county: row.county, version: row.version } : {}),
            place,
            data: typed as unknown as RowData,
            ...whyOf(why),
          })
        }}
      >
        <Panel>
          <Field
            id={`${id}place`}
            label={say(levelWords[register.level])}
            mark={common.required}
            error={errors.place}
          >
            <Pick
              id={`${id}place`}
              find={find}
              value={place ? [place] : []}
              known={known}
              change={([code]) => setPlace(code)}
              placeholder={t.choosePlace}
            />
          </Field>
          <div className="wb-register-two">
            {register.columns.map((column) => (
              <div key={column.id} className={column.type === 'longText' ? 'wb-register-wide' : ''}>
                <ValueField
                  column={column}
                  contracts={contracts}
                  place={place}
                  value={typed[column.id]}
                  change={(value) => setTyped((all) => ({ ...all, [column.id]: value }))}
                  error={errors[`data.${column.id}`]}
                  names={row?.names ?? {}}
                  basis={row?.basis[column.id]}
                />
              </div>
            ))}
          </div>
          {row && <WhyFields why={why} change={setWhy} error={errors.reason} />}
          <Answer error={save.error} />
          <div className="wb-row">
            <Button type="primary" htmlType="submit" disabled={!place} loading={save.isPending}>
              {t.save}
            </Button>
            <Button onClick={() => go(leave)}>{t.cancel}</Button>
          </div>
        </Panel>
      </form>
    </>
  )
}
