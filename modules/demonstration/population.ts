/**
 * The invented population of a demonstration county: bodies as its law names them, people with names and phone
 * numbers that cannot be real, positions, and the accounts that the sign-in page lists.
 */
import type { Level } from '#platform/access/reach.ts'
import { countyOf, levels } from '#platform/access/reach.ts'
import type { Pack } from '#platform/packs/pack.ts'
import { idFor, type Random } from './random.ts'

/** A real place of the county or above. */
export interface RealPlace {
  code: string
  name: string
  rural: boolean | null
}

/** A grid to be. */
export interface NewGrid {
  code: string
  name: string
  kind: 'urban' | 'rural'
  basis: string[]
  households: number
}

export interface NewBody {
  county: string
  id: string
  kind: string
  department: string | null
  name: string
  place: string
  phone: string
  address: string | null
  hours: { zh: string; en: string } | null
}

export interface NewPosition {
  county: string
  id: string
  person: string
  personCounty: string
  body: string
  post: string
  place: string
  contact: boolean
  workPhone: string
  name: string
}

/** A demonstration account: who it is, where the person lives, which positions the person holds. */
export interface DemonstrationAccount {
  login: string
  role: string
  person: string
  personCounty: string
  name: string
  home: string | undefined
  positions: { body: string; post: string; place: string }[]
}

export interface NewPerson {
  county: string
  id: string
  name: string
  home: string | null
}

/** All that is invented for one county. */
export interface Population {
  pack: Pack
  county: string
  /** The community in which all eight accounts meet. */
  community: string
  grids: NewGrid[]
  bodies: NewBody[]
  people: NewPerson[]
  /** Residents who report; the first has the account. */
  residents: NewPerson[]
  positions: NewPosition[]
  accounts: DemonstrationAccount[]
}

const hours = {
  zh: '工作日 9:00–12:00，13:30–17:30（演示）',
  en: 'Working days 9:00–12:00, 13:30–17:30 (demonstration)',
}
const ordinals = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十']

/** Invents the population. `places` are all real places of the county and those above it, by code. */
export function populate(pack: Pack, places: readonly RealPlace[], random: Random): Population {
  return new Inventor(pack, places, random).invent()
}

class Inventor {
  readonly #pack: Pack
  readonly #places: readonly RealPlace[]
  readonly #random: Random
  readonly #names: Map<string, string>
  readonly #population: Population
  #phones = 0
  readonly #counters = new Map<string, number>()

  constructor(pack: Pack, places: readonly RealPlace[], random: Random) {
    this.#pack = pack
    this.#places = places
    this.#random = random
    this.#names = new Map(places.map(({ code, name }) => [code, name]))
    const { county } = pack.jurisdiction.demonstration
    const community = this.#meetingPlace()
    this.#population = {
      pack,
      county,
      community,
      grids: [],
      bodies: [],
      people: [],
      residents: [],
      positions: [],
      accounts: [],
    }
  }

  invent(): Population {
    for (const place of this.#at('community')) this.#drawUpGrids(place)
    this.#setUpBodies()
    for (const body of this.#population.bodies) this.#fillPosts(body)
    this.#fillGrids()
    this.#openAccounts()
    return this.#population
  }

  #at(level: Level): RealPlace[] {
    const { county } = this.#pack.jurisdiction.demonstration
    return this.#places.filter(({ code }) => code.startsWith(county) && code.length === levels[level])
  }

  /** The first urban community of the first township that has one. */
  #meetingPlace(): string {
    const communities = this.#at('community')
    const chosen = communities.find(({ rural }) => rural === false) ?? communities[0]
    if (!chosen) throw new Error(`no community in the demonstration county of ${this.#pack.id}`)
    return chosen.code
  }

  #drawUpGrids(place: RealPlace): void {
    const count = place.code === this.#population.community ? 4 : this.#random.between(2, 6)
    const kind = place.rural ? 'rural' : 'urban'
    const group = place.rural ? '村民小组' : '组'
    for (let i = 1; i <= count; i++) {
      this.#population.grids.push({
        code: `${place.code}${String(i).padStart(3, '0')}`,
        name: `${stem(place.name)}第${ordinals[i - 1]}网格`,
        kind,
        basis: place.rural
          ? [`第${ordinals[2 * i - 2] ?? i}${group}`, `第${ordinals[2 * i - 1] ?? i + 1}${group}`]
          : [`${i}号片区`],
        households: place.rural ? this.#random.between(60, 180) : this.#random.between(220, 480),
      })
    }
  }

  #setUpBodies(): void {
    const pack = this.#pack
    const { county } = this.#population
    const name = (code: string) => this.#names.get(code) ?? code
    for (const kind of pack.bodyKinds()) {
      const at = [kind.level, ...(kind.alsoAt ?? [])]
      if (kind.id === 'gov-province' || kind.id === 'gov-city' || kind.id === 'gov-county') {
        const place = county.slice(0, levels[kind.level])
        this.#addBody(kind.id, place, `${name(place)}人民政府`)
      } else if (kind.id === 'administrator') {
        const place = county.slice(0, levels[kind.level])
        this.#addBody(kind.id, place, `${name(place)}信息化管理部门`)
      } else if (kind.id === 'supervisor' && at.includes('county')) {
        this.#addBody(
          kind.id,
          county,
          `${name(county)}${kind.name.zh.includes('机关') ? '监察机关' : '监察部门'}`,
        )
      } else if (kind.id === 'gov-base' || kind.id === 'agency') {
        for (const place of this.#at(kind.level))
          this.#addBody(kind.id, place.code, baseName(place.name, kind.id))
      } else if (kind.id === 'committee') {
        for (const place of this.#at('community')) this.#addBody(kind.id, place.code, committeeName(place))
      } else if (kind.id === 'property-company') {
        for (const place of this.#at('community')) {
          const some =
            place.code === this.#population.community || (!place.rural && this.#random.happens(0.3))
          if (some) this.#addBody(kind.id, place.code, `演示物业（${stem(place.name)}）`)
        }
      }
    }
    // Where an account of the demonstration stands in it.
    const { accounts } = pack.jurisdiction.demonstration
    if (Object.values(accounts).some(({ body }) => body === 'npc'))
      this.#addBody('npc', county, `${name(county)}人民代表大会常务委员会`)
    for (const department of pack.departments()) {
      const kind = department.lead && pack.bodyKind('lead-dept') ? 'lead-dept' : 'dept'
      this.#addBody(kind, county, `${name(county)}${department.office.zh}`, department.id)
    }
  }

  #addBody(kind: string, place: string, name: string, department: string | null = null): void {
    this.#population.bodies.push({
      county: countyOf(place),
      id: idFor(`${this.#pack.id} body ${kind} ${department ?? ''} ${place}`),
      kind,
      department,
      name,
      place,
      phone: this.#phone(),
      address: `${this.#names.get(place) ?? ''}便民路${this.#random.between(1, 99)}号（演示）`,
      hours: kind === 'property-company' ? null : hours,
    })
  }

  /** Numbers that nobody can have: no area code or mobile number begins with 000. */
  #phone(): string {
    this.#phones++
    return `000-${String(Math.floor(this.#phones / 10_000)).padStart(4, '0')}-${String(this.#phones % 10_000).padStart(4, '0')}`
  }

  #fillPosts(body: NewBody): void {
    const posts = this.#pack.bodyKind(body.kind)?.posts.filter(({ level }) => level === undefined) ?? []
    for (const post of posts) {
      const many =
        post.id === 'clerk' && (body.kind === this.#pack.dispatcher || body.kind === 'committee') ? 2 : 1
      for (let i = 0; i < many; i++) {
        const contact =
          body.kind === 'committee'
            ? i === 0
            : body.kind === this.#pack.dispatcher && post.id === 'clerk' && i === 0
        this.#appoint(body, post.id, post.name.zh, body.place, contact)
      }
    }
  }

  #fillGrids(): void {
    const bodies = new Map(this.#population.bodies.map((body) => [`${body.kind} ${body.place}`, body]))
    for (const grid of this.#population.grids) {
      const near = grid.code.startsWith(this.#population.community)
      for (const [i, role] of this.#pack.gridPosts(grid.kind).entries()) {
        const level = this.#pack.bodyKind(role.body)?.level ?? 'community'
        const body = bodies.get(`${role.body} ${grid.code.slice(0, levels[level])}`)
        if (!body) continue
        // Leaders of buildings and entrances only where the visitor looks first.
        if (i > 1 && !near) continue
        const count = role.post.id === 'grid-worker' && i > 0 ? this.#random.between(1, 2) : i > 1 ? 2 : 1
        for (let n = 0; n < count; n++)
          this.#appoint(body, role.post.id, role.post.name.zh, grid.code, i < 2 && n === 0)
      }
    }
  }

  #appoint(body: NewBody, post: string, postName: string, place: string, contact: boolean): void {
    const short = shortPost(postName)
    const number = (this.#counters.get(short) ?? 0) + 1
    this.#counters.set(short, number)
    const name = `演示·${short}${String(number).padStart(3, '0')}`
    const key = `${this.#pack.id} person ${short} ${number}`
    const county = countyOf(place)
    const person = idFor(key)
    this.#population.people.push({ county, id: person, name, home: null })
    this.#population.positions.push({
      county: body.county,
      id: idFor(`${key} position`),
      person,
      personCounty: county,
      body: body.id,
      post,
      place,
      contact,
      workPhone: this.#phone(),
      name,
    })
  }

  /** All accounts stand in one line, so that a matter can travel from the resident to the government and back. */
  #openAccounts(): void {
    const { id, jurisdiction } = this.#pack
    // The invented jurisdiction's folder begins with a mark that no login has.
    const prefix = id.replace(/^_/, '')
    const { county, community } = this.#population
    const home = `${community}001`
    const resident = { county, id: idFor(`${id} resident`), name: '演示·居民', home }
    const neighbours = Array.from({ length: 24 }, (_, i) => ({
      county,
      id: idFor(`${id} neighbour ${i}`),
      name: `演示·居民${String(i + 1).padStart(3, '0')}`,
      home: this.#random.pick(this.#population.grids).code,
    }))
    this.#population.residents.push(resident, ...neighbours)
    this.#population.people.push(resident, ...neighbours)
    this.#population.accounts.push({
      login: `${prefix}.resident`,
      role: 'resident',
      person: resident.id,
      personCounty: county,
      name: resident.name,
      home,
      positions: [],
    })
    for (const [role, { also, ...first }] of Object.entries(jurisdiction.demonstration.accounts)) {
      const held = this.#positionIn(first, role, home)
      const all = [held]
      if (also) {
        const second = this.#positionIn(also, role, home)
        Object.assign(second, { person: held.person, personCounty: held.personCounty, name: held.name })
        all.push(second)
      }
      this.#population.accounts.push({
        login: `${prefix}.${role}`,
        role,
        person: held.person,
        personCounty: held.personCounty,
        name: held.name,
        home: undefined,
        positions: all.map(({ body, post, place }) => ({ body, post, place })),
      })
    }
  }

  /** The position of a post that stands in the line of the accounts. */
  #positionIn({ body: kind, post }: { body: string; post: string }, role: string, home: string): NewPosition {
    const { bodies, positions } = this.#population
    const candidates = bodies.filter(
      (body) => body.kind === kind && (home.startsWith(body.place) || body.place.startsWith(home)),
    )
    const body = candidates.find(({ department }) => department === 'urban-management') ?? candidates[0]
    const held = positions.find(
      (position) => position.body === body?.id && position.post === post && home.startsWith(position.place),
    )
    if (!held) throw new Error(`${this.#pack.id}: nobody is ${post} of ${kind} for the account ${role}`)
    return held
  }
}

/** 民生街社区居民委员会 → 民生街社区. */
function stem(name: string): string {
  return name.replace(/(居民委员会|村民委员会|居委会|村委会)$/, '') || name
}

function committeeName({ name, rural }: RealPlace): string {
  if (/(居民委员会|村民委员会)$/.test(name)) return name
  return `${stem(name)}${rural ? '村民委员会' : '居民委员会'}`.replace('村村民委员会', '村民委员会')
}

function baseName(name: string, kind: string): string {
  if (kind === 'agency') return `${name.replace(/(街道|镇|乡)$/, '')}社区服务中心`
  return /街道$/.test(name) ? `${name}办事处` : `${name}人民政府`.replace(/(区|园|场)人民政府$/, '$1管理机构')
}

/** A post's name as part of an invented name: without what stands in brackets, four characters at most. */
function shortPost(name: string): string {
  const bare = name.replace(/（[^）]*）/g, '')
  return bare.length <= 5 ? bare : bare.slice(-2)
}
