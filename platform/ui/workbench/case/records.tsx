/**
 * The record of a case as a table: every entry of its history, in order.
 */
import { formatDateTime } from '#platform/text/dates.ts'
import { useLang, usePick, useText } from '#platform/text/use-text.ts'
import type { CaseEvent } from './shown.ts'
import { stepWords } from './words.ts'

/** All entries, oldest first. */
export function Records({ events }: { events: readonly CaseEvent[] }) {
  const t = useText(stepWords)
  const lang = useLang()
  const say = usePick()
  return (
    <>
      <p className="wb-soft">{t.recordsAbout}</p>
      <div className="wb-table-x">
        <table className="wb-table">
          <thead>
            <tr>
              <th className="wb-right">{t.rSeq}</th>
              <th>{t.rAt}</th>
              <th>{t.rAction}</th>
              <th>{t.rBy}</th>
              <th>{t.rState}</th>
              <th>{t.rNote}</th>
            </tr>
          </thead>
          <tbody>
            {events.map((event) => (
              <tr key={event.seq}>
                <td className="wb-right">{event.seq}</td>
                <td className="wb-one">
                  <time dateTime={event.at}>{formatDateTime(event.at, lang, { year: true })}</time>
                </td>
                <td className="wb-one">{say(event.name)}</td>
                <td>{event.by}</td>
                <td className="wb-one">{say(event.toName)}</td>
                <td>{event.note}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}
