/**
 * Registers of this installation: each declaration with its contracts and with whoever knows the names.
 */
import type { Services } from '#platform/services.ts'
import { localDateOf } from '#platform/time/local-date.ts'
import type { RegisterContract } from './contract.ts'
import { type Choice, type Column, levelDigits, type Register, registerId } from './declare.ts'
import type { Directory } from './directory.ts'

/** A register that operations, routes and jobs work with. */
export interface BoundRegister {
  id: string
  register: Register
  contracts: RegisterContract
  directory: Directory
}

const all = new Map<string, BoundRegister>()

/** Binds a register; operations.ts does it once for each. */
export function bind(register: Register, contracts: RegisterContract, directory: Directory): BoundRegister {
  const bound = { id: registerId(register), register, contracts, directory }
  all.set(bound.id, bound)
  return bound
}

/** A register of this installation, for jobs that know its name only. */
export function boundRegister(id: string): BoundRegister | undefined {
  return all.get(id)
}

/** Whether a code is one of the register's level. */
export function isOfLevel({ level }: Register, place: string): boolean {
  return place.length === levelDigits[level]
}

/** The values that a choice may have at a place: those that its law lists, then the declared ones. */
export function choicesAt(services: Services, place: string, now: Date) {
  const pack = services.packs.forPlace(place, { on: localDateOf(now) })
  const known = new Map<string, readonly Choice[]>()
  return (column: Column): readonly Choice[] => {
    if (column.type !== 'choice' && column.type !== 'choices') return []
    const before = known.get(column.id)
    if (before) return before
    const listed = column.law ? pack?.parameter(column.law)?.value : undefined
    const ofLaw = Array.isArray(listed)
      ? listed.map((text) => ({ id: text, words: { zh: text, en: text } }))
      : []
    const choices = [...ofLaw, ...column.choices]
    known.set(column.id, choices)
    return choices
  }
}
