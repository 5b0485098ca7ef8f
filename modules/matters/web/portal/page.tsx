/**
 * Public: what the community does by which list, what government has entrusted to it with what money, and where to go
 * for certificates that it does not issue.
 */
import { Link, useParams } from '@tanstack/react-router'
import { ChevronLeft } from 'lucide-react'
import { useId, useState } from 'react'
import { accounts } from '#modules/accounts/contract.ts'
import type { OutputOf } from '#platform/operation/contract.ts'
import { formatDay } from '#platform/text/dates.ts'
import { sayPlace } from '#platform/text/place-name.ts'
import { useLang, usePick, useText } from '#platform/text/use-text.ts'
import { Button } from '#platform/ui/button.tsx'
import { EmptyState, ErrorNotice, Note } from '#platform/ui/notice.tsx'
import { useCall, useCommand, usePages } from '#platform/ui/query.ts'
import { useTitle } from '#platform/ui/title.ts'
import { SkeletonPage } from '#platform/ui/waiting.tsx'
import { matters } from '../../contract.ts'
import { classWords } from '../../text/classes.ts'
import { mattersWords } from '../words.ts'
import './lists.css'

type Published = OutputOf<typeof matters.published>
type Matter = Published['statutory'][number]

/** The page. */
export default function PublishedListsPage() {
  const t = useText(mattersWords)
  const { code } = useParams({ strict: false }) as { code: string }
  const asked = useCall(matters.published, { place: String(code) })
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
  const certificates = data.lists.some(({ kind }) => kind === 'certificate')
  return (
    <div className="page narrow stack-l">
      <div>
        <Link className="matters-back" to="/c/$code" params={{ code: data.place.code }}>
          <ChevronLeft className="icon" aria-hidden="true" />
          {t.toPlace(name)}
        </Link>
        <h1 tabIndex={-1}>{t.publicTitle(name)}</h1>
        <p className="quiet">{t.publicLead(data.statute)}</p>
        {data.provisional ? <p className="quiet small">{t.provisional}</p> : null}
      </div>
      {certificates ? <Certificate place={data.place.code} /> : null}
      <Entrusted place={data.place.code} refused={data.refused} />
      <section className="stack">
        <h2>{t.publicLists}</h2>
        {data.lists.length === 0 && data.statutory.length === 0 ? (
          <EmptyState title={t.publicNone}>{t.publicNoneText}</EmptyState>
        ) : null}
        {data.lists.map((list) => (
          <Items
            key={`${list.kind}${list.title}`}
            title={list.title}
            about={[list.placeName, t.version(list.version)].join(' · ')}
            items={list.matters}
          />
        ))}
        {data.statutory.length > 0 ? <Items title={t.statutory} items={data.statutory} /> : null}
      </section>
    </div>
  )
}

function Items({ title, about, items }: { title: string; about?: string; items: readonly Matter[] }) {
  const t = useText(mattersWords)
  const say = usePick()
  return (
    <details className="matters-list">
      <summary>
        <b>{title}</b>{' '}
        <span className="quiet small">{[about, t.items(items.length)].filter(Boolean).join(' · ')}</span>
      </summary>
      <ul>
        {items.map((one) => (
          <li key={one.id}>
            <span className="matters-class">{say(classWords[one.class])}</span> {say(one.title)}
            {one.competent ? (
              <span className="quiet small">
                {' '}
                {t.competent}：{one.competent}
              </span>
            ) : null}
            {one.source === 'law'
              ? one.basis.map((cited) => (
                  <a key={cited.quote} className="small" href={cited.url}>
                    {' '}
                    {cited.article}
                  </a>
                ))
              : null}
          </li>
        ))}
      </ul>
    </details>
  )
}

function Entrusted({ place, refused }: { place: string; refused: number }) {
  const t = useText(mattersWords)
  const say = usePick()
  const lang = useLang()
  const pages = usePages(matters.entrustments, { place, limit: 20 })
  return (
    <section className="stack">
      <h2>{t.publicRequests}</h2>
      <ErrorNotice error={pages.error} onRetry={() => pages.refetch()} />
      {pages.isSuccess && pages.items.length === 0 ? (
        <EmptyState title={t.publicRequestsNone}>{t.publicRequestsNoneText}</EmptyState>
      ) : null}
      <ul className="card-list">
        {pages.items.map((one) => (
          <li key={one.id} className="matters-entrusted">
            <h3>{one.title}</h3>
            <p>
              {one.from} → {one.to}
            </p>
            <p className="quiet small">
              {say(one.stateName)} · {formatDay(one.openedAt, lang)} ·{' '}
              <span className="num">{one.money ? t.yuan(one.money.amount.toLocaleString()) : t.noMoney}</span>
            </p>
          </li>
        ))}
      </ul>
      {pages.hasNextPage ? (
        <Button look="plain" onClick={() => void pages.fetchNextPage()}>
          {t.more}
        </Button>
      ) : null}
      {refused > 0 ? <p className="quiet small">{t.publicRefused(refused)}</p> : null}
    </section>
  )
}

/** May the community be asked for this certificate, and if not, where to go. */
function Certificate({ place }: { place: string }) {
  const t = useText(mattersWords)
  const say = usePick()
  const id = useId()
  const me = useCall(accounts.me, {})
  const [text, setText] = useState('')
  const send = useCommand(matters.certificate, { changes: [] })
  return (
    <section className="stack" aria-labelledby={`${id}h`}>
      <h2 id={`${id}h`}>{t.askCertificate}</h2>
      <p className="quiet">{t.askCertificateLead}</p>
      {me.data && !me.data.signedIn ? (
        <p>
          {t.signInFirst}{' '}
          <Link to="/sign-in" search={{ next: `/lists/${place}` }}>
            {t.signIn}
          </Link>
        </p>
      ) : (
        <form
          className="matters-ask"
          onSubmit={(event) => {
            event.preventDefault()
            if (text.trim().length > 1) send.mutate({ place, text: text.trim() })
          }}
        >
          <label htmlFor={id}>{t.certificateName}</label>
          <input
            id={id}
            className="input"
            value={text}
            maxLength={120}
            placeholder={t.certificateExample}
            onChange={(event) => setText(event.target.value)}
          />
          <Button type="submit" busy={send.isPending}>
            {t.askDo}
          </Button>
        </form>
      )}
      <ErrorNotice error={send.error} />
      {send.data ? (
        <Note title={t.askCertificate}>
          <p>{say(send.data.ask)}</p>
        </Note>
      ) : null}
    </section>
  )
}
