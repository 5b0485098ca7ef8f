/**
 * What changed between two versions of a law, article by article.
 */
import './reader.css'
import './pages.css'
import './compare.css'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useLang, useText } from '#platform/text/use-text.ts'
import { EmptyState } from '#platform/ui/notice.tsx'
import { useCall } from '#platform/ui/query.ts'
import { useTitle } from '#platform/ui/title.ts'
import { statutes } from '../contract.ts'
import type { AmendmentsRead, Version } from '../shapes.ts'
import { sayDay } from './day.ts'
import { SelectField } from './filters.tsx'
import { LawFrame } from './law-frame.tsx'
import { sayArticle } from './numbers.ts'
import { pageWords } from './pages-words.ts'

interface Chosen {
  before?: string
  after?: string
}

export default function ChangesPage() {
  const t = useText(pageWords)
  const lang = useLang()
  const { id = '' } = useParams({ strict: false }) as { id?: string }
  const chosen = useSearch({ strict: false }) as Chosen
  const go = useNavigate()
  const asked = useCall(
    statutes.changes,
    { id, before: chosen.before, after: chosen.after },
    { keep: true, fresh: 600_000 },
  )
  const law = asked.data
  useTitle(law ? t.changesOf(law.title.zh) : undefined)
  const nameOf = (one: Version) =>
    [
      one.draft ? t.draftNamed(one.draft) : one.from ? t.since(sayDay(one.from, lang)) : t.first,
      ...(one.present ? [t.inForce] : []),
    ].join(' · ')
  const compared = law?.compared
  const set = (more: Chosen) =>
    go({
      to: '/law/$id/changes',
      params: { id },
      search: { before: compared?.before, after: compared?.after, ...more } as never,
      replace: true,
    })
  const options = law?.versions.map((one): [string, string] => [one.version, nameOf(one)]) ?? []
  return (
    <LawFrame law={law} present="changes" error={asked.error} onRetry={() => asked.refetch()}>
      {compared ? (
        <>
          <div className="law-filters off-paper">
            <SelectField
              label={t.from}
              value={compared.before}
              options={options}
              onChange={(before) => set({ before })}
            />
            <SelectField
              label={t.to}
              value={compared.after}
              options={options}
              onChange={(after) => set({ after })}
            />
          </div>
          <Changes changes={compared.changes} />
        </>
      ) : law ? (
        <EmptyState title={t.oneVersion}>{t.oneVersionText}</EmptyState>
      ) : null}
    </LawFrame>
  )
}

function Changes({ changes }: { changes: AmendmentsRead }) {
  const t = useText(pageWords)
  const { articles, chapters, unchanged } = changes
  const count = (kind: string) => articles.filter((one) => one.kind === kind).length
  return (
    <>
      <p role="status">
        {articles.length === 0
          ? t.nothingChanged
          : t.summary(count('changed'), count('added'), count('removed'), unchanged)}{' '}
        <span className="quiet small">{t.layoutNote}</span>
      </p>
      {chapters.added.length ? <p>{t.chaptersAdded(chapters.added.join('、'))}</p> : null}
      {chapters.removed.length ? <p>{t.chaptersRemoved(chapters.removed.join('、'))}</p> : null}
      {articles.map(({ kind, before, after, moved, parts }) => (
        <article key={`${before?.eId} ${after?.eId}`} className="change" data-kind={kind}>
          <header>
            <h2 lang="zh-CN">{sayArticle(after ?? before)}</h2>
            <span className="change-kind">{t[kind]}</span>
            {moved && before ? <span className="quiet small">{t.movedFrom(sayArticle(before))}</span> : null}
          </header>
          {kind === 'renumbered' ? null : (
            <p className="change-text" lang="zh-CN">
              {parts.map((part, index) => {
                const key = `${index} ${part.kind}`
                if (part.kind === 'same') return <span key={key}>{part.text}</span>
                return part.kind === 'added' ? (
                  <ins key={key}>{part.text}</ins>
                ) : (
                  <del key={key}>{part.text}</del>
                )
              })}
            </p>
          )}
        </article>
      ))}
    </>
  )
}
