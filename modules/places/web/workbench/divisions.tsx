/** The divisions of a community: proposed, decided, withdrawn. */
import { formatDay } from '#platform/text/dates.ts'
import { useLang, useText } from '#platform/text/use-text.ts'
import { usePages } from '#platform/ui/query.ts'
import { Go } from '#platform/ui/workbench/go.tsx'
import { Panel } from '#platform/ui/workbench/page.tsx'
import { places } from '../../contract.ts'
import { placeWords } from './words.ts'

/** The list; nothing where there never was one. */
export function Divisions({ code }: { code: string }) {
  const t = useText(placeWords)
  const lang = useLang()
  const asked = usePages(places.divisions, { community: code, limit: 20 })
  if (asked.items.length === 0) return null
  return (
    <Panel title={t.divisions}>
      <ul className="wb-bodies">
        {asked.items.map((one) => (
          <li key={one.id}>
            <div>
              <Go to={`/work/places/${code}/divisions/${one.id}`}>{t.divisionOf(one.grids)}</Go>{' '}
              <span className="wb-flag" data-kind={one.state === 'proposed' ? 'need' : undefined}>
                {t[one.state]}
              </span>
              <div className="wb-soft">{one.reason}</div>
            </div>
            <div className="wb-soft">
              {formatDay(one.proposedAt, lang, { year: true })}
              {one.document && ` · ${one.document}`}
            </div>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
