/** Answers to suggestions at a place, and how many complaints there were. */
import { formatDay } from '#platform/text/dates.ts'
import { useLang, useText } from '#platform/text/use-text.ts'
import { Button } from '#platform/ui/button.tsx'
import { EmptyState, ErrorNotice } from '#platform/ui/notice.tsx'
import { usePages } from '#platform/ui/query.ts'
import { complaints } from '../../contract.ts'
import { complaintWords } from '../words.ts'

/** The section. */
export function Answers({ place }: { place: string }) {
  const t = useText(complaintWords)
  const lang = useLang()
  const asked = usePages(complaints.published, { place, limit: 20 })
  const counts = asked.pages[0]?.counts
  return (
    <section className="stack" aria-labelledby="answers-title">
      <h2 id="answers-title">{t.suggestionsAnswered}</h2>
      {counts ? (
        <p className="quiet">
          {t.counts(counts.complaints, counts.complaintsClosed)}
          {counts.medianDays === null ? '' : t.median(counts.medianDays)}
        </p>
      ) : null}
      <ErrorNotice error={asked.error} />
      {counts && asked.items.length === 0 ? (
        <EmptyState title={t.noAnswers}>{t.noAnswersText}</EmptyState>
      ) : null}
      {asked.items.map((one) => (
        <article key={one.no} className="stack-s">
          <h3>{one.summary}</h3>
          <p style={{ whiteSpace: 'pre-wrap' }}>{one.answer}</p>
          {one.used === null ? null : (
            <p>
              <b>{one.used ? t.used : t.notUsed}</b>
              {one.reason ? ` · ${one.reason}` : ''}
            </p>
          )}
          <p className="quiet small">
            {one.body} · {one.placeName} · {formatDay(one.answeredAt, lang, { year: true })}
          </p>
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
