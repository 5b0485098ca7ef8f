/**
 * Live news from the server: counted and announced, never moving the page by itself.
 */
import { useCallback, useEffect, useState } from 'react'

/** One piece of news as `GET /api/notices.stream` sends it. */
export interface News {
  kind: string
  county?: string
  id?: string
  place?: string
}

type Listener = (news: News) => void

const listeners = new Set<Listener>()
let source: EventSource | undefined

function open() {
  if (source || typeof EventSource === 'undefined') return
  source = new EventSource('/api/notices.stream')
  source.onmessage = (message) => {
    const news = parse(message.data)
    if (news) for (const listener of listeners) listener(news)
  }
}

function parse(data: unknown): News | undefined {
  try {
    const news: unknown = JSON.parse(String(data))
    return typeof news === 'object' && news !== null && 'kind' in news ? (news as News) : undefined
  } catch {
    return undefined
  }
}

const OWN = 4_000
const own = new Map<string, number>()

/** One's own step on a record is no news: call it when the step is sent. */
export function expectOwn(ids: readonly string[]): void {
  for (const id of ids) own.set(id, performance.now() + OWN)
}

function isOwn(news: News): boolean {
  const until = news.id ? own.get(news.id) : undefined
  return until !== undefined && performance.now() < until
}

/** Hears all news while the component stands; one connection serves all listeners. */
export function useNews(listener: Listener): void {
  useEffect(() => {
    listeners.add(listener)
    open()
    return () => {
      listeners.delete(listener)
      if (listeners.size === 0) {
        source?.close()
        source = undefined
      }
    }
  }, [listener])
}

/** Counts what changed (each record once) since the page was last brought up to date. */
export function useUpdates(concerns: (news: News) => boolean): { count: number; clear: () => void } {
  const [changed, setChanged] = useState<ReadonlySet<string>>(new Set())
  const listener = useCallback(
    (news: News) => {
      if (concerns(news) && !isOwn(news)) setChanged((before) => new Set(before).add(news.id ?? news.kind))
    },
    [concerns],
  )
  useNews(listener)
  const clear = useCallback(() => setChanged(new Set()), [])
  return { count: changed.size, clear }
}
