/**
 * A small invented county for tests: two townships, communities, bodies. Codes begin with 99.
 */
import { v7 as uuidv7 } from 'uuid'
import { accounts } from '#modules/accounts/module.ts'
import { notices } from '#modules/notices/module.ts'
import { parties } from '#modules/parties/module.ts'
import { places } from '#modules/places/module.ts'
import type { Asker } from '#platform/access/asker.ts'
import { nobody } from '#platform/access/asker.ts'
import { files } from '#platform/files/module.ts'
import type { Module } from '#platform/operation/operation.ts'
import { type Installation, installation } from '#platform/testing/database.ts'
import { grid } from '../module.ts'

export const county = '990101'
export const town = '990101001'
export const community = '990101001001'
export const otherTown = '990101002'
export const otherCounty = '990102'

const names: Record<string, string> = {
  '99': '乌有省',
  '9901': '乌有市',
  [county]: '乌有县',
  [town]: '甲街道',
  [community]: '甲一社区',
  '990101001002': '甲二社区',
  [otherTown]: '乙镇',
  '990101002001': '乙一社区',
  [otherCounty]: '子虚县',
  '990102001': '丙街道',
  '990102001001': '丙一社区',
}

const levelNames: Record<number, string> = {
  2: 'province',
  4: 'city',
  6: 'county',
  9: 'township',
  12: 'community',
}

/** People of the town, each in a position made straight from the pack. */
export interface Town extends Installation {
  bodies: {
    base: string
    committee: string
    sanitation: string
    roads: string
    otherBase: string
    otherDept: string
  }
  resident: Asker
  neighbour: Asker
  gridWorker: Asker
  committeeClerk: Asker
  dispatcher: Asker
  handler: Asker
  jointHandler: Asker
  county: Asker
  stranger: Asker
  strangeHandler: Asker
}

/** Builds it. */
export async function buildTown(at?: string, more: readonly Module[] = []): Promise<Town> {
  const base = await installation([files, places, parties, accounts, notices, grid, ...more], at)
  for (const [code, name] of Object.entries(names)) {
    await base.owner.query(
      `insert into places.place (code, name, level, parent, pinyin, initials, words) values ($1, $2, $3, $4, '', '', '')`,
      [code, name, levelNames[code.length], parentOf(code)],
    )
  }
  const body = async (kind: string, name: string, place: string, department: string | null = null) => {
    const id = uuidv7()
    await base.owner.query(
      `insert into parties.body (county, id, kind, name, place, department, valid_from) values ($1, $2, $3, $4, $5, $6, '2020-01-01')`,
      [place.slice(0, 6).padEnd(6, '0'), id, kind, name, place, department],
    )
    return id
  }
  const bodies = {
    base: await body('gov-base', '甲街道办事处', town),
    committee: await body('committee', '甲一社区居民委员会', community),
    sanitation: await body('dept', '乌有县城市管理局', county, 'urban-management'),
    roads: await body('dept', '乌有县交通运输局', county, 'transport'),
    otherBase: await body('gov-base', '乙镇人民政府', otherTown),
    otherDept: await body('dept', '子虚县城市管理局', otherCounty, 'urban-management'),
  }
  const resident = (): Asker => ({
    ...nobody,
    via: 'session',
    account: uuidv7(),
    person: uuidv7(),
    personCounty: county,
    home: community,
  })
  return {
    ...base,
    bodies,
    resident: resident(),
    neighbour: resident(),
    gridWorker: base.asker({
      place: community,
      kind: 'committee',
      post: 'grid-worker',
      body: bodies.committee,
    }),
    committeeClerk: base.asker({
      place: community,
      kind: 'committee',
      post: 'clerk',
      body: bodies.committee,
    }),
    dispatcher: base.asker({ place: town, kind: 'gov-base', post: 'head', body: bodies.base }),
    handler: base.asker({ place: county, kind: 'dept', post: 'clerk', body: bodies.sanitation }),
    jointHandler: base.asker({ place: county, kind: 'dept', post: 'clerk', body: bodies.roads }),
    county: base.asker({ place: county, kind: 'gov-county', post: 'head' }),
    stranger: base.asker({ place: otherTown, kind: 'gov-base', post: 'head', body: bodies.otherBase }),
    strangeHandler: base.asker({ place: otherCounty, kind: 'dept', post: 'clerk', body: bodies.otherDept }),
  }
}

function parentOf(code: string): string | null {
  const length = [0, 2, 4, 6, 9].findLast((level) => level < code.length) ?? 0
  return length === 0 ? null : code.slice(0, length)
}
