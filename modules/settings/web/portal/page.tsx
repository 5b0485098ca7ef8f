/**
 * Published: the figures that the law leaves to bodies here, each with its document; for everybody.
 */
import { Link, useParams } from '@tanstack/react-router'
import { ChevronLeft } from 'lucide-react'
import { useState } from 'react'
import { formatDay } from '#platform/text/dates.ts'
import { sayPlace } from '#platform/text/place-name.ts'
import { useLang, usePick, useText } from '#platform/text/use-text.ts'
import { EmptyState, ErrorNotice } from '#platform/ui/notice.tsx'
import { useCall } from '#platform/ui/query.ts'
import { useTitle } from '#platform/ui/title.ts'
import { SkeletonList, SkeletonPage } from '#platform/ui/waiting.tsx'
import { settings } from '../../contract.ts'
import { type Item, whoMaySet } from '../item.ts'
import { settingWords } from '../words.ts'
import './published.css'

/** The page. */
export default function PublishedSettingsPage() {
  const t = useText(settingWords)
  const say = usePick()
  const { code } = useParams({ strict: false }) as { code: string }
  const asked = useCall(settings.list, { place: String(code) })
  const { data } = asked
  const name = data ? sayPlace(data.place.name) : ''
  useTitle(data ? t.publicTitle(name) : undefined)
  if (asked.error) {
    return (
      <div className="page narrow stack">
        <ErrorNotice error={asked.error} onRetry={() => asked.refetch()} />
      </div>
    )
  }
  if (!data) {
    return (
      <div className="page narrow">
        <SkeletonPage />
      </div>
    )
  }
  const set = data.items.filter(({ inForce }) => inForce)
  const missing = data.items.filter(({ inForce }) => !inForce)
  return (
    <div className="page narrow stack">
      <Link className="setting-back" to="/c/$code" params={{ code: data.place.code }}>
        <ChevronLeft className="icon" aria-hidden="true" />
        {t.toPlace(name)}
      </Link>
      <h1 tabIndex={-1}>{t.publicTitle(name)}</h1>
      <p className="quiet">{t.publicLead(say(data.statute))}</p>
      {data.items.length === 0 ? <EmptyState title={t.none}>{t.noneText}</EmptyState> : null}
      {data.items.length > 0 && set.length === 0 ? (
        <EmptyState title={t.noneSet}>{t.noneSetText}</EmptyState>
      ) : null}
      {set.length > 0 ? <List title={t.setCount(set.length)} items={set} place={data.place.code} /> : null}
      {missing.length > 0 ? (
        <List title={t.missingCount(missing.length)} items={missing} place={data.place.code} />
      ) : null}
    </div>
  )
}

function List({ title, items, place }: { title: string; items: readonly Item[]; place: string }) {
  return (
    <section className="stack-s">
      <h2>{title}</h2>
      <ul className="card-list">
        {items.map((item) => (
          <Figure key={item.parameter} item={item} place={place} />
        ))}
      </ul>
    </section>
  )
}

function Figure({ item, place }: { item: Item; place: string }) {
  const t = useText(settingWords)
  const say = usePick()
  const lang = useLang()
  const { inForce, ahead } = item
  const [cited] = item.basis
  const document = inForce?.document
  return (
    <li className="setting-row stack-s">
      <div className="setting-head">
        <h3>{say(item.name)}</h3>
        {inForce?.said ? <b className="num">{say(inForce.said)}</b> : null}
      </div>
      {document && inForce ? (
        <p>
          {document.link ? (
            <a href={document.link} rel="noreferrer noopener">{`《${document.title}》`}</a>
          ) : (
            `《${document.title}》`
          )}
          {document.number}
          <span className="quiet small setting-line">
            {[
              inForce.bodyName,
              t.from(sayPlace(inForce.place.name), formatDay(inForce.validFrom, lang, { year: true })),
            ]
              .filter(Boolean)
              .join(' · ')}
          </span>
        </p>
      ) : (
        <p className="quiet">{t.whoShould(whoMaySet(item, say, t.orWho))}</p>
      )}
      {ahead[0] ? (
        <p>
          {ahead[0].said
            ? `${t.ahead(formatDay(ahead[0].validFrom, lang))} ${say(ahead[0].said)}`
            : t.aheadWithdrawn(formatDay(ahead[0].validFrom, lang))}
        </p>
      ) : null}
      {cited ? (
        <p className="quiet small">
          <a href={cited.url}>{cited.article}</a> “{cited.quote}”
        </p>
      ) : null}
      {inForce || ahead.length > 0 ? <History place={place} parameter={item.parameter} /> : null}
    </li>
  )
}

/** All versions, asked for when they are unfolded. */
function History({ place, parameter }: { place: string; parameter: string }) {
  const t = useText(settingWords)
  const say = usePick()
  const lang = useLang()
  const [open, setOpen] = useState(false)
  const asked = useCall(settings.history, { place, parameter, limit: 50 }, { when: open })
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t.history}</summary>
      <ErrorNotice error={asked.error} onRetry={() => asked.refetch()} />
      {open && asked.isPending ? <SkeletonList rows={1} height="3rem" /> : null}
      <ol className="setting-versions">
        {(asked.data?.items ?? []).map((version) => (
          <li key={version.id}>
            <b>{version.said ? say(version.said) : t.withdrawn}</b>{' '}
            {t.from(sayPlace(version.place.name), formatDay(version.validFrom, lang, { year: true }))}
            <span className="quiet small setting-line">
              {[
                version.document && `《${version.document.title}》${version.document.number ?? ''}`,
                version.reason,
                version.bodyName,
              ]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </li>
        ))}
      </ol>
    </details>
  )
}
