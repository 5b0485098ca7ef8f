/** All rows of a law by the number of their article, page after page, beside the text. */
import { useEffect, useMemo } from 'react'
import { usePages } from '#platform/ui/query.ts'
import { statutes } from '../contract.ts'
import type { Row } from '../shapes.ts'

export function useRows(law: string): ReadonlyMap<number, readonly Row[]> {
  const { items, hasNextPage, isFetchingNextPage, fetchNextPage } = usePages(statutes.rows, {
    id: law,
    limit: 200,
  })
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage()
  }, [hasNextPage, isFetchingNextPage, fetchNextPage])
  const count = items.length
  // biome-ignore lint/correctness/useExhaustiveDependencies: the list is made anew each time; its length tells of more
  return useMemo(() => {
    const byArticle = new Map<number, Row[]>()
    for (const row of items) byArticle.set(row.article, [...(byArticle.get(row.article) ?? []), row])
    return byArticle
  }, [law, count])
}
