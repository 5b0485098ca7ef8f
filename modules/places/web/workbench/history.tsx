/** How a community came to be as it is: set up, adjusted, abolished, each with the decision. */
import { formatDay } from '#platform/text/dates.ts'
import { useLang, useText } from '#platform/text/use-text.ts'
import { useCall } from '#platform/ui/query.ts'
import { Go } from '#platform/ui/workbench/go.tsx'
import { Panel } from '#platform/ui/workbench/page.tsx'
import { places } from '../../contract.ts'
import { changeWords } from './change/words.ts'

const kinds = { 'set-up': 'set-up', adjusted: 'adjust', abolished: 'abolish' } as const

/** The list; nothing where nothing was ever changed. */
export function PlaceHistory({ code }: { code: string }) {
  const t = useText(changeWords)
  const lang = useLang()
  const items = useCall(places.versions, { code }).data?.items ?? []
  if (items.length === 0) return null
  return (
    <Panel title={t.history}>
      <ul className="wb-bodies">
        {items.map((one) => (
          <li key={`${one.effective}${one.kind}${one.document}`}>
            <div>
              <b>{t[kinds[one.kind]]}</b>{' '}
              {one.was && one.is && one.was !== one.is ? t.renamed(one.was, one.is) : (one.is ?? one.was)}
              <div className="wb-soft">
                {one.kind === 'adjusted' && one.moved && t.moved}
                {one.successor && (
                  <>
                    {t.wentTo} <Go to={`/work/places/${one.successor.code}`}>{one.successor.name}</Go>
                  </>
                )}
              </div>
            </div>
            <div className="wb-soft">
              {formatDay(`${one.effective}T00:00:00+08:00`, lang, { year: true })}
              {one.document && ` · ${one.document}`}
              {one.record && (
                <>
                  {' · '}
                  <Go to={`/work/cases/${one.record.county}/${one.record.id}`}>{t.caseOf}</Go>
                </>
              )}
            </div>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
