/**
 * What an article asks, beside it: each row with what becomes of it, and how it stands where the reader works.
 */
import { useState } from 'react'
import { useText } from '#platform/text/use-text.ts'
import type { Row } from '../shapes.ts'
import { ClassMark } from './class-mark.tsx'
import type { Counts, Here } from './here.ts'
import { pageWords } from './pages-words.ts'
import { Fact, LinkTo, RowFacts, RowTitle } from './row-facts.tsx'
import { lawWords } from './words.ts'

/** Rows shown before the rest is asked for. */
const SHOWN = 3

/** The rows of one article. */
export function DutyNotes({ rows, here }: { rows: readonly Row[]; here: Here }) {
  const t = useText(pageWords)
  const law = useText(lawWords)
  const [all, setAll] = useState(false)
  const isLong = rows.length > SHOWN + 1
  const shown = all || !isLong ? rows : rows.slice(0, SHOWN)
  return (
    <div className="duty-notes">
      <p className="duty-notes-head">{t.dutiesCount(rows.length)}</p>
      <ul>
        {shown.map((row) => (
          <li key={row.id}>
            <DutyNote row={row} here={here} />
          </li>
        ))}
      </ul>
      {isLong ? (
        <button type="button" className="law-more" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? law.less : law.more(rows.length - SHOWN)}
        </button>
      ) : null}
    </div>
  )
}

function DutyNote({ row, here: { states } }: { row: Row; here: Here }) {
  const t = useText(pageWords)
  const counts = states?.byRow.get(row.id)
  return (
    <details>
      <summary>
        <ClassMark kind={row.unbound ? 'unbound' : row.class} />
        <span>
          <RowTitle row={row} />
        </span>
      </summary>
      <p className="small duty-class">
        <ClassMark kind={row.unbound ? 'unbound' : row.class} named />
      </p>
      <RowFacts row={row}>
        {counts && states ? (
          <Fact name={t.standing(states.place)}>
            <LinkTo to={`/work/duties/list?duty=${row.id}&within=${states.code}`}>
              <States counts={counts} />
            </LinkTo>
          </Fact>
        ) : null}
      </RowFacts>
    </details>
  )
}

/** The states of design/pages.md by shape and word, the worst first. */
function States({ counts }: { counts: Counts }) {
  const t = useText(pageWords)
  const all: [string, string, number][] = [
    ['▲', t.overdue, counts.overdue],
    ['◇', t.notCheckable, counts.notCheckable],
    ['○', t.dueNow, counts.due],
    ['─', t.notMeasured, counts.notMeasured],
    ['◆', t.judged, counts.judged],
    ['●', t.met, counts.met],
  ]
  return all
    .filter(([, , count]) => count > 0)
    .map(([shape, name, count]) => (
      <span key={name} className="duty-state">
        <span aria-hidden="true">{shape}</span> {name} {count.toLocaleString('en')}
      </span>
    ))
}
