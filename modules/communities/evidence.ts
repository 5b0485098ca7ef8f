/**
 * The evidence that changes of communities offer to duties: that each decision was sent to the bodies that the law
 * names, and that all of them acknowledged it (贵阳 8). Gathered every night: the last receipt completes it.
 */
import { countyOf, endOf } from '#platform/access/reach.ts'
import { statement } from '#platform/db/database.ts'
import type { EvidenceKind } from '#platform/evidence/kind.ts'
import { instantOf, parseLocalDate } from '#platform/time/local-date.ts'
import type { ChangeData } from './data.ts'

const decided = statement<
  readonly [countyFrom: string, countyTo: string, from: string, to: string, after: string, limit: number],
  { county: string; id: string; title: string; data: ChangeData }
>(
  `select county, id, title, data from workflow.case
   where county >= $1 and county < $2 and place >= $3 and place < $4 and procedure = 'places.community'
     and data ? 'filed' and id::text > $5 order by id::text limit $6`,
)

export const evidence: readonly EvidenceKind[] = [
  {
    id: 'communities.filed',
    name: { zh: '社区设立调整决定已备案', en: 'Decisions on communities filed' },
    counts: 'happened',
    sparse: true,
    async gather({ tx, within, after, limit }) {
      const county = countyOf(within).replace(/0+$/, '')
      const rows = await decided.all(tx, [county, endOf(county), within, endOf(within), after ?? '', limit])
      const last = rows.at(-1)
      return {
        rows: rows.flatMap(({ county: place, id, title, data }) => {
          const { document, filed } = data
          if (!document || !filed) return []
          return [
            {
              kind: 'communities.filed',
              place,
              at: instantOf(parseLocalDate(filed)),
              record: {
                kind: 'case',
                id,
                url: `/work/cases/${place}/${id}`,
                title: { zh: `${title}（${document.number}）`, en: `${title} (${document.number})` },
              },
            },
          ]
        }),
        ...(rows.length === limit && last ? { next: last.id } : {}),
      }
    },
  },
]
