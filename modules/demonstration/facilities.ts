/**
 * Invented facilities and figures of the demonstration county's communities: some have what the law asks, some lack
 * it, of some nothing is registered. The same on every machine, and marked as demonstration.
 */
import {
  type PastFacilities,
  type PastRow,
  premisesKind,
  required,
  standardOf,
} from '#modules/facilities/contract.server.ts'
import type { Pack } from '#platform/packs/pack.ts'
import type { Population } from './population.ts'
import { idFor, type Random, randomFrom } from './random.ts'
import type { Drawn } from './shapes.ts'

/** Taken where a law leaves its figure open: nobody has set it, but something stands there. */
const openStandard = 350
const hours = ['周一至周五 8:30–17:30', '周一至周日 8:30–18:00', '周一至周日 8:00–21:00']

/** Invents the facilities of a county. */
export function planFacilities(
  pack: Pack,
  population: Population,
  drawn: ReadonlyMap<string, Drawn>,
): PastFacilities {
  const random = randomFrom(`${pack.id} facilities`)
  const standard = standardOf(pack)
  const facilities: PastRow[] = []
  const figures: PastRow[] = []
  const communities = Map.groupBy(population.grids, ({ code }) => code.slice(0, 12))
  for (const [place, grids] of [...communities].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    const households = grids.reduce((sum, grid) => sum + grid.households, 0)
    const built = random.happens(0.3) ? ('new' as const) : ('existing' as const)
    const asked = required(standard, { households, rural: grids[0]!.kind === 'rural', built })
    const least = asked.checkable ? asked.area : openStandard
    if (random.happens(0.8)) figures.push(figuresOf(pack, place, households, built, random))
    const chance = random.next()
    if (chance < 0.18) continue
    const area = chance < 0.5 ? least * (0.4 + random.next() * 0.5) : least * (1 + random.next() * 0.4)
    facilities.push(...facilitiesOf(pack, place, Math.ceil(area), random, drawn.get(place)?.centre))
  }
  return { facilities, figures }
}

function figuresOf(
  pack: Pack,
  place: string,
  households: number,
  built: 'new' | 'existing',
  random: Random,
): PastRow {
  return {
    id: idFor(`${pack.id} figures ${place}`),
    place,
    data: {
      asOf: '2025-12-31',
      households,
      population: Math.round(households * (2 + random.next())),
      built,
      source: '人口统计台账（演示）',
    },
  }
}

/** One facility, or two that make up the area together. */
function facilitiesOf(
  pack: Pack,
  place: string,
  area: number,
  random: Random,
  point: { lng: number; lat: number } | undefined,
): PastRow[] {
  const listed = (parameter: string) => {
    const value = pack.parameter(parameter)?.value
    return Array.isArray(value) ? value : []
  }
  const counted = pack.parameter('service-premises-area-min')
    ? premisesKind
    : (listed('facility-kinds')[0] ?? 'service')
  const parts = area > 200 && random.happens(0.4) ? [Math.ceil(area * 0.7), Math.floor(area * 0.3)] : [area]
  return parts.map((part, n) => ({
    id: idFor(`${pack.id} facility ${place} ${n}`),
    place,
    data: {
      name: n === 0 ? '党群服务中心（演示）' : '邻里活动室（演示）',
      kind: counted,
      area: part,
      source: random.pick([...listed('facility-remedy-modes'), 'new', 'lent']),
      rooms: random.between(2, 9),
      hours: random.pick(hours),
      since: `20${random.between(12, 24)}-0${random.between(1, 9)}-01`,
      ramp: random.happens(0.7),
      ...(n === 0 && point ? { point } : {}),
    },
  }))
}
