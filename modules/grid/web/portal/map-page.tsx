/**
 * What happens nearby: a map with its list beside it.
 */
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { accounts } from '#modules/accounts/contract.ts'
import { places } from '#modules/places/contract.ts'
import { sayPlace } from '#platform/text/place-name.ts'
import { usePick, useText } from '#platform/text/use-text.ts'
import { AreaMap } from '#platform/ui/map.tsx'
import { EmptyState, ErrorNotice } from '#platform/ui/notice.tsx'
import { chosenPlace, useKept } from '#platform/ui/preferences.ts'
import { useCall, usePages } from '#platform/ui/query.ts'
import { toneOfPhase } from '#platform/ui/states.tsx'
import { useTitle } from '#platform/ui/title.ts'
import { Pager, Skeleton, SkeletonList } from '#platform/ui/waiting.tsx'
import { grid } from '../../contract.ts'
import { communityOf, levelBelow } from './levels.ts'
import './matters.css'
import { MatterCard } from './public-matters.tsx'
import { matterWords } from './words.ts'

type Phase = 'all' | 'open' | 'closed'

/** `/map?place=&phase=&category=`. */
export default function MapPage() {
  const t = useText(matterWords)
  const search = useSearch({ strict: false }) as { place?: string | number }
  const seen = useKept(chosenPlace)
  const me = useCall(accounts.me, {}, { fresh: 300_000 }).data
  const code = search.place === undefined ? (seen?.code ?? me?.home) : String(search.place)
  useTitle(t.mapTitle)
  if (!code) {
    return (
      <div className="page narrow stack">
        <h1 tabIndex={-1}>{t.mapTitle}</h1>
        <EmptyState
          title={t.mapNoPlace}
          action={
            <Link className="btn" data-look="primary" to="/" search={{ choose: true }}>
              {t.choosePlace}
            </Link>
          }
        />
      </div>
    )
  }
  return <PublicMap code={communityOf(code)} />
}

function PublicMap({ code }: { code: string }) {
  const t = useText(matterWords)
  const filter = useSearch({ strict: false }) as { phase?: Phase; category?: string }
  const [chosen, setChosen] = useState<string | undefined>()
  const place = useCall(places.get, { code }, { fresh: 600_000 }).data
  const level = levelBelow(code)
  const boundaries = useCall(
    places.boundaries,
    { code, level: level ?? 'grid' },
    { when: level !== undefined, fresh: 600_000 },
  )
  const asked = usePages(grid.publicList, {
    within: code,
    phase: filter.phase ?? 'open',
    limit: 50,
    ...(filter.category ? { category: filter.category } : {}),
  })
  const marks = useMemo(
    () =>
      asked.items.flatMap((matter) =>
        matter.point
          ? [{ id: matter.id, point: matter.point, label: matter.title, tone: toneOfPhase(matter.phase) }]
          : [],
      ),
    [asked.items],
  )
  const drawn = boundaries.data && (boundaries.data.items.length || boundaries.data.outline || marks.length)
  const open = (id: string) => {
    setChosen(id)
    document.getElementById(`matter-${id}`)?.scrollIntoView({ block: 'nearest', behavior: 'smooth' })
  }
  return (
    <div className="page stack">
      <header>
        <h1 tabIndex={-1}>{t.mapTitle}</h1>
        <p className="quiet">{place ? t.mapLead(sayPlace(place.name)) : <Skeleton width="10em" />}</p>
      </header>
      <Filters code={code} />
      <div className="map-split">
        <div>
          {boundaries.data ? (
            drawn ? (
              <AreaMap
                name={place?.name ?? ''}
                areas={boundaries.data.items}
                outline={boundaries.data.outline}
                marks={marks}
                chosenMark={chosen}
                onMark={open}
                height="min(60vh, 560px)"
              />
            ) : (
              <EmptyState title={t.mapEmpty}>{t.mapEmptyText}</EmptyState>
            )
          ) : (
            <Skeleton height="min(60vh, 560px)" />
          )}
        </div>
        <div className="stack">
          <ErrorNotice error={asked.error} onRetry={() => asked.refetch()} />
          {asked.isPending ? <SkeletonList /> : null}
          {asked.isSuccess && asked.items.length === 0 ? (
            <EmptyState
              title={t.listEmpty}
              action={
                <Link className="btn" data-look="plain" to="/report" search={{ place: code }}>
                  {t.report}
                </Link>
              }
            >
              {t.listEmptyText}
            </EmptyState>
          ) : null}
          {asked.items.length ? (
            <>
              <p className="quiet small num" role="status">
                {t.count(asked.items.length)}
              </p>
              <ul className="card-list">
                {asked.items.map((matter) => (
                  <li
                    key={matter.id}
                    id={`matter-${matter.id}`}
                    data-chosen={matter.id === chosen || undefined}
                  >
                    <MatterCard matter={matter} />
                  </li>
                ))}
              </ul>
            </>
          ) : null}
          <Pager
            hasMore={asked.hasNextPage}
            busy={asked.isFetchingNextPage}
            onMore={() => asked.fetchNextPage()}
          />
        </div>
      </div>
    </div>
  )
}

function Filters({ code }: { code: string }) {
  const t = useText(matterWords)
  const pick = usePick()
  const navigate = useNavigate()
  const filter = useSearch({ strict: false }) as { phase?: Phase; category?: string }
  const categories = useCall(grid.categories, { place: code }, { fresh: 600_000 }).data?.items ?? []
  const set = (part: object) =>
    void navigate({
      to: '/map',
      search: ((before: object) => ({ ...before, ...part })) as never,
      replace: true,
    })
  const phases: [Phase, string][] = [
    ['open', t.open],
    ['closed', t.closed],
    ['all', t.all],
  ]
  return (
    <div className="filters">
      <fieldset className="chips" aria-label={t.phaseFilter}>
        {phases.map(([phase, label]) => (
          <button
            type="button"
            key={phase}
            className="chip"
            aria-pressed={(filter.phase ?? 'open') === phase}
            onClick={() => set({ phase: phase === 'open' ? undefined : phase })}
          >
            {label}
          </button>
        ))}
      </fieldset>
      <select
        className="input"
        aria-label={t.categoryFilter}
        value={filter.category ?? ''}
        onChange={(event) => set({ category: event.target.value || undefined })}
      >
        <option value="">{t.allCategories}</option>
        {categories
          .filter((one) => one.public)
          .map((one) => (
            <option key={one.id} value={one.id}>
              {pick(one.plain)}
            </option>
          ))}
      </select>
    </div>
  )
}
