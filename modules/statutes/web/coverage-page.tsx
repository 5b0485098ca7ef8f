/**
 * What becomes of the articles of all laws, counted; every number leads to the rows.
 */
import './reader.css'
import './pages.css'
import { Link } from '@tanstack/react-router'
import { ChevronLeft } from 'lucide-react'
import { pick } from '#platform/text/define.ts'
import { useLang, useText } from '#platform/text/use-text.ts'
import { ErrorNotice } from '#platform/ui/notice.tsx'
import { useCall } from '#platform/ui/query.ts'
import { useTitle } from '#platform/ui/title.ts'
import { SkeletonList } from '#platform/ui/waiting.tsx'
import { statutes } from '../contract.ts'
import { COUNTED } from '../shapes.ts'
import { ClassLegend, ClassMark } from './class-mark.tsx'
import { CoverageBar } from './coverage-bar.tsx'
import { pageWords } from './pages-words.ts'
import { lawWords } from './words.ts'

export default function CoveragePage() {
  const t = useText(pageWords)
  const law = useText(lawWords)
  const lang = useLang()
  const asked = useCall(statutes.coverage, {}, { fresh: 600_000 })
  useTitle(t.coverageAll)
  return (
    <div className="page law-wide stack">
      <Link to="/law" className="law-back">
        <ChevronLeft size={18} aria-hidden="true" />
        {law.all}
      </Link>
      <h1 tabIndex={-1}>{t.coverageAll}</h1>
      <p className="quiet law-lead">{t.coverageLead}</p>
      <ErrorNotice error={asked.error} onRetry={() => asked.refetch()} />
      {asked.isPending ? <SkeletonList /> : null}
      {asked.data ? (
        <>
          <div className="law-table-x">
            <table className="law-table coverage-table">
              <thead>
                <tr>
                  <th scope="col">{t.law}</th>
                  <th scope="col">{t.articles}</th>
                  <th scope="col">{t.rowsAll}</th>
                  {COUNTED.map((kind) => (
                    <th key={kind} scope="col">
                      <ClassMark kind={kind} named />
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {asked.data.items.map(({ id, jurisdiction, title, provisional, coverage }) => (
                  <tr key={id}>
                    <th scope="row">
                      <Link to="/law/$id/coverage" params={{ id }} title={title.zh}>
                        {pick(jurisdiction, lang)}
                      </Link>
                      {provisional ? <span className="tag-draft">{law.draft}</span> : null}
                      <CoverageBar coverage={coverage} />
                    </th>
                    <td className="num" data-name={t.articles}>
                      {coverage.articles}
                    </td>
                    <td className="num" data-name={t.rowsAll}>
                      <Link to="/law/$id/coverage" params={{ id }}>
                        {coverage.rows}
                      </Link>
                    </td>
                    {coverage.counts.map((one) => (
                      <td key={one.class} className="num">
                        <span className="cell-name">
                          <ClassMark kind={one.class} named />
                        </span>
                        {one.rows ? (
                          <Link to="/law/$id/coverage" params={{ id }} search={{ class: one.class } as never}>
                            {one.rows}{' '}
                            <span className="quiet small cell-sub">{t.articlesWithRow(one.articles)}</span>
                          </Link>
                        ) : (
                          <span className="quiet">0</span>
                        )}
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          <section className="stack-s">
            <h2>{t.meaning}</h2>
            <ClassLegend />
          </section>
        </>
      ) : null}
    </div>
  )
}
