/**
 * Beside the form: danger words, and what is reported nearby already.
 */
import type { OutputOf } from '#platform/operation/contract.ts'
import { usePick, useText } from '#platform/text/use-text.ts'
import { Go } from '#platform/ui/workbench/go.tsx'
import type { grid } from '../../../contract.ts'
import { pageOf } from '../row.ts'
import { newWords } from './words.ts'

/** What the server knows; nothing where there is nothing to say. */
export function Known({ known }: { known: OutputOf<typeof grid.examine> | undefined }) {
  const t = useText(newWords)
  const say = usePick()
  if (!known || (known.emergencies.length === 0 && known.duplicates.length === 0)) return null
  return (
    <aside className="wb-new-known" aria-live="polite">
      {known.emergencies.length > 0 && (
        <section className="wb-problem">
          <h3>{t.emergency}</h3>
          {known.emergencies.map((one) => (
            <p key={one.word + one.call}>
              {say(one.text)}{' '}
              <a href={`tel:${one.call}`} className="wb-num">
                <b>{one.call}</b>
              </a>
            </p>
          ))}
        </section>
      )}
      {known.duplicates.length > 0 && (
        <section className="wb-panel">
          <h3>{t.duplicates}</h3>
          <p className="wb-soft">{t.duplicatesHint}</p>
          <ul>
            {known.duplicates.slice(0, 5).map((one) => (
              <li key={one.id}>
                <Go to={pageOf(one)} target="_blank">
                  {one.title}
                </Go>
                <div className="wb-soft">
                  {one.placeName} · {say(one.stateName)}
                  {one.metres !== null && ` · ${t.metres(one.metres)}`}
                </div>
              </li>
            ))}
          </ul>
        </section>
      )}
    </aside>
  )
}
