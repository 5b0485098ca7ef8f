/**
 * A law to read: `/law/liaoyuan`, `/law/liaoyuan/art_28__para_3`. Scrolls to what the link names and marks it.
 */
import './reader.css'
import './pages.css'
import './notes.css'
import { Link, useParams } from '@tanstack/react-router'
import { useEffect, useMemo, useRef, useState } from 'react'
import { CallError } from '#platform/operation/client.ts'
import type { OutputOf } from '#platform/operation/contract.ts'
import { useText } from '#platform/text/use-text.ts'
import { EmptyState, ErrorNotice, Note } from '#platform/ui/notice.tsx'
import { useCall } from '#platform/ui/query.ts'
import { useTitle } from '#platform/ui/title.ts'
import { SkeletonPage } from '#platform/ui/waiting.tsx'
import { statutes } from '../contract.ts'
import type { Row } from '../shapes.ts'
import { Article } from './article.tsx'
import { useWide } from './citing-notes.tsx'
import { ClassLegend } from './class-mark.tsx'
import { countIn, FindField, Wanted } from './find.tsx'
import { useHere } from './here.ts'
import { LawHead } from './law-head.tsx'
import { pageWords } from './pages-words.ts'
import { TermProvider } from './terms.tsx'
import { useRows } from './use-rows.ts'
import { lawWords } from './words.ts'

type Law = OutputOf<typeof statutes.read>

const NONE: readonly Row[] = []
const NO_TERMS: Law['terms'] = []

/** The reader's page. */
export default function ReaderPage() {
  const t = useText(lawWords)
  const { id = '', anchor } = useParams({ strict: false }) as { id?: string; anchor?: string }
  const asked = useCall(statutes.read, { id }, { fresh: 3_600_000 })
  useTitle(asked.data?.title.zh)
  if (asked.error) {
    const isAway = asked.error instanceof CallError && asked.error.status < 500
    return (
      <div className="page narrow stack">
        {isAway ? (
          <EmptyState title={t.noLaw} action={<Link to="/law">{t.all}</Link>}>
            {t.noLawText}
          </EmptyState>
        ) : (
          <ErrorNotice error={asked.error} onRetry={() => asked.refetch()} />
        )}
      </div>
    )
  }
  if (!asked.data) {
    return (
      <div className="page">
        <SkeletonPage />
      </div>
    )
  }
  return <Reader law={asked.data} anchor={anchor} />
}

function Reader({ law, anchor }: { law: Law; anchor: string | undefined }) {
  const t = useText(lawWords)
  const [wanted, setWanted] = useState('')
  const pages = useText(pageWords)
  const rows = useRows(law.id)
  const here = useHere(law.id, law.prefix)
  const ids = useMemo(() => idsOf(law), [law])
  const marked = anchor && ids.has(anchor) ? anchor : undefined
  useMark(marked, rows.size > 0)
  const counts = useMemo(
    () => law.articles.map((article) => (wanted ? countIn(article, wanted) : 1)),
    [law, wanted],
  )
  const shown = law.articles.filter((_, index) => counts[index])
  const places = wanted ? counts.reduce((sum, count) => sum + count, 0) : 0
  return (
    <div className="page law-page">
      <LawHead law={law} marked={marked} />
      <Contents law={law} />
      <div className="law-main">
        {anchor && !marked ? <Note title={t.noAnchor(anchor)} /> : null}
        <FindField wanted={wanted} onChange={setWanted} places={places} articles={shown.length} />
        <details className="law-fold law-legend off-paper">
          <summary>{pages.legend}</summary>
          <ClassLegend />
        </details>
        <TermProvider law={law.id}>
          <Wanted value={wanted}>
            {shown.map((article, index) => (
              <div key={article.eId}>
                <DivisionHeads law={law} from={shown[index - 1]?.division ?? -1} to={article.division} />
                <Article
                  law={law.id}
                  article={article}
                  marked={marked && marked.split('__')[0] === article.eId ? marked : undefined}
                  rows={rows.get(article.number) ?? NONE}
                  terms={wanted ? NO_TERMS : law.terms}
                  here={here}
                />
              </div>
            ))}
          </Wanted>
        </TermProvider>
        {wanted
          ? null
          : law.appendices.map((one) => (
              <section key={one.title} className="law-appendix" lang="zh-CN">
                <h2>{one.title}</h2>
                {one.text.split('\n').map((line) => (
                  <p key={line}>{line}</p>
                ))}
              </section>
            ))}
      </div>
    </div>
  )
}

/** Chapters and sections that begin before an article. */
function DivisionHeads({ law, from, to }: { law: Law; from: number; to: number | null }) {
  if (to === null || to <= from) return null
  return law.divisions.slice(from + 1, to + 1).map((one, index, all) =>
    // Of chapters passed over while searching, only those that lead to this article.
    index < all.length - 1 && one.kind === all.at(-1)?.kind ? null : (
      <h2 key={one.eId} id={one.eId} className="law-division" data-kind={one.kind} lang="zh-CN">
        {one.printed} {one.title}
      </h2>
    ),
  )
}

function Contents({ law }: { law: Law }) {
  const t = useText(lawWords)
  const wide = useWide()
  const ranges = law.divisions.map((_, index) => {
    const articles = law.articles.filter(({ division }) => division === index)
    const [first, last] = [articles[0]?.number, articles.at(-1)?.number]
    return first === undefined ? '' : first === last ? `${first}` : `${first}–${last}`
  })
  if (law.divisions.length === 0) return null
  const list = (
    <ol>
      {law.divisions.map((one, index) => (
        <li key={one.eId} data-kind={one.kind}>
          <a href={`#${one.eId}`} onClick={(event) => jump(event, one.eId)}>
            <span>
              {one.printed} {one.title}
            </span>
            <span className="num quiet">{ranges[index]}</span>
          </a>
        </li>
      ))}
    </ol>
  )
  if (!wide) {
    return (
      <details className="law-contents off-paper">
        <summary>{t.contents}</summary>
        {list}
      </details>
    )
  }
  return (
    <nav className="law-contents off-paper" aria-label={t.contents}>
      <h2 className="quiet small">{t.contents}</h2>
      {list}
    </nav>
  )
}

/** A chapter has no permanent link of its own: the page only goes there. */
function jump(event: React.MouseEvent, eId: string): void {
  event.preventDefault()
  document.getElementById(eId)?.scrollIntoView({ block: 'start' })
}

/** Everything that a link may name. */
function idsOf(law: Law): Set<string> {
  return new Set([
    'preamble',
    ...law.articles.flatMap(({ eId, paragraphs }) => [
      eId,
      ...paragraphs.flatMap((p) => [
        p.eId,
        ...p.items.flatMap((item) => [item.eId, ...item.items.map((sub) => sub.eId)]),
      ]),
    ]),
  ])
}

/**
 * Brings what the link names into view, after the router has restored its own place; once more when the notes have
 * come and pushed it away, unless the reader has moved meanwhile.
 */
function useMark(marked: string | undefined, hasNotes: boolean): void {
  const moved = useRef<string>(undefined)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the notes' coming is what it waits for
  useEffect(() => {
    if (!marked || moved.current === marked) return
    const go = () => document.getElementById(marked)?.scrollIntoView({ block: 'center' })
    const frame = requestAnimationFrame(go)
    const later = setTimeout(go, 120)
    const leave = () => {
      moved.current = marked
      clearTimeout(later)
    }
    const moves = ['wheel', 'touchstart', 'keydown', 'mousedown'] as const
    for (const one of moves) addEventListener(one, leave, { passive: true })
    return () => {
      cancelAnimationFrame(frame)
      clearTimeout(later)
      for (const one of moves) removeEventListener(one, leave)
    }
  }, [marked, hasNotes])
}
