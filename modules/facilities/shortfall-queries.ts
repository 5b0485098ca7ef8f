/**
 * The SQL of shortfalls: every community below a place with what the law asks there and what is registered, in one
 * statement. Its rules are those of standard.ts; a test holds the two together.
 */
import { communitiesSql, gridHouseholdsSql } from '#modules/places/contract.server.ts'
import { countyOf, endOf } from '#platform/access/reach.ts'
import { planned, statement, type Tx } from '#platform/db/database.ts'
import { Where } from '#platform/db/where.ts'
import type { SettingValue } from '#platform/law/setting-value.ts'
import { registerId } from '#platform/registers/declare.ts'
import { likeAnywhere } from '#platform/search/bigrams.ts'
import { community } from './community.ts'
import { facility, premisesKind } from './facility.ts'
import type { CommunityFacts } from './standard.ts'

/** How a community stands: see the README. */
export const shortfallStates = ['short', 'notMeasured', 'notCheckable', 'met'] as const
export type ShortfallState = (typeof shortfallStates)[number]

/** The figures of a law for the communities whose code begins with `prefix`; the longest prefix counts. */
export interface PlaceRule {
  prefix: string
  /** The standard is kept elsewhere; `external_area` is null while it is not set. */
  external: boolean
  external_area: number | null
  premises: number | null
  per_hundred: number | null
  min_existing: number | null
  min_urban: number | null
  min_rural: number | null
}

/** A community as the statement gives it. Areas in square metres. */
export interface ShortfallRow extends CommunityFacts {
  code: string
  name: string
  state: ShortfallState
  prefix: string
  households_from: 'register' | 'grids' | null
  as_of: string | null
  source: string | null
  required: number | null
  /** Null where nothing is registered. */
  present: number | null
  facilities: number
  gap: number | null
  rank: number
  weight: number
}

/** What is asked for. */
export interface ShortfallAsked {
  within: string
  /** `YYYY-MM-DD`. */
  on: string
  rules: readonly PlaceRule[]
  states?: readonly ShortfallState[] | undefined
  search?: string | undefined
}

/** The communities asked for, each with its state; the worst first by `rank, weight desc, code`. */
function communities(where: Where, { within, on, rules, states, search }: ShortfallAsked): string {
  // Above a county its code is a range over counties too.
  const county = within.length >= 6 ? countyOf(within) : within
  const [countyFrom, countyTo] = [where.value(county), where.value(endOf(county))]
  const [from, to] = [where.value(within), where.value(endOf(within))]
  const day = where.value(on)
  const rows = (register: string) => `registers.row
      where register = ${where.value(register)} and valid_to is null
        and county >= ${countyFrom} and county < ${countyTo} and place >= ${from} and place < ${to}`
  const premises = where.value(premisesKind)
  const chosen = states && states.length > 0 ? `state = any(${where.value(states)})` : 'true'
  const found = search
    ? `(name like ${where.value(likeAnywhere(search))} or code like ${where.value(`${search.replaceAll(/\D/g, '') || '-'}%`)})`
    : 'true'
  return `with rule as materialized (
      select * from jsonb_to_recordset(${where.value(JSON.stringify(rules))}::jsonb) as given (prefix text,
        external boolean, external_area numeric, premises numeric, per_hundred numeric, min_existing numeric,
        min_urban numeric, min_rural numeric)
    ), place as materialized (
      select distinct on (p.code) p.code, p.name, p.rural, rule.* from (${communitiesSql(from, to)}) p
      join rule on starts_with(p.code, rule.prefix) order by p.code, length(rule.prefix) desc
    ), figure as materialized (
      select distinct on (place) place, (data->>'households')::integer as households, data->>'built' as built,
        data->>'asOf' as as_of, data->>'source' as source, data->>'complete' = 'true' as complete
      from ${rows(registerId(community))} order by place, data->>'asOf' desc
    ), grids as materialized (
      ${gridHouseholdsSql({ countyFrom, countyTo, from, to, day })}
    ), present as materialized (
      select place, sum((data->>'area')::numeric) as area, count(*)::integer as facilities,
        sum((data->>'area')::numeric) filter (where data->>'kind' = ${premises}) as premises_area,
        (count(*) filter (where data->>'kind' = ${premises}))::integer as premises_facilities
      from ${rows(registerId(facility))} group by place
    ), fact as (
      select place.*, coalesce(figure.households, grids.households) as households,
        case when figure.households is not null then 'register' when grids.households is not null then 'grids' end
          as households_from,
        figure.built, figure.as_of, figure.source, coalesce(figure.complete, false) as complete,
        case when place.premises is not null and not place.external then present.premises_area else present.area end
          as area,
        coalesce(case when place.premises is not null and not place.external then present.premises_facilities
          else present.facilities end, 0) as facilities
      from place left join figure on figure.place = place.code left join grids on grids.community = place.code
      left join present on present.place = place.code
    ), counted as (
      select *, case
          when external then external_area
          when premises is not null then premises
          when min_existing is not null and built is null then null
          when min_existing is not null and built = 'existing' then min_existing
          when (min_urban is not null or min_rural is not null) and rural is null then null
          when per_hundred is null then case when rural then min_rural else min_urban end
          when households is null then null
          else greatest(per_hundred * households / 100, case when rural then min_rural else min_urban end)
        end as required,
        case when facilities > 0 then area when complete then 0 end as present
      from fact
    ), stated as (
      select *, case when required is null then 'notCheckable' when present is null then 'notMeasured'
          when present >= required then 'met' else 'short' end as state,
        case when required is not null and present is not null then greatest(required - present, 0) end as gap
      from counted
    ), shown as (
      select code, name, rural, built, households, households_from, as_of, source, prefix, state, required, present,
        facilities, gap, not external and premises is null and per_hundred is not null
          and (min_existing is null or built is distinct from 'existing') as by_households,
        case state when 'short' then 0 when 'notMeasured' then 1 when 'notCheckable' then 2 else 3 end as rank,
        case state when 'short' then gap when 'notMeasured' then required else 0 end as weight
      from stated where ${found}
    ), asked as (select * from shown where ${chosen})`
}

/** Where a page ended. */
export interface ShortfallCursor {
  rank: number
  weight: number
  code: string
}

/** A page of communities, those that lack most first. */
export function selectShortfalls(
  tx: Tx,
  asked: ShortfallAsked,
  limit: number,
  after?: ShortfallCursor,
): Promise<ShortfallRow[]> {
  const where = new Where()
  const from = communities(where, asked)
  const later = after
    ? `where (rank, -weight, code) > (${where.value(after.rank)}::integer, ${where.value(-after.weight)}::numeric,
        ${where.value(after.code)})`
    : ''
  return planned(
    tx,
    `${from} select * from asked ${later} order by rank, weight desc, code limit ${where.value(limit)}`,
    where.values,
  )
}

/** How many communities are in a state, and what they lack. */
export interface ShortfallCount {
  state: ShortfallState
  count: number
  gap: number | null
  /** Of how many the sum of their grids is taken for a standard that counts households. */
  from_grids: number
}

/** The first page with the counts by state of the whole place: one walk. Counts are narrowed by the search, not by states. */
export async function firstShortfalls(
  tx: Tx,
  asked: ShortfallAsked,
  limit: number,
): Promise<{ rows: ShortfallRow[]; counts: ShortfallCount[] }> {
  const where = new Where()
  const from = communities(where, asked)
  const [found] = await planned<{ rows: ShortfallRow[]; counts: ShortfallCount[] }>(
    tx,
    `${from} select
       (select coalesce(jsonb_agg(c), '[]') from (
          select state, count(*) as count, sum(gap) as gap,
            count(*) filter (where by_households and households_from = 'grids') as from_grids
          from shown group by state) c) as counts,
       (select coalesce(jsonb_agg(p), '[]') from (
          select * from asked order by rank, weight desc, code limit ${where.value(limit)}) p) as rows`,
    where.values,
  )
  return found!
}

/** Counts by state of each place below: codes of so many digits. */
export interface ShortfallBelow extends Record<ShortfallState, number> {
  code: string
  gap: number
}

/** Counts for a map: the places below, by the first digits of their communities' codes. */
export function shortfallsBelow(tx: Tx, asked: ShortfallAsked, digits: number): Promise<ShortfallBelow[]> {
  const where = new Where()
  const from = communities(where, asked)
  const counts = shortfallStates.map(
    (state) => `(count(*) filter (where state = '${state}'))::integer as "${state}"`,
  )
  return planned(
    tx,
    `${from} select left(code, ${where.value(digits)}::integer) as code, ${counts.join(', ')},
       coalesce(sum(gap), 0) as gap from asked group by 1 order by 1`,
    where.values,
  )
}

/** Settings of a parameter in force at a place, above it or below it: the latest version of each place. */
export const settingsAround = statement<
  readonly [parameter: string, jurisdiction: string, on: string, above: string[], from: string, to: string],
  { place: string; value: SettingValue }
>(
  `select place, value from (
     select distinct on (place) place, value, state from law.setting
     where parameter = $1 and jurisdiction = $2 and valid_from <= $3
       and (place = any($4) or (place >= $5 and place < $6))
     order by place, version desc
   ) latest where state = 'set'`,
)
