/**
 * One row of a law: what it asks of whom, what becomes of it here, and why.
 */
import './rows.css'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { usePick, useText } from '#platform/text/use-text.ts'
import type { CarrierRead, Row } from '../shapes.ts'
import { CLASS_MEANS, MODALITY_WORDS, PERIODS } from '../text/duties.ts'
import { carrierWords, pageWords } from './pages-words.ts'

/** A link within the product by its address, as the server names it. */
export function LinkTo({ to, children, className }: { to: string; children: ReactNode; className?: string }) {
  const [path = '', query] = to.split('?')
  const search = query ? Object.fromEntries(new URLSearchParams(query)) : {}
  return (
    <Link to={path} search={search as never} className={className}>
      {children}
    </Link>
  )
}

/** What a row asks, in one line: how it binds, and what. */
export function RowTitle({ row }: { row: Row }) {
  const t = useText(pageWords)
  const say = usePick()
  const modality = say(MODALITY_WORDS[row.modality])
  const action = say(row.action)
  return (
    <>
      {action.startsWith(modality) ? null : <span className="row-modality">{modality} </span>}
      {action}
      {row.confirm ? (
        <span className="tag-draft" title={t.confirmText}>
          {t.confirm}
        </span>
      ) : null}
    </>
  )
}

/** Who, towards whom, why, what carries it, how often, what shows it. */
export function RowFacts({ row, children }: { row: Row; children?: ReactNode }) {
  const t = useText(pageWords)
  const say = usePick()
  const { due, key } = row
  const whose = row.subject || row.bearers.map(say).join('、')
  return (
    <dl className="row-facts">
      <Fact name={t.who}>{whose || t.nobody}</Fact>
      {row.to ? <Fact name={t.towards}>{row.to}</Fact> : null}
      {row.unbound ? <Fact name={t.unbound}>{t.unboundText}</Fact> : null}
      {row.why ? <Fact name={t.why}>{say(row.why)}</Fact> : null}
      {row.by.length ? (
        <Fact name={t.by}>
          <ul>
            {row.by.map((one) => (
              <li key={`${one.kind} ${one.id}`}>
                <Carrier one={one} />
              </li>
            ))}
          </ul>
        </Fact>
      ) : null}
      {!row.by.length && !row.why ? <Fact name={t.why}>{say(CLASS_MEANS[row.class])}</Fact> : null}
      {due ? (
        <Fact name={t.due}>
          {say(PERIODS[due.every])}
          {due.setting ? (
            <>
              {' · '}
              <LinkTo to={`/law/compare?id=${due.setting.id}`}>{say(due.setting.name)}</LinkTo>（{t.setHere}）
            </>
          ) : null}
        </Fact>
      ) : null}
      {row.evidence ? <Fact name={t.evidence}>{say(row.evidence)}</Fact> : null}
      {children}
      {key ? (
        <Fact name={t.compareThis}>
          <LinkTo to={`/law/compare?id=${key.id}`}>{say(key.name)}</LinkTo>
        </Fact>
      ) : null}
    </dl>
  )
}

export function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

function Carrier({ one }: { one: CarrierRead }) {
  const t = useText(carrierWords)
  const say = usePick()
  const name = say(one.name)
  return (
    <>
      <span className="quiet">{t[one.kind]} · </span>
      {one.url ? <LinkTo to={one.url}>{name}</LinkTo> : name}
    </>
  )
}
