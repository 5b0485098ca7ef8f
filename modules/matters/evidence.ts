/**
 * The evidence that lists of matters offer to duties: that a list which the law wants is in force at a place, published
 * where the law wants it published, and filed where it wants it filed.
 */
import { statement } from '#platform/db/database.ts'
import type { EvidenceKind, NewEvidence } from '#platform/evidence/kind.ts'
import type { Pack } from '#platform/packs/pack.ts'
import { LIST_KINDS, type ListKind } from '#platform/packs/schema.ts'
import { type ListRow, listColumns } from './lists.ts'
import { listWords } from './text/classes.ts'

/** The kind of evidence of a kind of list. */
const kindOf = (kind: ListKind) => `matters.list-${kind}`
const filed = 'matters.list-filed'

/** What a version of a list shows at a moment. */
export function evidenceOf(pack: Pack, list: ListRow, at: Date): NewEvidence[] {
  const wanted = pack.matters.lists.find(({ kind }) => kind === list.kind)
  const inForce = list.state === 'published' || (list.state === 'issued' && !wanted?.publish)
  const ended = list.state === 'withdrawn'
  if (!inForce && !ended) return []
  const record = {
    kind: 'list',
    id: list.id,
    url: `/work/lists/${list.county}/${list.id}`,
    title: { zh: `${list.title}（第 ${list.version} 版）`, en: `${list.title} (version ${list.version})` },
  }
  const shows = { place: list.place, holds: !ended, body: list.body ?? undefined, at, record }
  return [
    { kind: kindOf(list.kind), ...shows },
    ...(list.filing || (ended && wanted?.filedTo) ? [{ kind: filed, ...shows }] : []),
  ]
}

const selectBelow = statement<
  readonly [
    countyFrom: string,
    countyTo: string,
    from: string,
    to: string,
    kinds: string[],
    afterCounty: string,
    afterId: string,
    limit: number,
  ],
  ListRow
>(
  `select ${listColumns} from matters.list l
   where l.county >= $1 and l.county < $2 and l.place >= $3 and l.place < $4 and l.kind = any($5)
     and l.state in ('issued', 'published', 'withdrawn') and (l.county, l.id) > ($6 collate "C", $7::uuid)
   order by l.county, l.id limit $8`,
)

const noId = '00000000-0000-0000-0000-000000000000'

const gatherOf =
  (id: string, kinds: readonly ListKind[]): EvidenceKind['gather'] =>
  async ({ tx, services, within, after, limit }) => {
    const county = within.slice(0, 6)
    const [afterCounty, afterId] = after?.split(' ') ?? []
    const rows = await selectBelow.all(tx, [
      county,
      `${county}~`,
      within,
      `${within}~`,
      [...kinds],
      afterCounty ?? '',
      afterId ?? noId,
      limit,
    ])
    const last = rows.length === limit ? rows.at(-1) : undefined
    return {
      rows: rows.flatMap((row) => {
        const pack = services.packs.forPlace(row.place)
        return pack ? evidenceOf(pack, row, row.changed_at).filter(({ kind }) => kind === id) : []
      }),
      ...(last ? { next: `${last.county} ${last.id}` } : {}),
    }
  }

export const evidence: readonly EvidenceKind[] = [
  ...LIST_KINDS.map(
    (kind): EvidenceKind => ({
      id: kindOf(kind),
      name: listWords[kind],
      counts: 'stands',
      gather: gatherOf(kindOf(kind), [kind]),
    }),
  ),
  {
    id: filed,
    name: { zh: '指导目录备案', en: 'Catalogue filed' },
    counts: 'stands',
    gather: gatherOf(filed, ['catalogue']),
  },
]
