/**
 * SQL that other modules join, so that they count set-wise what stands and who lives there without knowing the tables
 * of places. Each takes the numbers of its values (`$1`): codes from (inclusive) and to (exclusive), a day.
 */

/** Communities and villages that stand: `code`, `name`, `rural` (null where neither code nor classification tells). */
export function communitiesSql(from: string, to: string): string {
  return `select code, name, rural from places.place
    where code >= ${from} and code < ${to} and level = 'community' and valid_to is null`
}

/**
 * Households of communities by their grids in force on a day: `community`, `households`. A community of which one grid
 * has no number is left out: its sum would be too small.
 */
export function gridHouseholdsSql(given: {
  countyFrom: string
  countyTo: string
  from: string
  to: string
  day: string
}): string {
  const { countyFrom, countyTo, from, to, day } = given
  return `select community, sum(households)::integer as households from places.grid
    where county >= ${countyFrom} and county < ${countyTo} and community >= ${from} and community < ${to}
      and valid_from <= ${day}::date and (valid_to is null or valid_to > ${day}::date)
    group by community having bool_and(households is not null)`
}
