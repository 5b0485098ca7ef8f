/**
 * The pages of the rail, and who has them.
 */
import {
  Building2,
  ChartColumn,
  Inbox,
  ListChecks,
  type LucideIcon,
  Map as MapIcon,
  Plus,
  UserCog,
} from 'lucide-react'
import type { frameWords } from './words.ts'

type Key = {
  [K in keyof typeof frameWords.zh]: (typeof frameWords.zh)[K] extends string ? K : never
}[keyof typeof frameWords.zh]

/** A page of the rail. */
export interface RailPage {
  to: string
  icon: LucideIcon
  name: Key
  /** Shorter, for the bar of a phone. */
  short: Key
  /** Shown to whoever has one of these duties; absent: to all who work. */
  duties?: readonly string[]
  /** `g` and this letter lead there. */
  letter?: string
  goes: Key
}

const GRID = [
  'grid.patrol',
  'grid.clerk',
  'grid.intake',
  'grid.handle',
  'grid.check',
  'grid.supervise',
  'grid.extend',
  'grid.read',
]

/** All pages of the rail, in their order. */
export const railPages: readonly RailPage[] = [
  { to: '/work', icon: Inbox, name: 'inbox', short: 'inbox', duties: GRID, letter: 'i', goes: 'goInbox' },
  {
    to: '/work/matters',
    icon: ListChecks,
    name: 'matters',
    short: 'matters',
    duties: GRID,
    letter: 'm',
    goes: 'goMatters',
  },
  {
    to: '/work/new',
    icon: Plus,
    name: 'register',
    short: 'registerShort',
    duties: ['grid.patrol', 'grid.clerk'],
    letter: 'n',
    goes: 'goNew',
  },
  { to: '/work/places', icon: MapIcon, name: 'places', short: 'placesShort', letter: 'p', goes: 'goPlaces' },
  {
    to: '/work/bodies',
    icon: Building2,
    name: 'bodies',
    short: 'bodiesShort',
    duties: ['parties.read', 'parties.manage'],
    letter: 'b',
    goes: 'goBodies',
  },
  {
    to: '/work/accounts',
    icon: UserCog,
    name: 'accounts',
    short: 'accounts',
    duties: ['accounts.manage'],
    goes: 'accounts',
  },
  {
    to: '/work/board',
    icon: ChartColumn,
    name: 'board',
    short: 'board',
    duties: ['statistics.read'],
    letter: 's',
    goes: 'goBoard',
  },
]

/** The pages that these duties give. */
export function pagesFor(duties: ReadonlySet<string>): RailPage[] {
  return railPages.filter((page) => !page.duties || page.duties.some((duty) => duties.has(duty)))
}
