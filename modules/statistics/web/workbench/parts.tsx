/**
 * The board's charts and tables: day by day, by category, by place.
 */
import { useCallback, useMemo } from 'react'
import { formatDay } from '#platform/text/dates.ts'
import { useLang, usePick, useText } from '#platform/text/use-text.ts'
import { ChartPanel, type Ink } from '#platform/ui/workbench/chart-panel.tsx'
import { Go, useGo } from '#platform/ui/workbench/go.tsx'
import { Panel } from '#platform/ui/workbench/page.tsx'
import { type Board, recordsLink } from './board.ts'
import { daysOf, type Period } from './period.ts'
import { boardWords } from './words.ts'

const axis = (ink: Ink) => ({
  axisLine: { lineStyle: { color: ink.line } },
  axisTick: { show: false },
  axisLabel: { color: ink.soft, fontSize: 12 },
  splitLine: { lineStyle: { color: ink.line } },
})
const tip = (ink: Ink) => ({
  trigger: 'axis',
  confine: true,
  backgroundColor: ink.surface,
  borderColor: ink.line,
  textStyle: { color: ink.ink, fontSize: 13 },
})

/** Day by day. */
export function Trend({ board, period }: { board: Board; period: Period }) {
  const t = useText(boardWords)
  const lang = useLang()
  const { from, to } = period
  const trend = useMemo(() => everyDay(board.trend, { from, to }), [board.trend, from, to])
  const options = useCallback(
    (ink: Ink) => ({
      grid: { left: 4, right: 12, top: 36, bottom: 4, containLabel: true },
      legend: { top: 0, left: 0, itemWidth: 18, itemHeight: 8, textStyle: { color: ink.ink } },
      tooltip: tip(ink),
      xAxis: {
        type: 'category',
        data: trend.map((one) => formatDay(one.day, lang).replace(/（.*）/, '')),
        ...axis(ink),
        axisLabel: { color: ink.soft, hideOverlap: true },
      },
      yAxis: { type: 'value', minInterval: 1, ...axis(ink) },
      series: [
        {
          name: t.opened,
          type: 'bar',
          data: trend.map((one) => one.opened),
          itemStyle: { color: ink.act },
          barMaxWidth: 18,
        },
        {
          name: t.closed,
          type: 'line',
          data: trend.map((one) => one.closed),
          itemStyle: { color: ink.need },
          lineStyle: { width: 2 },
          symbol: 'circle',
          symbolSize: 5,
        },
        {
          name: t.late,
          type: 'line',
          data: trend.map((one) => one.overdue),
          itemStyle: { color: ink.loss },
          lineStyle: { width: 1.5, type: 'dashed' },
          symbol: 'triangle',
          symbolSize: 6,
        },
      ],
    }),
    [trend, lang, t],
  )
  return (
    <ChartPanel
      title={t.trend}
      className="wb-board-wide"
      options={options}
      height={280}
      table={
        <table className="wb-table">
          <thead>
            <tr>
              <th>{t.day}</th>
              <th className="wb-right">{t.opened}</th>
              <th className="wb-right">{t.closed}</th>
              <th className="wb-right">{t.late}</th>
            </tr>
          </thead>
          <tbody>
            {trend.map((one) => (
              <tr key={one.day}>
                <th scope="row">{formatDay(one.day, lang)}</th>
                <td className="wb-right">{one.opened}</td>
                <td className="wb-right">{one.closed}</td>
                <td className="wb-right">{one.overdue}</td>
              </tr>
            ))}
          </tbody>
        </table>
      }
    />
  )
}

/** By category; a bar leads to its records. */
export function Categories({ board, period }: { board: Board; period: Period }) {
  const t = useText(boardWords)
  const say = usePick()
  const go = useGo()
  const top = board.categories.slice(0, 12)
  const link = (id: string) =>
    recordsLink({ within: board.place.code, from: period.from, to: period.to, categories: [id] })
  const names = top.map((one) => say(one.name)).join('\n')
  const figures = JSON.stringify(top.map((one) => [one.opened - one.open, one.open]))
  const options = useCallback(
    (ink: Ink) => {
      const rows = JSON.parse(figures) as [number, number][]
      return {
        grid: { left: 4, right: 24, top: 36, bottom: 4, containLabel: true },
        legend: { top: 0, left: 0, itemWidth: 18, itemHeight: 8, textStyle: { color: ink.ink } },
        tooltip: { ...tip(ink), axisPointer: { type: 'shadow' } },
        xAxis: { type: 'value', minInterval: 1, ...axis(ink) },
        yAxis: {
          type: 'category',
          inverse: true,
          data: names.split('\n'),
          ...axis(ink),
          axisLabel: { color: ink.ink, fontSize: 12 },
        },
        series: [
          {
            name: t.closed,
            type: 'bar',
            stack: 'all',
            data: rows.map(([closed]) => closed),
            itemStyle: { color: ink.act },
            barMaxWidth: 16,
          },
          {
            name: t.open,
            type: 'bar',
            stack: 'all',
            data: rows.map(([, open]) => open),
            itemStyle: { color: ink.need },
            barMaxWidth: 16,
          },
        ],
      }
    },
    [figures, names, t],
  )
  return (
    <ChartPanel
      title={t.categories}
      options={options}
      height={Math.max(200, top.length * 26 + 60)}
      press={(index) => top[index] && go(link(top[index].id))}
      table={
        <table className="wb-table">
          <thead>
            <tr>
              <th>{t.category}</th>
              <th className="wb-right">{t.opened}</th>
              <th className="wb-right">{t.open}</th>
            </tr>
          </thead>
          <tbody>
            {board.categories.map((one) => (
              <tr key={one.id}>
                <th scope="row">
                  <Go to={link(one.id)}>{say(one.name)}</Go>
                </th>
                <td className="wb-right">{one.opened}</td>
                <td className="wb-right">{one.open}</td>
              </tr>
            ))}
          </tbody>
        </table>
      }
    />
  )
}

/** By place, the worst first; a name leads one level down, a figure to its records. */
export function PlacesPart({
  board,
  period,
  drill,
}: {
  board: Board
  period: Period
  drill: (code: string) => void
}) {
  const t = useText(boardWords)
  if (board.places.length === 0) return null
  const records = (code: string, more: object) =>
    recordsLink({ within: code, from: period.from, to: period.to, ...more })
  const worst = board.places.toSorted(
    (a, b) => b.overdue - a.overdue || b.open - a.open || b.opened - a.opened,
  )
  const most = Math.max(1, ...worst.map((one) => one.opened))
  return (
    <Panel title={t.places} side={<span className="wb-soft off-paper">{t.drill}</span>}>
      <div className="wb-table-x wb-scroll">
        <table className="wb-table">
          <thead>
            <tr>
              <th>{t.placeName}</th>
              <th className="wb-right">{t.opened}</th>
              <th className="wb-right">{t.open}</th>
              <th className="wb-right">{t.overdue}</th>
              <th className="wb-right">{t.onTime}</th>
            </tr>
          </thead>
          <tbody>
            {worst.map((one) => (
              <tr key={one.code}>
                <th scope="row">
                  {one.code.length < 15 ? (
                    <button type="button" className="wb-link" onClick={() => drill(one.code)}>
                      {one.name}
                    </button>
                  ) : (
                    one.name
                  )}
                  <i className="wb-bar" style={{ width: `${(one.opened / most) * 100}%` }} />
                </th>
                <td className="wb-right">
                  <Go to={records(one.code, {})}>{one.opened}</Go>
                </td>
                <td className="wb-right">
                  <Go to={records(one.code, { open: true })}>{one.open}</Go>
                </td>
                <td className="wb-right">
                  {one.overdue > 0 ? (
                    <Go className="wb-late" to={records(one.code, { overdue: true })}>
                      {one.overdue}
                    </Go>
                  ) : (
                    0
                  )}
                </td>
                <td className="wb-right">{one.onTime === null ? '─' : `${one.onTime}${t.percent}`}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  )
}

/** Days without matters count, too: the picture must not close its gaps. */
function everyDay(trend: Board['trend'], period: Pick<Period, 'from' | 'to'>): Board['trend'] {
  const known = new Map(trend.map((one) => [one.day, one]))
  return daysOf(period).map((day) => known.get(day) ?? { day, opened: 0, closed: 0, overdue: 0 })
}
