/** What communities lack of facilities: counted, on a map, one by one, with the ways to make it up. */
import { Button, Input } from 'antd'
import { Download, Search } from 'lucide-react'
import { useEffect, useMemo, useState } from 'react'
import { places } from '#modules/places/contract.ts'
import { useText } from '#platform/text/use-text.ts'
import { useCall, useCommand, usePages } from '#platform/ui/query.ts'
import { StateShape } from '#platform/ui/states.tsx'
import { useActing } from '#platform/ui/workbench/acting.tsx'
import { Answer, Empty, Failure, RowsComing } from '#platform/ui/workbench/answers.tsx'
import { useAsked, useSetAsked } from '#platform/ui/workbench/go.tsx'
import { PageHead } from '#platform/ui/workbench/page.tsx'
import { shortfalls } from '../../contract.ts'
import { shortfallWords } from '../../text/shortfall.ts'
import { type State, sayArea, states, tones } from '../states.ts'
import { Remedies } from './remedies.tsx'
import { ShortfallMap } from './shortfall-map.tsx'
import { ShortfallTable } from './shortfall-table.tsx'
import { FacilityTabs } from './tabs.tsx'
import { facilityWords } from './words.ts'

interface Asked {
  within: string
  states?: State[]
  search?: string
}

function readAsked(from: URLSearchParams, own: string): Asked {
  const within = from.get('within')?.replaceAll('"', '')
  const chosen = (from.get('states') ?? '')
    .split(',')
    .filter((one): one is State => states.includes(one as State))
  const search = from.get('search')?.replaceAll('"', '')
  return {
    within: within?.startsWith(own) ? within : own,
    ...(chosen.length > 0 ? { states: chosen } : {}),
    ...(search ? { search } : {}),
  }
}

/** The page. */
export function ShortfallPage() {
  const t = useText(facilityWords)
  const acting = useActing()
  const raw = useAsked().toString()
  const asked = useMemo(() => readAsked(new URLSearchParams(raw), acting.place), [raw, acting.place])
  const set = useSetAsked()
  const found = usePages(shortfalls.shortfall, { ...asked, limit: 50 })
  const [first] = found.pages
  const summary = first?.summary
  const place = useCall(places.get, { code: asked.within }, { fresh: 600_000 }).data
  const narrowed = asked.states !== undefined || asked.search !== undefined
  const name = place?.name ?? acting.placeName
  return (
    <>
      <FacilityTabs />
      <PageHead
        title={t.title}
        above={
          asked.within !== acting.place && (
            <button type="button" className="wb-link" onClick={() => set({ within: undefined })}>
              {t.up(acting.placeName)}
            </button>
          )
        }
        about={
          first && (
            <>
              <p>{t.lead(name, first.on)}</p>
              {summary && (
                <p aria-live="polite">
                  <b>{sayWhole(t, summary)}</b>
                  {summary.fromGrids > 0 && <> · {t.fromGrids(summary.fromGrids.toLocaleString('en-US'))}</>}
                </p>
              )}
            </>
          )
        }
      >
        <Export asked={asked} off={found.items.length === 0} />
      </PageHead>
      <Conditions asked={asked} counts={summary?.counts} set={set} />
      {found.isPending ? (
        <RowsComing rows={8} />
      ) : found.isError && found.items.length === 0 ? (
        <Failure error={found.error} again={() => void found.refetch()} />
      ) : (
        <>
          <div
            className="wb-short-top"
            data-one={asked.within.length >= 12 || first?.remedies.length === 0 || undefined}
          >
            {asked.within.length < 12 && (
              <ShortfallMap within={asked.within} choose={(within) => set({ within })} />
            )}
            {first && <Remedies remedies={first.remedies} />}
          </div>
          {found.items.length === 0 ? (
            <Empty
              title={narrowed ? t.none : t.empty}
              action={
                narrowed && (
                  <Button onClick={() => set({ states: undefined, search: undefined })}>{t.clear}</Button>
                )
              }
            >
              {narrowed ? t.noneText : t.emptyText}
            </Empty>
          ) : (
            <ShortfallTable items={found.items} />
          )}
        </>
      )}
      {found.hasNextPage && (
        <Button loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
          {t.more}
        </Button>
      )}
    </>
  )
}

/** What lacks in all; where nothing is short, whether that is known of every community. */
function sayWhole(
  t: Readonly<(typeof facilityWords)['zh']>,
  { counts, gap }: { counts: Record<State, number>; gap: number },
): string {
  if (counts.short > 0) return t.total(sayArea(gap))
  const unknown = counts.notMeasured + counts.notCheckable
  return unknown > 0 ? t.undecided(unknown.toLocaleString('en-US')) : t.noGap
}

function Conditions({
  asked,
  counts,
  set,
}: {
  asked: Asked
  counts: Record<State, number> | undefined
  set: (parts: Record<string, string | undefined>) => void
}) {
  const t = useText(facilityWords)
  const s = useText(shortfallWords)
  const chosen = new Set(asked.states)
  const [search, setSearch] = useState(asked.search ?? '')
  useEffect(() => setSearch(asked.search ?? ''), [asked.search])
  return (
    <div className="wb-short-filter off-paper">
      <div className="wb-chips">
        {states.map((state) => (
          <button
            key={state}
            type="button"
            className="wb-chip"
            aria-pressed={chosen.has(state)}
            onClick={() => {
              const next = chosen.has(state) ? [...chosen].filter((one) => one !== state) : [...chosen, state]
              set({ states: next.length > 0 ? next.join(',') : undefined })
            }}
          >
            <StateShape tone={tones[state]} />
            {s[state]}
            {counts && <span className="wb-num wb-soft">{counts[state].toLocaleString('en-US')}</span>}
          </button>
        ))}
      </div>
      <Input
        aria-label={t.search}
        placeholder={t.search}
        prefix={<Search size={16} aria-hidden="true" />}
        allowClear
        value={search}
        maxLength={60}
        onChange={(event) => {
          setSearch(event.target.value)
          if (!event.target.value) set({ search: undefined })
        }}
        onPressEnter={() => set({ search: search.trim() || undefined })}
      />
    </div>
  )
}

function Export({ asked, off }: { asked: Asked; off: boolean }) {
  const t = useText(facilityWords)
  const made = useCommand(shortfalls.shortfallExport, {
    changes: [],
    onDone({ name, csv }) {
      const link = document.createElement('a')
      link.href = URL.createObjectURL(new Blob([csv], { type: 'text/csv;charset=utf-8' }))
      link.download = name
      link.click()
      URL.revokeObjectURL(link.href)
    },
  })
  return (
    <>
      <Button
        icon={<Download size={16} aria-hidden="true" />}
        disabled={off}
        loading={made.isPending}
        onClick={() => made.mutate(asked)}
      >
        {t.export}
      </Button>
      <Answer error={made.error} />
    </>
  )
}
