/**
 * One installation with a small county under each law: bodies of every kind that the law knows, at their places, with
 * somebody in office in each.
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
import type { Module } from '#platform/operation/operation.ts'
import { type Installation, installation } from '#platform/testing/database.ts'

/** The county of one law. */
export interface County {
  id: string
  city: string
  county: string
  town: string
  community: string
  /** Bodies by kind; `dept2` is a second department. */
  bodies: Record<string, string>
  /** Somebody in a body of this kind. */
  as(kind: string, post?: string, person?: string): Asker
}

/** All of them. */
export interface Laws extends Installation {
  at(law: string): County
}

/** Builds them with the modules under test. */
export async function buildLaws(ids: readonly string[], modules: readonly Module[]): Promise<Laws> {
  const base = await installation([files, places, parties, accounts, notices, cases, refusals, ...modules])
  const counties = new Map<string, County>()
  for (const id of ids) counties.set(id, await buildCounty(base, id))
  return { ...base, at: (law) => counties.get(law)! }
}

async function buildCounty(base: Installation, id: string): Promise<County> {
  const pack = base.services.packs.get(id)
  const county = pack.jurisdiction.demonstration.county
  const at = { city: county.slice(0, 4), county, town: `${county}001`, community: `${county}001001` }
  const levels = {
    province: county.slice(0, 2),
    city: at.city,
    county,
    township: at.town,
    community: at.community,
  }
  for (const [level, code] of Object.entries(levels)) {
    await base.owner.query(
      `insert into places.place (code, name, level, parent, pinyin, initials, words)
       values ($1, $2, $3, null, '', '', '') on conflict do nothing`,
      [code, `${id} ${level}`, level],
    )
  }
  const bodies: Record<string, string> = {}
  const standing: Record<string, string> = {}
  const kinds = pack.bodyKinds().map((kind) => ({ kind: kind.id as string, level: kind.level }))
  for (const { kind, level } of [...kinds, { kind: 'dept2', level: 'county' as const }]) {
    const place = levels[level as keyof typeof levels]
    bodies[kind] = uuidv7()
    standing[kind] = place
    const isDept = kind === 'dept' || kind === 'dept2'
    await base.owner.query(
      `insert into parties.body (county, id, kind, name, place, department, valid_from)
       values ($1, $2, $3, $4, $5, $6, '2020-01-01')`,
      [countyOf(place), bodies[kind], isDept ? 'dept' : kind, `${id} ${kind}`, place, isDept ? kind : null],
    )
  }
  return {
    id,
    ...at,
    bodies,
    as: (kind, post = 'head', person) =>
      base.asker({
        place: standing[kind]!,
        kind: kind === 'dept2' ? 'dept' : kind,
        post: pack.bodyKind(kind === 'dept2' ? 'dept' : kind)?.posts.some(({ id: one }) => one === post)
          ? post
          : 'clerk',
        body: bodies[kind]!,
        ...(person ? { person } : {}),
      }),
  }
}
