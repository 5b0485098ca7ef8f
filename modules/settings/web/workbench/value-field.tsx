/** The field of a figure: what it looks like depends on the unit. */
import { Input, InputNumber, Select } from 'antd'
import {
  isRange,
  isTime,
  kindOfUnit,
  PERIODS,
  type SettingValue,
  sayUnit,
  TIME_UNITS,
} from '#platform/law/setting-value.ts'
import { usePick, useText } from '#platform/text/use-text.ts'
import { settingWords } from '../words.ts'

interface ValueFieldProps {
  id: string
  unit: string
  value: SettingValue | undefined
  change: (value: SettingValue | undefined) => void
}

/** The field. */
export function ValueField(props: ValueFieldProps) {
  const { id, unit, value, change } = props
  const t = useText(settingWords)
  const say = usePick()
  switch (kindOfUnit(unit)) {
    case 'range':
      return <RangeField {...props} />
    case 'time':
      return <TimeField {...props} />
    case 'period':
      return (
        <Select
          id={id}
          placeholder={t.choose}
          value={typeof value === 'string' ? value : null}
          onChange={(next) => change(next ?? undefined)}
          options={PERIODS.map((one) => ({ value: one, label: t[one] }))}
          style={{ minWidth: 180 }}
        />
      )
    case 'date':
      return (
        <input
          id={id}
          type="date"
          className="wb-date"
          value={typeof value === 'string' ? value : ''}
          onChange={(event) => change(event.target.value || undefined)}
        />
      )
    case 'list':
      return (
        <Input.TextArea
          id={id}
          autoSize={{ minRows: 4, maxRows: 12 }}
          value={Array.isArray(value) ? value.join('\n') : ''}
          onChange={(event) => change(event.target.value ? event.target.value.split('\n') : undefined)}
        />
      )
    case 'words':
      return (
        <Input.TextArea
          id={id}
          autoSize={{ minRows: 2, maxRows: 8 }}
          maxLength={500}
          value={typeof value === 'string' ? value : ''}
          onChange={(event) => change(event.target.value || undefined)}
        />
      )
    default:
      return (
        <InputNumber
          id={id}
          min={0}
          value={typeof value === 'number' ? value : null}
          onChange={(next) => change(next ?? undefined)}
          suffix={say(sayUnit(unit)) || undefined}
          style={{ width: 220 }}
        />
      )
  }
}

function RangeField({ id, unit, value, change }: ValueFieldProps) {
  const t = useText(settingWords)
  const say = usePick()
  const { min, max } = value !== undefined && isRange(value) ? value : { min: null, max: null }
  const set = (next: { min: number | null; max: number | null }) =>
    change(next.min === null && next.max === null ? undefined : next)
  const suffix = say(sayUnit(unit)) || undefined
  return (
    <div className="wb-row">
      <InputNumber
        id={id}
        aria-label={t.fewest}
        placeholder={t.fewest}
        min={0}
        precision={0}
        value={min}
        suffix={suffix}
        onChange={(next) => set({ min: next, max })}
        style={{ width: 170 }}
      />
      <span aria-hidden="true">–</span>
      <InputNumber
        aria-label={t.most}
        placeholder={t.most}
        min={0}
        precision={0}
        value={max}
        suffix={suffix}
        onChange={(next) => set({ min, max: next })}
        style={{ width: 170 }}
      />
    </div>
  )
}

function TimeField({ id, value, change }: ValueFieldProps) {
  const t = useText(settingWords)
  const known = value !== undefined && isTime(value) ? value : undefined
  return (
    <div className="wb-row">
      <InputNumber
        id={id}
        min={0}
        value={known?.amount ?? null}
        onChange={(amount) =>
          change(amount === null ? undefined : { amount, unit: known?.unit ?? 'workingDays' })
        }
        style={{ width: 120 }}
      />
      <Select
        aria-label={t.unitOf}
        value={known?.unit ?? 'workingDays'}
        onChange={(unit) => change({ amount: known?.amount ?? 1, unit })}
        options={TIME_UNITS.map((one) => ({ value: one, label: t[one] }))}
        style={{ minWidth: 150 }}
      />
    </div>
  )
}
