/**
 * The inbox's four groups and their rows.
 */
import { Checkbox } from 'antd'
import { usePick, useText } from '#platform/text/use-text.ts'
import { DueChip, DueShape } from '#platform/ui/workbench/due.tsx'
import { Go } from '#platform/ui/workbench/go.tsx'
import { Flags } from '../flags.tsx'
import { type MatterRow, pageOf } from '../row.ts'
import { listWords } from '../words.ts'

type Name = 'overdue' | 'today' | 'week' | 'later'
/** A group with its rows. */
export interface Group {
  name: Name
  rows: MatterRow[]
}

const NAMES: readonly Name[] = ['overdue', 'today', 'week', 'later']

/** Sorts rows into groups, in the order in which they came; what has no deadline comes later. */
export function groupsOf(rows: readonly MatterRow[]): Group[] {
  return NAMES.map((name) => ({
    name,
    rows: rows.filter((row) => (row.due === 'none' ? 'later' : row.due) === name),
  })).filter((group) => group.rows.length > 0)
}

interface GroupsProps {
  groups: readonly Group[]
  counts: Record<Name, number> | undefined
  chosen: ReadonlySet<string>
  choose: (ids: readonly string[], on: boolean) => void
}

/** The groups. */
export function Groups({ groups, counts, chosen, choose }: GroupsProps) {
  const t = useText(listWords)
  return groups.map(({ name, rows }) => {
    const ids = rows.map((row) => row.id)
    const on = ids.filter((id) => chosen.has(id)).length
    return (
      <section key={name} className="wb-group" data-due={name}>
        <h2>
          <Checkbox
            aria-label={t.selectAll(t[name])}
            checked={on === ids.length}
            indeterminate={on > 0 && on < ids.length}
            onChange={(event) => choose(ids, event.target.checked)}
          />
          <DueShape due={name} />
          {t[name]}
          <span className="wb-soft wb-num">{counts?.[name] ?? rows.length}</span>
        </h2>
        <ul>
          {rows.map((row) => (
            <Row key={row.id} row={row} on={chosen.has(row.id)} choose={choose} />
          ))}
        </ul>
      </section>
    )
  })
}

function Row({ row, on, choose }: { row: MatterRow; on: boolean; choose: GroupsProps['choose'] }) {
  const t = useText(listWords)
  const say = usePick()
  return (
    <li className="wb-item" data-chosen={on}>
      <Checkbox
        aria-label={t.select(row.no)}
        checked={on}
        onChange={(event) => choose([row.id], event.target.checked)}
      />
      <div className="wb-item-what">
        <Go to={pageOf(row)} data-row={row.id}>
          {row.title}
        </Go>
        <span className="wb-item-small">
          <span className="wb-num">{row.no}</span>
          {!row.title.includes(say(row.categoryName)) && say(row.categoryName)}
          <Flags row={row} />
        </span>
      </div>
      <div className="wb-item-where">
        {row.placeName}
        {row.address && <span className="wb-item-small">{row.address}</span>}
      </div>
      <div className="wb-item-state">{say(row.stateName)}</div>
      <div className="wb-item-due">
        <DueChip row={row} />
      </div>
      <div className="wb-item-who">{row.holderName ?? <span className="wb-soft">{t.nobody}</span>}</div>
    </li>
  )
}
