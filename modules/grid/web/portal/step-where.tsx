/**
 * Second question: where is it? On the map, by position, or by name.
 */
import { useQueryClient } from '@tanstack/react-query'
import { LocateFixed } from 'lucide-react'
import { useState } from 'react'
import { places } from '#modules/places/contract.ts'
import { call } from '#platform/operation/client.ts'
import { sayPlace } from '#platform/text/place-name.ts'
import { useLang, useText } from '#platform/text/use-text.ts'
import { Button } from '#platform/ui/button.tsx'
import { Field, FieldError } from '#platform/ui/field.tsx'
import { AreaMap } from '#platform/ui/map.tsx'
import { ErrorNotice, Note } from '#platform/ui/notice.tsx'
import { PlacePicker } from '#platform/ui/place-picker.tsx'
import { whereAmI } from '#platform/ui/position.ts'
import type { Point } from '#platform/ui/projection.ts'
import { keyOf, useCall } from '#platform/ui/query.ts'
import { grid } from '../../contract.ts'
import { levelBelow } from './levels.ts'
import { reportWords } from './report-words.ts'
import type { Report } from './use-report.ts'

/** A pin decides the place; a place chosen by name takes a pin away that lies elsewhere. */
export function StepWhere({ draft, change, around, go }: Report) {
  const t = useText(reportWords)
  const lang = useLang()
  const client = useQueryClient()
  const [asking, setAsking] = useState<'rest' | 'asking' | 'failed'>('rest')
  const [tried, setTried] = useState(false)
  const [choosing, setChoosing] = useState(false)
  const [failure, setFailure] = useState<unknown>()
  const [busy, setBusy] = useState(false)
  const level = around ? levelBelow(around) : undefined
  const boundaries = useCall(
    places.boundaries,
    { code: around ?? '', level: level ?? 'grid' },
    { when: around !== undefined && level !== undefined, fresh: 600_000, keep: true },
  ).data
  const located = useCall(
    grid.examine,
    { point: draft.point },
    { when: draft.point !== undefined, keep: true },
  ).data
  const placed = useCall(
    places.get,
    { code: draft.place?.code ?? '' },
    { when: draft.place !== undefined && !draft.point, fresh: 600_000 },
  ).data
  const here = draft.point
    ? located?.path
        .slice(-2)
        .map(({ name }) => sayPlace(name))
        .join(' · ')
    : undefined
  const unserved = draft.point ? located?.governed === false : placed?.jurisdiction === null
  const missing = !draft.place && !draft.point

  function pin(point: Point) {
    change({ point })
    setAsking('rest')
  }

  async function locate() {
    setAsking('asking')
    try {
      pin(await whereAmI())
    } catch {
      setAsking('failed')
    }
  }

  async function next() {
    setTried(true)
    if (missing || unserved) return
    setBusy(true)
    setFailure(undefined)
    const { text, category, point, place } = draft
    const input = { text, category, point, place: point ? undefined : place?.code }
    try {
      const found = await client.fetchQuery({
        queryKey: keyOf(grid.examine, lang, input),
        queryFn: () => call(grid.examine, input),
      })
      // The pin decides: the place becomes the community that it lies in.
      if (point) change({ place: communityOf(found) ?? place })
      go(found.duplicates.length ? 'nearby' : 'contact')
    } catch (error) {
      // Without network the way goes on: duplicates are the server's to find then.
      if (error instanceof TypeError) go('contact')
      else setFailure(error)
    } finally {
      setBusy(false)
    }
  }

  return (
    <>
      <h1 tabIndex={-1}>{t.where}</h1>
      <Button
        icon={<LocateFixed aria-hidden="true" />}
        wide
        busy={asking === 'asking'}
        onClick={() => void locate()}
      >
        {asking === 'asking' ? t.whereAsking : t.wherePosition}
      </Button>
      {asking === 'failed' ? (
        <Note tone="need" role="alert">
          <p>{t.whereFailed}</p>
        </Note>
      ) : null}
      {boundaries && (boundaries.items.length > 0 || boundaries.outline) ? (
        <div className="stack-s">
          <p className="field-label">{t.whereMap}</p>
          <AreaMap
            name={draft.place?.name ?? ''}
            areas={boundaries.items}
            outline={boundaries.outline}
            pin={draft.point}
            onPick={pin}
            height="min(46vh, 380px)"
          />
          <p className="row small" role="status">
            {draft.point ? (
              <>
                <span>{here ? t.whereIn(here) : t.pinSet}</span>
                <Button look="quiet" onClick={() => change({ point: undefined })}>
                  {t.pinClear}
                </Button>
              </>
            ) : null}
          </p>
        </div>
      ) : null}
      {draft.place && !choosing ? (
        <div className="field">
          <span className="field-label">{t.wherePlace}</span>
          <div className="row card">
            <b>{sayPlace(draft.place.name)}</b>
            <span className="push">
              <Button look="quiet" onClick={() => setChoosing(true)}>
                {t.whereChange}
              </Button>
            </span>
          </div>
        </div>
      ) : (
        <PlacePicker
          label={t.whereName}
          search={async (text, signal) => {
            const levels = ['community' as const, 'grid' as const]
            return (await call(places.search, { text, levels, governed: true }, { signal })).items
          }}
          onChoose={({ code, name }) => {
            change({ place: { code, name }, point: undefined })
            setChoosing(false)
          }}
        />
      )}
      <Field
        label={t.whereAddress}
        hint={t.whereAddressHint}
        optional
        maxLength={120}
        value={draft.address}
        onChange={(event) => change({ address: event.target.value })}
      />
      {unserved ? (
        <Note tone="need" title={t.notServed} role="alert">
          <p>{t.notServedText}</p>
        </Note>
      ) : null}
      <FieldError error={tried && missing ? t.whereMissing : undefined} />
      <ErrorNotice error={failure} />
      <div className="report-foot">
        <Button look="primary" wide busy={busy} onClick={() => void next()}>
          {t.next}
        </Button>
      </div>
    </>
  )
}

function communityOf({
  path,
  place,
}: {
  path: { code: string; name: string }[]
  place: { code: string; name: string } | null
}) {
  return path.find(({ code }) => code.length === 12) ?? place ?? undefined
}
