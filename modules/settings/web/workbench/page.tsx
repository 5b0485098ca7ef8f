/**
 * The figures that the law leaves to bodies here: what is not set yet comes first, with what waits for it.
 */

import { formatDay } from '#platform/text/dates.ts'
import { useLang, usePick, useText } from '#platform/text/use-text.ts'
import { useCall } from '#platform/ui/query.ts'
import { useActing } from '#platform/ui/workbench/acting.tsx'
import { Empty, Failure, RowsComing } from '#platform/ui/workbench/answers.tsx'
import { Go } from '#platform/ui/workbench/go.tsx'
import { PageHead } from '#platform/ui/workbench/page.tsx'
import { settings } from '../../contract.ts'
import { type Item, whoMaySet } from '../item.ts'
import { settingWords } from '../words.ts'
import './settings.css'

/** The page. */
export function SettingsPage() {
  const t = useText(settingWords)
  const acting = useActing()
  const asked = useCall(settings.list, { place: acting.place })
  const items = asked.data?.items ?? []
  const missing = items
    .filter(({ inForce }) => !inForce)
    .toSorted((a, b) => Number(b.maySet) - Number(a.maySet) || b.duties.length - a.duties.length)
  const set = items.filter(({ inForce }) => inForce)
  return (
    <>
      <PageHead
        title={t.title}
        above={t.at(acting.placeName)}
        about={<p className="wb-settings-lead">{t.lead}</p>}
      >
        <Go to={`/settings/${acting.place}`}>{t.published}</Go>
      </PageHead>
      {asked.isPending ? (
        <RowsComing rows={6} height={72} />
      ) : asked.isError ? (
        <Failure error={asked.error} again={() => void asked.refetch()} />
      ) : items.length === 0 ? (
        <Empty title={t.none}>{t.noneText}</Empty>
      ) : (
        <div className="wb-stack">
          {missing.length > 0 && <Part title={t.missingCount(missing.length)} items={missing} />}
          {set.length > 0 ? (
            <Part title={t.setCount(set.length)} items={set} />
          ) : (
            <Empty title={t.noneSet}>{t.noneSetText}</Empty>
          )}
        </div>
      )}
    </>
  )
}

function Part({ title, items }: { title: string; items: readonly Item[] }) {
  return (
    <section>
      <h2 className="wb-settings-part">{title}</h2>
      <ul className="wb-settings">
        {items.map((item) => (
          <Row key={item.parameter} item={item} />
        ))}
      </ul>
    </section>
  )
}

function Row({ item }: { item: Item }) {
  const t = useText(settingWords)
  const lang = useLang()
  const say = usePick()
  const { inForce, ahead, basis } = item
  const [cited] = basis
  return (
    <li>
      <div>
        <Go to={`/work/settings/${item.parameter}`}>
          <b>{say(item.name)}</b>
        </Go>
        {item.maySet && !inForce && (
          <>
            {' '}
            <span className="wb-flag" data-kind="need">
              {t.yours}
            </span>
          </>
        )}
        {cited && (
          <p className="wb-soft">
            <a href={cited.url} target="_blank" rel="noreferrer">
              {cited.article}
            </a>{' '}
            “{cited.quote}”
          </p>
        )}
      </div>
      <div>
        {inForce ? (
          <>
            <b className="wb-setting-value">{inForce.said && say(inForce.said)}</b>
            <p className="wb-soft">
              {t.from(inForce.place.name, formatDay(inForce.validFrom, lang, { year: true }))}
              {inForce.document && ` · ${inForce.document.number ?? inForce.document.title}`}
            </p>
          </>
        ) : (
          <>
            <span className="wb-setting-missing">
              <Diamond />
              {t.missing}
            </span>
            <p className="wb-soft">{t.whoShould(whoMaySet(item, say, t.orWho))}</p>
          </>
        )}
        {ahead[0] && (
          <p className="wb-soft">
            {ahead[0].state === 'set'
              ? `${t.ahead(formatDay(ahead[0].validFrom, lang))} ${ahead[0].said ? say(ahead[0].said) : ''}`
              : t.aheadWithdrawn(formatDay(ahead[0].validFrom, lang))}
          </p>
        )}
      </div>
      <div className="wb-settings-duties">
        {!inForce && item.duties.length > 0 && t.waiting(item.duties.length)}
      </div>
    </li>
  )
}

/** The sign of "not checkable", as the board of duties has it. */
export function Diamond() {
  return (
    <svg className="wb-shape" viewBox="0 0 12 12" aria-hidden="true">
      <path d="M6 1 11 6 6 11 1 6z" fill="none" stroke="currentColor" strokeWidth="1.5" />
    </svg>
  )
}
