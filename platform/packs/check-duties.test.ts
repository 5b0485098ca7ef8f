/** Rows that bind nothing, name nobody or cite what is not there get a sentence; the counts are honest about them. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { parse, stringify } from 'yaml'
import { checkAll, checkFolders } from './check.ts'
import { coverage, type Offers } from './coverage.ts'
import { loadPacks, sayFinding } from './load.ts'

const source = join(import.meta.dirname, '../../jurisdictions')
let root: string

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'linli-duties-'))
  for (const id of ['_shared', '_fictional']) cpSync(join(source, id), join(root, id), { recursive: true })
})
afterEach(() => rmSync(root, { recursive: true }))

// biome-ignore lint/suspicious/noExplicitAny: broken on purpose
type Row = any

/** Changes the rows of the invented pack. */
function rows(change: (rows: Row[]) => Row[] | undefined): void {
  const path = join(root, '_fictional/duties.yaml')
  const { duties } = parse(readFileSync(path, 'utf8')) as { duties: Row[] }
  writeFileSync(path, stringify({ duties: change(duties) ?? duties }))
}
function row(id: string, change: (row: Row) => void): void {
  rows((all) => {
    change(all.find((one) => one.id === id))
    return undefined
  })
}
const sentences = (offers?: Offers) => checkFolders(root, offers ? { offers } : {}).findings.map(sayFinding)
const counts = (offers?: Offers) => coverage(loadPacks(root).get('_fictional'), offers)

describe('a row', () => {
  it.each([
    [
      'run by nothing',
      '3.2.a',
      (one: Row): void => {
        delete one.by
      },
      'is "run", but nothing is named under "by" that carries it',
    ],
    [
      'without a reason',
      '11.2.a',
      (one: Row): void => {
        delete one.why
      },
      'is "planned" and says no reason: write it under "why"',
    ],
    [
      'of an unknown bearer',
      '11.2.a',
      (one: Row): void => {
        one.bearers.push('agency')
      },
      'is borne by "agency", which bodies.yaml does not have',
    ],
    [
      'with an unknown key',
      '11.2.a',
      (one: Row): void => {
        one.key = 'flower-show'
      },
      'has the key "flower-show", which is not in _shared/duties.yaml',
    ],
    [
      'of an unknown capability',
      '11.2.a',
      (one: Row): void => {
        one.capability = 'gardening'
      },
      'belongs to the capability "gardening", which is not in _shared/duties.yaml',
    ],
    [
      'carried by a refusal that is off',
      '8.3.b',
      (one: Row): void => {
        one.by = [{ refusal: 'no-consent' }]
      },
      'is carried by the refusal "no-consent", which is off in refusals.yaml',
    ],
    [
      'carried by an unknown code',
      '8.3.b',
      (one: Row): void => {
        one.by = [{ refusal: 'bad-manners' }]
      },
      'is carried by the refusal "bad-manners", which is not in refusals.yaml',
    ],
    [
      'carried by an unknown step',
      '8.2',
      (one: Row): void => {
        one.by = [{ step: 'applaud' }]
      },
      'is carried by the step "applaud", which this law\'s procedure does not use',
    ],
    [
      'carried by an unknown parameter',
      '6.1.c',
      (one: Row): void => {
        one.by = [{ parameter: 'moon-phase' }]
      },
      'is carried by the parameter "moon-phase", which is not in parameters.yaml',
    ],
    [
      'planned and yet carried',
      '11.2.a',
      (one: Row): void => {
        one.by = [{ step: 'accept' }]
      },
      'is "planned", and yet names under "by" what carries it',
    ],
    [
      'recorded without evidence',
      '4.1',
      (one: Row): void => {
        delete one.evidence
      },
      'is "recorded", but no evidence says what shows it',
    ],
    [
      'with a deadline without figure',
      '7.2.a',
      (one: Row): void => {
        one.due.setting = 'soon'
      },
      'leaves its deadline to the setting "soon", which is not in parameters.yaml: nobody could set it',
    ],
    [
      'with a deadline that the law gives',
      '7.2.a',
      (one: Row): void => {
        one.due.setting = 'grid-leaders-per-grid'
      },
      'leaves its deadline to the setting "grid-leaders-per-grid", which parameters.yaml does not say is open',
    ],
    [
      'due although the law only allows it',
      '9.2.a',
      (one: Row): void => {
        one.due = { every: 'year' }
      },
      'is due, but the law says "may": only what must or must not be done can be overdue',
    ],
    [
      'named after another article',
      '11.2.a',
      (one: Row): void => {
        one.id = '9.3'
      },
      'is named after article 9, but cites only 11',
    ],
  ] as const)('%s', (_what, id, change, says) => {
    row(id, change)
    expect(sentences()).toContainEqual(expect.stringContaining(says))
    expect(sentences()[0]).toMatch(/^_fictional\/duties\.yaml \d+\.\d/)
  })

  it('whose words are not in the law', () => {
    row('11.2.a', (one) => {
      one.basis[0].quote = '省人民政府决定社区的设立'
    })
    expect(sentences()).toEqual([
      expect.stringMatching(/^_fictional\/duties\.yaml .*第十一条 does not hold the words “省人民政府决定/),
    ])
  })

  it('that stands twice', () => {
    rows((all) => [...all, all[0]])
    expect(sentences()).toEqual(['_fictional/duties.yaml 1.1: this id stands twice'])
  })

  it('that names what no module offers', () => {
    const offers: Offers = {
      operations: new Set(['duties.record']),
      evidence: new Set(['duties.record']),
      pages: ['/law/$id/$anchor'],
    }
    const says = sentences(offers)
    expect(says).toContain(
      '_fictional/duties.yaml 6.2.b: is carried by the operation "parties.appoint", which no module offers',
    )
    expect(says).toContain(
      '_fictional/duties.yaml 6.1.a: is shown by evidence of the kind "places.grids", which no module offers',
    )
    expect(says.filter((one) => one.includes('page'))).toEqual([])
    expect(
      sentences({ ...offers, refusals: new Set(['grid-wrong-divider']) }).filter((one) =>
        one.includes('8.3.b'),
      ),
    ).toEqual([
      '_fictional/duties.yaml 8.3.b: is carried by the refusal "self-check", which no module enforces yet',
    ])
    row('1.1', (one) => {
      one.by = [{ page: '/gardens/1' }]
    })
    expect(sentences(offers)).toContain(
      '_fictional/duties.yaml 1.1: is carried by the page "/gardens/1", which the app does not have',
    )
  })
})

describe('an article', () => {
  it('without any row', () => {
    rows((all) => all.filter(({ id }) => !id.startsWith('8.')))
    expect(sentences()).toEqual([
      '_fictional/duties.yaml duties: 第八条 (article 8) has no row: nobody says what becomes of it',
    ])
    expect(counts().unbound).toBe(1)
  })
})

describe('a value that the law leaves open', () => {
  function parameter(from: string, to: string) {
    const path = join(root, '_fictional/parameters.yaml')
    writeFileSync(path, readFileSync(path, 'utf8').replace(from, to))
  }

  it('that nothing names and nobody may set', () => {
    parameter('    setBy: [gov-county]\n', '')
    expect(sentences()).toEqual([
      expect.stringContaining('parameters.yaml grid-response-levels: is open, but no row names it'),
    ])
  })

  it('that a body may set which this law does not have', () => {
    parameter('setBy: [gov-county]', 'setBy: [agency]')
    expect(sentences()).toEqual([
      '_fictional/parameters.yaml grid-response-levels: may be set by "agency", which bodies.yaml does not have',
    ])
  })
})

describe('coverage', () => {
  it('counts each row once: by class where something binds it, else as unbound', () => {
    const before = counts()
    expect(before.unbound).toBe(0)
    const { articles, rows: all, ...classes } = before
    expect(articles).toBe(12)
    expect(Object.values(classes).reduce((sum, count) => sum + count, 0)).toBe(all)
    row('3.2.a', (one) => {
      one.by = [{ step: 'applaud' }]
    })
    row('11.2.a', (one) => {
      delete one.why
    })
    expect(counts()).toEqual({ ...before, run: before.run - 1, planned: before.planned - 1, unbound: 2 })
  })

  it('is printed as JSON, alone, with what is wrong beside it', () => {
    const out: string[] = []
    const beside: string[] = []
    const check = () =>
      checkAll(root, { json: true, print: (line) => out.push(line), warn: (line) => beside.push(line) })
    expect(check()).toBe(0)
    expect(JSON.parse(out.join('\n'))).toEqual({ _fictional: counts() })
    expect(Object.keys(counts())).toEqual([
      'articles',
      'rows',
      'run',
      'recorded',
      'published',
      'human',
      'outOfScope',
      'planned',
      'unbound',
    ])
    row('11.2.a', (one) => {
      delete one.why
    })
    expect(check()).toBe(1)
    expect(beside).toEqual([expect.stringContaining('11.2.a: is "planned" and says no reason')])
  })
})

describe('what waits for a person', () => {
  it('is no fault, and is counted in words', () => {
    row('11.2.a', (one) => {
      one.confirm = true
    })
    const report = checkFolders(root)
    expect(report.findings).toEqual([])
    expect(report.counts[1]).toContain('to confirm by a person: 1 row (')
  })
})
