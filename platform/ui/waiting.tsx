/**
 * While something loads: the page's own outline; and the way to more of a list.
 */
import type { ReactNode } from 'react'
import { useText } from '#platform/text/use-text.ts'
import { Button } from './button.tsx'
import { ErrorNotice } from './notice.tsx'
import { uiWords } from './words.ts'

/** One grey shape of the outline. */
export function Skeleton({ width = '100%', height = '1em' }: { width?: string; height?: string }) {
  return <span className="skeleton" style={{ width, height }} />
}

/** The outline of a list. */
export function SkeletonList({ rows = 3, height = '5.5rem' }: { rows?: number; height?: string }) {
  const t = useText(uiWords)
  return (
    <div className="stack" role="status">
      <span className="for-readers">{t.loading}</span>
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the rows are all alike
        <Skeleton key={row} height={height} />
      ))}
    </div>
  )
}

/** The outline of a page: its title and a few lines. */
export function SkeletonPage() {
  return (
    <div className="stack" style={{ paddingBlock: 'var(--s-5)' }}>
      <Skeleton width="9em" />
      <Skeleton width="14em" height="2.2rem" />
      <SkeletonList />
    </div>
  )
}

interface Asked<T> {
  data: T | undefined
  error: Error | null
  isPending: boolean
  refetch: () => unknown
}

/** Shows an answer once it is there; its outline before, what went wrong instead. */
export function Answer<T>({
  asked,
  outline,
  children,
}: {
  asked: Asked<T>
  outline?: ReactNode
  children: (data: T) => ReactNode
}) {
  if (asked.data !== undefined) return children(asked.data)
  if (asked.error) return <ErrorNotice error={asked.error} onRetry={() => asked.refetch()} />
  return outline ?? <SkeletonList />
}

/** The way to the next page of a list; nothing at its end. */
export function Pager({ hasMore, busy, onMore }: { hasMore: boolean; busy: boolean; onMore: () => void }) {
  const t = useText(uiWords)
  if (!hasMore) return null
  return (
    <Button wide busy={busy} onClick={onMore}>
      {t.more}
    </Button>
  )
}
