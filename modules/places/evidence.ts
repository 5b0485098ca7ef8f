/** The evidence that places offer to duties: that a community's division into grids is in force. */
import { endOf } from '#platform/access/reach.ts'
import type { EvidenceKind, NewEvidence } from '#platform/evidence/kind.ts'
import { instantOf, parseLocalDate } from '#platform/time/local-date.ts'
import { communitiesWithGrids } from './queries.ts'

/** A community is divided: since the day on which the division came into force. */
export function dividedEvidence(
  community: string,
  division: { id: string | null; effective: string; document: string | null; body?: string | undefined },
): NewEvidence {
  const { id, effective, document, body } = division
  const by = document ? `（${document}）` : ''
  return {
    kind: 'places.grids',
    place: community,
    body,
    at: instantOf(parseLocalDate(effective)),
    record: {
      kind: 'division',
      id: id ?? `${community} ${effective}`,
      url: id ? `/work/places/${community}/divisions/${id}` : `/work/places/${community}`,
      title: { zh: `网格划分${by}`, en: `Division into grids${document ? ` (${document})` : ''}` },
    },
  }
}

export const evidence: readonly EvidenceKind[] = [
  {
    id: 'places.grids',
    name: { zh: '网格划分生效', en: 'Division into grids in force' },
    counts: 'stands',
    at: 'community',
    changes: 'grid',
    async gather({ tx, within, after, limit }) {
      const county = within.slice(0, 6)
      const [place = '', day = '0001-01-01'] = after?.split(' ') ?? []
      const rows = await communitiesWithGrids.all(tx, [
        county,
        endOf(county),
        within,
        endOf(within),
        place,
        day,
        limit,
      ])
      const last = rows.at(-1)
      return {
        rows: rows.map((row) =>
          dividedEvidence(row.community, {
            id: row.division,
            effective: row.valid_from,
            document: row.document,
            body: row.body ?? undefined,
          }),
        ),
        ...(rows.length === limit && last ? { next: `${last.community} ${last.valid_from}` } : {}),
      }
    },
  },
]
