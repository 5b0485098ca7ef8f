/**
 * What is said beside the matter itself: notes, what is empty, what did not work, the articles of a refusal.
 */
import { CircleAlert, Info, Phone, Scale, WifiOff } from 'lucide-react'
import type { ReactNode } from 'react'
import { CallError } from '#platform/operation/client.ts'
import type { Citation } from '#platform/operation/contract.ts'
import { useText } from '#platform/text/use-text.ts'
import { Button } from './button.tsx'
import { uiWords } from './words.ts'

type Tone = 'plain' | 'act' | 'need' | 'loss' | 'well'

const ICONS = { plain: Info, act: Info, need: CircleAlert, loss: Phone, well: Info }

/** A calm note with a line at its side. */
export function Note({
  tone = 'plain',
  title,
  icon,
  children,
  role,
}: {
  tone?: Tone
  title?: ReactNode
  icon?: ReactNode
  children?: ReactNode
  role?: 'status' | 'alert'
}) {
  const Icon = ICONS[tone]
  return (
    <div className="note" data-tone={tone} role={role}>
      {icon ?? <Icon className="icon" aria-hidden="true" />}
      <div className="stack-s">
        {title ? <p className="note-title">{title}</p> : null}
        {children}
      </div>
    </div>
  )
}

/** What this is, why it is empty, and the first step. */
export function EmptyState({
  title,
  children,
  action,
}: {
  title: ReactNode
  children?: ReactNode
  action?: ReactNode
}) {
  return (
    <div className="empty">
      <p className="empty-title">{title}</p>
      {children ? <div>{children}</div> : null}
      {action}
    </div>
  )
}

/** Quoted articles, each with the way to its page. */
export function Citations({ basis }: { basis: readonly Citation[] }) {
  const t = useText(uiWords)
  return basis.map((one) => (
    <blockquote className="quote" key={`${one.statute}${one.article}${one.quote}`}>
      {one.quote}
      <cite>
        <a href={one.url} title={t.readArticle}>
          《{one.statute}》{one.article}
        </a>
      </cite>
    </blockquote>
  ))
}

/**
 * An answer that was no success. A refusal by a rule is no error: it quotes its article, says who may decide
 * otherwise, and stays calm.
 */
export function ErrorNotice({
  error,
  onRetry,
  children,
}: {
  error: unknown
  onRetry?: () => void
  children?: ReactNode
}) {
  const t = useText(uiWords)
  if (!error) return null
  const retry = onRetry ? (
    <div>
      <Button onClick={onRetry}>{t.retry}</Button>
    </div>
  ) : null
  if (!(error instanceof CallError)) {
    const isNetwork = error instanceof TypeError
    return (
      <Note
        tone="need"
        role="alert"
        icon={<WifiOff className="icon" aria-hidden="true" />}
        title={isNetwork ? t.offlineTitle : t.failedTitle}
      >
        <p>{isNetwork ? t.offlineText : String((error as Error).message ?? error)}</p>
        {retry}
      </Note>
    )
  }
  const { refused, decider } = error
  return (
    <Note
      tone={refused ? 'plain' : 'need'}
      role="alert"
      icon={refused ? <Scale className="icon" aria-hidden="true" /> : undefined}
      title={refused ? t.refusedTitle : t.failedTitle}
    >
      <p>{error.message}</p>
      <FieldErrors fields={error.fields} />
      <Citations basis={error.basis} />
      {refused && error.basis.length === 0 ? <p className="quiet small">{t.ownRule}</p> : null}
      {decider ? (
        <p>
          {t.appeal(decider.name)}
          {decider.within ? t.appealWithin(decider.within) : null}
        </p>
      ) : null}
      {refused ? <p className="quiet small">{t.onRecord}</p> : null}
      {children}
      {retry}
    </Note>
  )
}

function FieldErrors({ fields }: { fields: Record<string, string> }) {
  const entries = Object.entries(fields)
  if (entries.length === 0) return null
  return (
    <ul>
      {entries.map(([field, text]) => (
        <li key={field}>· {text}</li>
      ))}
    </ul>
  )
}

/** What a field's own error is, from an answer. */
export function fieldError(error: unknown, field: string): string | undefined {
  return error instanceof CallError ? error.fields[field] : undefined
}
