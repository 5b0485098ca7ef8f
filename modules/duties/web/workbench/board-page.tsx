/**
 * The board of duties: how a place and the bodies below stand, the worst first; every number leads to a list.
 */
import { Button, Dropdown, Popconfirm } from 'antd'
import { Download, RefreshCw } from 'lucide-react'
import { useEffect } from 'react'
import { formatDateTime, formatDay } from '#platform/text/dates.ts'
import { sayPlace } from '#platform/text/place-name.ts'
import { useLang, useText } from '#platform/text/use-text.ts'
import { useCall, useCommand } from '#platform/ui/query.ts'
import { useActing } from '#platform/ui/workbench/acting.tsx'
import { Answer, Empty, Failure, RowsComing } from '#platform/ui/workbench/answers.tsx'
import { Go, useAsked, useSetAsked } from '#platform/ui/workbench/go.tsx'
import { PageHead } from '#platform/ui/workbench/page.tsx'
import { shared } from '#platform/ui/workbench/words.ts'
import { duties } from '../../contract.ts'
import { CountedBy, Next, Overdue, PlacesBelow, Trend } from './board-parts.tsx'
import { type Board, exportLink, type Filter, listLink, states } from './links.ts'
import { StateShape } from './state.tsx'
import { dutyWords } from './words.ts'
import './duties.css'

/** How often a board is asked anew while it is recomputed, milliseconds. */
const watchEvery = 1500

/** The page. */
export function DutiesPage() {
  const t = useText(dutyWords)
  const lang = useLang()
  const acting = useActing()
  const asked = useAsked()
  const setAsked = useSetAsked()
  const within = asked.get('within')?.replace(/"/g, '') || acting.place
  const answer = useCall(duties.board, { within }, { keep: true, fresh: 5_000 })
  const board = answer.data
  const drill = (code: string) => setAsked({ within: code === acting.place ? undefined : code })
  const isUnderWay = ['waiting', 'running'].includes(board?.recomputation?.state ?? '')
  const { refetch } = answer
  useEffect(() => {
    if (!isUnderWay) return
    const watch = setInterval(() => void refetch(), watchEvery)
    return () => clearInterval(watch)
  }, [isUnderWay, refetch])
  const total = board ? states.reduce((sum, state) => sum + board.counts[state], 0) : 0
  return (
    <>
      <PageHead
        title={t.title}
        above={board && <Above board={board} own={acting.place} go={drill} />}
        about={
          board && (
            <>
              {t.about(sayPlace(board.place.name))} ·{' '}
              <Go to={`/law/${board.jurisdiction}`}>{t.law(board.statute.replace(/^《|》$/g, ''))}</Go> ·{' '}
              {t.since(formatDay(board.since, lang, { year: true }).replace(/（.*）/, ''))} ·{' '}
              {t.asOf(formatDateTime(board.asOf, lang))}
            </>
          )
        }
      >
        {board && (
          <>
            <Export filter={{ within }} />
            <Recompute board={board} />
          </>
        )}
      </PageHead>
      {answer.isPending ? (
        <RowsComing rows={6} height={90} />
      ) : !board ? (
        <Failure error={answer.error!} again={() => void refetch()} />
      ) : total === 0 ? (
        <Empty title={t.empty}>{t.emptyText}</Empty>
      ) : (
        <div className="wb-duties" aria-busy={answer.isPlaceholderData}>
          <Numbers board={board} />
          <div className="wb-duty-parts">
            <Overdue board={board} />
            <Next board={board} />
            <Trend board={board} />
            <PlacesBelow board={board} drill={drill} />
            <CountedBy
              title={t.capabilities}
              head={t.capability}
              rows={board.capabilities.map(({ id, name, counts }) => ({
                key: id,
                name,
                counts,
                filter: { within, capability: id },
              }))}
            />
            <CountedBy
              title={t.bearers}
              head={t.bearer}
              rows={board.bearers.map(({ kind, name, counts }) => ({
                key: kind,
                name,
                counts,
                filter: { within, bearer: kind },
              }))}
            />
          </div>
        </div>
      )}
    </>
  )
}

/** The places above, as far as one may look. */
function Above({ board, own, go }: { board: Board; own: string; go: (code: string) => void }) {
  const path = board.place.path.filter(({ code }) => code.startsWith(own))
  if (path.length < 2) return null
  return (
    <nav className="wb-crumbs">
      {path.slice(0, -1).map(({ code, name }) => (
        <span key={code}>
          <button type="button" className="wb-link" onClick={() => go(code)}>
            {sayPlace(name)}
          </button>{' '}
          /{' '}
        </span>
      ))}
      {sayPlace(board.place.name)}
    </nav>
  )
}

function Numbers({ board }: { board: Board }) {
  const t = useText(dutyWords)
  return (
    <ul className="wb-duty-counts">
      {states.map((state) => (
        <li key={state}>
          <Go to={listLink({ within: board.place.code, states: [state] })}>
            <span className="wb-duty-state" data-duty={state}>
              <StateShape state={state} />
              {t[state]}
            </span>
            <b className="wb-num">{board.counts[state].toLocaleString('en-US')}</b>
            <small>{t[`${state}About`]}</small>
          </Go>
        </li>
      ))}
    </ul>
  )
}

/** Files of what a filter leaves. */
export function Export({ filter }: { filter: Filter }) {
  const t = useText(dutyWords)
  const lang = useLang()
  const link = (format: 'csv' | 'oscal', name: string) => ({
    key: format,
    label: (
      <a href={exportLink(filter, format, lang)} download>
        {name}
      </a>
    ),
  })
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: [
          {
            type: 'group',
            label: t.exportNote,
            children: [link('csv', t.exportCsv), link('oscal', t.exportOscal)],
          },
        ],
      }}
    >
      <Button icon={<Download size={16} aria-hidden="true" />}>{t.export}</Button>
    </Dropdown>
  )
}

function Recompute({ board }: { board: Board }) {
  const t = useText(dutyWords)
  const common = useText(shared)
  const lang = useLang()
  const ask = useCommand(duties.recompute)
  const last = board.recomputation
  if (last && (last.state === 'waiting' || last.state === 'running')) {
    return (
      <span className="wb-soft wb-num" role="status">
        {t.recomputing(last.percent)}
      </span>
    )
  }
  if (!board.may.recompute) return null
  const about =
    last?.state === 'failed'
      ? t.recomputeFailed
      : last?.endedAt
        ? t.recomputed(formatDateTime(last.endedAt, lang))
        : undefined
  return (
    <>
      <Popconfirm
        title={t.recomputeAsk}
        description={about}
        okText={t.recomputeDo}
        cancelText={common.cancel}
        onConfirm={() => ask.mutate({ place: board.place.code })}
      >
        <Button icon={<RefreshCw size={16} aria-hidden="true" />} loading={ask.isPending}>
          {t.recompute}
        </Button>
      </Popconfirm>
      <Answer error={ask.error} />
    </>
  )
}
