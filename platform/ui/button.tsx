/**
 * Buttons: one primary per screen, plain for the rest, quiet inside text, loss only for loss.
 */
import type { ButtonHTMLAttributes, ReactNode } from 'react'

interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  look?: 'primary' | 'plain' | 'quiet' | 'loss'
  /** As wide as its place. */
  wide?: boolean
  /** Work is under way: pressed again it does nothing. */
  busy?: boolean
  icon?: ReactNode
}

/** A button that keeps its place and width while it works. */
export function Button({ look = 'plain', wide, busy, icon, children, onClick, type, ...rest }: ButtonProps) {
  return (
    <button
      {...rest}
      type={type ?? 'button'}
      className={`btn ${rest.className ?? ''}`}
      data-look={look}
      data-wide={wide || undefined}
      aria-disabled={busy || undefined}
      aria-busy={busy || undefined}
      onClick={(event) => {
        if (busy) event.preventDefault()
        else onClick?.(event)
      }}
    >
      {icon}
      {children}
    </button>
  )
}

/** A telephone number as a button that dials. */
export function PhoneButton({
  number,
  children,
  look = 'plain',
  icon,
}: {
  number: string
  children?: ReactNode
  look?: 'primary' | 'plain' | 'quiet' | 'loss'
  icon?: ReactNode
}) {
  return (
    <a className="btn num" data-look={look} href={`tel:${number.replace(/[^\d+]/g, '')}`}>
      {icon}
      {children ?? number}
    </a>
  )
}
