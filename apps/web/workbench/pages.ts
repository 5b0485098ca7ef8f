/**
 * The pages of the rail, and who has them.
 */
import {
  Building2,
  ChartColumn,
  ClipboardCheck,
  DoorOpen,
  FlaskConical,
  FolderOpen,
  Handshake,
  Inbox,
  ListChecks,
  type LucideIcon,
  Map as MapIcon,
  Plus,
  Scale,
  ScrollText,
  SlidersHorizontal,
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
  /** Begins a group: daily work, the law, what there is. */
  begins?: boolean
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
  {
    to: '/work/board',
    icon: ChartColumn,
    name: 'board',
    short: 'board',
    duties: ['statistics.read'],
    letter: 's',
    goes: 'goBoard',
  },
  {
    to: '/work/cases',
    icon: FolderOpen,
    name: 'cases',
    short: 'cases',
    duties: ['matters.read', 'matters.request', 'matters.answer', 'matters.lists'],
    letter: 'c',
    goes: 'goCases',
  },
  {
    to: '/work/requests',
    icon: Handshake,
    name: 'requests',
    short: 'requests',
    duties: ['matters.read', 'matters.request', 'matters.answer', 'matters.lists'],
    letter: 'e',
    goes: 'goRequests',
  },
  {
    to: '/work/lists',
    icon: ScrollText,
    name: 'lists',
    short: 'listsShort',
    duties: ['matters.read', 'matters.request', 'matters.answer', 'matters.lists'],
    goes: 'lists',
  },
  {
    to: '/work/duties',
    icon: ClipboardCheck,
    name: 'duties',
    short: 'duties',
    duties: ['duties.read'],
    letter: 'd',
    begins: true,
    goes: 'goDuties',
  },
  {
    to: '/work/settings',
    icon: SlidersHorizontal,
    name: 'settings',
    short: 'settingsShort',
    duties: ['settings.manage'],
    goes: 'settings',
  },
  {
    to: '/work/refusals',
    icon: Scale,
    name: 'refusals',
    short: 'refusalsShort',
    duties: ['refusals.read'],
    goes: 'refusals',
  },
  {
    to: '/work/trials',
    icon: FlaskConical,
    name: 'trials',
    short: 'trialsShort',
    duties: ['trials.run'],
    goes: 'trials',
  },
  {
    to: '/work/places',
    icon: MapIcon,
    name: 'places',
    short: 'placesShort',
    letter: 'p',
    begins: true,
    goes: 'goPlaces',
  },
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
    to: '/work/facilities',
    icon: DoorOpen,
    name: 'facilities',
    short: 'facilitiesShort',
    duties: ['facilities.read', 'facilities.manage'],
    goes: 'facilities',
  },
  {
    to: '/work/accounts',
    icon: UserCog,
    name: 'accounts',
    short: 'accounts',
    duties: ['accounts.manage'],
    goes: 'accounts',
  },
]

/** So many stand in the bar of a phone; more of them are behind its last place. */
export const inBar = 4

/** The pages that these duties give. */
export function pagesFor(duties: ReadonlySet<string>): RailPage[] {
  return railPages.filter((page) => !page.duties || page.duties.some((duty) => duties.has(duty)))
}
