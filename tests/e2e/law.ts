/**
 * The words of each law, read from its pack: tests expect on the pages what stands there.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'

const packs = join(import.meta.dirname, '../../jurisdictions')

/** A jurisdiction of the demonstration. */
export type Jurisdiction = 'jiaozuo' | 'guiyang' | 'liaoyuan' | 'suining' | 'hubei'

/** All five. */
export const jurisdictions: readonly Jurisdiction[] = ['jiaozuo', 'guiyang', 'liaoyuan', 'suining', 'hubei']

interface Named {
  id: string
  name: { zh: string; en: string }
}
interface Accounts {
  [role: string]: { body: string; post: string }
}

/** What tests need of a pack. */
export interface Law {
  /** Without 《》. */
  title: string
  name: string
  provisional: boolean
  /** Name of a state of a grid matter. */
  state: (id: string) => string
  /** How residents are told of a state. */
  plain: (id: string) => string
  /** Name of a step. */
  step: (id: string) => string
  /** Name of the post in which a demonstration account acts. */
  post: (role: string) => string
  /** Role of the account that dispatches: the township, or what the law has instead. */
  dispatcher: string
}

/** Reads a pack's words. */
export function lawOf(id: Jurisdiction): Law {
  const read = (file: string) => parse(readFileSync(join(packs, id, file), 'utf8'))
  const jurisdiction = read('jurisdiction.yaml')
  const procedure = read('procedures/grid-matter.yaml')
  const kinds = read('bodies.yaml').kinds as (Named & { posts: Named[] })[]
  const accounts = jurisdiction.demonstration.accounts as Accounts
  const states = procedure.states as (Named & { plain: { zh: string } })[]
  return {
    title: jurisdiction.instrument.title.zh,
    name: jurisdiction.name.zh,
    provisional: jurisdiction.provisional,
    state: (state) => found(states, state).name.zh,
    plain: (state) => found(states, state).plain.zh,
    step: (step) => found(procedure.steps as Named[], step).name.zh,
    post: (role) => {
      const { body, post } = accounts[role]!
      return found(found(kinds, body).posts, post).name.zh
    },
    dispatcher: 'agency' in accounts ? 'agency' : 'township',
  }
}

function found<T extends Named>(items: readonly T[], id: string): T {
  const item = items.find((one) => one.id === id)
  if (!item) throw new Error(`the pack names no ${id}`)
  return item
}
