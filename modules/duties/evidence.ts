/** The evidence that this module offers: what bearers put on record themselves. */
import { countyOf, endOf } from '#platform/access/reach.ts'
import type { EvidenceKind, NewEvidence } from '#platform/evidence/kind.ts'
import * as q from './queries.ts'
import { obligationUrl } from './records.ts'

/** What a record shows: that it is there, and where it was withdrawn, that it holds no more. */
export function recordEvidence(row: q.RecordRow): NewEvidence[] {
  const shown: NewEvidence = {
    kind: 'duties.record',
    place: row.place,
    about: row.duty,
    body: row.body ?? undefined,
    at: row.at,
    day: row.counts_on,
    record: {
      kind: 'record',
      id: row.id,
      url: `${obligationUrl(row.place, row.duty, row.period)}#record-${row.id}`,
      title: { zh: row.title, en: row.title },
    },
  }
  return row.withdrawn_at ? [shown, { ...shown, holds: false, at: row.withdrawn_at }] : [shown]
}

const noId = '00000000-0000-0000-0000-000000000000'

export const evidence: readonly EvidenceKind[] = [
  {
    id: 'duties.record',
    name: { zh: '履职记录', en: 'Record of the duty' },
    counts: 'happened',
    about: 'duty',
    async gather({ tx, within, after, limit }) {
      const [county = '', id = noId] = after?.split(' ') ?? []
      const part = within.slice(0, 6)
      const rows = await q.recordsAfter.all(tx, [
        // A city's records are filed under its code padded with zeros.
        within.length >= 6 ? countyOf(within) : part,
        endOf(part),
        within,
        endOf(within),
        county,
        id,
        limit,
      ])
      const last = rows.at(-1)
      return {
        rows: rows.flatMap(recordEvidence),
        ...(rows.length === limit && last ? { next: `${last.county} ${last.id}` } : {}),
      }
    },
  },
]
