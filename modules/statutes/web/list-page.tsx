/**
 * All laws of this installation.
 */
import './reader.css'
import './pages.css'
import { Link } from '@tanstack/react-router'
import { pick } from '#platform/text/define.ts'
import { useLang, useText } from '#platform/text/use-text.ts'
import { ErrorNotice } from '#platform/ui/notice.tsx'
import { useCall } from '#platform/ui/query.ts'
import { useTitle } from '#platform/ui/title.ts'
import { SkeletonList } from '#platform/ui/waiting.tsx'
import { statutes } from '../contract.ts'
import { sayDay } from './day.ts'
import { pageWords } from './pages-words.ts'
import { lawWords } from './words.ts'

/** The list of laws. */
export default function LawListPage() {
  const t = useText(lawWords)
  const pages = useText(pageWords)
  const lang = useLang()
  const asked = useCall(statutes.list, {}, { fresh: 3_600_000 })
  useTitle(t.listTitle)
  return (
    <div className="page narrow stack">
      <h1 tabIndex={-1}>{t.listTitle}</h1>
      <p className="quiet">{t.listLead}</p>
      <nav className="law-tabs" aria-label={pages.pages}>
        <Link to="/law/coverage">{pages.coverageAll}</Link>
        <Link to="/law/compare">{pages.compare}</Link>
      </nav>
      <ErrorNotice error={asked.error} onRetry={() => asked.refetch()} />
      {asked.isPending ? <SkeletonList /> : null}
      {asked.data ? (
        <ul className="card-list">
          {asked.data.items.map((law) => (
            <li key={law.id}>
              <Link className="pick-row law-row" to="/law/$id" params={{ id: law.id }}>
                <span>
                  <b lang="zh-CN">{law.title.zh}</b>
                  {lang === 'en' ? <span className="law-row-line">{law.title.en}</span> : null}
                  <span className="quiet small law-row-line">
                    {[
                      pick(law.jurisdiction, lang),
                      t.articles(law.articles),
                      ...(law.dates.effective ? [t.inForceSince(sayDay(law.dates.effective, lang))] : []),
                    ].join(' · ')}
                  </span>
                </span>
                {law.provisional ? <span className="tag-draft push">{t.draft}</span> : null}
              </Link>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  )
}
