/**
 * Who, when, what: the metadata of a law in Akoma Ntoso 3.0 (law-as-data.md, Recommended jurisdiction pack).
 */
import type { OutputOf } from '#platform/operation/contract.ts'
import type { statutes } from '../contract.ts'
import { element } from './xml.ts'

/** What an export says of a law besides its text. */
export interface AknLaw {
  /** Last part of the address: the pack's id without its underscore. */
  slug: string
  /** Six digits (GB/T 2260). */
  division: string
  title: string
  /** A draft is a `bill`. */
  isDraft: boolean
  dates: OutputOf<typeof statutes.read>['dates']
  /** Who passed it, as the notice says. */
  author?: string | undefined
  number?: string | undefined
  /** The day on which the file is made. */
  generatedOn: string
}

/** A day that is not known. Akoma Ntoso demands a date everywhere; this one can be mistaken for no other. */
const UNKNOWN = '9999-01-01'

/** Addresses of a law: work, expression, and the file. */
export function addressesOf(law: AknLaw): { work: string; expression: string } {
  const { promulgated, approved, passed, effective } = law.dates
  const year = (promulgated ?? approved ?? passed ?? effective)?.slice(0, 4) ?? 'undated'
  const kind = law.isDraft ? 'bill' : 'act'
  const work = `/akn/cn-${law.division}/${kind}/regulation/${year}/${law.slug}`
  const version = law.dates.amended.at(-1) ?? effective
  return { work, expression: `${work}/zho@${version ?? ''}` }
}

/** The `meta` element; `laws` are the other laws that the text names, `layout` goes into `proprietary`. */
export function metaXml(law: AknLaw, laws: readonly string[], layout: string): string {
  const { work, expression } = addressesOf(law)
  const events = eventsOf(law)
  const made = events.find(({ name }) => name === 'passed') ?? events[0]
  const force = events.find(({ name }) => name === 'inForce')
  const date = (name: string, day: string | undefined) =>
    element('FRBRdate', { date: day ?? UNKNOWN, name: day ? name : 'unknown' })
  const identification = [
    element(
      'FRBRWork',
      {},
      [
        ...named(`${work}/!main`, work),
        element('FRBRalias', { value: law.title, name: 'title' }),
        date(made?.name ?? 'unknown', made?.date),
        element('FRBRauthor', { href: '#author' }),
        element('FRBRcountry', { value: 'cn' }),
        element('FRBRsubtype', { value: 'regulation' }),
        ...(law.number ? [element('FRBRnumber', { value: law.number })] : []),
        element('FRBRprescriptive', { value: law.isDraft ? 'false' : 'true' }),
        element('FRBRauthoritative', { value: 'false' }),
      ].join(''),
    ),
    element(
      'FRBRExpression',
      {},
      [
        ...named(`${expression}/!main`, expression),
        date(force?.name ?? 'unknown', force?.date),
        element('FRBRauthor', { href: '#author' }),
        element('FRBRlanguage', { language: 'zho' }),
      ].join(''),
    ),
    element(
      'FRBRManifestation',
      {},
      [
        ...named(`${expression}/!main.xml`, `${expression}.xml`),
        date('generated', law.generatedOn),
        element('FRBRauthor', { href: '#linli' }),
      ].join(''),
    ),
  ]
  return element(
    'meta',
    {},
    [
      element('identification', { source: '#linli' }, identification.join('\n')),
      lifecycle(events),
      force
        ? element(
            'temporalData',
            { source: '#linli' },
            element(
              'temporalGroup',
              { eId: 'tmpg_1' },
              element('timeInterval', { start: `#${force.eId}`, refersTo: '#in-force' }),
            ),
          )
        : '',
      references(law, laws),
      element('proprietary', { source: '#linli' }, layout),
    ]
      .filter(Boolean)
      .join('\n'),
  )
}

function named(self: string, uri: string): string[] {
  return [element('FRBRthis', { value: self }), element('FRBRuri', { value: uri })]
}

interface Event {
  eId: string
  name: string
  date: string
  type: 'generation' | 'amendment'
}

function eventsOf({ dates }: AknLaw): Event[] {
  const days: [string, string | null, Event['type']][] = [
    ['passed', dates.passed, 'generation'],
    ['approved', dates.approved, 'generation'],
    ['promulgated', dates.promulgated, 'generation'],
    ...dates.amended.map((day): [string, string, 'amendment'] => ['amended', day, 'amendment']),
    ['inForce', dates.effective, 'generation'],
  ]
  return days.flatMap(([name, date, type], index) =>
    date ? [{ eId: `evt_${index + 1}`, name, date, type }] : [],
  )
}

function lifecycle(events: readonly Event[]): string {
  if (events.length === 0) return ''
  const list = events.map(({ eId, name, date, type }) =>
    element('eventRef', { eId, date, source: '#author', refersTo: `#evc-${name}`, type }),
  )
  return element('lifecycle', { source: '#linli' }, list.join(''))
}

const EVENTS: Record<string, string> = {
  passed: '通过',
  approved: '批准',
  promulgated: '公布',
  amended: '修正',
  inForce: '施行',
}

function references(law: AknLaw, laws: readonly string[]): string {
  const used = [...new Set(eventsOf(law).map(({ name }) => name))]
  return element(
    'references',
    { source: '#linli' },
    [
      element('TLCOrganization', {
        eId: 'author',
        href: `/ontology/organization/cn-${law.division}/legislature`,
        showAs: law.author ?? '未载明',
      }),
      element('TLCOrganization', {
        eId: 'linli',
        href: '/ontology/organization/linli',
        showAs: '邻里 Linli',
      }),
      ...used.map((name) =>
        element('TLCEvent', {
          eId: `evc-${name}`,
          href: `/ontology/event/${name}`,
          showAs: EVENTS[name],
        }),
      ),
      ...(used.includes('inForce')
        ? [element('TLCConcept', { eId: 'in-force', href: '/ontology/concept/in-force', showAs: '施行' })]
        : []),
      // Whose address nobody here knows: the text names it by its title only.
      ...laws.map((title, index) =>
        element('TLCReference', {
          eId: `law_${index + 1}`,
          name: 'law',
          href: `/ontology/law/cn/${encodeURIComponent(title)}`,
          showAs: title,
        }),
      ),
    ].join(''),
  )
}
