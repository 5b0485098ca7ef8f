/** Duties one by one, by conditions that stand in the address. */
import { Button, Input, Select } from 'antd'
import { Search } from 'lucide-react'
import { useEffect, useMemo, useState } from 'react'
import { formatDay } from '#platform/text/dates.ts'
import { sayPlace } from '#platform/text/place-name.ts'
import { useLang, usePick, useText } from '#platform/text/use-text.ts'
import { useCall, usePages } from '#platform/ui/query.ts'
import { useActing } from '#platform/ui/workbench/acting.tsx'
import { Empty, Failure, RowsComing } from '#platform/ui/workbench/answers.tsx'
import { Go, useAsked, useSetAsked } from '#platform/ui/workbench/go.tsx'
import { PageHead } from '#platform/ui/workbench/page.tsx'
import { duties } from '../../contract.ts'
import { Export } from './board-page.tsx'
import { type Filter, type Item, oneLink, readFilter, states } from './links.ts'
import { StateMark, StateShape } from './state.tsx'
import { levels } from './terms.ts'
import { dutyWords } from './words.ts'
import './duties.css'

const levelNames = ['province', 'city', 'county', 'township', 'community'] as const

/** The page. */
export function DutyListPage() {
  const t = useText(dutyWords)
  const acting = useActing()
  const raw = useAsked().toString()
  const filter = useMemo(() => readFilter(new URLSearchParams(raw)), [raw])
  const setAsked = useSetAsked()
  const set = (part: { [K in keyof Filter]?: Filter[K] | undefined }) =>
    setAsked(
      Object.fromEntries(
        Object.entries(part).map(([key, value]) => [
          key,
          Array.isArray(value) ? value.join(',') : (value as string | undefined),
        ]),
      ),
    )
  const within = filter.within ?? acting.place
  const asked = usePages(duties.list, { ...filter, within, limit: 50 })
  const [first] = asked.pages
  const counts = first?.counts
  return (
    <>
      <PageHead
        title={t.listTitle}
        above={<Go to={`/work/duties?within=${within}`}>{t.back}</Go>}
        about={<span aria-live="polite">{first ? t.listAbout(first.count) : ' '}</span>}
      >
        <Export filter={{ ...filter, within }} />
      </PageHead>
      <Conditions filter={filter} within={within} counts={counts} set={set} />
      {asked.isPending ? (
        <RowsComing rows={10} />
      ) : asked.isError && asked.items.length === 0 ? (
        <Failure error={asked.error} again={() => void asked.refetch()} />
      ) : asked.items.length === 0 ? (
        <Empty
          title={t.listEmpty}
          action={
            <Button
              onClick={() =>
                set({
                  states: undefined,
                  duty: undefined,
                  period: undefined,
                  capability: undefined,
                  bearer: undefined,
                  level: undefined,
                  search: undefined,
                })
              }
            >
              {t.clear}
            </Button>
          }
        >
          {t.listEmptyText}
        </Empty>
      ) : (
        <Rows items={asked.items as Item[]} />
      )}
      {asked.hasNextPage && (
        <Button loading={asked.isFetchingNextPage} onClick={() => void asked.fetchNextPage()}>
          {t.more}
        </Button>
      )}
    </>
  )
}

function Conditions({
  filter,
  within,
  counts,
  set,
}: {
  filter: Filter
  within: string
  counts: Record<(typeof states)[number], number> | undefined
  set: (part: { [K in keyof Filter]?: Filter[K] | undefined }) => void
}) {
  const t = useText(dutyWords)
  const say = usePick()
  const board = useCall(duties.board, { within }, { fresh: 60_000 }).data
  const chosen = new Set(filter.states)
  const [search, setSearch] = useState(filter.search ?? '')
  useEffect(() => setSearch(filter.search ?? ''), [filter.search])
  return (
    <div className="wb-duty-filters off-paper">
      <div className="wb-chips">
        {states.map((state) => (
          <button
            key={state}
            type="button"
            className="wb-chip"
            aria-pressed={chosen.has(state)}
            onClick={() => {
              const next = chosen.has(state) ? [...chosen].filter((one) => one !== state) : [...chosen, state]
              set({ states: next.length > 0 ? next : undefined })
            }}
          >
            <StateShape state={state} />
            {t[state]}
            {counts && <span className="wb-num wb-soft">{counts[state].toLocaleString('en-US')}</span>}
          </button>
        ))}
        {filter.duty && (
          <button
            type="button"
            className="wb-chip"
            aria-pressed="true"
            onClick={() => set({ duty: undefined })}
          >
            {t.onlyDuty(filter.duty)} ×
          </button>
        )}
        {filter.period && (
          <button
            type="button"
            className="wb-chip"
            aria-pressed="true"
            onClick={() => set({ period: undefined })}
          >
            {t.onlyPeriod(filter.period)} ×
          </button>
        )}
      </div>
      <Select
        aria-label={t.capability}
        value={filter.capability ?? ''}
        onChange={(value) => set({ capability: value || undefined })}
        popupMatchSelectWidth={false}
        options={[
          { value: '', label: t.anyCapability },
          ...(board?.capabilities ?? []).map(({ id, name }) => ({ value: id, label: say(name) })),
        ]}
      />
      <Select
        aria-label={t.bearer}
        value={filter.bearer ?? ''}
        onChange={(value) => set({ bearer: value || undefined })}
        popupMatchSelectWidth={false}
        options={[
          { value: '', label: t.anyBearer },
          ...(board?.bearers ?? []).map(({ kind, name }) => ({ value: kind, label: say(name) })),
        ]}
      />
      <Select
        aria-label={t.level}
        value={filter.level ?? ''}
        onChange={(value) => set({ level: (value || undefined) as Filter['level'] })}
        popupMatchSelectWidth={false}
        options={[
          { value: '', label: t.anyLevel },
          ...levelNames.map((level) => ({ value: level, label: say(levels[level]!) })),
        ]}
      />
      <Input
        aria-label={t.search}
        placeholder={t.search}
        allowClear
        maxLength={60}
        prefix={<Search size={15} aria-hidden="true" />}
        value={search}
        onChange={(event) => {
          setSearch(event.target.value)
          if (!event.target.value) set({ search: undefined })
        }}
        onPressEnter={() => set({ search: search.trim() || undefined })}
        onBlur={() => search.trim() !== (filter.search ?? '') && set({ search: search.trim() || undefined })}
      />
    </div>
  )
}

function Rows({ items }: { items: readonly Item[] }) {
  const t = useText(dutyWords)
  const lang = useLang()
  const say = usePick()
  return (
    <div className="wb-table-room wb-table-x">
      <table className="wb-table wb-duty-table">
        <thead>
          <tr>
            <th>{t.state}</th>
            <th>{t.duty}</th>
            <th>{t.place}</th>
            <th>{t.bearer}</th>
            <th>{t.period}</th>
            <th>{t.date}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((one) => (
            <tr key={`${one.place} ${one.duty} ${one.period}`}>
              <td>
                <StateMark state={one.state} judgedMet={one.judgedMet} />
              </td>
              <th scope="row">
                <Go to={oneLink(one)}>{say(one.action)}</Go>
                <div className="wb-soft">
                  {one.article} · {say(one.capabilityName)}
                </div>
              </th>
              <td>{sayPlace(one.placeName)}</td>
              <td>{one.bearers.map(({ name }) => say(name)).join(lang === 'zh' ? '、' : ', ')}</td>
              <td className="wb-one">{say(one.periodName)}</td>
              <td className="wb-one wb-num">
                {one.dueOn ? (
                  <span className="wb-duty-when" data-late={one.state === 'overdue'}>
                    {formatDay(one.dueOn, lang, { year: true }).replace(/（.*）/, '')}
                  </span>
                ) : (
                  <span className="wb-soft">{t.noDate}</span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
