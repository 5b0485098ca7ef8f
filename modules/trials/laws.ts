/**
 * What a trial finds in the laws themselves: gaps of the one that is tried, and where it differs from the one in
 * force. Words and citations of both, ready to be read. Pure.
 */
import type { Words } from '#platform/operation/contract.ts'
import type { Cited, Pack } from '#platform/packs/pack.ts'
import { type Duty, type Limit, STAGES, URGENCIES } from '#platform/packs/schema.ts'
import { lawWords as say } from './text/laws.ts'

/** Kinds of findings in the laws: gaps first, then differences. */
export const LAW_KINDS = [
  'blank-date',
  'open-parameter',
  'no-bearer',
  'bearer-missing',
  'new-duty',
  'gone-duty',
  'refusal',
  'limit',
  'law-step',
  'body',
  'law-category',
  'parameter',
] as const
export type LawKind = (typeof LAW_KINDS)[number]

/** One finding: what it is about, what holds now, what would hold then, and the words of both laws. */
export interface LawFinding {
  kind: LawKind
  id: string
  title: Words
  now: Words
  otherwise: Words
  own: Cited[]
  tried: Cited[]
}

/** What is there besides the two laws. */
export interface Circumstances {
  /** Parameters that a body of the place has set. */
  settings: ReadonlySet<string>
  /** Kinds of body that stand in the place, above or below it. */
  kinds: ReadonlySet<string>
}

/** All findings, in the order of their kinds. */
export function compareLaws(own: Pack, tried: Pack, around: Circumstances): LawFinding[] {
  const one = own.hash === tried.hash
  return [
    ...blankDates(tried),
    ...openParameters(own, tried, around.settings),
    ...bearers(tried, around.kinds),
    ...(one
      ? []
      : [
          ...duties(own, tried),
          ...refusals(own, tried),
          ...limits(own, tried),
          ...steps(own, tried),
          ...bodies(own, tried),
          ...categories(own, tried),
          ...parameters(own, tried),
        ]),
  ]
}

/** Parameters about the law itself: its day, its number of articles. */
const about = /^law-/

const nothing: Words = { zh: '', en: '' }

/** Days that the text leaves blank (遂宁 45: 自2023年 月 日起施行; 湖北 45: 自202   年   月   日). */
function blankDates(tried: Pack): LawFinding[] {
  const { instrument } = tried.jurisdiction
  return (['passed', 'approved', 'promulgated', 'effective'] as const).flatMap((day): LawFinding[] => {
    const stated = instrument[day]
    // Days before a draft is passed are nobody's omission; the day of taking effect is the draft's own to say.
    const blank = stated ? stated.date === null : day === 'effective'
    if (!blank) return []
    const cited = stated?.basis ? tried.basis(stated.basis) : []
    return [
      {
        kind: 'blank-date',
        id: day,
        title: say.day[day],
        now: nothing,
        otherwise: say.blank,
        own: [],
        tried: cited,
      },
    ]
  })
}

/** Figures that the law points to and does not give, and that no body of the place has set. */
function openParameters(own: Pack, tried: Pack, settings: ReadonlySet<string>): LawFinding[] {
  return (
    tried
      .parameters()
      // The blank day is a finding of its own.
      .filter(({ id, open }) => open && !about.test(id) && !(own.id === tried.id && settings.has(id)))
      .map((parameter) => {
        const before = own.parameter(parameter.id)
        const setters = (parameter.setBy ?? []).map((kind) => nameOfKind(tried, kind))
        return {
          kind: 'open-parameter',
          id: parameter.id,
          title: parameter.name ?? { zh: parameter.id, en: parameter.id },
          now: before ? sayParameter(before) : say.silent,
          otherwise: say.unset(setters),
          own: before ? citedOf(own, before.basis) : [],
          tried: citedOf(tried, parameter.basis),
        }
      })
  )
}

/** What binds somebody: 应当 and 不得. */
function binding(duty: Duty): boolean {
  return duty.modality === 'shall' || duty.modality === 'shall-not'
}

/** Duties that name nobody whom this law's bodies know, and duties whose bearers do not stand in the place. */
function bearers(tried: Pack, kinds: ReadonlySet<string>): LawFinding[] {
  return tried.duties().flatMap((duty): LawFinding[] => {
    if (!binding(duty)) return []
    const finding = { id: duty.id, title: duty.action, now: nothing, own: [], tried: tried.basis(duty.basis) }
    if (duty.bearers.length === 0 && carriedByProcedure(duty)) return []
    if (duty.bearers.length === 0) {
      return [
        { ...finding, kind: 'no-bearer', otherwise: duty.subject ? say.noKind(duty.subject) : say.nobody },
      ]
    }
    const missing = duty.bearers.filter((kind) => !kinds.has(kind))
    if (missing.length < duty.bearers.length) return []
    const names = missing.map((kind) => nameOfKind(tried, kind))
    return [{ ...finding, kind: 'bearer-missing', otherwise: say.notThere(names) }]
  })
}

/** Whoever has the case bears it (承办单位, 处置人): the step or the rule finds them. */
function carriedByProcedure({ by = [] }: Duty): boolean {
  return by.some((carrier) => 'step' in carrier || 'refusal' in carrier)
}

/** Duties that only one of the laws has: by their key, or where a row has none by their words. */
function duties(own: Pack, tried: Pack): LawFinding[] {
  const ours = known(own)
  const theirs = known(tried)
  const row = (pack: Pack, duty: Duty) =>
    say.duty(
      duty.bearers.map((kind) => nameOfKind(pack, kind)),
      duty.subject,
    )
  return [
    ...tried
      .duties()
      .filter((duty) => binding(duty) && !ours(duty))
      .map((duty): LawFinding => {
        const otherwise = row(tried, duty)
        const cited = tried.basis(duty.basis)
        return {
          kind: 'new-duty',
          id: duty.id,
          title: duty.action,
          now: say.none,
          otherwise,
          own: [],
          tried: cited,
        }
      }),
    ...own
      .duties()
      .filter((duty) => binding(duty) && !theirs(duty))
      .map((duty): LawFinding => {
        const now = row(own, duty)
        const cited = own.basis(duty.basis)
        return {
          kind: 'gone-duty',
          id: duty.id,
          title: duty.action,
          now,
          otherwise: say.none,
          own: cited,
          tried: [],
        }
      }),
  ]
}

function known(pack: Pack): (duty: Duty) => boolean {
  const bound = pack.duties().filter(binding)
  const keys = new Set(bound.flatMap(({ key }) => (key ? [key] : [])))
  const quotes = new Set(bound.flatMap(({ basis }) => basis.map(({ quote }) => bare(quote))))
  const actions = new Set(bound.map(({ action }) => bare(action.zh)))
  return ({ key, basis, action }) => {
    if (key !== undefined && keys.has(key)) return true
    return actions.has(bare(action.zh)) || basis.some(({ quote }) => quotes.has(bare(quote)))
  }
}

function bare(text: string): string {
  return text.replace(/[\s\p{P}]+/gu, '')
}

function refusals(own: Pack, tried: Pack): LawFinding[] {
  const codes = new Set([...own.refusals(), ...tried.refusals()].map(({ code }) => code))
  return [...codes].flatMap((code): LawFinding[] => {
    const now = own.refusal(code)
    const otherwise = tried.refusal(code)
    const actors = (pack: Pack, kinds: readonly string[] | undefined) =>
      kinds?.map((kind) => nameOfKind(pack, kind))
    const same =
      now.mode === otherwise.mode && (otherwise.mode === 'off' || `${now.actors}` === `${otherwise.actors}`)
    if (same) return []
    return [
      {
        kind: 'refusal',
        id: code,
        title: otherwise.name,
        now: say.mode[now.mode](actors(own, now.actors)),
        otherwise: say.mode[otherwise.mode](actors(tried, otherwise.actors)),
        own: now.basis,
        tried: otherwise.basis,
      },
    ]
  })
}

function limits(own: Pack, tried: Pack): LawFinding[] {
  const cited = (pack: Pack) => pack.basis(pack.limits.basis)
  const finding = (id: string, title: Words, now: Words, otherwise: Words): LawFinding[] =>
    now.zh === otherwise.zh
      ? []
      : [{ kind: 'limit', id, title, now, otherwise, own: cited(own), tried: cited(tried) }]
  const stages = STAGES.flatMap((stage) =>
    URGENCIES.flatMap((urgency) => {
      const now = say.limit(own.limit(stage, urgency))
      return finding(
        `${stage} ${urgency}`,
        say.stage(stage, urgency),
        now,
        say.limit(tried.limit(stage, urgency)),
      )
    }),
  )
  const reopen = (pack: Pack): Limit => pack.limits.reopen
  return [...stages, ...finding('reopen', say.reopen, say.limit(reopen(own)), say.limit(reopen(tried)))]
}

/** Steps and options that only one of the laws uses. */
function steps(own: Pack, tried: Pack): LawFinding[] {
  const [now, otherwise] = [own.procedure('grid.matter'), tried.procedure('grid.matter')]
  const ids = [...new Set([...now.data.steps, ...otherwise.data.steps].map(({ id }) => id))]
  const ofSteps = ids.flatMap((id): LawFinding[] => {
    if (now.uses(id) === otherwise.uses(id)) return []
    const title = (otherwise.step(id) ?? now.step(id))?.name ?? { zh: id, en: id }
    return [
      {
        kind: 'law-step',
        id,
        title,
        now: say.used(now.uses(id)),
        otherwise: say.used(otherwise.uses(id)),
        own: now.basisOf(id),
        tried: otherwise.basisOf(id),
      },
    ]
  })
  const options = (['verification', 'responseLevels', 'jointHandling'] as const).flatMap(
    (id): LawFinding[] => {
      const [a, b] = [now.data.options[id], otherwise.data.options[id]]
      if (a.used === b.used) return []
      const title = say.option[id]
      const [before, after] = [say.used(a.used), say.used(b.used)]
      return [
        {
          kind: 'law-step',
          id,
          title,
          now: before,
          otherwise: after,
          own: own.basis(a.basis),
          tried: tried.basis(b.basis),
        },
      ]
    },
  )
  return [...ofSteps, ...options]
}

/** Kinds of body that only one of the laws knows, and who dispatches. */
function bodies(own: Pack, tried: Pack): LawFinding[] {
  const ids = [...new Set([...own.bodyKinds(), ...tried.bodyKinds()].map(({ id }) => id))]
  const kinds = ids.flatMap((id): LawFinding[] => {
    const [now, otherwise] = [own.bodyKind(id), tried.bodyKind(id)]
    if (!now === !otherwise) return []
    return [
      {
        kind: 'body',
        id,
        title: (otherwise ?? now)?.name ?? { zh: id, en: id },
        now: now ? say.there : say.none,
        otherwise: otherwise ? say.there : say.none,
        own: now ? own.basis(now.basis) : [],
        tried: otherwise ? tried.basis(otherwise.basis) : [],
      },
    ]
  })
  if (own.dispatcher === tried.dispatcher) return kinds
  const cited = (pack: Pack) => pack.procedure('grid.matter').basisOf('dispatch')
  const [now, otherwise] = [nameOfKind(own, own.dispatcher), nameOfKind(tried, tried.dispatcher)]
  return [
    {
      kind: 'body',
      id: 'dispatcher',
      title: say.dispatcher,
      now,
      otherwise,
      own: cited(own),
      tried: cited(tried),
    },
    ...kinds,
  ]
}

function categories(own: Pack, tried: Pack): LawFinding[] {
  const ids = [...new Set([...own.categories(), ...tried.categories()].map(({ id }) => id))]
  return ids.flatMap((id): LawFinding[] => {
    const [now, otherwise] = [own.category(id), tried.category(id)]
    if (now && otherwise && now.committee === otherwise.committee) return []
    const told = (one: typeof now) => (one ? say.committee[one.committee] : say.none)
    const cited = (pack: Pack, one: typeof now) => (one ? pack.basis(one.negative ?? one.basis) : [])
    return [
      {
        kind: 'law-category',
        id,
        title: (otherwise ?? now)?.name ?? { zh: id, en: id },
        now: told(now),
        otherwise: told(otherwise),
        own: cited(own, now),
        tried: cited(tried, otherwise),
      },
    ]
  })
}

type Figure = ReturnType<Pack['parameters']>[number]

function sayParameter({ value, unit, open }: Figure): Words {
  return open || value === null ? say.open : say.value(value, unit)
}

/** Figures that both laws give and that differ, and figures that only one has; open ones stand by themselves. */
function parameters(own: Pack, tried: Pack): LawFinding[] {
  const ids = [...new Set([...own.parameters(), ...tried.parameters()].map(({ id }) => id))]
  return ids.flatMap((id): LawFinding[] => {
    const [now, otherwise] = [own.parameter(id), tried.parameter(id)]
    if (about.test(id) || otherwise?.open) return []
    if (now && otherwise && `${now.value}` === `${otherwise.value}`) return []
    return [
      {
        kind: 'parameter',
        id,
        title: (otherwise ?? now)?.name ?? { zh: id, en: id },
        now: now ? sayParameter(now) : say.silent,
        otherwise: otherwise ? sayParameter(otherwise) : say.silent,
        own: now ? citedOf(own, now.basis) : [],
        tried: otherwise ? citedOf(tried, otherwise.basis) : [],
      },
    ]
  })
}

function citedOf(pack: Pack, basis: Figure['basis']): Cited[] {
  return typeof basis === 'string' ? [] : pack.basis(basis)
}

/** The name of a kind of body in a law; the kind itself where it has none. */
export function nameOfKind(pack: Pack, kind: string): Words {
  const term = pack.bodyKind(kind)?.name
  return term ?? { zh: kind, en: kind }
}
