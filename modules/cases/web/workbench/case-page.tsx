/**
 * One case of any procedure: facts on the left, history in the middle, on the right what can be done next.
 */
import { useParams } from '@tanstack/react-router'
import { Tabs } from 'antd'
import { ChevronLeft } from 'lucide-react'
import { useCallback, useMemo } from 'react'
import { parties } from '#modules/parties/contract.ts'
import { places } from '#modules/places/contract.ts'
import { call } from '#platform/operation/client.ts'
import type { OutputOf } from '#platform/operation/contract.ts'
import { formatDateTime, formatDay } from '#platform/text/dates.ts'
import { useLang, usePick, useText } from '#platform/text/use-text.ts'
import { useCall } from '#platform/ui/query.ts'
import { Cited, Failure, RowsComing, UpdatesBar } from '#platform/ui/workbench/answers.tsx'
import type { Taking } from '#platform/ui/workbench/case/action-form.tsx'
import { Actions } from '#platform/ui/workbench/case/actions.tsx'
import { bodyChoice, placeChoice } from '#platform/ui/workbench/case/find.ts'
import { History } from '#platform/ui/workbench/case/history.tsx'
import { Records } from '#platform/ui/workbench/case/records.tsx'
import type { CaseEvent } from '#platform/ui/workbench/case/shown.ts'
import { Timers } from '#platform/ui/workbench/case/timers.tsx'
import { stepWords } from '#platform/ui/workbench/case/words.ts'
import { DueChip } from '#platform/ui/workbench/due.tsx'
import { Go } from '#platform/ui/workbench/go.tsx'
import { type News, useUpdates } from '#platform/ui/workbench/live.ts'
import { Facts, PageHead } from '#platform/ui/workbench/page.tsx'
import { StateDiagram } from '#platform/ui/workbench/state-diagram.tsx'
import { cases } from '../../contract.ts'
import { casesWords } from './words.ts'
import '#platform/ui/workbench/case/case.css'
import './cases.css'

type Case = OutputOf<typeof cases.get>

/** The page. */
export function CasePage() {
  const params = useParams({ strict: false }) as { county: string; id: string }
  return <One key={params.id} county={String(params.county)} id={String(params.id)} />
}

function One({ county, id }: { county: string; id: string }) {
  const lang = useLang()
  const asked = useCall(cases.get, { county, id }, { fresh: 0 })
  const concerns = useCallback((news: News) => news.kind === 'case' && news.id === id, [id])
  const updates = useUpdates(concerns)
  const taking = useMemo(() => takingIn(lang), [lang])
  if (asked.isPending) return <RowsComing rows={7} height={72} />
  if (!asked.data) return <Failure error={asked.error!} again={() => void asked.refetch()} />
  return (
    <>
      <UpdatesBar
        count={updates.count}
        show={() => {
          updates.clear()
          void asked.refetch()
        }}
      />
      <Head shown={asked.data} />
      <div className="wb-case">
        <Actions shown={asked.data} taking={taking} />
        <Middle shown={asked.data} />
        <Left shown={asked.data} />
      </div>
    </>
  )
}

/** How steps are taken here, and where a form looks for bodies and places. */
function takingIn(lang: 'zh' | 'en'): Taking {
  return {
    act: cases.act,
    get: cases.get,
    input: ({ county, id }, action, seq, fields) => ({ county, id, action, seq, fields }),
    async find(kind, text, place, signal) {
      if (kind === 'place') {
        const within = place.slice(0, 6)
        return (await call(places.search, { text, within }, { signal })).items.map(placeChoice)
      }
      const { items } = await call(parties.handlers, { place, ...(text ? { search: text } : {}) }, { signal })
      return items.map((body) => bodyChoice(body, lang))
    },
  }
}

function Head({ shown }: { shown: Case }) {
  const t = useText(casesWords)
  const say = usePick()
  return (
    <PageHead
      title={shown.title}
      above={
        <nav className="wb-trail">
          <Go to="/work/cases">
            <ChevronLeft size={16} aria-hidden="true" />
            {t.back}
          </Go>
        </nav>
      }
      about={
        <>
          <div className="wb-case-marks">
            <span>{say(shown.procedureName)}</span>
            <span className="wb-num">{shown.no}</span>
            <b className="wb-case-state">{say(shown.stateName)}</b>
            <DueChip row={shown} />
          </div>
          <p className="wb-case-sentence">{say(shown.plain)}</p>
        </>
      }
    />
  )
}

function Middle({ shown }: { shown: Case }) {
  const t = useText(casesWords)
  return (
    <div className="wb-case-middle">
      <Tabs
        aria-label={t.tabs}
        destroyOnHidden
        items={[
          {
            key: 'history',
            label: t.history,
            children: <History events={shown.events} said={(event) => <Said event={event} />} />,
          },
          { key: 'process', label: t.process, children: <StateDiagram picture={shown.diagram} /> },
          { key: 'timers', label: t.timers, children: <Timers shown={shown} /> },
          { key: 'records', label: t.records, children: <Records events={shown.events} /> },
        ]}
      />
    </div>
  )
}

/** What a step decided, paid or put in writing. */
function Said({ event }: { event: CaseEvent }) {
  const t = useText(casesWords)
  const step = useText(stepWords)
  const { pass, grant, document, money } = event.data ?? {}
  const paid = money as { amount: number; source: string; paidOn: string } | undefined
  const verdict =
    typeof grant === 'boolean'
      ? grant
        ? step.granted
        : step.notGranted
      : typeof pass === 'boolean'
        ? pass
          ? step.passed
          : step.notPassed
        : undefined
  const lines: [string, string][] = []
  if (typeof document === 'string') lines.push([t.document, document])
  if (paid) lines.push([t.money, `${paid.amount.toLocaleString()} · ${paid.source} · ${paid.paidOn}`])
  return (
    <>
      {verdict && <div className="wb-verdict">{verdict}</div>}
      {lines.length > 0 && (
        <dl className="wb-said">
          {lines.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
    </>
  )
}

function Left({ shown }: { shown: Case }) {
  const t = useText(casesWords)
  const say = usePick()
  const lang = useLang()
  const last = shown.path.at(-1)
  return (
    <div className="wb-case-facts">
      <section>
        <h2>{t.facts}</h2>
        <Facts
          items={[
            ...shown.facts.map(
              (fact) =>
                [
                  say(fact.label),
                  <>
                    {fact.link ? <Go to={fact.link}>{say(fact.value)}</Go> : say(fact.value)}
                    {fact.basis && fact.basis.length > 0 && <Cited basis={fact.basis} />}
                  </>,
                ] as const,
            ),
            [
              t.place,
              <Go key="place" to={`/work/places/${shown.place}`}>
                {last?.name ?? shown.placeName}
              </Go>,
            ],
            [t.holder, shown.holderName],
            [t.opened, formatDateTime(shown.openedAt, lang, { year: true })],
            [t.closedAt, shown.closedAt && formatDateTime(shown.closedAt, lang, { year: true })],
            [t.statute, shown.statute],
          ]}
        />
      </section>
      <section>
        <h2>{t.documents}</h2>
        {shown.documents.length === 0 ? (
          <p className="wb-soft">{t.noDocuments}</p>
        ) : (
          <ul className="wb-cases-papers">
            {shown.documents.map((paper) => (
              <li key={`${paper.title}${paper.number}`}>
                <span className="wb-soft">{say(paper.kind)}</span>
                <div>
                  《{paper.title}》{paper.number}
                </div>
                {paper.date && <span className="wb-soft">{formatDay(paper.date, lang, { year: true })}</span>}
              </li>
            ))}
          </ul>
        )}
      </section>
    </div>
  )
}
