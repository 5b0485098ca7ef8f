/**
 * How often, by month, rule and body. Each is a table whose bars are its chart: figure and length say the same.
 */
import type { ReactNode } from 'react'
import type { OutputOf } from '#platform/operation/contract.ts'
import { usePick, useText } from '#platform/text/use-text.ts'
import { Panel } from '#platform/ui/workbench/page.tsx'
import type { refusals } from '../../contract.ts'
import { refusalWords } from './words.ts'

/** What was counted. */
export type Statistics = OutputOf<typeof refusals.statistics>

interface Line {
  key: string
  name: ReactNode
  refused: number
  warned: number
}

/** Rules and bodies shown at first. */
const FIRST = 8

/** The three of them. */
export function Counts({
  data,
  choose,
}: {
  data: Statistics
  choose: (parts: Record<string, string>) => void
}) {
  const t = useText(refusalWords)
  const say = usePick()
  return (
    <div className="wb-refusals-counts">
      <Panel
        title={t.byMonth}
        side={<span className="wb-soft">{t.total(data.total.refused, data.total.warned)}</span>}
      >
        <Bars
          head={t.month}
          lines={data.months.map(({ month, ...counts }) => ({ key: month, name: month, ...counts }))}
        />
      </Panel>
      <Panel title={t.byCode}>
        <Bars
          head={t.code}
          lines={data.codes.slice(0, FIRST).map(({ code, name, ...counts }) => ({
            key: code,
            name: (
              <button type="button" className="wb-link" onClick={() => choose({ code })}>
                {say(name)}
              </button>
            ),
            ...counts,
          }))}
        />
      </Panel>
      <Panel title={t.byBody}>
        <Bars
          head={t.body}
          lines={data.bodies.slice(0, FIRST).map(({ body, ...counts }) => ({
            key: body?.id ?? 'none',
            name: body ? (
              <button type="button" className="wb-link" onClick={() => choose({ body: body.id })}>
                {body.name}
              </button>
            ) : (
              t.resident
            ),
            ...counts,
          }))}
        />
        {data.bodies.length + data.more > FIRST && (
          <p className="wb-soft">{t.moreBodies(data.bodies.length + data.more - FIRST)}</p>
        )}
      </Panel>
    </div>
  )
}

function Bars({ head, lines }: { head: string; lines: readonly Line[] }) {
  const t = useText(refusalWords)
  const most = Math.max(1, ...lines.map(({ refused, warned }) => refused + warned))
  return (
    <table className="wb-refusals-bars">
      <thead>
        <tr>
          <th>{head}</th>
          <th className="wb-right">{t.refuse}</th>
          <th className="wb-right">{t.warn}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ key, name, refused, warned }) => (
          <tr key={key}>
            <th scope="row">
              {name}
              <span className="wb-refusals-bar" aria-hidden="true">
                <i data-kind="refuse" style={{ width: `${(refused / most) * 100}%` }} />
                <i data-kind="warn" style={{ width: `${(warned / most) * 100}%` }} />
              </span>
            </th>
            <td className="wb-right">{refused}</td>
            <td className="wb-right">{warned}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
