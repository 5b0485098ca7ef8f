/**
 * Matters in force at a place: those of the law itself, those of lists that were issued there or above, and those that
 * were admitted.
 */
import { lineage } from '#platform/access/reach.ts'
import { statement, type Tx } from '#platform/db/database.ts'
import { countiesAbove } from '#platform/law/settings.ts'
import type { Citation } from '#platform/operation/contract.ts'
import type { Pack } from '#platform/packs/pack.ts'
import type { ListKind, MatterClass, Words } from '#platform/packs/schema.ts'

/** A matter as pages show it. */
export interface Matter {
  /** `law.<id>` for what the law itself names, else the id of the item. */
  id: string
  class: MatterClass
  title: Words
  department: string | null
  /** What the list's maker states as its basis. */
  stated: string | null
  basis: Citation[]
  frequency: string | null
  qualified: boolean
  competent: string | null
  refusal: string | null
  source: 'law' | 'list' | 'admission'
  /** The list and its version. */
  list: string | null
}

export interface ItemRow {
  county: string
  id: string
  place: string
  list: string | null
  admission: string | null
  class: MatterClass
  title: string
  department: string | null
  basis: string | null
  frequency: string | null
  qualified: boolean
  competent: string | null
  kind: ListKind | null
}

const itemColumns = `i.county, i.id, i.place, i.list, i.admission, i.class, i.title, i.department, i.basis, i.frequency,
  i.qualified, i.competent`

/** Lists hold from the day on which they are issued; those that must be published too, once they are. */
const inForce = `l.state in ('issued', 'published')`

const selectItems = statement<readonly [counties: string[], places: string[]], ItemRow>(
  `select ${itemColumns}, l.kind from matters.list l
   join matters.item i on i.county = l.county and i.list = l.id
   where l.county = any($1) and l.place = any($2) and ${inForce}
   union all
   select ${itemColumns}, null from matters.item i
   where i.county = any($1) and i.place = any($2) and i.admission is not null
   order by place, title limit 2000`,
)

const selectItem = statement<readonly [counties: string[], places: string[], id: string], ItemRow>(
  `select ${itemColumns}, l.kind from matters.item i
   left join matters.list l on l.county = i.county and l.id = i.list
   where i.county = any($1) and i.place = any($2) and i.id = $3 and (i.admission is not null or ${inForce})`,
)

/** All matters in force at a place; the law's own first. */
export async function mattersAt(tx: Tx, pack: Pack, place: string): Promise<Matter[]> {
  const rows = await selectItems.all(tx, [countiesAbove(place), lineage(place)])
  return [...statutory(pack), ...rows.map((row) => matterOf(pack, row))]
}

/** One matter in force at a place. */
export async function findMatter(tx: Tx, pack: Pack, place: string, id: string): Promise<Matter | undefined> {
  if (id.startsWith('law.')) return statutory(pack).find((one) => one.id === id)
  const row = await selectItem.find(tx, [countiesAbove(place), lineage(place), id])
  return row && matterOf(pack, row)
}

/** The matters that the law itself names. */
export function statutory(pack: Pack): Matter[] {
  return pack.matters.items.map((item) => ({
    id: `law.${item.id}`,
    class: item.class,
    title: item.title,
    department: item.department ?? null,
    stated: null,
    basis: pack.basis(item.basis),
    frequency: null,
    qualified: false,
    competent: null,
    refusal: item.refusal ?? null,
    source: 'law' as const,
    list: null,
  }))
}

/** An item of a list as pages show it, with the article that wants the list. */
export function matterOf(pack: Pack, row: ItemRow): Matter {
  const wanted = pack.matters.lists.find(({ kind }) => kind === row.kind)
  return {
    id: row.id,
    class: row.class,
    title: { zh: row.title, en: row.title },
    department: row.department,
    stated: row.basis,
    basis: wanted ? pack.basis(wanted.basis) : [],
    frequency: row.frequency,
    qualified: row.qualified,
    competent: row.competent,
    refusal: null,
    source: row.admission ? ('admission' as const) : ('list' as const),
    list: row.list,
  }
}
