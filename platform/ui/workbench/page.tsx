/**
 * The common ground of pages: head, panels, facts.
 */
import { type ReactNode, useEffect } from 'react'
import { useLang } from '#platform/text/use-text.ts'

/** Head of a page: its name, what it says, what can be done. Sets the window's title. */
export function PageHead({
  title,
  about,
  children,
  above,
}: {
  title: string
  about?: ReactNode
  children?: ReactNode
  above?: ReactNode
}) {
  const lang = useLang()
  useEffect(() => {
    document.title = `${title} · ${lang === 'zh' ? '邻里' : 'Linli'}`
  }, [title, lang])
  return (
    <header className="wb-head">
      <div className="wb-head-words">
        {above}
        <h1>{title}</h1>
        {about && <div className="wb-soft">{about}</div>}
      </div>
      {children && <div className="wb-head-do">{children}</div>}
    </header>
  )
}

/** A part of a page with its own head. */
export function Panel({
  title,
  side,
  children,
  className = '',
  id,
}: {
  title?: ReactNode
  side?: ReactNode
  children: ReactNode
  className?: string
  id?: string
}) {
  return (
    <section className={`wb-panel ${className}`} id={id}>
      {(title || side) && (
        <header>
          <h2>{title}</h2>
          {side}
        </header>
      )}
      {children}
    </section>
  )
}

/** Facts as name and value; an absent value is left out. */
export function Facts({ items }: { items: readonly (readonly [string, ReactNode])[] }) {
  const given = items.filter(([, value]) => value !== null && value !== undefined && value !== '')
  return (
    <dl className="wb-facts">
      {given.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

/** A field of a form: its label above, hint and error bound to it. */
export function Field({
  label,
  hint,
  error,
  mark,
  children,
  id,
}: {
  label: ReactNode
  hint?: ReactNode
  error?: string | undefined
  /** 选填 or 必填, where it needs saying. */
  mark?: string
  children: ReactNode
  /** Id of the control inside. */
  id?: string
}) {
  return (
    <div className="wb-field">
      <label htmlFor={id}>
        {label}
        {mark && <span className="wb-mark">{mark}</span>}
      </label>
      {hint && (
        <div className="wb-hint" id={id && `${id}-hint`}>
          {hint}
        </div>
      )}
      {children}
      {error && (
        <div className="wb-field-error" role="alert">
          {error}
        </div>
      )}
    </div>
  )
}
