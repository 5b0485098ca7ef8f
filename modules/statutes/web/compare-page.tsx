/**
 * The same duty or figure in all laws: one column a law, on a phone one law below another; differences in words.
 */
import './reader.css'
import './pages.css'
import './compare.css'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { ChevronLeft } from 'lucide-react'
import type { OutputOf } from '#platform/operation/contract.ts'
import { usePick, useText } from '#platform/text/use-text.ts'
import { Button } from '#platform/ui/button.tsx'
import { EmptyState, ErrorNotice } from '#platform/ui/notice.tsx'
import { usePages } from '#platform/ui/query.ts'
import { useTitle } from '#platform/ui/title.ts'
import { SkeletonList } from '#platform/ui/waiting.tsx'
import { statutes } from '../contract.ts'
import { type Comparison, DIFFERENCES, type Difference, type Side } from '../shapes.ts'
import { MODALITY_WORDS, PERIODS } from '../text/duties.ts'
import { SearchField, SelectField } from './filters.tsx'
import { pageWords } from './pages-words.ts'
import { LinkTo } from './row-facts.tsx'
import { lawWords } from './words.ts'

type Laws = OutputOf<typeof statutes.compare>['laws']

interface Filter {
  id?: string
  kind?: string
  capability?: string
  search?: string
  differing?: string
}

export default function ComparePage() {
  const t = useText(pageWords)
  const law = useText(lawWords)
  const say = usePick()
  const filter = useSearch({ strict: false }) as Filter
  const go = useNavigate()
  const { id, capability, search } = filter
  const kind = filter.kind === 'duty' || filter.kind === 'parameter' ? filter.kind : undefined
  const named = DIFFERENCES.find((one) => one === filter.differing)
  const differing = named ?? (filter.differing === 'yes' ? true : undefined)
  const asked = usePages(statutes.compare, { id, kind, capability, search, differing, limit: 20 })
  const whole = asked.pages[0]
  useTitle(t.compare)
  const set = (more: Filter) =>
    go({ to: '/law/compare', search: { ...filter, id: undefined, ...more } as never, replace: true })
  const only = id ? asked.items[0] : undefined
  return (
    <div className="page law-wide stack">
      <Link to="/law" className="law-back off-paper">
        <ChevronLeft size={18} aria-hidden="true" />
        {law.all}
      </Link>
      <h1 tabIndex={-1}>{t.compare}</h1>
      <p className="quiet law-lead">{t.compareLead}</p>
      {id ? (
        <p className="row">
          <span>{t.comparing(only ? say(only.name) : id)}</span>
          <Button onClick={() => set({})}>{t.clear}</Button>
        </p>
      ) : (
        <div className="law-filters off-paper">
          <SearchField
            label={t.searchCompare}
            value={search ?? ''}
            onChange={(words) => set({ search: words || undefined })}
          />
          <SelectField
            label={t.field}
            value={capability ?? ''}
            onChange={(value) => set({ capability: value || undefined })}
            options={[
              ['', t.allFields],
              ...(whole?.capabilities ?? []).map(({ id: one, name, count }): [string, string] => [
                one,
                `${say(name)}（${count}）`,
              ]),
            ]}
          />
          <SelectField
            label={t.kind}
            value={kind ?? ''}
            onChange={(value) => set({ kind: value || undefined })}
            options={[
              ['', t.kindAll],
              ['duty', t.kindDuty],
              ['parameter', t.kindParameter],
            ]}
          />
          <SelectField
            label={t.differing}
            value={filter.differing ?? ''}
            onChange={(value) => set({ differing: value || undefined })}
            options={[
              ['', t.anyDifference],
              ['yes', t.onlyDiffering],
              ...DIFFERENCES.map((one): [string, string] => [one, t[one]]),
            ]}
          />
        </div>
      )}
      <ErrorNotice error={asked.error} onRetry={() => asked.refetch()} />
      {asked.isPending ? <SkeletonList /> : null}
      {whole && !id ? (
        <p role="status" className="quiet">
          {t.found(whole.count)}
        </p>
      ) : null}
      {whole && asked.items.length === 0 ? (
        <EmptyState
          title={t.none}
          action={<Button onClick={() => go({ to: '/law/compare' })}>{t.clear}</Button>}
        >
          {t.noneText}
        </EmptyState>
      ) : null}
      {whole
        ? asked.items.map((one) => (
            <OneComparison key={`${one.kind} ${one.id}`} one={one} laws={whole.laws} />
          ))
        : null}
      {asked.hasNextPage ? (
        <Button busy={asked.isFetchingNextPage} onClick={() => asked.fetchNextPage()}>
          {t.more}
        </Button>
      ) : null}
    </div>
  )
}

function OneComparison({ one, laws }: { one: Comparison; laws: Laws }) {
  const t = useText(pageWords)
  const say = usePick()
  return (
    <article className="comparison" id={`compare-${one.id}`}>
      <header>
        <h2>
          <LinkTo to={`/law/compare?id=${one.id}`}>{say(one.name)}</LinkTo>
        </h2>
        <span className="quiet small">
          {say(one.capability.name)} · {one.kind === 'duty' ? t.kindDuty : t.kindParameter}
        </span>
      </header>
      <Differences one={one} laws={laws} />
      <div className="comparison-sides" style={{ ['--laws' as string]: laws.length }}>
        {one.sides.map((side) => (
          <OneSide key={side.law} side={side} law={laws.find(({ id }) => id === side.law)} />
        ))}
      </div>
    </article>
  )
}

function Differences({ one: { differences }, laws }: { one: Comparison; laws: Laws }) {
  const t = useText(pageWords)
  if (differences.length === 0) return <p className="difference-none">{t.same}</p>
  return (
    <ul className="differences">
      {differences.map((difference) => (
        <li key={difference.kind}>
          <b>{t[difference.kind]}</b>
          <Groups difference={difference} laws={laws} />
        </li>
      ))}
    </ul>
  )
}

const SHORT = 40

function Groups({ difference: { kind, groups }, laws }: { difference: Difference; laws: Laws }) {
  const say = usePick()
  const comma = useText(lawWords).draft === '暂行' ? '、' : ', '
  const namesOf = (ids: readonly string[]) =>
    laws
      .filter(({ id }) => ids.includes(id))
      .map(({ name }) => say(name))
      .join(comma)
  // Long contents stand in the columns below; here it is enough who differs from whom.
  const isLong = groups.some(({ says }) => says.zh.length > SHORT)
  return (
    <span>
      {groups.map(({ says, laws: ids }, index) => (
        <span key={says.zh} className="difference-group">
          {namesOf(ids)}
          {kind === 'absent' || isLong ? '' : `：${say(says)}`}
          {index < groups.length - 1 ? '；' : ''}
        </span>
      ))}
    </span>
  )
}

function OneSide({ side, law }: { side: Side; law: Laws[number] | undefined }) {
  const t = useText(pageWords)
  const words = useText(lawWords)
  const say = usePick()
  return (
    <section className="comparison-side" data-silent={side.entries.length === 0 || undefined}>
      <h3>
        {law ? say(law.name) : side.law}
        {law?.provisional ? <span className="tag-draft">{words.draft}</span> : null}
      </h3>
      {side.entries.length === 0 ? <p className="quiet">{t.silent}</p> : null}
      {side.entries.map((entry) => (
        <div key={`${entry.says.zh}${entry.basis[0]?.locator ?? ''}`}>
          <p>
            {entry.modality ? (
              <span className="row-modality">{say(MODALITY_WORDS[entry.modality])} </span>
            ) : null}
            {say(entry.says)}
          </p>
          <p className="quiet small">
            {[
              entry.bearer ? say(entry.bearer) : null,
              entry.every ? say(PERIODS[entry.every]) : null,
              entry.open ? t.openValue : null,
            ]
              .filter(Boolean)
              .join(' · ')}
          </p>
          {entry.basis.slice(0, 2).map((one) => (
            <LinkTo key={one.url + one.quote} to={one.url} className="small">
              {one.locator}
            </LinkTo>
          ))}
        </div>
      ))}
    </section>
  )
}
