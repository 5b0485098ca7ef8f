/**
 * One line of law: by which regulation this place is governed; drafts carry a hatched band.
 */
import { Scale } from 'lucide-react'
import { useText } from '#platform/text/use-text.ts'
import { placeWords } from './words.ts'

/** The line; `statute` is null where no jurisdiction of this installation reaches. */
export function LawLine({ statute, provisional }: { statute: string | null; provisional: boolean }) {
  const t = useText(placeWords)
  if (!statute) return null
  if (provisional) {
    return (
      <p className="band" data-kind="draft" data-inset>
        <span>
          <b>{t.draft}</b> {t.draftText(statute)}
        </span>
      </p>
    )
  }
  return (
    <p className="law-line">
      <Scale className="icon" aria-hidden="true" />
      <span>{t.lawLine(statute)}</span>
    </p>
  )
}
