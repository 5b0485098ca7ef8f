/** What is special about a matter, in short words: supervised, reopened, escalated, urgent. */
import { useText } from '#platform/text/use-text.ts'
import { shared } from '#platform/ui/workbench/words.ts'
import type { MatterRow } from './row.ts'
import { levels, useTerm } from './terms.ts'

type Marked = Pick<MatterRow, 'supervised' | 'reopened' | 'escalation' | 'level'>

/** The flags; nothing where nothing is special. */
export function Flags({ row }: { row: Marked }) {
  const t = useText(shared)
  const term = useTerm()
  return (
    <>
      {row.level !== 'ordinary' && (
        <span className="wb-flag" data-kind={row.level === 'emergency' ? 'need' : undefined}>
          {term(levels, row.level)}
        </span>
      )}
      {row.supervised && (
        <span className="wb-flag" data-kind="need">
          {t.supervised}
        </span>
      )}
      {row.escalation > 0 && <span className="wb-flag">{t.escalated}</span>}
      {row.reopened > 0 && <span className="wb-flag">{t.reopened(row.reopened)}</span>}
    </>
  )
}
