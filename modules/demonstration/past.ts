/**
 * Turns planned matters into what the grid module takes: every step gets somebody who may take it.
 */
import type { PastMatter, PastStep } from '#modules/grid/contract.server.ts'
import type { Asker } from '#platform/access/asker.ts'
import { system } from '#platform/access/asker.ts'
import { levels } from '#platform/access/reach.ts'
import type { PlannedMatter, PlannedStep } from './matters.ts'
import type { NewBody, NewPerson, NewPosition, Population } from './population.ts'

/** Casts the people of a population in the steps of a plan. */
export function castMatters(population: Population, planned: readonly PlannedMatter[]): PastMatter[] {
  const cast = new Cast(population)
  return planned.flatMap((matter) => cast.matter(matter) ?? [])
}

class Cast {
  readonly #population: Population
  readonly #bodies: Map<string, NewBody>
  readonly #staff: Map<string, NewPosition[]>
  readonly #gridNames: Map<string, string>
  readonly #bodyById: Map<string, NewBody>

  constructor(population: Population) {
    this.#population = population
    const { bodies, positions, grids } = population
    this.#bodies = new Map(bodies.map((body) => [keyOf(body.kind, body.place, body.department), body]))
    this.#bodyById = new Map(bodies.map((body) => [body.id, body]))
    this.#staff = Map.groupBy(positions, ({ body }) => body)
    this.#gridNames = new Map(grids.map(({ code, name }) => [code, name]))
  }

  /** The matter with its people; undefined where nobody could take it. */
  matter(planned: PlannedMatter): PastMatter | undefined {
    const { pack, residents } = this.#population
    const base = this.#standing(pack.dispatcher, planned.place)
    const category = pack.category(planned.category)
    if (!base || !category) return undefined
    const { body, department } = category.responsible
    const meant = this.#standing(body, planned.place, department)
    // What the law keeps from committees stays with whoever dispatches.
    const handler = meant && !(meant.kind === 'committee' && category.committee === 'never') ? meant : base
    const neighbour = residents[1 + (Number.parseInt(planned.id.slice(-4), 16) % (residents.length - 1))]!
    const reporter = residentAsker(planned.own ? residents[0]! : neighbour)
    const worker = this.#patrol(planned.place) ?? this.#at(base, 'clerk')
    const clerk = this.#at(base, 'clerk')
    const by = { resident: reporter, patrol: worker, clerk }[planned.origin]
    let holder = handler
    const steps: PastStep[] = []
    for (const step of planned.path) {
      if (!pack.procedure('grid.matter').uses(step.action)) continue
      if (step.action === 'dispatch') holder = step.to === 'wrong' ? this.#other(handler) : handler
      const asker = {
        reporter: by,
        dispatcher: clerk,
        handler: this.#at(holder, 'clerk'),
        checker: this.#at(base, 'head'),
        supervisor: this.#at(this.#standing('gov-county', planned.place) ?? base, 'head'),
        system,
      }[step.by]
      steps.push({ at: step.at, action: step.action, input: inputOf(step, holder), by: asker })
    }
    const { id, text, place, point, address, reportedAt: at, origin, channel, fixed } = planned
    const placeName = this.#gridNames.get(place) ?? place
    const said = {
      id,
      category: category.id,
      text,
      place,
      placeName,
      point,
      address,
      at,
      by,
      origin,
      channel,
      steps,
    }
    return fixed === undefined ? said : { ...said, fixed }
  }

  /** The body of a kind that covers a place. */
  #standing(kind: string, place: string, department?: string): NewBody | undefined {
    const level = this.#population.pack.bodyKind(kind)?.level
    if (!level) return undefined
    const at = place.slice(0, levels[level])
    const kinds = kind === 'dept' ? ['dept', 'lead-dept'] : [kind]
    return kinds.map((one) => this.#bodies.get(keyOf(one, at, department ?? null))).find(Boolean)
  }

  /** A department that has nothing to do with it. */
  #other(handler: NewBody): NewBody {
    const departments = this.#population.bodies.filter(({ kind, id }) => kind === 'dept' && id !== handler.id)
    return departments[Number.parseInt(handler.id.slice(-2), 16) % departments.length] ?? handler
  }

  #at(body: NewBody, post: string): Asker {
    const staff = this.#staff.get(body.id) ?? []
    const held = staff.find((position) => position.post === post) ?? staff[0]
    if (!held) throw new Error(`nobody works in ${body.name}`)
    return this.#asker(held)
  }

  #patrol(grid: string): Asker | undefined {
    const { pack, positions } = this.#population
    const held = positions.find(({ place, body, post }) => {
      const kind = this.#bodyById.get(body)?.kind
      return place === grid && kind !== undefined && pack.dutiesOf(kind, post).includes('grid.patrol')
    })
    return held && this.#asker(held)
  }

  #asker(held: NewPosition): Asker {
    const { pack } = this.#population
    const body = this.#bodyById.get(held.body)!
    const position = {
      id: held.id,
      body: body.id,
      bodyKind: body.kind,
      bodyName: body.name,
      post: held.post,
      postName: pack.post(body.kind, held.post)?.name ?? { zh: held.post, en: held.post },
      place: held.place,
      placeName: this.#gridNames.get(held.place) ?? body.name,
      jurisdiction: pack.id,
      duties: new Set(pack.dutiesOf(body.kind, held.post)),
    }
    const { person, personCounty, name } = held
    return { person, personCounty, name, positions: [position], acting: position, via: 'session' }
  }
}

function keyOf(kind: string, place: string, department: string | null): string {
  return `${kind} ${place} ${department ?? ''}`
}

function residentAsker({ id, county, name, home }: NewPerson): Asker {
  return { person: id, personCounty: county, name, positions: [], via: 'session', ...(home ? { home } : {}) }
}

function inputOf(step: PlannedStep, holder: NewBody): PastStep['input'] {
  const { action: _, at: __, by: ___, to, ...said } = step
  return to === undefined ? said : { ...said, body: holder.id, bodyKind: holder.kind }
}
