/**
 * History in plain words: the latest first, with the notes and photos that belong to each step.
 */
import type { ReactNode } from 'react'
import { formatDateTime } from '#platform/text/dates.ts'
import { useLang, useText } from '#platform/text/use-text.ts'
import type { SentPhoto } from './photo-upload.ts'
import { uiWords } from './words.ts'

/** One step as shown. */
export interface TimelineStep {
  key: string | number
  at: string
  title: ReactNode
  by?: string | null
  note?: string | undefined
  photos?: readonly SentPhoto[]
}

/** The steps in the order given; the first one is marked as the latest. */
export function Timeline({ steps }: { steps: readonly TimelineStep[] }) {
  const lang = useLang()
  return (
    <ol className="timeline">
      {steps.map((step, index) => (
        <li key={step.key} data-latest={index === 0 || undefined}>
          <p>
            <b>{step.title}</b>
          </p>
          <p className="quiet small num">
            <time dateTime={step.at}>{formatDateTime(step.at, lang)}</time>
            {step.by ? ` · ${step.by}` : ''}
          </p>
          {step.note ? <p style={{ marginTop: 6, whiteSpace: 'pre-wrap' }}>{step.note}</p> : null}
          {step.photos?.length ? <PhotoRow photos={step.photos} /> : null}
        </li>
      ))}
    </ol>
  )
}

/** Photos side by side, each opening in full. */
export function PhotoRow({ photos, label }: { photos: readonly SentPhoto[]; label?: string }) {
  const t = useText(uiWords)
  return (
    <div className="photos" style={{ marginTop: 8 }}>
      {photos.map((photo, index) => (
        <a className="photo-tile" key={photo.id} href={photo.full} target="_blank" rel="noopener">
          <img src={photo.thumb} alt={`${label ?? ''}${t.photo(index + 1)}`} loading="lazy" />
        </a>
      ))}
    </div>
  )
}
