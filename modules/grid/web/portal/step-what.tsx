/**
 * First question: what is the matter? A photo and a few words.
 */
import { useState } from 'react'
import { useText } from '#platform/text/use-text.ts'
import { Button } from '#platform/ui/button.tsx'
import { TextArea } from '#platform/ui/field.tsx'
import { PhotoPicker } from '#platform/ui/photo-picker.tsx'
import { useCall } from '#platform/ui/query.ts'
import { grid } from '../../contract.ts'
import { SuggestedKinds } from './category-chooser.tsx'
import { EmergencyNote } from './emergencies.tsx'
import { reportWords } from './report-words.ts'
import { type Report, useRested } from './use-report.ts'

/** Photos, words, danger words, the kind that fits. */
export function StepWhat({ draft, change, around, go }: Report) {
  const t = useText(reportWords)
  const [busy, setBusy] = useState(false)
  const [tried, setTried] = useState(false)
  const text = useRested(draft.text.trim(), 600)
  const examined = useCall(
    grid.examine,
    { text, ...(around ? { place: around } : {}) },
    { when: text.length >= 2, keep: true },
  ).data
  const catalogue = useCall(
    grid.categories,
    { place: around ?? '' },
    { when: around !== undefined, fresh: 600_000 },
  )
  const missing = draft.text.trim().length < 2
  return (
    <>
      <h1 tabIndex={-1}>{t.what}</h1>
      <div className="field">
        <span className="field-label">{t.photos}</span>
        <span className="field-hint">{t.photosHint}</span>
        <PhotoPicker
          value={draft.photos}
          onChange={(next) => change((before) => ({ photos: next(before.photos) }))}
          onBusy={setBusy}
        />
      </div>
      <TextArea
        label={t.text}
        hint={t.textHint}
        value={draft.text}
        maxLength={2000}
        error={tried && missing ? t.textMissing : undefined}
        onChange={(event) => change({ text: event.target.value })}
      />
      {examined ? <EmergencyNote emergencies={examined.emergencies} /> : null}
      {text.length >= 2 || draft.category ? (
        <SuggestedKinds
          categories={catalogue.data?.items ?? []}
          suggested={examined?.suggested ?? []}
          value={draft.category}
          onChange={(category) => change({ category })}
        />
      ) : null}
      <div className="report-foot">
        {busy ? <p className="quiet small">{t.waitPhotos}</p> : null}
        <Button
          look="primary"
          wide
          busy={busy}
          onClick={() => {
            setTried(true)
            if (!missing) go('where')
          }}
        >
          {t.next}
        </Button>
      </div>
    </>
  )
}
