/**
 * Lists of matters and their lives: draft → consulted → issued → published (→ filed) → a new version | withdrawn.
 * Pure decisions and SQL; versions are kept.
 */
import { statement } from '#platform/db/database.ts'
import type { Pack } from '#platform/packs/pack.ts'
import type { ListKind, MatterClass } from '#platform/packs/schema.ts'
import type { Paper } from './data.ts'
import type { ItemRow } from './items.ts'

export type ListState = 'draft' | 'consulted' | 'issued' | 'published' | 'replaced' | 'withdrawn'
export type ListMove = 'consult' | 'issue' | 'publish' | 'file' | 'withdraw'

/** A version of a list. Days are YYYY-MM-DD. */
export interface ListRow {
  county: string
  id: string
  place: string
  kind: ListKind
  series: string
  version: number
  state: ListState
  title: string
  opinions: string | null
  document: Paper | null
  filing: { number: string; date: string } | null
  review_on: string | null
  issued_on: string | null
  published_on: string | null
  withdrawn_why: string | null
  body: string | null
  changed_at: Date
  /** How many items it has, where it was counted. */
  items?: number
}

export const listColumns = `l.county, l.id, l.place, l.kind, l.series, l.version, l.state, l.title, l.opinions, l.document,
  l.filing, l.review_on::text, l.issued_on::text, l.published_on::text, l.withdrawn_why, l.body, l.changed_at`

export const selectList = statement<readonly [county: string, id: string], ListRow>(
  `select ${listColumns} from matters.list l where l.county = $1 and l.id = $2`,
)

export const lockList = statement<readonly [county: string, id: string], ListRow>(
  `select ${listColumns} from matters.list l where l.county = $1 and l.id = $2 for update`,
)

export const selectVersions = statement<readonly [county: string, series: string], ListRow>(
  `select ${listColumns} from matters.list l where l.county = $1 and l.series = $2 order by l.version desc limit 100`,
)

export const selectItemsOf = statement<readonly [county: string, list: string], ItemRow & { kind: ListKind }>(
  `select i.county, i.id, i.place, i.list, i.admission, i.class, i.title, i.department, i.basis, i.frequency,
     i.qualified, i.competent, l.kind
   from matters.item i join matters.list l on l.county = i.county and l.id = i.list
   where i.county = $1 and i.list = $2 order by i.position`,
)

/** Lists of places that were published (or, where the law asks for no publication, issued), with their items counted. */
export const selectPublished = statement<readonly [counties: string[], places: string[]], ListRow>(
  `select ${listColumns} from matters.list l
   where l.county = any($1) and l.place = any($2) and l.state = 'published' order by length(l.place), l.kind, l.title
   limit 100`,
)

export const insertList = statement<readonly unknown[], never>(
  `insert into matters.list (county, id, place, kind, series, version, state, title, review_on, body, changed_at)
   values ($1, $2, $3, $4, $5, $6, 'draft', $7, $8, $9, $10)`,
)

export const updateDraft = statement<
  readonly [county: string, id: string, title: string, reviewOn: string | null, at: Date],
  never
>('update matters.list set title = $3, review_on = $4, changed_at = $5 where county = $1 and id = $2')

export const clearItems = statement<readonly [county: string, list: string], never>(
  'delete from matters.item where county = $1 and list = $2',
)

export const insertItems = statement<readonly unknown[], never>(
  `insert into matters.item (county, id, place, list, admission, position, class, title, department, basis, frequency,
     qualified, competent)
   select $1, id, $2, $3, $4, position, class, title, department, basis, frequency, qualified, competent
   from jsonb_to_recordset($5::jsonb) as i (id uuid, position int, class text, title text, department text, basis text,
     frequency text, qualified boolean, competent text)`,
)

/** Writes what a move changes. */
export const updateList = statement<
  readonly [
    county: string,
    id: string,
    state: ListState,
    opinions: string | null,
    document: string | null,
    filing: string | null,
    issuedOn: string | null,
    publishedOn: string | null,
    why: string | null,
    at: Date,
  ],
  never
>(
  `update matters.list set state = $3, opinions = $4, document = $5, filing = $6, issued_on = $7, published_on = $8,
     withdrawn_why = $9, changed_at = $10 where county = $1 and id = $2`,
)

/** An older version ends on the day on which the next one is issued. */
export const replaceOlder = statement<
  readonly [county: string, series: string, version: number, at: Date],
  never
>(
  `update matters.list set state = 'replaced', changed_at = $4
   where county = $1 and series = $2 and version < $3 and state in ('issued', 'published')`,
)

/** Classes that a list of a kind holds. */
export function classesOf(kind: ListKind): readonly MatterClass[] {
  return kind === 'catalogue' ? ['responsible', 'coordinate', 'cooperate'] : [kind]
}

/** Kinds of lists that a kind of body makes under a law. */
export function kindsMade(pack: Pack, body: string | undefined): ListKind[] {
  return pack.matters.lists.filter(({ by }) => by.some((kind) => kind === body)).map(({ kind }) => kind)
}

/** What may be done next with a version of a list, whoever asks. */
export function movesOf(pack: Pack, list: Pick<ListRow, 'state' | 'kind' | 'filing'>): ListMove[] {
  const wanted = pack.matters.lists.find(({ kind }) => kind === list.kind)
  const filing: ListMove[] = wanted?.filedTo && !list.filing ? ['file'] : []
  switch (list.state) {
    case 'draft':
      return ['consult']
    case 'consulted':
      return ['issue']
    case 'issued':
      return ['publish', ...filing, 'withdraw']
    case 'published':
      return [...filing, 'withdraw']
    default:
      return []
  }
}
