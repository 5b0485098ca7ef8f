/**
 * A case: facts on the left, history in the middle, on the right what can be done next.
 */
import { useParams } from '@tanstack/react-router'
import { Button, Tabs } from 'antd'
import { ChevronLeft, ChevronRight, Printer } from 'lucide-react'
import { lazy, Suspense, useCallback, useMemo, useState } from 'react'
import { useLang, usePick, useText } from '#platform/text/use-text.ts'
import { useCall } from '#platform/ui/query.ts'
import { Failure, RowsComing, UpdatesBar } from '#platform/ui/workbench/answers.tsx'
import { Actions } from '#platform/ui/workbench/case/actions.tsx'
import { History } from '#platform/ui/workbench/case/history.tsx'
import { Records } from '#platform/ui/workbench/case/records.tsx'
import { Timers } from '#platform/ui/workbench/case/timers.tsx'
import { DueChip } from '#platform/ui/workbench/due.tsx'
import { Go, useGo } from '#platform/ui/workbench/go.tsx'
import { useShortcuts } from '#platform/ui/workbench/keys.ts'
import { type News, useUpdates } from '#platform/ui/workbench/live.ts'
import { PageHead } from '#platform/ui/workbench/page.tsx'
import { StateDiagram } from '#platform/ui/workbench/state-diagram.tsx'
import { grid } from '../../../contract.ts'
import { Flags } from '../flags.tsx'
import { findTrail, type Matter, pageOf } from '../row.ts'
import { stages, useTerm } from '../terms.ts'
import { Facts, Reported } from './facts.tsx'
import { LimitsHere } from './limits-here.tsx'
import { countRelated, Related } from './related.tsx'
import { Said } from './said.tsx'
import { takingIn } from './taking.ts'
import { caseWords } from './words.ts'
import '../rows.css'
import '#platform/ui/workbench/case/case.css'

const OrderSlip = lazy(() => import('./order-slip.tsx').then((module) => ({ default: module.OrderSlip })))

/** The page of one matter. */
export function CasePage() {
  const params = useParams({ strict: false }) as { county: string; id: string }
  return <Case key={params.id} county={String(params.county)} id={String(params.id)} />
}

function Case({ county, id }: { county: string; id: string }) {
  const asked = useCall(grid.get, { county, id })
  const concerns = useCallback((news: News) => news.kind === 'case' && news.id === id, [id])
  const updates = useUpdates(concerns)
  const lang = useLang()
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
      <Head matter={asked.data} />
      <div className="wb-case">
        <Reported matter={asked.data} />
        <Actions shown={asked.data} taking={taking} />
        <Middle matter={asked.data} />
        <Facts matter={asked.data} />
      </div>
    </>
  )
}

function Head({ matter }: { matter: Matter }) {
  const t = useText(caseWords)
  const say = usePick()
  const [printing, setPrinting] = useState(0)
  return (
    <>
      <PageHead
        title={matter.title}
        above={<Trail matter={matter} />}
        about={
          <>
            <div className="wb-case-marks">
              <span className="wb-num">{matter.no}</span>
              <b className="wb-case-state">{say(matter.stateName)}</b>
              <DueChip row={matter} />
              <Flags row={matter} />
            </div>
            <p className="wb-case-sentence">{say(matter.sentence)}</p>
          </>
        }
      >
        <Button
          icon={<Printer size={16} aria-hidden="true" />}
          onClick={() => setPrinting((before) => before + 1)}
        >
          {t.print}
        </Button>
      </PageHead>
      {printing > 0 && (
        <Suspense fallback={null}>
          <OrderSlip key={printing} matter={matter} />
        </Suspense>
      )}
    </>
  )
}

/** Back to the list that one came from, and on to its next matter. */
function Trail({ matter }: { matter: Matter }) {
  const t = useText(caseWords)
  const go = useGo()
  const trail = findTrail(pageOf(matter))
  useShortcuts(
    [
      { keys: 'j', does: t.nextMatter, run: () => trail?.after && go(trail.after) },
      { keys: 'k', does: t.previousMatter, run: () => trail?.before && go(trail.before) },
      { keys: 'u', does: t.backToList, run: () => go(trail?.from ?? '/work/matters') },
    ],
    true,
  )
  return (
    <nav className="wb-trail">
      <Go to={trail?.from ?? '/work/matters'}>
        <ChevronLeft size={16} aria-hidden="true" />
        {t.backToList}
      </Go>
      {trail && trail.of > 1 && (
        <span className="wb-trail-steps wb-soft">
          <button
            type="button"
            aria-label={t.previousMatter}
            disabled={!trail.before}
            onClick={() => go(trail.before!)}
          >
            <ChevronLeft size={16} aria-hidden="true" />
          </button>
          <span className="wb-num">{t.position(trail.at + 1, trail.of)}</span>
          <button
            type="button"
            aria-label={t.nextMatter}
            disabled={!trail.after}
            onClick={() => go(trail.after!)}
          >
            <ChevronRight size={16} aria-hidden="true" />
          </button>
        </span>
      )}
    </nav>
  )
}

function Middle({ matter }: { matter: Matter }) {
  const t = useText(caseWords)
  const term = useTerm()
  const related = countRelated(matter)
  return (
    <div className="wb-case-middle">
      <Tabs
        aria-label={t.tabs}
        destroyOnHidden
        items={[
          {
            key: 'history',
            label: t.history,
            children: <History events={matter.events} said={(event) => <Said event={event} />} />,
          },
          { key: 'procedure', label: t.procedure, children: <StateDiagram picture={matter.diagram} /> },
          {
            key: 'timers',
            label: t.timers,
            children: (
              <Timers shown={matter} nameOf={(stage) => term(stages, stage)}>
                <LimitsHere place={matter.place} level={matter.level} />
              </Timers>
            ),
          },
          {
            key: 'related',
            label: related > 0 ? `${t.related} ${related}` : t.related,
            children: <Related matter={matter} />,
          },
          { key: 'records', label: t.records, children: <Records events={matter.events} /> },
        ]}
      />
    </div>
  )
}
