/**
 * Places level by level, from the province down to the community.
 */
import { ChevronRight } from 'lucide-react'
import { useState } from 'react'
import { sayPlace } from '#platform/text/place-name.ts'
import { useText } from '#platform/text/use-text.ts'
import { Button } from '#platform/ui/button.tsx'
import { ErrorNotice } from '#platform/ui/notice.tsx'
import type { ChosenPlace } from '#platform/ui/preferences.ts'
import { usePages } from '#platform/ui/query.ts'
import { Pager, SkeletonList } from '#platform/ui/waiting.tsx'
import { places } from '../../contract.ts'
import { placeWords } from './words.ts'

/** The way down; a community is chosen, anything wider is opened. */
export function Browse({
  onChoose,
  from = [],
}: {
  onChoose: (place: ChosenPlace) => void
  from?: ChosenPlace[]
}) {
  const t = useText(placeWords)
  const [path, setPath] = useState<ChosenPlace[]>(from)
  const at = path.at(-1)
  const asked = usePages(places.children, { code: at?.code, limit: 60 })
  return (
    <div className="stack">
      {path.length > from.length ? (
        <nav className="chips" aria-label={t.back}>
          <Button look="quiet" onClick={() => setPath(path.slice(0, -1))}>
            ← {t.back}
          </Button>
          {path.slice(from.length).map((one, index) => (
            <button
              type="button"
              key={one.code}
              className="chip"
              aria-current={one === at ? 'true' : undefined}
              onClick={() => setPath(path.slice(0, from.length + index + 1))}
            >
              {one.name}
            </button>
          ))}
        </nav>
      ) : null}
      <ErrorNotice error={asked.error} onRetry={() => asked.refetch()} />
      {asked.isPending ? <SkeletonList height="3rem" /> : null}
      {asked.items.length ? (
        <ul className="card-list places">
          {asked.items.map((place) => {
            const isEnd = place.level === 'community' || place.level === 'grid'
            return (
              <li key={place.code}>
                <button
                  type="button"
                  className="pick-row"
                  onClick={() =>
                    isEnd
                      ? onChoose({ code: place.code, name: place.name })
                      : setPath([...path, { code: place.code, name: place.name }])
                  }
                >
                  <span>{sayPlace(place.name)}</span>
                  {isEnd ? (
                    <span className="push quiet small">{t.choose}</span>
                  ) : (
                    <ChevronRight className="icon push quiet" aria-hidden="true" />
                  )}
                </button>
              </li>
            )
          })}
        </ul>
      ) : null}
      <Pager
        hasMore={asked.hasNextPage}
        busy={asked.isFetchingNextPage}
        onMore={() => asked.fetchNextPage()}
      />
    </div>
  )
}
