/** Notices of criticism at a place: bodies, never persons. */
import { formatDay } from '#platform/text/dates.ts'
import { useLang, usePick, useText } from '#platform/text/use-text.ts'
import { Button } from '#platform/ui/button.tsx'
import { EmptyState, ErrorNotice } from '#platform/ui/notice.tsx'
import { usePages } from '#platform/ui/query.ts'
import { accountability } from '../../contract.ts'
import { accountabilityWords } from '../words.ts'

/** The section. */
export function Notices({ place }: { place: string }) {
  const t = useText(accountabilityWords)
  const lang = useLang()
  const pick = usePick()
  const asked = usePages(accountability.notices, { place, limit: 20 })
  return (
    <section className="stack" aria-labelledby="notices-title">
      <h2 id="notices-title">{t.notices}</h2>
      <ErrorNotice error={asked.error} />
      {asked.pages.length > 0 && asked.items.length === 0 ? (
        <EmptyState title={t.noNotices}>{t.noNoticesText}</EmptyState>
      ) : null}
      {asked.items.map((notice) => (
        <article key={notice.no} className="stack-s">
          <h3>{notice.title}</h3>
          <p className="quiet small">
            {t.by(notice.subject, notice.authority)} · {pick(notice.fact)} ·{' '}
            {formatDay(notice.publishedAt, lang, { year: true })}
          </p>
          <p style={{ whiteSpace: 'pre-wrap' }}>{notice.text}</p>
        </article>
      ))}
      {asked.hasNextPage ? (
        <Button look="quiet" busy={asked.isFetchingNextPage} onClick={() => void asked.fetchNextPage()}>
          {t.more}
        </Button>
      ) : null}
    </section>
  )
}
