/**
 * Live news: heard from the server, counted at once, but shown on the page only when the reader asks.
 */
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useSyncExternalStore } from 'react'
import { notices } from '../contract.ts'

interface News {
  kind: string
  county?: string
  id?: string
}

let waiting = false
const listeners = new Set<() => void>()

function setWaiting(next: boolean): void {
  if (waiting === next) return
  waiting = next
  for (const tell of listeners) tell()
}

/** Listens for a signed-in person. Notices are counted anew; anything else waits for the reader. */
export function useLive(signedIn: boolean): void {
  const client = useQueryClient()
  useEffect(() => {
    if (!signedIn || typeof EventSource === 'undefined') return
    const source = new EventSource('/api/notices.stream')
    const hear = (event: MessageEvent<string>) => {
      const news = parse(event.data)
      if (!news) return
      void client.invalidateQueries({ queryKey: [notices.list.name] })
      if (concernsPage(client.getQueryCache().getAll())) setWaiting(true)
    }
    source.addEventListener('message', hear)
    return () => source.close()
  }, [signedIn, client])
}

/** Whether news waits, and the way to show it. */
export function useWaitingNews(): { waiting: boolean; show: () => void } {
  const client = useQueryClient()
  const isWaiting = useSyncExternalStore(
    (tell) => {
      listeners.add(tell)
      return () => listeners.delete(tell)
    },
    () => waiting,
  )
  return {
    waiting: isWaiting,
    show: () => {
      setWaiting(false)
      void client.invalidateQueries({ type: 'active' })
    },
  }
}

/** Only what is on the page now can be out of date on it; who one is and what places are called do not count. */
function concernsPage(queries: { isActive: () => boolean; queryKey: readonly unknown[] }[]): boolean {
  return queries.some((query) => query.isActive() && /^(grid|statistics)\./.test(String(query.queryKey[0])))
}

/** News from a line of the stream; undefined for what is none (a greeting, a heartbeat). */
export function parse(data: string): News | undefined {
  try {
    const news = JSON.parse(data) as Partial<News> | null
    return typeof news?.kind === 'string' && news.kind !== 'ping' ? (news as News) : undefined
  } catch {
    return undefined
  }
}
