/** The SQL of settings, besides the look-ups of platform/law/settings.ts. */
import { statement } from '#platform/db/database.ts'
import { type SettingRow, settingColumns } from '#platform/law/settings.ts'

/** The latest version of a figure at exactly this place. */
export const latestAt = statement<readonly [county: string, place: string, parameter: string], SettingRow>(
  `select ${settingColumns} from law.setting where county = $1 and place = $2 and parameter = $3
   order by version desc limit 1`,
)

/** What was decided and is not yet in force, at a place or above; a later version has not overtaken it. */
export const ahead = statement<
  readonly [counties: string[], places: string[], on: string, jurisdiction: string],
  SettingRow
>(
  `select ${settingColumns} from law.setting s
   where county = any($1) and place = any($2) and valid_from > $3 and jurisdiction = $4
     and not exists (select from law.setting later where later.county = s.county and later.place = s.place
       and later.parameter = s.parameter and later.version > s.version and later.valid_from <= s.valid_from)
   order by valid_from, version limit 200`,
)

/** Versions of a figure at some places, newest first. */
export const pageOfVersions = statement<
  readonly [
    counties: string[],
    places: string[],
    parameter: string,
    beforeAt: Date | null,
    beforeId: string,
    limit: number,
  ],
  SettingRow
>(
  `select ${settingColumns} from law.setting
   where county = any($1) and place = any($2) and parameter = $3
     and ($4::timestamptz is null or (set_at, id) < ($4, $5::uuid))
   order by set_at desc, id desc limit $6`,
)

export const insertVersion = statement<readonly unknown[]>(
  `insert into law.setting (county, id, series, place, jurisdiction, parameter, version, state, unit, value,
     document, reason, valid_from, set_at, set_by, position, body, body_kind)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)`,
)

/** Versions at a place or below, in the order of their keys: for gathering evidence anew. */
export const versionsBelow = statement<
  readonly [
    countyFrom: string,
    countyTo: string,
    from: string,
    to: string,
    afterCounty: string,
    afterId: string,
    limit: number,
  ],
  SettingRow
>(
  `select ${settingColumns} from law.setting
   where county >= $1 and county < $2 and place >= $3 and place < $4 and (county, id) > ($5, $6::uuid)
   order by county, id limit $7`,
)
