/**
 * What must hold of a division of a community into grids. Pure: shapes, figures and articles come in, findings
 * go out. A figure that the law does not give is never taken as passed: the finding says "uncheckable".
 */
import { isRange } from '#platform/law/setting-value.ts'
import { type Checkable, sayMissing } from '#platform/law/settings.ts'
import type { Citation, Words } from '#platform/operation/contract.ts'
import type { Pack } from '#platform/packs/pack.ts'
import {
  areaOf,
  isSimple,
  type Plane,
  type Polygon,
  planeAt,
  type Ring,
  type Shape,
  shapeOf,
  sharedPieces,
  totalArea,
  uncoveredPieces,
} from './geometry.ts'

/** One grid as somebody drew it. */
export interface GridDrawn {
  code?: string | undefined
  name: string
  kind: 'urban' | 'rural'
  basis: string[]
  households: number | null
  boundary: Polygon
}

export type FindingCode =
  | 'place-overlap'
  | 'place-uncovered'
  | 'grid-second-leader'
  | 'grid-no-leader'
  | 'grid-household-range'
  | 'grid-basis-missing'
  | 'grid-broken-shape'
  | 'grid-outside'

/** What was found wrong, where, and by which article. */
export interface Finding {
  code: FindingCode
  severity: 'refuse' | 'warn' | 'uncheckable'
  text: Words
  grids: string[]
  area: Polygon[]
  basis: Citation[]
}

/** What a division is checked against. */
export interface Division {
  pack: Pack
  /** The community's boundary, where it is known. */
  outline: Polygon | undefined
  grids: readonly GridDrawn[]
  /** Leaders in office by grid code. */
  leaders: ReadonlyMap<string, number>
  /** The range of households where the law leaves it to a body of the place: set, or who has not set it. */
  households?: Checkable | undefined
}

/** Below this a difference is drawing and rounding, not land (m²). */
const sliver = 50
/** From this part of the smaller shape on, a difference is refused; between the two it is only said. */
const tolerated = 0.005
/** A grid of more points is not drawn but copied from somewhere. */
const mostPoints = 500
/** Nor is a division of so many in all: comparing them would take seconds. */
const mostPointsInAll = 8000
/** Pieces shown on the map for one finding. */
const mostPieces = 20

/** Checks a whole division. */
export function checkDivision(division: Division): Finding[] {
  return [
    ...checkShapes(division),
    ...checkHouseholds(division),
    ...checkBasis(division),
    ...checkLeaders(division),
  ]
}

/** Whether the division may be decided: nothing that is refused. */
export function isRefused(findings: readonly Finding[]): Finding | undefined {
  return findings.find(({ severity }) => severity === 'refuse')
}

function checkShapes({ pack, outline, grids }: Division): Finding[] {
  const middle = outline?.coordinates[0]?.[0] ?? grids[0]?.boundary.coordinates[0]?.[0]
  if (!middle) return []
  const plane = planeAt(middle[0], middle[1])
  const findings: Finding[] = []
  const shapes: { name: string; shape: Shape }[] = []
  const points = grids.reduce((sum, { boundary }) => sum + (boundary.coordinates[0]?.length ?? 0), 0)
  if (points > mostPointsInAll) return [tooManyPoints(grids)]
  for (const grid of grids) {
    const ring = plane.toMetres(grid.boundary)
    if (ring.length > mostPoints || !isSimple(ring)) findings.push(broken(grid, ring.length > mostPoints))
    else shapes.push({ name: grid.name, shape: shapeOf(ring) })
  }
  const basis = pack.basis(pack.grids.urban.basis)
  findings.push(...overlaps(shapes, plane, basis))
  if (!outline) {
    findings.push({
      code: 'place-uncovered',
      severity: 'uncheckable',
      text: {
        zh: '本社区没有登记边界，无法核对网格是否全覆盖',
        en: 'The community has no boundary on record, so full cover cannot be checked',
      },
      grids: [],
      area: [],
      basis,
    })
    return findings
  }
  const whole = shapeOf(plane.toMetres(outline))
  findings.push(...uncovered(whole, shapes, plane, basis), ...outside(whole, shapes, plane))
  return findings
}

function broken(grid: GridDrawn, many: boolean): Finding {
  return {
    code: 'grid-broken-shape',
    severity: 'refuse',
    text: many
      ? {
          zh: `网格“${grid.name}”的边界点数超过 ${mostPoints} 个`,
          en: `The boundary of ${grid.name} has more than ${mostPoints} points`,
        }
      : {
          zh: `网格“${grid.name}”的边界自相交或没有面积`,
          en: `The boundary of ${grid.name} crosses itself or holds no land`,
        },
    grids: [grid.name],
    area: [],
    basis: [],
  }
}

function tooManyPoints(grids: readonly GridDrawn[]): Finding {
  return {
    code: 'grid-broken-shape',
    severity: 'refuse',
    text: {
      zh: `整个方案的边界点数超过 ${mostPointsInAll} 个，请简化`,
      en: `The division has more than ${mostPointsInAll} points; simplify it`,
    },
    grids: grids.map(({ name }) => name),
    area: [],
    basis: [],
  }
}

type Named = { name: string; shape: Shape }

function overlaps(shapes: readonly Named[], plane: Plane, basis: Citation[]): Finding[] {
  const findings: Finding[] = []
  for (let i = 0; i < shapes.length; i++) {
    for (let j = i + 1; j < shapes.length; j++) {
      const [a, b] = [shapes[i]!, shapes[j]!]
      const pieces = sharedPieces(a.shape, b.shape)
      const area = totalArea(pieces)
      const severity = weigh(area, Math.min(a.shape.area, b.shape.area))
      if (!severity) continue
      findings.push({
        code: 'place-overlap',
        severity,
        text: {
          zh: `网格“${a.name}”与“${b.name}”重叠约 ${metres(area)} 平方米`,
          en: `${a.name} and ${b.name} overlap by about ${metres(area)} m²`,
        },
        grids: [a.name, b.name],
        area: draw(pieces, plane),
        basis,
      })
    }
  }
  return findings
}

function uncovered(whole: Shape, shapes: readonly Named[], plane: Plane, basis: Citation[]): Finding[] {
  const pieces = uncoveredPieces(
    whole,
    shapes.map(({ shape }) => shape),
  )
  const area = totalArea(pieces)
  const severity = weigh(area, whole.area)
  if (!severity) return []
  return [
    {
      code: 'place-uncovered',
      severity,
      text: {
        zh: `社区内约 ${metres(area)} 平方米没有划入任何网格`,
        en: `About ${metres(area)} m² of the community lie in no grid`,
      },
      grids: [],
      area: draw(pieces, plane),
      basis,
    },
  ]
}

function outside(whole: Shape, shapes: readonly Named[], plane: Plane): Finding[] {
  return shapes.flatMap(({ name, shape }): Finding[] => {
    const pieces = uncoveredPieces(shape, [whole])
    const area = totalArea(pieces)
    const severity = weigh(area, shape.area)
    if (!severity) return []
    return [
      {
        code: 'grid-outside',
        severity,
        text: {
          zh: `网格“${name}”有约 ${metres(area)} 平方米在社区边界之外`,
          en: `About ${metres(area)} m² of ${name} lie outside the community`,
        },
        grids: [name],
        area: draw(pieces, plane),
        basis: [],
      },
    ]
  })
}

/** How much a difference of area weighs against the shape that it belongs to. */
export function weigh(area: number, of: number): 'refuse' | 'warn' | undefined {
  if (area <= sliver) return undefined
  return area >= of * tolerated ? 'refuse' : 'warn'
}

function metres(area: number): string {
  return Math.round(area).toLocaleString('en')
}

function draw(pieces: readonly Ring[], plane: Plane): Polygon[] {
  return [...pieces]
    .sort((a, b) => areaOf(b) - areaOf(a))
    .slice(0, mostPieces)
    .map((piece) => plane.toPolygon(piece))
}

function checkHouseholds(division: Division): Finding[] {
  const { pack, grids, households: asked } = division
  const { units, basis: articles } = pack.grids.urban
  const urban = grids.filter(({ kind }) => kind === 'urban')
  if (urban.length === 0 || !units.includes('households')) return []
  const basis = pack.basis(articles)
  const finding = (severity: Finding['severity'], text: Words, named: readonly GridDrawn[]): Finding => ({
    code: 'grid-household-range',
    severity,
    text,
    grids: named.map(({ name }) => name),
    area: [],
    basis,
  })
  const { min, max } = rangeOf(division)
  if (min === null && max === null) {
    const missing = asked?.checkable === false ? asked.missing : undefined
    const unset = {
      zh: '户数标准尚未设定，无法核对',
      en: 'The standard number of households is not set, so it cannot be checked',
    }
    return [
      {
        ...finding('uncheckable', missing ? sayMissing(missing) : unset, urban),
        ...(missing && { basis: missing.basis }),
      },
    ]
  }
  const unknown = urban.filter((grid) => grid.households === null)
  const off = urban.filter(
    ({ households: n }) => n !== null && ((min !== null && n < min) || (max !== null && n > max)),
  )
  const range = `${min ?? 0}–${max ?? '∞'}`
  const document = asked?.checkable ? asked.setting?.document : undefined
  const by = document
    ? {
        zh: `（《${document.title}》${document.number ?? ''}）`,
        en: ` (${document.title} ${document.number ?? ''})`,
      }
    : { zh: '', en: '' }
  const findings: Finding[] = []
  if (unknown.length > 0) {
    findings.push(
      finding(
        'uncheckable',
        {
          zh: '有网格没有填写户数，无法核对',
          en: 'Some grids have no number of households, so they cannot be checked',
        },
        unknown,
      ),
    )
  }
  if (off.length > 0) {
    findings.push(
      finding(
        'warn',
        {
          zh: `有网格的户数不在规定的 ${range} 户之内${by.zh}`,
          en: `Some grids are outside the range of ${range} households${by.en}`,
        },
        off,
      ),
    )
  }
  return findings
}

/** The range in force: set by a body of the place where the law leaves it open, else the law's own. */
function rangeOf({ pack, households }: Division): { min: number | null; max: number | null } {
  if (households?.checkable && isRange(households.value)) return households.value
  const { min, max } = pack.grids.urban.households
  return { min, max }
}

/** A rural grid is made of hamlets or groups where the law says so. */
function checkBasis({ pack, grids }: Division): Finding[] {
  const { units, basis } = pack.grids.rural
  const named = units.some((unit) => ['hamlet', 'villager-group', 'residents-group'].includes(unit))
  const bare = grids.filter((grid) => grid.kind === 'rural' && grid.basis.length === 0)
  if (!named || bare.length === 0) return []
  return [
    {
      code: 'grid-basis-missing',
      severity: basis === 'design' ? 'warn' : 'refuse',
      text: {
        zh: '农村网格要写明由哪些自然屯、村民小组组成',
        en: 'A rural grid must name the hamlets or groups that it is made of',
      },
      grids: bare.map(({ name }) => name),
      area: [],
      basis: pack.basis(basis),
    },
  ]
}

function checkLeaders({ pack, grids, leaders }: Division): Finding[] {
  const most = pack.grids.leadersPerGrid?.value
  if (most === undefined || most === null) return []
  const rule = pack.refusal('grid-second-leader')
  const basis = pack.basis(pack.grids.leadersPerGrid?.basis ?? 'design')
  const count = ({ code }: GridDrawn) => (code === undefined ? 0 : (leaders.get(code) ?? 0))
  const many = grids.filter((grid) => count(grid) > most)
  const none = grids.filter((grid) => count(grid) === 0)
  const findings: Finding[] = []
  if (many.length > 0 && rule.mode !== 'off') {
    findings.push({
      code: 'grid-second-leader',
      severity: rule.mode,
      text: { zh: '有网格的网格长多于一名', en: 'Some grids have more than one leader' },
      grids: many.map(({ name }) => name),
      area: [],
      basis,
    })
  }
  if (none.length > 0) {
    findings.push({
      code: 'grid-no-leader',
      severity: 'warn',
      text: {
        zh: '有网格还没有网格长，决定后请及时配备',
        en: 'Some grids have no leader yet; appoint one after the decision',
      },
      grids: none.map(({ name }) => name),
      area: [],
      basis,
    })
  }
  return findings
}

/** Codes for new grids: after the highest number that was ever used there, so that no code has two meanings. */
export function nextCodes(community: string, used: Iterable<string>, count: number): string[] {
  let last = 0
  for (const code of used) {
    if (code.startsWith(community)) last = Math.max(last, Number(code.slice(community.length)))
  }
  if (last + count > 999) throw new Error(`the numbers of grids in ${community} are used up`)
  return Array.from({ length: count }, (_, i) => `${community}${String(last + 1 + i).padStart(3, '0')}`)
}
