/** The parts of the board: what is overdue, what comes next, month by month, place by place. */
import { useCallback } from 'react'
import { formatDay } from '#platform/text/dates.ts'
import { sayPlace } from '#platform/text/place-name.ts'
import { useLang, usePick, useText } from '#platform/text/use-text.ts'
import { ChartPanel, type Ink } from '#platform/ui/workbench/chart-panel.tsx'
import { Go } from '#platform/ui/workbench/go.tsx'
import { Panel } from '#platform/ui/workbench/page.tsx'
import { type Board, type Counts, type Filter, listLink, oneLink, states } from './links.ts'
import { StateShape } from './state.tsx'
import { dutyWords } from './words.ts'

type Words = { zh: string; en: string }

/** What is overdue, the oldest first. */
export function Overdue({ board }: { board: Board }) {
  const t = useText(dutyWords)
  const lang = useLang()
  const say = usePick()
  const { overdue, counts, place } = board
  return (
    <Panel
      title={t.overdueHead}
      side={
        counts.overdue > overdue.length && (
          <Go to={listLink({ within: place.code, states: ['overdue'] })}>{t.all(counts.overdue)}</Go>
        )
      }
    >
      {overdue.length === 0 ? (
        <p className="wb-soft">
          {t.overdueNone}。{t.overdueNoneText}
        </p>
      ) : (
        <ul className="wb-duty-rows">
          {overdue.map((one) => (
            <li key={`${one.place} ${one.duty} ${one.period}`}>
              <Go to={oneLink(one)}>
                <span className="wb-duty-what">
                  <StateShape state="overdue" /> {say(one.action)}
                </span>
                <span className="wb-duty-when" data-late="true">
                  {one.dueOn && formatDay(one.dueOn, lang, { year: true }).replace(/（.*）/, '')}
                </span>
                <span className="wb-soft">
                  {one.placeName} ·{' '}
                  {one.bearers.map(({ name }) => say(name)).join(lang === 'zh' ? '、' : ', ')} ·{' '}
                  {say(one.periodName)}
                </span>
              </Go>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}

/** What has to be done next, by date. */
export function Next({ board }: { board: Board }) {
  const t = useText(dutyWords)
  const lang = useLang()
  const say = usePick()
  return (
    <Panel title={t.nextHead}>
      {board.next.length === 0 ? (
        <p className="wb-soft">{t.nextNone}</p>
      ) : (
        <ul className="wb-duty-rows">
          {board.next.map((one) => (
            <li key={`${one.duty} ${one.period}`}>
              <Go
                to={listLink({
                  within: board.place.code,
                  duty: one.duty,
                  period: one.period,
                  states: ['due'],
                })}
              >
                <span className="wb-duty-what">
                  <StateShape state="due" /> {say(one.action)}
                </span>
                <span className="wb-duty-when">
                  {t.until(formatDay(one.dueOn, lang).replace(/（.*）/, ''))}
                </span>
                <span className="wb-soft">
                  {say(one.periodName)} · {t.openOf(one.open, one.all)}
                </span>
              </Go>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}

/** Month by month: what was met, and what ran overdue. */
export function Trend({ board }: { board: Board }) {
  const t = useText(dutyWords)
  const figures = JSON.stringify(board.trend)
  const options = useCallback(
    (ink: Ink) => {
      const trend = JSON.parse(figures) as Board['trend']
      const axis = {
        axisLine: { lineStyle: { color: ink.line } },
        axisTick: { show: false },
        axisLabel: { color: ink.soft, fontSize: 12 },
        splitLine: { lineStyle: { color: ink.line } },
      }
      return {
        grid: { left: 4, right: 12, top: 36, bottom: 4, containLabel: true },
        legend: { top: 0, left: 0, itemWidth: 18, itemHeight: 8, textStyle: { color: ink.ink } },
        tooltip: {
          trigger: 'axis',
          confine: true,
          backgroundColor: ink.surface,
          borderColor: ink.line,
          textStyle: { color: ink.ink, fontSize: 13 },
        },
        xAxis: { type: 'category', data: trend.map(({ month }) => month), ...axis },
        yAxis: { type: 'value', minInterval: 1, ...axis },
        series: [
          {
            name: t.trendMet,
            type: 'bar',
            data: trend.map(({ met }) => met),
            itemStyle: { color: ink.act },
            barMaxWidth: 22,
          },
          {
            name: t.trendOverdue,
            type: 'bar',
            data: trend.map(({ overdue }) => overdue),
            itemStyle: { color: ink.loss },
            barMaxWidth: 22,
          },
        ],
      }
    },
    [figures, t],
  )
  return (
    <ChartPanel
      title={t.trend}
      className="wb-duty-wide"
      options={options}
      height={240}
      table={
        <table className="wb-table">
          <thead>
            <tr>
              <th>{t.month}</th>
              <th className="wb-right">{t.trendMet}</th>
              <th className="wb-right">{t.trendOverdue}</th>
            </tr>
          </thead>
          <tbody>
            {board.trend.map((one) => (
              <tr key={one.month}>
                <th scope="row" className="wb-num">
                  {one.month}
                </th>
                <td className="wb-right">{one.met}</td>
                <td className="wb-right">{one.overdue}</td>
              </tr>
            ))}
          </tbody>
        </table>
      }
    />
  )
}

/** The places below, the worst first; a name leads down, a number to its list. */
export function PlacesBelow({ board, drill }: { board: Board; drill: (code: string) => void }) {
  const t = useText(dutyWords)
  if (board.places.length === 0) return null
  return (
    <Panel
      title={t.places}
      className="wb-duty-wide"
      side={<span className="wb-soft off-paper">{t.drill}</span>}
    >
      <CountsTable
        head={t.place}
        rows={board.places.map(({ code, name, counts }) => ({
          key: code,
          label: (
            <button type="button" className="wb-link" onClick={() => drill(code)}>
              {sayPlace(name)}
            </button>
          ),
          counts,
          filter: { within: code },
        }))}
      />
    </Panel>
  )
}

/** The same by capability or by bearer. */
export function CountedBy({
  title,
  head,
  rows,
}: {
  title: string
  head: string
  rows: readonly { key: string; name: Words; counts: Counts; filter: Filter }[]
}) {
  const say = usePick()
  // One alone says nothing that the numbers above do not.
  if (rows.length < 2) return null
  return (
    <Panel title={title}>
      <CountsTable
        head={head}
        narrow
        rows={rows.map(({ name, ...row }) => ({
          ...row,
          label: <Go to={listLink(row.filter)}>{say(name)}</Go>,
        }))}
      />
    </Panel>
  )
}

function CountsTable({
  head,
  rows,
  narrow = false,
}: {
  head: string
  narrow?: boolean
  rows: readonly { key: string; label: React.ReactNode; counts: Counts; filter: Filter }[]
}) {
  const t = useText(dutyWords)
  const shown = narrow ? (['overdue', 'due', 'met'] as const) : states
  return (
    <div className="wb-table-x wb-scroll">
      <table className={`wb-table ${narrow ? 'wb-duty-narrow' : ''}`}>
        <thead>
          <tr>
            <th>{head}</th>
            {shown.map((state) => (
              <th key={state} className="wb-right">
                {t[state]}
              </th>
            ))}
            <th>{t.share}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, label, counts, filter }) => (
            <tr key={key}>
              <th scope="row">{label}</th>
              {shown.map((state) => (
                <td key={state} className="wb-right">
                  {counts[state] === 0 ? (
                    <span className="wb-soft">0</span>
                  ) : (
                    <Go
                      className={state === 'overdue' ? 'wb-duty-when' : undefined}
                      data-late={state === 'overdue'}
                      to={listLink({ ...filter, states: [state] })}
                    >
                      {counts[state].toLocaleString('en-US')}
                    </Go>
                  )}
                </td>
              ))}
              <td>
                <Share counts={counts} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** The states of a row as parts of one bar; the numbers stand beside it. */
function Share({ counts }: { counts: Counts }) {
  const all = states.reduce((sum, state) => sum + counts[state], 0)
  return (
    <div className="wb-duty-share" aria-hidden="true">
      {states.map(
        (state) =>
          counts[state] > 0 && (
            <i key={state} data-duty={state} style={{ width: `${(counts[state] / all) * 100}%` }} />
          ),
      )}
    </div>
  )
}
