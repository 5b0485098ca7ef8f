/**
 * Places: looking for one, going down and up, and what there is in it.
 */
import { useParams } from '@tanstack/react-router'
import { Button } from 'antd'
import { useCallback } from 'react'
import { call } from '#platform/operation/client.ts'
import { useText } from '#platform/text/use-text.ts'
import { useCall } from '#platform/ui/query.ts'
import { useActing, useHas } from '#platform/ui/workbench/acting.tsx'
import { Failure, RowsComing } from '#platform/ui/workbench/answers.tsx'
import { Go, useGo } from '#platform/ui/workbench/go.tsx'
import { PageHead } from '#platform/ui/workbench/page.tsx'
import { Pick } from '#platform/ui/workbench/pick.tsx'
import { places } from '../../contract.ts'
import { Below } from './below.tsx'
import { changeWords } from './change/words.ts'
import { Contacts, Grids, PlaceBodies } from './community.tsx'
import { Divisions } from './divisions.tsx'
import { PlaceHistory } from './history.tsx'
import { PlaceMap } from './place-map.tsx'
import { placeWords } from './words.ts'
import './places.css'

/** The page of a place; without a code, of the place where one holds one's position. */
export function PlacesPage() {
  const acting = useActing()
  const params = useParams({ strict: false }) as { code?: string | number }
  const code = params.code === undefined ? acting.place : String(params.code)
  return <Place key={code} code={code} />
}

function Place({ code }: { code: string }) {
  const t = useText(placeWords)
  const go = useGo()
  const acting = useActing()
  const c = useText(changeWords)
  const proposes = useHas('communities.propose')
  const divides = useHas('places.propose', 'places.divide')
  const asked = useCall(places.get, { code }, { fresh: 300_000 })
  const served = useCall(places.community, { code })
  const place = asked.data
  if (asked.isPending) return <RowsComing rows={6} />
  if (!place) return <Failure error={asked.error!} again={() => void asked.refetch()} />
  const mine = code.startsWith(acting.place)
  const law = place.statute ? `《${place.statute.replace(/^《|》$/g, '')}》` : t.noLaw
  const marks = [
    t[place.level],
    place.rural === null ? undefined : place.rural ? t.rural : t.urban,
    law,
    place.provisional ? t.draft : undefined,
    place.validTo ? c.endedOn(place.validTo) : undefined,
  ]
  return (
    <>
      <PageHead
        title={place.name}
        above={<Path path={place.path} code={code} />}
        about={
          <>
            <span className="wb-num">{place.code}</span> · {marks.filter(Boolean).join(' · ')}
          </>
        }
      >
        {mine && <Button onClick={() => go(`/work/matters?within=${code}`)}>{t.matters}</Button>}
        {mine && proposes && (code.length === 9 || code.length === 6) && (
          <Button onClick={() => go(`/work/places/${code}/change`)}>{c.open}</Button>
        )}
        {mine && divides && code.length === 12 && !place.validTo && (
          <Button type="primary" onClick={() => go(`/work/places/${code}/divide`)}>
            {t.propose}
          </Button>
        )}
      </PageHead>
      <div className="wb-places">
        <aside className="wb-places-side">
          <FindPlace />
          {code !== acting.place && (
            <Go to={`/work/places/${acting.place}`}>
              {t.mine}：{acting.placeName}
            </Go>
          )}
          {code.length < 12 && <Below code={code} />}
          {code.length >= 12 && served.data && <Contacts served={served.data} />}
        </aside>
        <div className="wb-stack">
          <PlaceMap code={code} />
          {served.isPending && <RowsComing rows={4} />}
          {served.isError && <Failure error={served.error} again={() => void served.refetch()} />}
          {served.data && code.length === 12 && <Grids grids={served.data.grids} />}
          {served.data && code.length === 12 && divides && mine && <Divisions code={code} />}
          {code.length === 12 && <PlaceHistory code={code} />}
          {served.data && <PlaceBodies served={served.data} />}
        </div>
      </div>
    </>
  )
}

function Path({ path, code }: { path: readonly { code: string; name: string }[]; code: string }) {
  const above = path.filter((one) => one.code !== code)
  if (above.length === 0) return null
  return (
    <nav className="wb-crumbs">
      {above.map((one) => (
        <span key={one.code}>
          <Go to={`/work/places/${one.code}`}>{one.name}</Go> /{' '}
        </span>
      ))}
    </nav>
  )
}

function FindPlace() {
  const t = useText(placeWords)
  const go = useGo()
  const find = useCallback(async (text: string, signal: AbortSignal) => {
    if (!text.trim()) return []
    const { items } = await call(places.search, { text: text.trim(), limit: 15 }, { signal })
    return items.map((one) => ({
      value: one.code,
      label: one.name,
      about: `${one.path.map((up) => up.name).join(' / ')} · ${one.code}`,
    }))
  }, [])
  return (
    <Pick
      find={find}
      value={[]}
      change={([code]) => code && go(`/work/places/${code}`)}
      placeholder={t.find}
    />
  )
}
