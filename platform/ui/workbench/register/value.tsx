/** A value of a column as pages show it. */
import type { Column, Value } from '#platform/registers/declare.ts'
import { sayValue } from '#platform/registers/values.ts'
import { formatDay } from '#platform/text/dates.ts'
import { useLang } from '#platform/text/use-text.ts'

/** The value in words; nothing where there is none. */
export function Shown({
  column,
  value,
  names = {},
}: {
  column: Column
  value: Value | undefined
  names?: Readonly<Record<string, string>>
}) {
  const lang = useLang()
  if (value === undefined) return null
  if (column.type === 'date')
    return <time dateTime={String(value)}>{formatDay(String(value), lang, { year: true })}</time>
  const text = sayValue(column, value, lang, names)
  if (column.type === 'longText') return <span className="wb-lines">{text}</span>
  return isNumber(column) ? <span className="wb-num">{text}</span> : text
}

/** Numbers stand on the right. */
export function isNumber({ type }: Column): boolean {
  return type === 'number' || type === 'integer'
}
