/**
 * Which news an asker may know. Pure.
 */
import type { Asker } from '#platform/access/asker.ts'
import { covers } from '#platform/access/reach.ts'
import type { News } from '#platform/notify/bus.ts'

/** Duties under which all cases of a place may be seen. */
const seeing = ['grid.read', 'grid.intake', 'grid.check', 'grid.supervise']

/** Whether the asker may know that this happened. */
export function mayKnow(asker: Asker, news: News): boolean {
  if (news.kind === 'place') return false
  if (news.kind === 'notice') return news.person !== undefined && news.person === asker.person
  if (news.kind === 'access') {
    return (
      (news.id === undefined && news.person === undefined) ||
      news.id === asker.account ||
      (news.person !== undefined && news.person === asker.person)
    )
  }
  const { acting } = asker
  if (!acting) return false
  // A body may stand above several counties; the position reaches only its own place.
  if (news.place === undefined || !covers(acting.place, news.place)) return false
  return (
    (news.body !== undefined && news.body === acting.body) || seeing.some((duty) => acting.duties.has(duty))
  )
}

/** What of the news goes out: where to look, never content, never who. */
export function shownOf(news: News): Pick<News, 'kind' | 'county' | 'id' | 'place'> {
  const { kind, county, id, place } = news
  return kind === 'access' ? { kind } : { kind, county, id, place }
}
