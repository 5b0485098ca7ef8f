/**
 * What the server may answer instead: a refusal (calm, with its article), a failure, nothing yet, nothing there.
 */
import { Button } from 'antd'
import { type ReactNode, useEffect, useRef } from 'react'
import { CallError } from '#platform/operation/client.ts'
import type { Citation, DeciderShown } from '#platform/operation/contract.ts'
import { useText } from '#platform/text/use-text.ts'
import { shared } from './words.ts'

/** A provision, quoted word for word, with the way to its page. */
export function Cited({ basis }: { basis: readonly Citation[] }) {
  const t = useText(shared)
  if (basis.length === 0) return null
  return (
    <div className="wb-cited">
      {basis.map((one) => (
        <blockquote key={`${one.statute}${one.article}${one.quote}`} cite={one.url}>
          <p>{one.quote}</p>
          <footer>
            <a href={one.url} target="_blank" rel="noreferrer">
              {`《${one.statute.replace(/^《|》$/g, '')}》${one.article}`}
              <span className="wb-hidden">{t.openArticle}</span>
            </a>
          </footer>
        </blockquote>
      ))}
    </div>
  )
}

/** To whom one may turn instead, by when where the law says so, and the article that names them. */
export function Appeal({ decider }: { decider: Pick<DeciderShown, 'name' | 'within' | 'basis'> }) {
  const t = useText(shared)
  const [cited] = decider.basis
  return (
    <p>
      <strong>{t.appeal}</strong>
      <br />
      {decider.name}
      {decider.within && t.appealWithin(decider.within)}
      {cited && (
        <>
          {' · '}
          <a href={cited.url} target="_blank" rel="noreferrer">{`《${cited.statute}》${cited.article}`}</a>
        </>
      )}
    </p>
  )
}

/** A refusal is no error: what the rule says, where it stands, who may decide otherwise. */
function Refusal({ error }: { error: CallError }) {
  const t = useText(shared)
  const place = useRef<HTMLElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: each new refusal comes into view
  useEffect(() => {
    // Newer browsers give a promise, which an effect must not.
    place.current?.scrollIntoView({ block: 'nearest' })
  }, [error])
  return (
    <section ref={place} className="wb-refusal" role="status">
      <h3>{t.ruled}</h3>
      <p>{error.message}</p>
      <Cited basis={error.basis} />
      {error.basis.length === 0 && <p className="wb-soft">{t.ownRule}</p>}
      {error.decider && <Appeal decider={error.decider} />}
      <p className="wb-soft">{t.recorded}</p>
    </section>
  )
}

/** Beside a form: a refusal, or what went wrong and what to do. */
export function Answer({ error }: { error: Error | null | undefined }) {
  const t = useText(shared)
  if (!error) return null
  if (error instanceof CallError && error.refused) return <Refusal error={error} />
  const fields = error instanceof CallError ? Object.values(error.fields) : []
  return (
    <div className="wb-problem" role="alert">
      <p>{error instanceof CallError ? error.message : t.offline}</p>
      {fields.length > 0 && (
        <ul>
          {fields.map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      )}
    </div>
  )
}

/** In place of a page or panel that could not be loaded. */
export function Failure({ error, again }: { error: Error; again?: () => void }) {
  const t = useText(shared)
  const status = error instanceof CallError ? error.status : 0
  const [head, hint] =
    status === 404
      ? [t.notFound, t.notFoundHint]
      : status === 403
        ? [t.forbidden, t.forbiddenHint]
        : status === 0
          ? [t.failed, t.offline]
          : [t.failed, error.message]
  return (
    <div className="wb-empty" role="alert">
      <h3>{head}</h3>
      <p>{hint}</p>
      <div className="wb-row">
        {again && status !== 404 && status !== 403 && (
          <Button type="primary" onClick={again}>
            {t.again}
          </Button>
        )}
        <Button onClick={() => window.history.back()}>{t.back}</Button>
      </div>
    </div>
  )
}

/** Nothing here: what this is, why it is empty, the first step. */
export function Empty({
  title,
  children,
  action,
}: {
  title: string
  children?: ReactNode
  action?: ReactNode
}) {
  return (
    <div className="wb-empty">
      <h3>{title}</h3>
      {children && <p>{children}</p>}
      {action && <div className="wb-row">{action}</div>}
    </div>
  )
}

/** The shape of rows while they are on their way. */
export function RowsComing({ rows = 6, height = 56 }: { rows?: number; height?: number }) {
  const t = useText(shared)
  return (
    <div className="wb-coming" role="status" aria-label={t.loading}>
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: they are all the same
        <div key={row} style={{ height }}>
          <i style={{ width: `${62 - ((row * 17) % 30)}%` }} />
          <i style={{ width: `${34 - ((row * 11) % 16)}%` }} />
        </div>
      ))}
    </div>
  )
}

/** Says that something changed; nothing moves before it is pressed. */
export function UpdatesBar({ count, show }: { count: number; show: () => void }) {
  const t = useText(shared)
  return (
    <div role="status" className="wb-updates-place">
      {count > 0 && (
        <button type="button" className="wb-updates" onClick={show}>
          {t.updates(count)}
          <span>{t.showUpdates}</span>
        </button>
      )}
    </div>
  )
}
