/** The list of matters as a table; on a phone as cards. */
import { formatDateTime } from '#platform/text/dates.ts'
import { useLang, usePick, useText } from '#platform/text/use-text.ts'
import { DueChip } from '#platform/ui/workbench/due.tsx'
import { Go } from '#platform/ui/workbench/go.tsx'
import { Flags } from '../flags.tsx'
import { type MatterRow, pageOf } from '../row.ts'
import { listWords } from '../words.ts'

/** The table. */
export function MattersTable({ rows }: { rows: readonly MatterRow[] }) {
  const t = useText(listWords)
  const lang = useLang()
  const say = usePick()
  return (
    <div className="wb-table-room wb-matters">
      <table className="wb-table">
        <thead>
          <tr>
            <th>{t.what}</th>
            <th>{t.where}</th>
            <th>{t.state}</th>
            <th>{t.due}</th>
            <th>{t.who}</th>
            <th className="wb-right">{t.opened}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row">
                <Go to={pageOf(row)} data-row={row.id}>
                  {row.title}
                </Go>
                <span className="wb-item-small">
                  <span className="wb-num">{row.no}</span>
                  {!row.title.includes(say(row.categoryName)) && say(row.categoryName)}
                  <Flags row={row} />
                </span>
              </th>
              <td>
                {row.placeName}
                {row.address && <div className="wb-soft wb-clip">{row.address}</div>}
              </td>
              <td className="wb-one">{say(row.stateName)}</td>
              <td className="wb-one">
                <DueChip row={row} />
              </td>
              <td>{row.holderName ?? <span className="wb-soft">─</span>}</td>
              <td className="wb-right">
                <time dateTime={row.openedAt}>{formatDateTime(row.openedAt, lang)}</time>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
