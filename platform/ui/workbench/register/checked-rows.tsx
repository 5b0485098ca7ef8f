/** What a check found, row by row: what to correct in which cell, and what would change. */
import { Button } from 'antd'
import { useState } from 'react'
import type { OutputOf } from '#platform/operation/contract.ts'
import type { RegisterContract } from '#platform/registers/contract.ts'
import { levelWords, type Register } from '#platform/registers/declare.ts'
import { usePick, useText } from '#platform/text/use-text.ts'
import { usePages } from '#platform/ui/query.ts'
import { Failure, RowsComing } from '../answers.tsx'
import { Changes } from './history.tsx'
import type { RegisterShown } from './pages.tsx'
import { registerWords } from './words.ts'

type Checked = OutputOf<RegisterContract['checked']>
type Row = Checked['items'][number]
type Kind = Row['kind']

/** The rows, kind by kind; those to be corrected first. */
export function CheckedRows({
  shown: { register, contracts },
  at,
  counts,
}: {
  shown: RegisterShown
  at: { county: string; id: string }
  counts: NonNullable<Checked['counts']>
}) {
  const t = useText(registerWords)
  const kinds = (['wrong', 'new', 'changed', 'unchanged'] as const).filter((kind) => counts[kind] > 0)
  const [kind, setKind] = useState<Kind>(kinds[0] ?? 'new')
  const words = { wrong: t.kindWrong, new: t.kindNew, changed: t.kindChanged, unchanged: t.kindUnchanged }
  const asked = usePages(contracts.checked, { ...at, kind, limit: 100 })
  const names = Object.assign({}, ...asked.pages.map((page) => page.names)) as Record<string, string>
  return (
    <section className="wb-stack">
      <div className="wb-chips">
        {kinds.map((one) => (
          <button
            key={one}
            type="button"
            className="wb-chip"
            aria-pressed={one === kind}
            onClick={() => setKind(one)}
          >
            {words[one]} <span className="wb-num">{counts[one].toLocaleString('en')}</span>
          </button>
        ))}
      </div>
      {asked.isPending ? (
        <RowsComing rows={4} />
      ) : asked.isError && asked.items.length === 0 ? (
        <Failure error={asked.error} again={() => void asked.refetch()} />
      ) : (
        <div className="wb-table-room wb-folding wb-register-checked">
          <table className="wb-table">
            <thead>
              <tr>
                <th>{t.line}</th>
                <th>{t.what}</th>
                {kind === 'wrong' && <th>{t.problem}</th>}
                {kind === 'changed' && <th>{t.change}</th>}
              </tr>
            </thead>
            <tbody>
              {(asked.items as Row[]).map((row) => (
                <tr key={row.line}>
                  <td className="wb-register-line wb-num">{t.rowNo(row.line)}</td>
                  <th scope="row">
                    {row.label || '—'}
                    {row.place && <div className="wb-soft">{row.place.name}</div>}
                  </th>
                  {kind === 'wrong' && (
                    <td>
                      <Problems register={register} problems={row.problems} />
                    </td>
                  )}
                  {kind === 'changed' && (
                    <td>
                      <Changes register={register} changes={row.changes} names={names} />
                    </td>
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {asked.hasNextPage && (
        <Button loading={asked.isFetchingNextPage} onClick={() => void asked.fetchNextPage()}>
          {t.more}
        </Button>
      )}
    </section>
  )
}

function Problems({ register, problems }: { register: Register; problems: Row['problems'] }) {
  const t = useText(registerWords)
  const say = usePick()
  const nameOf = (id: string | null) => {
    const column = register.columns.find((one) => one.id === id)
    return column ? say(column.words) : say(levelWords[register.level])
  }
  return (
    <ul className="wb-register-problems">
      {problems.map(({ column, text }) => (
        <li key={`${column}${text.zh}`}>
          <strong>{t.cellOf(nameOf(column))}</strong>
          {say(text)}
        </li>
      ))}
    </ul>
  )
}
