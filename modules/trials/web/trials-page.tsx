/** Trials: start one, and those that were made. */
import { Button } from 'antd'
import { formatDateTime, formatDay } from '#platform/text/dates.ts'
import { useLang, useText } from '#platform/text/use-text.ts'
import { usePages } from '#platform/ui/query.ts'
import { Empty, Failure, RowsComing } from '#platform/ui/workbench/answers.tsx'
import { Go } from '#platform/ui/workbench/go.tsx'
import { PageHead, Panel } from '#platform/ui/workbench/page.tsx'
import { type Trial, trials } from '../contract.ts'
import { useLawName } from './law-name.ts'
import { StartForm } from './start-form.tsx'
import { trialWords } from './words.ts'
import './trials.css'

/** The page. */
export function TrialsPage() {
  const t = useText(trialWords)
  const asked = usePages(trials.list, { limit: 20 })
  return (
    <>
      <PageHead title={t.title} about={t.about} />
      <div className="wb-stack">
        <StartForm />
        <Panel title={t.past}>
          {asked.isPending ? (
            <RowsComing rows={3} />
          ) : asked.isError && asked.items.length === 0 ? (
            <Failure error={asked.error} again={() => void asked.refetch()} />
          ) : asked.items.length === 0 ? (
            <Empty title={t.none}>{t.noneText}</Empty>
          ) : (
            <Past items={asked.items} />
          )}
          {asked.hasNextPage && (
            <Button loading={asked.isFetchingNextPage} onClick={() => void asked.fetchNextPage()}>
              {t.more}
            </Button>
          )}
        </Panel>
      </div>
    </>
  )
}

function Past({ items }: { items: readonly Trial[] }) {
  const t = useText(trialWords)
  const lang = useLang()
  const name = useLawName()
  const day = (date: string) => formatDay(date, lang, { year: true })
  return (
    <ul className="wb-trial-list">
      {items.map((one) => (
        <li key={one.id}>
          <Go to={`/work/trials/${one.county}/${one.id}`} className="wb-trial-one">
            <strong>{name(one.tried, { version: true })}</strong>
            <span className="wb-soft">{t.spanOf(one.place.name, day(one.from), day(one.to))}</span>
          </Go>
          <div className="wb-trial-result">
            <span>{one.state === 'done' ? t.changedOf(one.changed, one.total) : t[one.state]}</span>
            <span className="wb-soft">
              {[formatDateTime(one.startedAt, lang), one.by].filter(Boolean).join(' · ')}
            </span>
          </div>
        </li>
      ))}
    </ul>
  )
}
