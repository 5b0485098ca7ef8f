/**
 * One installation with a small county under each law: a community with its committee (or agency), an owners'
 * committee, a property company, departments and governments, and a list of work that was issued there.
 */
import { v7 as uuidv7 } from 'uuid'
import { accounts } from '#modules/accounts/module.ts'
import { cases } from '#modules/cases/module.ts'
import { notices } from '#modules/notices/module.ts'
import { parties } from '#modules/parties/module.ts'
import { places } from '#modules/places/module.ts'
import { refusals } from '#modules/refusals/module.ts'
import type { Asker } from '#platform/access/asker.ts'
import { countyOf } from '#platform/access/reach.ts'
import { files } from '#platform/files/module.ts'
import { type Installation, installation } from '#platform/testing/database.ts'
import { matters } from '../module.ts'

/** The county of one law. */
export interface County {
  id: string
  city: string
  county: string
  town: string
  community: string
  bodies: Record<string, string>
  /** The body of the community that is asked: the committee, in 贵阳 the agency. */
  asked: string
  /** Somebody in a body of this kind. */
  as(kind: string, post?: string): Asker
  /** Items of issued lists by class. */
  items: Record<string, string>
}

/** All of them. */
export interface Laws extends Installation {
  at(law: string): County
}

const levels: Record<
  string,
  (at: { city: string; county: string; town: string; community: string }) => string
> = {
  'gov-city': ({ city }) => city,
  'gov-county': ({ county }) => county,
  'gov-base': ({ town }) => town,
  'lead-dept': ({ county }) => county,
  dept: ({ county }) => county,
  agency: ({ community }) => community,
  committee: ({ community }) => community,
  'owners-committee': ({ community }) => community,
  'property-company': ({ community }) => community,
}

/** Builds them. The department of `dept` is urban management. */
export async function buildLaws(ids: readonly string[]): Promise<Laws> {
  const base = await installation([files, places, parties, accounts, notices, cases, refusals, matters])
  const counties = new Map<string, County>()
  for (const id of ids) counties.set(id, await buildCounty(base, id))
  return {
    ...base,
    at: (law) => counties.get(law) ?? fails(law),
  }
}

function fails(law: string): never {
  throw new Error(`no county under ${law}`)
}

async function buildCounty(base: Installation, id: string): Promise<County> {
  const pack = base.services.packs.get(id)
  const county = pack.jurisdiction.demonstration.county
  const at = { city: county.slice(0, 4), county, town: `${county}001`, community: `${county}001001` }
  for (const [level, code] of [
    ['city', at.city],
    ['county', at.county],
    ['township', at.town],
    ['community', at.community],
  ] as const) {
    await base.owner.query(
      `insert into places.place (code, name, level, parent, pinyin, initials, words) values ($1, $2, $3, null, '', '', '')
       on conflict do nothing`,
      [code, `${id} ${level}`, level],
    )
  }
  const bodies: Record<string, string> = {}
  for (const [kind, placeOf] of Object.entries(levels)) {
    if (!pack.bodyKind(kind)) continue
    const place = placeOf(at)
    const department = kind === 'dept' ? 'urban-management' : null
    bodies[kind] = uuidv7()
    await base.owner.query(
      `insert into parties.body (county, id, kind, name, place, department, valid_from)
       values ($1, $2, $3, $4, $5, $6, '2020-01-01')`,
      [countyOf(place), bodies[kind], kind, `${id} ${kind}`, place, department],
    )
  }
  const items: Record<string, string> = {}
  for (const kind of ['assist', 'self', 'negative', 'certificate'])
    items[kind] = await issue(base, county, kind)
  return {
    id,
    ...at,
    bodies,
    asked: bodies.agency ?? bodies.committee!,
    items,
    as: (kind, post = kind === 'owners-committee' || kind === 'property-company' ? 'head' : 'clerk') =>
      base.asker({ place: levels[kind]!(at), kind, post, body: bodies[kind]! }),
  }
}

/** A list with one item, as its government issued it. */
async function issue(base: Installation, county: string, kind: string): Promise<string> {
  const [list, item] = [uuidv7(), uuidv7()]
  await base.owner.query(
    `insert into matters.list (county, id, place, kind, series, version, state, title, issued_on, published_on, changed_at)
     values ($1, $2, $1, $3, $2, 1, 'published', $3, '2026-01-01', '2026-01-05', now())`,
    [county, list, kind],
  )
  await base.owner.query(
    `insert into matters.item (county, id, place, list, position, class, title, competent)
     values ($1, $2, $1, $3, 0, $4, $5, $6)`,
    [county, item, list, kind, `${kind} 事项`, kind === 'certificate' ? '公安派出所' : null],
  )
  return item
}
