/**
 * One line of law: by which regulation this place is governed; drafts carry a hatched band.
 */
import { Link } from '@tanstack/react-router'
import { Scale } from 'lucide-react'
import { statutes } from '#modules/statutes/contract.ts'
import { useText } from '#platform/text/use-text.ts'
import { useCall } from '#platform/ui/query.ts'
import { placeWords } from './words.ts'

/** The line; `statute` is null where no jurisdiction of this installation reaches. */
export function LawLine({ statute, provisional }: { statute: string | null; provisional: boolean }) {
  const t = useText(placeWords)
  if (!statute) return null
  if (provisional) {
    return (
      <p className="band" data-kind="draft" data-inset>
        <span>
          <b>{t.draft}</b> {t.draftText(statute)} <ReadLaw statute={statute} />
        </span>
      </p>
    )
  }
  return (
    <p className="law-line">
      <Scale className="icon" aria-hidden="true" />
      <span>
        {t.lawLine(statute)} <ReadLaw statute={statute} />
      </span>
    </p>
  )
}

/** The way to its articles; to the list of laws where it is not among them. */
function ReadLaw({ statute }: { statute: string }) {
  const t = useText(placeWords)
  const laws = useCall(statutes.list, {}, { fresh: 3_600_000 }).data?.items
  const id = laws?.find(({ title }) => title.zh === statute)?.id
  return <Link to={id ? `/law/${id}` : '/law'}>{t.readLaw}</Link>
}
