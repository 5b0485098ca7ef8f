/**
 * The figures that the law leaves open, as far as duties wait for them: who has set them, for which places. A figure
 * reaches the places below, as far as no place there has set its own.
 */
import { covers, endOf, lineage } from '#platform/access/reach.ts'
import { statement, type Tx } from '#platform/db/database.ts'
import { kindOfUnit, PERIODS, type SettingValue } from '#platform/law/setting-value.ts'
import type { Pack } from '#platform/packs/pack.ts'
import type { Borne } from './borne.ts'
import type { Every } from './periods.ts'

/** A figure in force at a place, from a day on. */
export interface Figure {
  place: string
  parameter: string
  value: SettingValue
}

const inForce = statement<
  readonly [
    jurisdiction: string,
    parameters: string[],
    from: string,
    to: string,
    above: string[],
    on: string,
  ],
  Figure & { state: 'set' | 'withdrawn' }
>(
  `select distinct on (parameter, place) parameter, place, value, state from law.setting
   where jurisdiction = $1 and parameter = any($2) and valid_from <= $6
     and ((place >= $3 and place < $4) or place = any($5))
   order by parameter, place, version desc`,
)

/** The figures in force at a place, above it and below it, by parameter; widest place first. */
export async function figuresAround(
  tx: Tx,
  pack: Pack,
  borne: readonly Borne[],
  place: string,
  on: string,
): Promise<Map<string, Figure[]>> {
  const parameters = [...new Set(borne.flatMap(({ setting }) => (setting ? [setting] : [])))]
  if (parameters.length === 0) return new Map()
  const rows = await inForce.all(tx, [pack.id, parameters, place, endOf(place), lineage(place), on])
  const set = rows.filter(({ state }) => state === 'set').sort((a, b) => a.place.length - b.place.length)
  return Map.groupBy(set, ({ parameter }) => parameter)
}

/** The figure that holds at a place: of its own, else of the nearest above. */
export function figureAt(figures: readonly Figure[] | undefined, place: string): Figure | undefined {
  return figures?.findLast((figure) => covers(figure.place, place))
}

/** A part of the country in which the same figure holds, or none. */
export interface Region {
  /** Everything that begins with this … */
  place: string
  /** … but for what begins with one of these. */
  except: readonly string[]
  /** Absent where nobody has set it. */
  figure: Figure | undefined
}

/** An area cut into regions of one figure each. */
export function regionsOf(figures: readonly Figure[] | undefined, area: string): Region[] {
  const below = (figures ?? []).filter(({ place }) => covers(area, place) && place !== area)
  const around = [
    { place: area, figure: figureAt(figures, area) },
    ...below.map((figure) => ({ place: figure.place, figure })),
  ]
  return around.map(({ place, figure }) => {
    const inside = below.filter((other) => other.place !== place && covers(place, other.place))
    const outermost = inside.filter(
      (one) => !inside.some((other) => other.place !== one.place && covers(other.place, one.place)),
    )
    return { place, except: outermost.map((one) => one.place), figure }
  })
}

/** How often a duty is due under a figure: where the law says 定期, the figure may say how often. */
export function everyUnder(pack: Pack, borne: Borne, figure: Figure | undefined): Every {
  const unit = borne.setting && pack.parameter(borne.setting)?.unit
  if (!figure || !unit || kindOfUnit(unit) !== 'period' || borne.kind?.counts === 'stands') return borne.every
  return PERIODS.find((period) => period === figure.value) ?? borne.every
}

/** The day by which something that is due once has to be done, where a body of the place has set one. */
export function dayUnder(pack: Pack, borne: Borne, figure: Figure | undefined): string | undefined {
  const unit = borne.setting && pack.parameter(borne.setting)?.unit
  if (!figure || !unit || kindOfUnit(unit) !== 'date' || typeof figure.value !== 'string') return undefined
  return figure.value
}

/** How many the figure asks for, where it is a number; undefined where the pack's own number holds. */
export function leastUnder(pack: Pack, borne: Borne, figure: Figure | undefined): number | undefined {
  const unit = borne.setting && pack.parameter(borne.setting)?.unit
  if (!figure || !unit || kindOfUnit(unit) !== 'count' || typeof figure.value !== 'number') return undefined
  return Math.max(1, figure.value)
}
