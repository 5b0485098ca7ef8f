/**
 * The first page: one's own community, or the question which one it is.
 */
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useMe } from '#modules/accounts/web/use-me.ts'
import { FindPlace } from '#modules/places/web/portal/find-place.tsx'
import { chosenPlace } from '#platform/ui/preferences.ts'
import { useTitle } from '#platform/ui/title.ts'
import { SkeletonPage } from '#platform/ui/waiting.tsx'
import { useMyPlace } from '../shell/my-place.ts'
import { PlaceView } from './place-view.tsx'

/** `/`; with `?choose` the place is asked for anew. */
export default function HomePage() {
  const { choose } = useSearch({ strict: false }) as { choose?: boolean }
  const navigate = useNavigate()
  const place = useMyPlace()
  const me = useMe()
  useTitle(choose ? undefined : place?.name)
  if (choose || (!place && me)) {
    return (
      <FindPlace
        onChoose={(chosen) => {
          chosenPlace.set(chosen)
          void navigate({ to: '/', search: {} })
        }}
      />
    )
  }
  if (!place) {
    return (
      <div className="page">
        <SkeletonPage />
      </div>
    )
  }
  return <PlaceView code={place.code} mine />
}
