/**
 * 履职公开: what the bodies of a place have put on record for everybody to read, and how their duties stand.
 */
import { formatDay } from '#platform/text/dates.ts'
import { useLang, usePick, useText } from '#platform/text/use-text.ts'
import { Button } from '#platform/ui/button.tsx'
import { usePages } from '#platform/ui/query.ts'
import { duties } from '../../contract.ts'
import { publishedWords } from './words.ts'
import './published.css'

/** The section; nothing where the law here asks nothing that is measured. */
export function PublishedDuties({ place }: { place: string }) {
  const t = useText(publishedWords)
  const lang = useLang()
  const pick = usePick()
  const asked = usePages(duties.published, { place, limit: 3 })
  const counts = asked.pages[0]?.counts
  if (!counts || counts.met + counts.due + counts.overdue + counts.notCheckable + counts.judged === 0)
    return null
  return (
    <section className="stack" aria-labelledby="published-title">
      <h2 id="published-title">{t.title}</h2>
      <p>
        {t.counts(counts.met, counts.due)}
        {counts.overdue > 0 && <b className="published-late">{t.overdue(counts.overdue)}</b>}
        {lang === 'zh' ? '。' : '.'}
      </p>
      {asked.items.length === 0 ? <p className="quiet">{t.none}</p> : null}
      <ul className="published stack">
        {asked.items.map((record) => (
          <li key={record.id}>
            <details>
              <summary>
                <b>{record.title}</b>
                <span className="quiet small">
                  {formatDay(record.day, lang, { year: true }).replace(/（.*）/, '')} · {record.bodyName}
                </span>
              </summary>
              <p className="quiet small">
                {t.duty}
                {pick(record.action)}
                {record.number ? ` · ${record.number}` : ''}
              </p>
              <p className="published-text">{record.text}</p>
              {record.photos.length > 0 ? (
                <div className="row">
                  {record.photos.map((photo, index) => (
                    <a key={photo.id} href={photo.full} target="_blank" rel="noreferrer">
                      <img src={photo.thumb} alt={t.photo(index + 1)} width={96} height={96} loading="lazy" />
                    </a>
                  ))}
                </div>
              ) : null}
            </details>
          </li>
        ))}
      </ul>
      {asked.hasNextPage ? (
        <Button look="quiet" busy={asked.isFetchingNextPage} onClick={() => void asked.fetchNextPage()}>
          {t.more}
        </Button>
      ) : null}
    </section>
  )
}
