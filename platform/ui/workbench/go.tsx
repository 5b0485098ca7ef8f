/**
 * Going from page to page: real links, so that they open in a new tab as well.
 */
import { useLocation, useRouter } from '@tanstack/react-router'
import type { AnchorHTMLAttributes, MouseEvent } from 'react'

/** Goes to an address within the product. */
export function useGo(): (to: string, options?: { replace?: boolean }) => void {
  const router = useRouter()
  return (to, options) => {
    if (options?.replace) router.history.replace(to)
    else router.history.push(to)
  }
}

/** A link within the product. */
export function Go({
  to,
  onClick,
  ...rest
}: { to: string } & Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'href'>) {
  const go = useGo()
  const press = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event)
    const elsewhere = event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0
    if (event.defaultPrevented || elsewhere || (rest.target && rest.target !== '_self')) return
    event.preventDefault()
    go(to)
  }
  return <a {...rest} href={to} onClick={press} />
}

/** What stands behind `?` in the address, as text. */
export function useAsked(): URLSearchParams {
  const raw = useLocation({ select: (location) => location.searchStr })
  return new URLSearchParams(raw)
}

/** The path of the present page. */
export function usePath(): string {
  return useLocation({ select: (location) => location.pathname })
}

/** Sets parts of what stands behind `?`; an empty value takes the part away. */
export function useSetAsked(): (parts: Record<string, string | undefined>) => void {
  const go = useGo()
  const router = useRouter()
  return (parts) => {
    const { pathname, searchStr } = router.state.location
    const next = new URLSearchParams(searchStr)
    for (const [key, value] of Object.entries(parts)) {
      if (value) next.set(key, value)
      else next.delete(key)
    }
    const text = next.toString()
    go(text ? `${pathname}?${text}` : pathname, { replace: true })
  }
}
