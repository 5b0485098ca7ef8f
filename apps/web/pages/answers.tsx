/** `/answers/$code`: what a place answers for in public: answers to suggestions, and notices of criticism. */
import { Link, useParams } from '@tanstack/react-router'
import { ChevronLeft } from 'lucide-react'
import { Notices } from '#modules/accountability/web/portal/notices.tsx'
import { Answers } from '#modules/complaints/web/portal/answers.tsx'
import { complaintWords } from '#modules/complaints/web/words.ts'
import { places } from '#modules/places/contract.ts'
import { sayPlace } from '#platform/text/place-name.ts'
import { useText } from '#platform/text/use-text.ts'
import { useCall } from '#platform/ui/query.ts'
import { useTitle } from '#platform/ui/title.ts'
import { Answer, SkeletonPage } from '#platform/ui/waiting.tsx'

/** The page. */
export default function AnswersPage() {
  const t = useText(complaintWords)
  const { code } = useParams({ strict: false }) as { code: string }
  const asked = useCall(places.get, { code: String(code) })
  const name = asked.data ? sayPlace(asked.data.name) : ''
  useTitle(asked.data ? t.answersTitle(name) : undefined)
  return (
    <div className="page narrow stack-l">
      <Answer asked={asked} outline={<SkeletonPage />}>
        {(place) => (
          <>
            <Link to="/c/$code" params={{ code: place.code }}>
              <ChevronLeft className="icon" aria-hidden="true" />
              {t.toPlace}
            </Link>
            <header className="stack-s">
              <h1 tabIndex={-1}>{t.answersTitle(name)}</h1>
              <p className="quiet">{t.answersLead}</p>
            </header>
            <Answers place={place.code} />
            <Notices place={place.code} />
            <Link className="btn" data-look="primary" to="/complain" search={{ place: place.code } as never}>
              {t.title}
            </Link>
          </>
        )}
      </Answer>
    </div>
  )
}
