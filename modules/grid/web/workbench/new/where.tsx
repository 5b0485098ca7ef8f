/**
 * Where it is: here by position, a place by name, a mark on the map.
 */
import { Button, Input } from 'antd'
import { LocateFixed } from 'lucide-react'
import { useCallback, useId, useState } from 'react'
import { places } from '#modules/places/contract.ts'
import { call } from '#platform/operation/client.ts'
import type { OutputOf } from '#platform/operation/contract.ts'
import { useText } from '#platform/text/use-text.ts'
import { AreaMap } from '#platform/ui/map.tsx'
import { useCall } from '#platform/ui/query.ts'
import { useActing } from '#platform/ui/workbench/acting.tsx'
import { Field } from '#platform/ui/workbench/page.tsx'
import { Pick } from '#platform/ui/workbench/pick.tsx'
import { shared } from '#platform/ui/workbench/words.ts'
import type { grid } from '../../../contract.ts'
import type { Draft } from './draft.ts'
import { newWords } from './words.ts'

interface WhereProps {
  /** On patrol one stands there; at the desk one does not. */
  onSite: boolean
  draft: Draft
  set: (part: Partial<Draft>) => void
  known: OutputOf<typeof grid.examine> | undefined
  missing: boolean
}

/** The fields of the place. */
export function Where({ onSite, draft, set, known, missing }: WhereProps) {
  const t = useText(newWords)
  const common = useText(shared)
  const id = useId()
  const acting = useActing()
  const { locate, locating, failed } = useLocating((point) => set({ point, place: '', placeName: '' }))
  const find = useCallback(
    async (text: string, signal: AbortSignal) => {
      if (!text) {
        const below = await call(places.children, { code: acting.place, limit: 40 }, { signal })
        return below.items.map((one) => ({ value: one.code, label: one.name }))
      }
      const { items } = await call(
        places.search,
        { text, within: acting.place, levels: ['community', 'grid'] },
        { signal },
      )
      return items.map((one) => ({
        value: one.code,
        label: one.name,
        about: one.path.map((up) => up.name).join(' / '),
      }))
    },
    [acting.place],
  )
  const located = draft.point && known?.place
  // A grid worker's own grid stands there from the beginning.
  const own = acting.place.length === 15 ? { value: acting.place, label: acting.placeName } : undefined
  const chosen = draft.place ? { value: draft.place, label: draft.placeName } : own
  return (
    <>
      {onSite && (
        <div className="wb-row">
          <Button
            size="large"
            icon={<LocateFixed size={18} aria-hidden="true" />}
            loading={locating}
            onClick={locate}
          >
            {locating ? t.locating : t.here}
          </Button>
          <span role="status">
            {failed && t.locateFailed}
            {!failed &&
              located &&
              t.locatedIn(
                known.path
                  .slice(-2)
                  .map((one) => one.name)
                  .join(' '),
              )}
            {!failed && draft.point && known && !known.governed && t.outside}
          </span>
        </div>
      )}
      <Spot draft={draft} set={set} place={known?.place?.code ?? draft.place} />
      {(!draft.point || (known && !known.place)) && (
        <Field id={id} label={t.place} error={missing ? t.missingPlace : undefined}>
          <Pick
            id={id}
            find={find}
            placeholder={t.placeHint}
            value={chosen ? [chosen.value] : []}
            known={chosen ? [chosen] : []}
            change={([place], [picked]) => set({ place: place ?? '', placeName: picked?.label ?? '' })}
          />
        </Field>
      )}
      <Field id={`${id}a`} label={t.address} mark={common.optional} hint={t.addressHint}>
        <Input
          id={`${id}a`}
          maxLength={120}
          value={draft.address}
          onChange={(event) => set({ address: event.target.value })}
        />
      </Field>
    </>
  )
}

/** The community's grids with a mark that can be moved. */
function Spot({ draft, set, place }: { draft: Draft; set: WhereProps['set']; place: string }) {
  const t = useText(newWords)
  const community = place.slice(0, 12)
  const drawn = useCall(
    places.boundaries,
    { code: community || '000000', level: 'grid' },
    { when: community.length === 12, fresh: 600_000, keep: true },
  ).data
  if (community.length !== 12 || !drawn || (drawn.items.length === 0 && !drawn.outline)) return null
  return (
    <div className="wb-new-map">
      <AreaMap
        name={t.where}
        areas={drawn.items}
        outline={drawn.outline}
        pin={draft.point}
        chosenArea={place.length === 15 ? place : undefined}
        onPick={(point) => set({ point })}
        height={240}
      />
      <p className="wb-hint">{t.mapPick}</p>
    </div>
  )
}

function useLocating(found: (point: { lng: number; lat: number }) => void) {
  const [state, setState] = useState<'still' | 'looking' | 'failed'>('still')
  const locate = () => {
    if (!navigator.geolocation) return setState('failed')
    setState('looking')
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        setState('still')
        found({ lng: round(coords.longitude), lat: round(coords.latitude) })
      },
      () => setState('failed'),
      { enableHighAccuracy: true, timeout: 12_000, maximumAge: 30_000 },
    )
  }
  return { locate, locating: state === 'looking', failed: state === 'failed' }
}

function round(degrees: number): number {
  return Math.round(degrees * 1e6) / 1e6
}
