/**
 * What becomes of every row of one law, with the reason where the software does not do it.
 */
import './reader.css'
import './pages.css'
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { usePick, useText } from '#platform/text/use-text.ts'
import { Button } from '#platform/ui/button.tsx'
import { EmptyState } from '#platform/ui/notice.tsx'
import { usePages } from '#platform/ui/query.ts'
import { useTitle } from '#platform/ui/title.ts'
import { statutes } from '../contract.ts'
import { COUNTED, type Counted, type Row } from '../shapes.ts'
import { ClassLegend, ClassMark } from './class-mark.tsx'
import { CoverageBar } from './coverage-bar.tsx'
import { SearchField, SelectField } from './filters.tsx'
import { LawFrame } from './law-frame.tsx'
import { pageWords } from './pages-words.ts'
import { LinkTo, RowFacts, RowTitle } from './row-facts.tsx'

interface Filter {
  class?: string
  capability?: string
  search?: string
}

export default function LawCoveragePage() {
  const t = useText(pageWords)
  const say = usePick()
  const { id = '' } = useParams({ strict: false }) as { id?: string }
  const filter = useSearch({ strict: false }) as Filter
  const go = useNavigate()
  const kind = COUNTED.find((one) => one === filter.class)
  const { capability, search } = filter
  const asked = usePages(statutes.rows, { id, class: kind, capability, search, limit: 30 })
  const law = asked.pages[0]
  useTitle(law ? t.coverageOf(law.title.zh) : undefined)
  const set = (more: Filter) =>
    go({ to: '/law/$id/coverage', params: { id }, search: { ...filter, ...more } as never, replace: true })
  return (
    <LawFrame law={law} present="coverage" error={asked.error} onRetry={() => asked.refetch()}>
      {law ? (
        <>
          <p className="quiet law-lead">{t.coverageLead}</p>
          <CoverageBar coverage={law.coverage} />
          <fieldset className="chips" aria-label={t.coverage}>
            <Chip pressed={!kind} onPress={() => set({ class: undefined })}>
              {t.all} {law.coverage.rows}
            </Chip>
            {law.coverage.counts
              .filter(({ rows, class: one }) => rows > 0 || one === kind)
              .map(({ class: one, rows }) => (
                <Chip key={one} pressed={kind === one} onPress={() => set({ class: one })}>
                  <ClassMark kind={one} named count={rows} />
                </Chip>
              ))}
          </fieldset>
          <div className="law-filters">
            <SearchField
              key={id}
              label={t.searchRows}
              value={search ?? ''}
              onChange={(words) => set({ search: words || undefined })}
            />
            <SelectField
              label={t.field}
              value={capability ?? ''}
              onChange={(value) => set({ capability: value || undefined })}
              options={[
                ['', t.allFields],
                ...law.capabilities.map(({ id: one, name, rows }): [string, string] => [
                  one,
                  `${say(name)}（${rows}）`,
                ]),
              ]}
            />
          </div>
          <p role="status" className="quiet">
            {t.found(law.count)}
          </p>
          {law.coverage.without.length && (!kind || kind === 'unbound') ? (
            <p>{t.without(law.coverage.without.join('、'))}</p>
          ) : null}
          {asked.items.length === 0 ? (
            <EmptyState
              title={t.none}
              action={
                <Button onClick={() => set({ class: undefined, capability: undefined, search: undefined })}>
                  {t.clear}
                </Button>
              }
            >
              {t.noneText}
            </EmptyState>
          ) : (
            <ol className="row-list">
              {asked.items.map((row) => (
                <li key={row.id}>
                  <RowItem row={row} />
                </li>
              ))}
            </ol>
          )}
          {asked.hasNextPage ? (
            <Button busy={asked.isFetchingNextPage} onClick={() => asked.fetchNextPage()}>
              {t.more}
            </Button>
          ) : null}
          <details className="law-fold">
            <summary>{t.meaning}</summary>
            <ClassLegend />
          </details>
          <Link to="/law/coverage">{t.coverageAll}</Link>
        </>
      ) : null}
    </LawFrame>
  )
}

function Chip({
  pressed,
  onPress,
  children,
}: {
  pressed: boolean
  onPress: () => void
  children: React.ReactNode
}) {
  return (
    <button type="button" className="chip" aria-pressed={pressed} onClick={onPress}>
      {children}
    </button>
  )
}

function RowItem({ row }: { row: Row }) {
  const [first] = row.basis
  const counted: Counted = row.unbound ? 'unbound' : row.class
  const [open, setOpen] = useState(false)
  const t = useText(pageWords)
  return (
    <article className="row-item" id={`row-${row.id}`}>
      <p className="row-where">
        {first ? <LinkTo to={first.url}>{first.locator}</LinkTo> : null}
        <ClassMark kind={counted} named />
      </p>
      <h2 className="row-title">
        <RowTitle row={row} />
      </h2>
      <RowFacts row={row} />
      {row.basis.length ? (
        <details className="law-fold" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
          <summary>{t.words}</summary>
          {row.basis.map((one) => (
            <blockquote className="quote" lang="zh-CN" key={`${one.url}${one.quote}`}>
              <p>{one.quote}</p>
              <LinkTo to={one.url}>{one.locator}</LinkTo>
            </blockquote>
          ))}
        </details>
      ) : null}
    </article>
  )
}
