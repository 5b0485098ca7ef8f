/** What narrows a list: search, conditions by column, and the conditions that hold, each to be taken away. */
import { Button, Input, Select } from 'antd'
import { SlidersHorizontal, X } from 'lucide-react'
import { useId, useState } from 'react'
import type { RegisterContract } from '#platform/registers/contract.ts'
import type { Column, Register } from '#platform/registers/declare.ts'
import { useLang, usePick, useText } from '#platform/text/use-text.ts'
import { useCall } from '#platform/ui/query.ts'
import { useActing } from '../acting.tsx'
import { Field } from '../page.tsx'
import { Pick } from '../pick.tsx'
import { isNarrowed, type ListAsked, writeFilter } from './asked.ts'
import { useFind } from './use-find.ts'
import { registerWords } from './words.ts'

type Set = (parts: Record<string, string | undefined>) => void
type FilterValue = NonNullable<ListAsked['filter']>[string]

interface FilterBarProps {
  register: Register
  contracts: RegisterContract
  asked: ListAsked
  set: Set
  clear: () => void
}

/** The bar. */
export function FilterBar({ register, contracts, asked, set, clear }: FilterBarProps) {
  const t = useText(registerWords)
  const [open, setOpen] = useState(false)
  const id = useId()
  const columns = register.columns.filter(({ filter }) => filter)
  return (
    <div className="wb-register-filter">
      <div className="wb-row">
        <Input.Search
          key={asked.search ?? ''}
          allowClear
          defaultValue={asked.search ?? ''}
          aria-label={t.search}
          placeholder={t.search}
          onSearch={(value) => set({ search: value.trim() || undefined })}
          className="wb-register-search"
        />
        <Button
          icon={<SlidersHorizontal size={16} aria-hidden="true" />}
          aria-expanded={open}
          aria-controls={id}
          onClick={() => setOpen(!open)}
        >
          {t.filter}
        </Button>
        <Select
          aria-label={`${t.standing} / ${t.withdrawnOnes}`}
          value={asked.withdrawn ? 'out' : 'in'}
          onChange={(value) => set({ withdrawn: value === 'out' ? 'true' : undefined })}
          options={[
            { value: 'in', label: t.standing },
            { value: 'out', label: t.withdrawnOnes },
          ]}
          style={{ minWidth: 110 }}
        />
      </div>
      <div id={id} hidden={!open} className="wb-panel wb-register-conditions">
        <Within contracts={contracts} asked={asked} set={set} />
        {columns.map((column) => (
          <Condition
            key={column.id}
            column={column}
            contracts={contracts}
            value={asked.filter?.[column.id]}
            change={(value) => set({ [`f-${column.id}`]: writeFilter(value) })}
          />
        ))}
      </div>
      {isNarrowed(asked) && (
        <div className="wb-chips">
          {columns.flatMap((column) => {
            const value = asked.filter?.[column.id]
            return value === undefined
              ? []
              : [
                  <Held
                    key={column.id}
                    column={column}
                    contracts={contracts}
                    value={value}
                    drop={() => set({ [`f-${column.id}`]: undefined })}
                  />,
                ]
          })}
          <button type="button" className="wb-link" onClick={clear}>
            {t.clear}
          </button>
        </div>
      )}
    </div>
  )
}

function Within({ contracts, asked, set }: Some<FilterBarProps, 'contracts' | 'asked' | 'set'>) {
  const t = useText(registerWords)
  const id = useId()
  const find = useFind(contracts, 'place')
  return (
    <Field id={id} label={t.within}>
      <Pick
        id={id}
        find={find}
        value={asked.within ? [asked.within] : []}
        change={([code]) => set({ within: code })}
        placeholder={t.choosePlace}
      />
    </Field>
  )
}

type Some<T, K extends keyof T> = { [P in K]: T[P] }

/** The values of a choice, the law's of the acting place first. */
function useChoices(column: Column, contracts: RegisterContract) {
  const acting = useActing()
  const say = usePick()
  const isChoice = column.type === 'choice' || column.type === 'choices'
  const asked = useCall(
    contracts.choices,
    { of: column.id, place: acting.place },
    { when: isChoice, fresh: 300_000 },
  )
  return (asked.data?.items ?? []).map(({ value, label }) => ({ value, label: say(label) }))
}

interface ConditionProps {
  column: Column
  contracts: RegisterContract
  value: FilterValue | undefined
  change: (value: FilterValue | undefined) => void
}

function Condition({ column, contracts, value, change }: ConditionProps) {
  const t = useText(registerWords)
  const say = usePick()
  const id = useId()
  const options = useChoices(column, contracts)
  const name = say(column.words)
  if (column.type === 'choice' || column.type === 'choices')
    return (
      <Field id={id} label={name}>
        <Select
          id={id}
          mode="multiple"
          allowClear
          value={Array.isArray(value) ? value : []}
          onChange={(next: string[]) => change(next)}
          options={options}
          placeholder={t.any}
          style={{ width: '100%' }}
        />
      </Field>
    )
  if (column.type === 'boolean')
    return (
      <Field id={id} label={name}>
        <Select
          id={id}
          value={value === undefined ? '' : String(value)}
          onChange={(next) => change(next === '' ? undefined : next === 'true')}
          options={[
            { value: '', label: t.any },
            { value: 'true', label: t.yes },
            { value: 'false', label: t.no },
          ]}
          style={{ width: '100%' }}
        />
      </Field>
    )
  if (column.type === 'place') return <InPlace {...{ column, contracts, value, change }} />
  return <Range {...{ column, contracts, value, change }} />
}

function InPlace({ column, contracts, value, change }: ConditionProps) {
  const say = usePick()
  const id = useId()
  const find = useFind(contracts, column.id)
  return (
    <Field id={id} label={say(column.words)}>
      <Pick id={id} find={find} value={Array.isArray(value) ? value : []} change={(next) => change(next)} />
    </Field>
  )
}

function Range({ column, value, change }: ConditionProps) {
  const t = useText(registerWords)
  const say = usePick()
  const id = useId()
  const held = typeof value === 'object' && !Array.isArray(value) ? value : {}
  const end = (side: 'from' | 'to', text: string) => {
    const next = { ...held, [side]: column.type === 'date' ? text : Number(text) }
    if (text === '' || Number.isNaN(next[side])) delete next[side]
    change(next)
  }
  const input = (side: 'from' | 'to') => (
    <input
      key={`${side}${held[side] ?? ''}`}
      id={side === 'from' ? id : `${id}to`}
      className="wb-date"
      type={column.type === 'date' ? 'date' : 'text'}
      inputMode={column.type === 'date' ? undefined : 'decimal'}
      defaultValue={held[side] ?? ''}
      placeholder={t[side]}
      aria-label={`${say(column.words)} ${t[side]}`}
      onBlur={(event) => end(side, event.target.value.trim())}
      onKeyDown={(event) => event.key === 'Enter' && end(side, event.currentTarget.value.trim())}
    />
  )
  return (
    <Field id={id} label={say(column.words)}>
      <div className="wb-register-range">
        {input('from')}–{input('to')}
      </div>
    </Field>
  )
}

/** A condition that holds, as words. */
function Held({
  column,
  contracts,
  value,
  drop,
}: {
  column: Column
  contracts: RegisterContract
  value: FilterValue
  drop: () => void
}) {
  const t = useText(registerWords)
  const say = usePick()
  const lang = useLang()
  const options = useChoices(column, contracts)
  const called = (one: string) => options.find((option) => option.value === one)?.label ?? one
  const text =
    typeof value === 'boolean'
      ? value
        ? t.yes
        : t.no
      : Array.isArray(value)
        ? value.map(called).join(lang === 'zh' ? '、' : ', ')
        : `${value.from ?? ''}–${value.to ?? ''}`
  const sentence = `${say(column.words)}${lang === 'zh' ? '：' : ': '}${text}`
  return (
    <button type="button" className="wb-chip" aria-label={t.remove(sentence)} onClick={drop}>
      {sentence}
      <X aria-hidden="true" />
    </button>
  )
}
