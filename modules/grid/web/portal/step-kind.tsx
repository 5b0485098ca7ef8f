/**
 * What kind of matter is it? Asked only where it was not chosen with the words.
 */
import { useText } from '#platform/text/use-text.ts'
import { useCall } from '#platform/ui/query.ts'
import { Answer } from '#platform/ui/waiting.tsx'
import { grid } from '../../contract.ts'
import { AllKinds, SuggestedKinds } from './category-chooser.tsx'
import { reportWords } from './report-words.ts'
import type { Report } from './use-report.ts'

/** Choosing goes on at once. */
export function StepKind({ draft, change, around, go }: Report) {
  const t = useText(reportWords)
  const place = draft.place?.code ?? around ?? ''
  const asked = useCall(grid.categories, { place }, { fresh: 600_000 })
  const examined = useCall(grid.examine, { text: draft.text, place }, { when: place !== '' }).data
  const choose = (category: string) => {
    change({ category })
    go('contact')
  }
  return (
    <>
      <h1 tabIndex={-1}>{t.kind}</h1>
      <Answer asked={asked}>
        {({ items }) => (
          <>
            {examined?.suggested.length ? (
              <SuggestedKinds
                categories={items}
                suggested={examined.suggested}
                value={draft.category}
                onChange={choose}
              />
            ) : null}
            <AllKinds categories={items} value={draft.category} onChange={choose} />
          </>
        )}
      </Answer>
    </>
  )
}
