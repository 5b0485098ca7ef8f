/**
 * Some months of grid matters for a demonstration county, as plain data: what is reported where and when, and
 * which steps follow. The grid module walks the steps through the case engine; nothing is written here.
 */
import type { Category, Pack } from '#platform/packs/pack.ts'
import type { Calendar } from '#platform/time/calendar-types.ts'
import { addDays, instantOf, localDateOf, localTimeOf } from '#platform/time/local-date.ts'
import type { NewGrid, Population } from './population.ts'
import { idFor, type Random, randomFrom } from './random.ts'
import type { Drawn } from './shapes.ts'
import { answers, declined, notes, reports, results, spots } from './texts.ts'
import { Walk } from './walk.ts'

/** Who takes a step. `handler` is whoever has the matter; `other` a body that it was wrongly given to. */
export type Actor = 'reporter' | 'dispatcher' | 'handler' | 'checker' | 'supervisor' | 'system'

/** One step: the procedure's action, when, by whom, with which words. */
export interface PlannedStep {
  action: string
  at: Date
  by: Actor
  note?: string
  answer?: string
  channel?: string
  pass?: boolean
  satisfied?: number
  /** For a call-back: the handler had contacted the reporter. */
  grant?: boolean
  /** For a dispatch: to the body that handles this category, or first to a wrong one. */
  to?: 'default' | 'wrong'
  /** For a merge: the id of the matter that it goes into. */
  into?: string
}

/** How it ends, as the plan means it; what lies after `now` has not happened and the matter is still open. */
export type Outcome =
  | 'rated'
  | 'closed'
  | 'reworked'
  | 'handed-back'
  | 'reopened'
  | 'merged'
  | 'declined'
  | 'fixed'
  | 'overdue'
  | 'open'

/** One matter of the demonstration. */
export interface PlannedMatter {
  id: string
  category: string
  /** Code of the grid. */
  place: string
  point: { lng: number; lat: number }
  address: string
  text: string
  origin: 'resident' | 'patrol' | 'clerk'
  channel: 'web' | 'patrol' | 'phone' | 'visit' | 'hotline'
  /** Reported by the demonstration's resident: it stands in "my reports". */
  own: boolean
  reportedAt: Date
  /** Found and fixed at once (自行处置). */
  fixed?: string
  path: PlannedStep[]
  outcome: Outcome
}

/** What a plan is made from. */
export interface PlanOptions {
  pack: Pack
  population: Population
  drawn: ReadonlyMap<string, Drawn>
  /** Nothing happens after it; matters lie in the months before. */
  now: Date
  calendar: Calendar
  /** How many; by default by the number of communities, 300 to 600. */
  count?: number
}

const days = 120

/** Plans the matters of one county, oldest first. The same day gives the same plan. */
export function planMatters(options: PlanOptions): PlannedMatter[] {
  const random = randomFrom(`${options.pack.id} matters`)
  const communities = new Set(options.population.grids.map(({ code }) => code.slice(0, 12))).size
  const count = options.count ?? Math.min(600, Math.max(300, communities * 4))
  const planner = new Planner(options, random)
  const matters = Array.from({ length: count }, (_, i) => planner.plan(i))
  return matters
    .filter(({ reportedAt }) => reportedAt < options.now)
    .sort((a, b) => a.reportedAt.getTime() - b.reportedAt.getTime())
}

const minute = 60_000
const hour = 60 * minute
const opens = 8.5 * hour
const closes = 17.5 * hour

class Planner {
  readonly #options: PlanOptions
  readonly #random: Random
  readonly #categories: Category[]
  #last: PlannedMatter | undefined

  constructor(options: PlanOptions, random: Random) {
    this.#options = options
    this.#random = random
    this.#categories = options.pack.categories().filter(({ id }) => reports[id])
  }

  plan(index: number): PlannedMatter {
    const random = this.#random
    let outcome = this.#outcome()
    const before = this.#last
    if (outcome === 'merged' && before && before.outcome !== 'fixed' && before.origin !== 'patrol') {
      return this.#duplicate(index, before)
    }
    const grid = this.#grid(index)
    const spot = random.pick(spots[grid.kind])
    const fixed = outcome === 'fixed'
    const origin = fixed
      ? 'patrol'
      : random.weighted(
          ['resident', 'patrol', 'clerk'] as const,
          (o) => ({ resident: 6, patrol: 2, clerk: 2 })[o],
        )
    // A grid worker neither rates nor reopens what was found on patrol.
    if (origin === 'patrol' && (outcome === 'rated' || outcome === 'reopened')) outcome = 'closed'
    const reportedAt = this.#reportedAt(outcome, origin)
    const suits = this.#categories.filter((category) => suitsThere(category, grid.kind, reportedAt))
    const category = random.weighted(suits, ({ id }) => reports[id]?.often ?? 1)
    const matter: PlannedMatter = {
      id: idFor(`${this.#options.pack.id} matter ${index}`),
      category: category.id,
      place: grid.code,
      point: this.#pointIn(grid.code),
      address: `${grid.name.replace(/第.网格$/, '')}${spot}`,
      text: random.pick(reports[category.id]!.texts).replaceAll('{at}', spot),
      origin,
      channel:
        origin === 'resident'
          ? 'web'
          : origin === 'patrol'
            ? 'patrol'
            : random.pick(['phone', 'visit', 'hotline'] as const),
      own:
        origin === 'resident' &&
        grid.code.startsWith(this.#options.population.community) &&
        random.happens(0.7),
      reportedAt,
      path: [],
      outcome,
    }
    if (fixed) matter.fixed = random.pick(notes.fixed)
    matter.path = this.#cut(this.#walk(matter, category))
    this.#last = matter
    return matter
  }

  #outcome(): Outcome {
    const weights: Record<Outcome, number> = {
      rated: 34,
      closed: 18,
      reworked: 5,
      'handed-back': 4,
      reopened: 4,
      merged: 4,
      declined: 5,
      fixed: 10,
      overdue: 5,
      open: 11,
    }
    return this.#random.weighted(Object.keys(weights) as Outcome[], (outcome) => weights[outcome])
  }

  /** Every eighth matter lies where the demonstration's accounts meet, so that each of them has work. */
  #grid(index: number): NewGrid {
    const { grids, community } = this.#options.population
    const near = grids.filter(({ code }) => code.startsWith(community))
    return this.#random.pick(index % 8 === 0 ? near : grids)
  }

  /** A point well inside the grid. */
  #pointIn(code: string): { lng: number; lat: number } {
    const shape = this.#options.drawn.get(code)
    if (!shape) return this.#options.pack.jurisdiction.demonstration.centre
    const { lng, lat } = shape.centre
    const corner = this.#random.pick(shape.polygon.coordinates[0]!)
    const out = this.#random.next() * 0.7
    const at = (from: number, to: number) => Math.round((from + (to - from) * out) * 1e6) / 1e6
    return { lng: at(lng, corner[0]), lat: at(lat, corner[1]) }
  }

  #reportedAt(outcome: Outcome, origin: PlannedMatter['origin']): Date {
    const random = this.#random
    const today = localDateOf(this.#options.now)
    // What is still open was reported lately; what is overdue a while ago.
    const ago =
      outcome === 'open'
        ? random.between(0, 3)
        : outcome === 'overdue'
          ? random.between(6, 25)
          : Math.floor(days * random.next() ** 1.3) + 2
    const time = origin === 'resident' ? random.between(7 * 60, 22 * 60) : random.between(9 * 60, 17 * 60)
    const at = instantOf(addDays(today, -ago), time * minute + random.between(0, 59) * 1000)
    return outcome === 'open' && at >= this.#options.now
      ? new Date(this.#options.now.getTime() - random.between(5, 180) * minute)
      : at
  }

  /** The same thing reported once more, a little later. */
  #duplicate(index: number, first: PlannedMatter): PlannedMatter {
    const random = this.#random
    const reportedAt = new Date(first.reportedAt.getTime() + random.between(20, 300) * minute)
    const matter: PlannedMatter = {
      ...first,
      id: idFor(`${this.#options.pack.id} matter ${index}`),
      text: `${first.text}希望尽快处理。`,
      own: false,
      origin: 'resident',
      channel: 'web',
      reportedAt,
      outcome: 'merged',
      path: [],
    }
    const at = this.#office(new Date(reportedAt.getTime() + random.between(10, 60) * minute))
    matter.path = this.#cut([
      { action: 'merge', at, by: 'dispatcher', note: random.pick(notes.merge), into: first.id },
    ])
    return matter
  }

  #walk(matter: PlannedMatter, category: Category): PlannedStep[] {
    const random = this.#random
    const walk = new Walk(matter.reportedAt, (at) => this.#office(at))
    const { outcome } = matter
    const byClerk = matter.origin === 'clerk'
    const own = results[category.group] ?? results['']!
    const slow =
      outcome === 'overdue' ? 30 : category.urgency === 'urgent' || category.urgency === 'emergency' ? 0.4 : 1
    if (outcome === 'declined') {
      const why = random.pick(declined)
      return walk.add(random.between(30, 300), {
        action: 'refuse-acceptance',
        by: 'dispatcher',
        note: why.note,
        channel: why.channel,
      }).steps
    }
    if (outcome === 'fixed') {
      walk.add(random.between(60, 600), {
        action: 'check',
        by: 'checker',
        pass: true,
        note: random.pick(notes.checkPassed),
      })
      walk.add(random.between(30, 240), { action: 'answer', by: 'dispatcher', answer: random.pick(answers) })
      return walk.add(60 * 24 * 3, { action: 'close', by: 'dispatcher' }).steps
    }
    walk.add(random.between(10, 240) * Math.min(slow, 4), { action: 'accept', by: 'dispatcher' })
    if (outcome === 'open' && random.happens(0.4)) return walk.steps
    if (outcome === 'handed-back') {
      walk.add(random.between(15, 120), { action: 'dispatch', by: 'dispatcher', to: 'wrong' })
      walk.add(random.between(60, 400), {
        action: 'hand-back',
        by: 'handler',
        note: random.pick(notes.handBack),
      })
    }
    walk.add(random.between(15, 200), { action: 'dispatch', by: 'dispatcher', to: 'default' })
    walk.add(random.between(30, 300), { action: 'handle', by: 'handler', note: random.pick(notes.handle) })
    if (outcome === 'open') return walk.steps
    if (outcome === 'overdue') {
      walk.add(60 * 24 * 6, { action: 'supervise', by: 'supervisor', note: random.pick(notes.supervise) })
      if (random.happens(0.5)) return walk.steps
    }
    this.#finish(walk, own, slow)
    if (outcome === 'reworked') {
      walk.add(random.between(60, 400), {
        action: 'check',
        by: 'checker',
        pass: false,
        note: random.pick(notes.checkFailed),
      })
      this.#finish(walk, own, 1)
    }
    this.#conclude(walk)
    if (outcome === 'reopened') {
      const by = byClerk ? 'supervisor' : 'reporter'
      walk.add(random.between(60, 60 * 40), { action: 'reopen', by, note: random.pick(notes.reopen) })
      walk.add(random.between(30, 200), { action: 'dispatch', by: 'dispatcher', to: 'default' })
      walk.add(random.between(30, 200), { action: 'handle', by: 'handler', note: random.pick(notes.handle) })
      this.#finish(walk, own, 1)
      this.#conclude(walk)
    }
    if (outcome !== 'rated' && outcome !== 'reopened') {
      return walk.add(60 * 24 * 4, { action: 'close', by: 'dispatcher' }).steps
    }
    const satisfied = random.weighted([5, 4, 3, 2, 1], (n) => ({ 5: 48, 4: 30, 3: 13, 2: 6, 1: 3 })[n] ?? 1)
    const note = random.pick(satisfied >= 4 ? notes.rated : notes.ratedLow)
    const said = { satisfied, ...(note ? { note } : {}) }
    if (!byClerk)
      return walk.free(random.between(30, 60 * 30), { action: 'rate', by: 'reporter', ...said }).steps
    // Who called is asked by telephone.
    walk.add(random.between(60, 600), {
      action: 'call-back',
      by: 'dispatcher',
      grant: true,
      pass: satisfied >= 3,
      ...said,
    })
    return walk.add(60 * 24, { action: 'close', by: 'dispatcher' }).steps
  }

  #finish(walk: Walk, own: readonly string[], slow: number): void {
    walk.add(this.#random.between(120, 2200) * slow, {
      action: 'finish',
      by: 'handler',
      note: this.#random.pick(own),
    })
  }

  #conclude(walk: Walk): void {
    const random = this.#random
    walk.add(random.between(30, 500), {
      action: 'check',
      by: 'checker',
      pass: true,
      note: random.pick(notes.checkPassed),
    })
    walk.add(random.between(15, 240), { action: 'answer', by: 'dispatcher', answer: random.pick(answers) })
  }

  /** What would happen after now has not happened. */
  #cut(steps: PlannedStep[]): PlannedStep[] {
    const end = steps.findIndex(({ at }) => at >= this.#options.now)
    return end < 0 ? steps : steps.slice(0, end)
  }

  /** The same moment, or the next in office hours of a working day. */
  #office(at: Date): Date {
    let day = localDateOf(at)
    let time = localTimeOf(at)
    if (time >= closes) {
      day = addDays(day, 1)
      time = opens
    }
    if (time < opens) time = opens
    let moved = day
    while (!this.#options.calendar.day(moved).working) moved = addDays(moved, 1)
    if (moved !== day) time = opens
    // A little later than the door opens, and never all at the same second.
    const late =
      time === opens ? this.#random.between(0, 75) * minute + this.#random.between(0, 59) * 1000 : 0
    return instantOf(moved, time + late)
  }
}

const townOnly = new Set([
  'bicycle-parking',
  'bus-stop',
  'ebike-charging',
  'heating',
  'lift',
  'no-manager',
  'owners-affairs',
  'parking',
  'property-dispute',
  'property-service',
  'shared-parts',
  'tactile-paving',
  'traffic-signal',
])

/** Nobody reports a lift in a village, or cold radiators in summer. */
function suitsThere({ id }: Category, kind: NewGrid['kind'], at: Date): boolean {
  const month = Number(localDateOf(at).slice(5, 7))
  if (id === 'heating' && month < 11 && month > 3) return false
  return kind === 'rural' ? !townOnly.has(id) : id !== 'rural-road'
}
