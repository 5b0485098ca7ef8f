/** Rows of one kind: what holds, what would hold, and the provisions of both laws side by side. */
import { Button } from 'antd'
import type { Citation } from '#platform/operation/contract.ts'
import { usePick, useText } from '#platform/text/use-text.ts'
import { usePages } from '#platform/ui/query.ts'
import { Failure, RowsComing } from '#platform/ui/workbench/answers.tsx'
import { Go } from '#platform/ui/workbench/go.tsx'
import { type Trial, type TrialRow, trials } from '../contract.ts'
import { trialWords } from './words.ts'

/** The table; on a phone each row is a block. */
export function Rows({ trial, kind, about }: { trial: Trial; kind: string; about: 'case' | 'law' }) {
  const t = useText(trialWords)
  const { county, id } = trial
  const asked = usePages(trials.rows, { county, id, kind, about, limit: 50 })
  if (asked.isPending) return <RowsComing rows={5} />
  if (asked.isError && asked.items.length === 0)
    return <Failure error={asked.error} again={() => void asked.refetch()} />
  const compares = asked.items.some(({ now }) => now.zh !== '')
  return (
    <>
      <div className="wb-trial-rows">
        <table className="wb-table">
          <thead>
            <tr>
              <th>{about === 'case' ? t.number : t.what}</th>
              {compares && <th>{t.now}</th>}
              <th>{t.otherwise}</th>
            </tr>
          </thead>
          <tbody>
            {asked.items.map((row) => (
              <Row key={row.n} row={row} compares={compares} draft={trial.tried.draft !== null} />
            ))}
          </tbody>
        </table>
      </div>
      {asked.hasNextPage && (
        <Button
          className="wb-more"
          loading={asked.isFetchingNextPage}
          onClick={() => void asked.fetchNextPage()}
        >
          {t.more}
        </Button>
      )}
    </>
  )
}

function Row({ row, compares, draft }: { row: TrialRow; compares: boolean; draft: boolean }) {
  const t = useText(trialWords)
  const say = usePick()
  return (
    <tr>
      <th scope="row" className="wb-trial-about">
        {row.no &&
          (row.ref ? (
            <Go to={`/work/matters/${row.ref.county}/${row.ref.id}`} className="wb-num">
              {row.no}
            </Go>
          ) : (
            <span className="wb-num">{row.no}</span>
          ))}
        <span>{say(row.title)}</span>
        <span className="wb-soft">
          {[row.place?.name, row.stage && say(row.stage)].filter(Boolean).join(' · ')}
        </span>
      </th>
      {compares && (
        <td data-head={t.now}>
          <Side words={say(row.now)} basis={row.own} linked />
        </td>
      )}
      <td data-head={t.otherwise}>
        <Side words={say(row.otherwise)} basis={row.tried} linked={!draft} />
      </td>
    </tr>
  )
}

/** One law's side; the words of a draft are shown here, for the reader has only what is in force. */
function Side({ words, basis, linked }: { words: string; basis: readonly Citation[]; linked: boolean }) {
  const t = useText(trialWords)
  const articles = [...new Set(basis.map(({ article }) => article))].join('、')
  return (
    <>
      <span>{words}</span>
      {basis.length > 0 && (
        <details className="wb-trial-basis">
          <summary>{t.articles(articles)}</summary>
          {basis.map((one) => (
            <blockquote key={`${one.article}${one.quote}`}>
              <p>{one.quote}</p>
              <footer>
                {linked ? (
                  <a href={one.url} target="_blank" rel="noreferrer">
                    {`《${one.statute}》${one.article}`}
                  </a>
                ) : (
                  `${t.draftText} · ${one.article}`
                )}
              </footer>
            </blockquote>
          ))}
        </details>
      )}
    </>
  )
}
