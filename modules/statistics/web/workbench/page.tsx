/**
 * The board: few numbers, each with its definition, the period before and its records; charts with tables behind.
 */
import { Button, Segmented } from 'antd'
import { Download, Printer } from 'lucide-react'
import { useMemo } from 'react'
import { places } from '#modules/places/contract.ts'
import { formatDateTime, formatDay } from '#platform/text/dates.ts'
import { useLang, usePick, useText } from '#platform/text/use-text.ts'
import { useCall } from '#platform/ui/query.ts'
import { useActing } from '#platform/ui/workbench/acting.tsx'
import { Empty, Failure, RowsComing } from '#platform/ui/workbench/answers.tsx'
import { useAsked, useSetAsked } from '#platform/ui/workbench/go.tsx'
import { PageHead } from '#platform/ui/workbench/page.tsx'
import { statistics } from '../../contract.ts'
import { type Board, boardAsCsv, type Indicator } from './board.ts'
import { Categories, PlacesPart, Trend } from './parts.tsx'
import { type Period, readPeriod, today } from './period.ts'
import { Values } from './values.tsx'
import { boardWords } from './words.ts'
import './board.css'

/** The page. */
export function BoardPage() {
  const t = useText(boardWords)
  const lang = useLang()
  const acting = useActing()
  const asked = useAsked()
  const setAsked = useSetAsked()
  const period = readPeriod(asked)
  const within = asked.get('within')?.replace(/"/g, '') || acting.place
  const board = useCall(statistics.board, { within, from: period.from, to: period.to }, { keep: true })
  const definitions = useCall(statistics.indicators, {}, { fresh: 600_000 }).data
  const byId = useMemo(() => new Map((definitions?.items ?? []).map((one) => [one.id, one])), [definitions])
  const drill = (code: string) => setAsked({ within: code === acting.place ? undefined : code })
  const day = (date: string) => formatDay(date, lang, { year: true })
  const data = board.data
  const nothing = data && data.trend.length === 0 && data.categories.every((one) => one.opened === 0)
  return (
    <>
      <PageHead
        title={t.title}
        above={<Above within={within} go={drill} />}
        about={
          data && (
            <>
              {t.heading(data.place.name, day(period.from), day(period.to))}
              <span className="wb-board-asof"> · {t.asOf(formatDateTime(data.asOf, lang))}</span>
            </>
          )
        }
      >
        {data && <Tools board={data} period={period} definitions={byId} />}
      </PageHead>
      <PeriodPicker period={period} set={setAsked} />
      {board.isPending ? (
        <RowsComing rows={6} height={90} />
      ) : !data ? (
        <Failure error={board.error!} again={() => void board.refetch()} />
      ) : (
        <div className="wb-board" aria-busy={board.isPlaceholderData}>
          <Values values={data.values} definitions={byId} />
          {nothing ? (
            <Empty
              title={t.empty}
              action={
                <Button onClick={() => setAsked({ period: 'days90', from: undefined, to: undefined })}>
                  {t.days90Do}
                </Button>
              }
            >
              {t.emptyText}
            </Empty>
          ) : (
            <div className="wb-board-parts">
              <Trend board={data} period={period} />
              <Categories board={data} period={period} />
              <PlacesPart board={data} period={period} drill={drill} />
            </div>
          )}
        </div>
      )}
    </>
  )
}

/** The places above, as far as one may look. */
function Above({ within, go }: { within: string; go: (code: string) => void }) {
  const acting = useActing()
  const place = useCall(places.get, { code: within }, { fresh: 600_000 }).data
  if (!place || within === acting.place) return null
  const above = place.path.filter((one) => one.code.startsWith(acting.place) && one.code !== within)
  return (
    <nav className="wb-crumbs">
      {above.map((one) => (
        <span key={one.code}>
          <button type="button" className="wb-link" onClick={() => go(one.code)}>
            {one.name}
          </button>{' '}
          /{' '}
        </span>
      ))}
      {place.name}
    </nav>
  )
}

function PeriodPicker({
  period,
  set,
}: {
  period: Period
  set: (parts: Record<string, string | undefined>) => void
}) {
  const t = useText(boardWords)
  const custom = period.name === 'custom'
  const choose = (name: string | number) => {
    if (name === 'custom') return set({ period: undefined, from: period.from, to: period.to })
    set({ period: name === 'thisMonth' ? undefined : String(name), from: undefined, to: undefined })
  }
  return (
    <div className="wb-row wb-period off-paper">
      <Segmented
        aria-label={t.period}
        value={period.name}
        onChange={choose}
        options={(['thisMonth', 'lastMonth', 'days90', 'custom'] as const).map((value) => ({
          value,
          label: t[value],
        }))}
      />
      {custom && (
        <>
          <label>
            {t.from}{' '}
            <input
              type="date"
              className="wb-date"
              max={period.to}
              value={period.from}
              onChange={(event) => event.target.value && set({ from: event.target.value, to: period.to })}
            />
          </label>
          <label>
            {t.to}{' '}
            <input
              type="date"
              className="wb-date"
              min={period.from}
              max={today()}
              value={period.to}
              onChange={(event) => event.target.value && set({ from: period.from, to: event.target.value })}
            />
          </label>
        </>
      )}
    </div>
  )
}

function Tools({
  board,
  period,
  definitions,
}: {
  board: Board
  period: Period
  definitions: ReadonlyMap<string, Indicator>
}) {
  const t = useText(boardWords)
  const say = usePick()
  const save = () => {
    const text = boardAsCsv([
      {
        title: `${board.place.name} ${period.from} – ${period.to}`,
        head: [t.definition, t.count || '#', t.before(''), t.source],
        rows: board.values.map((one) => {
          const definition = definitions.get(one.indicator)
          return [
            definition
              ? `${say(definition.name)}（${say(definition.definition)}）${t[definition.unit]}`
              : one.indicator,
            one.value,
            one.before,
            definition?.version ?? '',
          ]
        }),
      },
      {
        title: t.trend,
        head: [t.day, t.opened, t.closed, t.late],
        rows: board.trend.map((one) => [one.day, one.opened, one.closed, one.overdue]),
      },
      {
        title: t.categories,
        head: [t.category, t.opened, t.open],
        rows: board.categories.map((one) => [say(one.name), one.opened, one.open]),
      },
      {
        title: t.places,
        head: [t.placeName, t.opened, t.open, t.overdue, t.onTime],
        rows: board.places.map((one) => [one.name, one.opened, one.open, one.overdue, one.onTime]),
      },
    ])
    const link = document.createElement('a')
    link.href = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }))
    link.download = `${board.place.name}-${period.from}-${period.to}.csv`
    link.click()
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
  }
  return (
    <>
      <Button icon={<Download size={16} aria-hidden="true" />} onClick={save}>
        {t.exportCsv}
      </Button>
      <Button icon={<Printer size={16} aria-hidden="true" />} onClick={() => window.print()}>
        {t.print}
      </Button>
    </>
  )
}
