/** What the reading of values needs: choices of the law at a place, and the places and bodies that texts mean. */
import type { Tx } from '#platform/db/database.ts'
import type { Words } from '#platform/operation/contract.ts'
import type { Services } from '#platform/services.ts'
import { type BoundRegister, choicesAt } from './bound.ts'
import type { Named } from './directory.ts'
import { fold, type Known } from './values.ts'

/** Where things are looked for, and on which day. */
export interface Scope {
  services: Services
  now: Date
  /** The place below which the asker works. */
  reach: string
}

const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/
/** A code of a place, maybe with its name behind it, as exports write it. */
const code = /^(\d{2,15})(?:\s+.*)?$/s

/** Looks up every place and body that the rows name, in a few statements; then values can be read one by one. */
export async function learn(
  tx: Tx,
  bound: BoundRegister,
  scope: Scope,
  rows: readonly Readonly<Record<string, unknown>>[],
): Promise<(place: string) => Known> {
  const { columns } = bound.register
  const textsOf = (type: 'place' | 'body') => {
    const ids = columns.filter((column) => column.type === type).map(({ id }) => id)
    const texts = rows.flatMap((row) => ids.map((id) => String(row[id] ?? '').trim()))
    return [...new Set(texts.filter(Boolean))]
  }
  const place = await placesMeant(tx, bound, scope, textsOf('place'))
  const body = await bodiesMeant(tx, bound, scope, textsOf('body'))
  const byPack = new Map<string, Known>()
  return (at) => {
    const pack = scope.services.packs.forPlace(at)?.id ?? ''
    const known = byPack.get(pack) ?? { choices: choicesAt(scope.services, at, scope.now), place, body }
    byPack.set(pack, known)
    return known
  }
}

async function placesMeant(tx: Tx, { directory }: BoundRegister, scope: Scope, texts: string[]) {
  if (texts.length === 0) return () => notKnown('')
  const codes = texts.flatMap((text) => code.exec(text)?.[1] ?? [])
  const known = await directory.placeNames(tx, codes)
  const named = byName(
    await directory.placesNamed(
      tx,
      scope.reach,
      '',
      texts.filter((text) => !code.test(text)),
    ),
  )
  return (text: string): string | Words => {
    const digits = code.exec(text)?.[1]
    if (digits) return known.has(digits) ? digits : notKnown(text)
    return oneOf(named.get(fold(text)) ?? [], text)
  }
}

async function bodiesMeant(tx: Tx, { directory }: BoundRegister, scope: Scope, texts: string[]) {
  if (texts.length === 0) return () => notKnown('')
  const ids = texts.flatMap((text) => uuid.exec(text.toLowerCase())?.[0] ?? [])
  const known = await directory.bodyNames(tx, ids)
  const names = texts.filter((text) => !uuid.test(text.toLowerCase()))
  const named = byName(await directory.bodiesNamed(tx, scope.services, scope.reach, names))
  return (text: string): string | Words => {
    const id = uuid.exec(text.toLowerCase())?.[0]
    if (id) return known.has(id) ? id : notKnown(text)
    return oneOf(named.get(fold(text)) ?? [], text)
  }
}

function byName(found: readonly Named[]): Map<string, Named[]> {
  return Map.groupBy(found, ({ name }) => fold(name))
}

/** The one that a name means; several or none are told with what to write instead. */
export function oneOf(found: readonly Named[], text: string): string | Words {
  const [only, second] = found
  if (only && !second) return only.value
  if (!only) return notKnown(text)
  const some = found.slice(0, 4).map(({ name, about, value }) => `${about ?? name}（${value}）`)
  return {
    zh: `「${text}」有 ${found.length} 个，请写代码：${some.join('、')}`,
    en: `There are ${found.length} called “${text}”; write the code: ${some.join('; ')}`,
  }
}

function notKnown(text: string): Words {
  return {
    zh: `没有找到「${text}」，请核对全称，或写代码`,
    en: `“${text}” is not known; check the full name, or write the code`,
  }
}
