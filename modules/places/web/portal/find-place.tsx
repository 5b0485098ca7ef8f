/**
 * Finding a place: by name, by position, or step by step through the regions.
 */
import { LocateFixed } from 'lucide-react'
import { useState } from 'react'
import { call } from '#platform/operation/client.ts'
import { useText } from '#platform/text/use-text.ts'
import { Button } from '#platform/ui/button.tsx'
import { Note } from '#platform/ui/notice.tsx'
import { type FoundPlace, PlacePicker } from '#platform/ui/place-picker.tsx'
import { whereAmI } from '#platform/ui/position.ts'
import type { ChosenPlace } from '#platform/ui/preferences.ts'
import { places } from '../../contract.ts'
import { Browse } from './browse.tsx'
import { placeWords } from './words.ts'

/** First visit, or the wish for another place. */
export function FindPlace({ onChoose }: { onChoose: (place: ChosenPlace) => void }) {
  const t = useText(placeWords)
  const [state, setState] = useState<'rest' | 'asking' | 'failed' | 'none'>('rest')

  async function locate() {
    setState('asking')
    try {
      const { place } = await call(places.locate, await whereAmI())
      if (!place) return setState('none')
      // The community, not the grid inside it: that is what people call their place.
      const community = place.level === 'grid' ? place.path.at(-1) : undefined
      onChoose({ code: community?.code ?? place.code, name: community?.name ?? place.name })
    } catch {
      setState('failed')
    }
  }

  return (
    <div className="page narrow stack-l">
      <header className="stack-s">
        <h1 tabIndex={-1}>{t.whichTitle}</h1>
        <p className="quiet">{t.whichLead}</p>
      </header>
      <div className="stack">
        <PlacePicker
          label={t.findLabel}
          hint={t.findHint}
          search={searchPlaces}
          onChoose={(place: FoundPlace) => onChoose({ code: place.code, name: place.name })}
        />
        <Button
          icon={<LocateFixed aria-hidden="true" />}
          wide
          busy={state === 'asking'}
          onClick={() => void locate()}
        >
          {state === 'asking' ? t.positionAsked : t.usePosition}
        </Button>
        {state === 'failed' || state === 'none' ? (
          <Note tone="need" role="alert">
            <p>{state === 'none' ? t.positionNone : t.positionFailed}</p>
          </Note>
        ) : (
          <p className="quiet small">{t.positionPrivate}</p>
        )}
      </div>
      <section className="stack" aria-labelledby="browse-title">
        <h2 id="browse-title">{t.orBrowse}</h2>
        <Browse onChoose={onChoose} />
      </section>
    </div>
  )
}

/** Places by name, those that are served here first. */
export async function searchPlaces(text: string, signal: AbortSignal): Promise<readonly FoundPlace[]> {
  const { items } = await call(places.search, { text, governed: true }, { signal })
  return items.length ? items : (await call(places.search, { text }, { signal })).items
}
