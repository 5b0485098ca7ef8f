/** The attempts, one row each: when, by which rule, what, whose, where. */
import type { OutputOf } from '#platform/operation/contract.ts'
import { formatDateTime } from '#platform/text/dates.ts'
import { useLang, usePick, useText } from '#platform/text/use-text.ts'
import { Go } from '#platform/ui/workbench/go.tsx'
import type { refusals } from '../../contract.ts'
import { refusalWords } from './words.ts'

/** An attempt as lists have it. */
export type Attempt = OutputOf<typeof refusals.list>['items'][number]

/** The table; on a phone each row is a block. */
export function AttemptTable({ items }: { items: readonly Attempt[] }) {
  const t = useText(refusalWords)
  return (
    <div className="wb-table-room wb-folding">
      <table className="wb-table">
        <thead>
          <tr>
            <th>{t.code}</th>
            <th>{t.result}</th>
            <th>{t.attempted}</th>
            <th>{t.body}</th>
            <th>{t.place}</th>
            <th>{t.basis}</th>
            <th>{t.time}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((one) => (
            <Row key={one.id} attempt={one} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Row({ attempt }: { attempt: Attempt }) {
  const t = useText(refusalWords)
  const say = usePick()
  const lang = useLang()
  const [cited] = attempt.basis
  return (
    <tr>
      <th scope="row">
        <Go to={`/work/refusals/${attempt.county}/${attempt.id}`}>{say(attempt.name)}</Go>
      </th>
      <td className="wb-one">
        <Mode mode={attempt.mode} />
      </td>
      <td>{say(attempt.operation)}</td>
      <td>
        {attempt.body?.name ?? t.resident}
        {attempt.post && <span className="wb-soft"> {say(attempt.post)}</span>}
      </td>
      <td>{attempt.place.name}</td>
      <td className="wb-one">
        {cited ? (
          <a href={cited.url} title={`《${cited.statute}》`}>
            {cited.article}
          </a>
        ) : (
          <span className="wb-soft">{t.ownRule}</span>
        )}
      </td>
      <td className="wb-one wb-num">
        <time dateTime={attempt.at}>{formatDateTime(attempt.at, lang)}</time>
      </td>
    </tr>
  )
}

/** Refused or warned, by shape as well. */
export function Mode({ mode }: { mode: 'refuse' | 'warn' }) {
  const t = useText(refusalWords)
  return (
    <span className="wb-refusals-mode" data-mode={mode}>
      <svg className="wb-shape" viewBox="0 0 12 12" aria-hidden="true">
        {mode === 'refuse' ? (
          <circle cx="6" cy="6" r="5" fill="currentColor" />
        ) : (
          <path d="M6 1 11.5 11H.5z" fill="none" stroke="currentColor" strokeWidth="1.5" />
        )}
      </svg>
      {t[mode]}
    </span>
  )
}
