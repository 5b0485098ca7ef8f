/**
 * The few numbers: each with its definition on demand, the period before, and its records.
 */
import { Button, Popover } from 'antd'
import { Info } from 'lucide-react'
import { usePick, useText } from '#platform/text/use-text.ts'
import { Go } from '#platform/ui/workbench/go.tsx'
import type { Board, Indicator } from './board.ts'
import { recordsLink } from './board.ts'
import { boardWords } from './words.ts'

type Value = Board['values'][number]

/** The numbers. */
export function Values({
  values,
  definitions,
}: {
  values: readonly Value[]
  definitions: ReadonlyMap<string, Indicator>
}) {
  return (
    <ul className="wb-values">
      {values.map((value) => {
        const definition = definitions.get(value.indicator)
        return definition && <One key={value.indicator} value={value} definition={definition} />
      })}
    </ul>
  )
}

function One({ value, definition }: { value: Value; definition: Indicator }) {
  const t = useText(boardWords)
  const say = usePick()
  const unit = t[definition.unit]
  const figure = (number: number) => number.toLocaleString('en-US', { maximumFractionDigits: 1 })
  return (
    <li>
      <div className="wb-value-name">
        {say(definition.name)}
        <Popover
          trigger="click"
          content={
            <div className="wb-value-about">
              <b>{say(definition.name)}</b>
              <p>{say(definition.definition)}</p>
              {value.denominator !== null && definition.unit === 'percent' && (
                <p className="wb-num">
                  {figure(value.numerator)} ÷ {figure(value.denominator)}
                </p>
              )}
              <p className="wb-soft">
                {t.version} {definition.version} · {definition.source}
              </p>
            </div>
          }
        >
          <Button
            type="text"
            size="small"
            aria-label={`${t.definition}: ${say(definition.name)}`}
            icon={<Info size={15} aria-hidden="true" />}
          />
        </Popover>
      </div>
      <div className="wb-value-figure">
        {value.value === null ? (
          <span className="wb-value-none">{t.noneMeasured}</span>
        ) : (
          <>
            <b className="wb-num">{figure(value.value)}</b>
            <span>{unit}</span>
          </>
        )}
      </div>
      <div className="wb-value-foot">
        <Change value={value} unit={unit} figure={figure} />
        <Go className="off-paper" to={recordsLink(value.filter)}>
          {definition.unit === 'hours' ? t.records : t.recordsOf(value.numerator)}
        </Go>
      </div>
    </li>
  )
}

function Change({ value, unit, figure }: { value: Value; unit: string; figure: (number: number) => string }) {
  const t = useText(boardWords)
  if (value.before === null) return <span className="wb-soft">{t.noBefore}</span>
  const delta = value.value === null ? 0 : value.value - value.before
  const [sign, words] = delta > 0 ? ['↑', t.more] : delta < 0 ? ['↓', t.less] : ['＝', t.same]
  return (
    <span className="wb-soft wb-num" title={words}>
      {value.value !== null && (
        <>
          <span aria-hidden="true">{sign}</span>
          <span className="wb-hidden">{words}</span>{' '}
        </>
      )}
      {t.before(`${figure(value.before)}${unit}`)}
    </span>
  )
}
