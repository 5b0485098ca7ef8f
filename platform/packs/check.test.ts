/** Broken packs get a sentence that names file, place and fault. */
import { cpSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { checkAll, checkFolders } from './check.ts'
import { loadPacks, PackError, sayFinding } from './load.ts'

const source = join(import.meta.dirname, '../../jurisdictions')
let root: string

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'linli-packs-'))
  for (const id of ['_shared', '_fictional']) cpSync(join(source, id), join(root, id), { recursive: true })
})
afterEach(() => rmSync(root, { recursive: true }))

/** Changes one file of the invented pack; the words must be there. */
function change(file: string, from: string, to: string): void {
  const path = join(root, '_fictional', file)
  const text = readFileSync(path, 'utf8')
  expect(text).toContain(from)
  writeFileSync(path, text.replace(from, to))
}
const sentences = () => checkFolders(root).findings.map(sayFinding)

describe('a broken pack', () => {
  it('is clean before it is broken', () => {
    expect(sentences()).toEqual([])
  })

  it('a quote that is not in the text', () => {
    change('refusals.yaml', '处置人不得核查自己的处置', '处置人可以核查自己的处置')
    expect(sentences()).toEqual([
      expect.stringMatching(
        /^_fictional\/refusals\.yaml refusals\.\d+\.basis\.0: 第八条 does not hold the words “处置人可以/,
      ),
    ])
  })

  it('a quote of another article, with a hint where it stands', () => {
    change('grids.yaml', 'article: 6, paragraph: 2', 'article: 7, paragraph: 2')
    expect(sentences()[0]).toContain('第七条 does not hold the words “每个网格配备一名网格长')
    expect(sentences()[0]).toContain('they stand in article 6')
  })

  it('a quote of another paragraph', () => {
    change('grids.yaml', 'article: 6, paragraph: 2', 'article: 6, paragraph: 1')
    expect(sentences()[0]).toContain('paragraph 1 of 第六条 does not hold the words')
  })

  it('an item that holds other words', () => {
    change('categories.yaml', 'item: （二）', 'item: （一）')
    expect(sentences()).toEqual([
      expect.stringContaining('item （一） of 第十条 does not hold the words “违法建设的查处”'),
    ])
  })

  it('an article that does not exist', () => {
    change('refusals.yaml', 'article: 9', 'article: 90')
    expect(sentences()).toEqual([expect.stringContaining('there is no article 90; the text has 12')])
  })

  it('an unknown duty', () => {
    change('bodies.yaml', '- grid.intake', '- grid.command')
    expect(sentences()).toEqual([
      expect.stringMatching(
        /bodies\.yaml kinds\.\d+\.posts\.0\.duties: post "clerk" of "gov-base" has the duty "grid\.command"/,
      ),
    ])
  })

  it('a post without duty', () => {
    const path = join(root, '_fictional/bodies.yaml')
    writeFileSync(path, readFileSync(path, 'utf8').replace(/duties:\s*\[[^\]]*\]/, 'duties: []'))
    expect(sentences()).toEqual([expect.stringContaining('post "clerk" of "gov-city" has no duty')])
  })

  it('a department that a category needs and the pack does not have', () => {
    change('departments.yaml', '- id: transport', '- id: commerce')
    expect(sentences()).toContain(
      '_fictional/categories.yaml categories bus-stop: the department "transport" is not in departments.yaml',
    )
  })

  it('an unknown step, and the one that is missing for it', () => {
    change('procedures/grid-matter.yaml', 'id: call-back', 'id: send-flowers')
    expect(sentences()).toEqual([
      '_fictional/procedures/grid-matter.yaml steps: the step "call-back" is missing',
      expect.stringMatching(/steps\.\d+: "send-flowers" is no step that the grid module offers/),
    ])
  })

  it('a stage without limit', () => {
    change('limits.yaml', '  answer:', '  reply:')
    const found = sentences()
    expect(found).toContain(
      '_fictional/limits.yaml stages.answer: the stage "answer" has no limit for urgent',
    )
    expect(found).toContain('_fictional/limits.yaml stages.reply: "reply" is no stage')
  })

  it('a refusal of which the pack says nothing', () => {
    change('refusals.yaml', '  - { code: no-consent, mode: off, basis: design }\n', '')
    expect(sentences()).toEqual([
      '_fictional/refusals.yaml refusals: says nothing about "no-consent": refuse, warn or off?',
    ])
  })

  it('a file that breaks the schema, named with its path', () => {
    change('jurisdiction.yaml', '990101', '9901')
    expect(sentences()).toEqual([
      expect.stringContaining('_fictional/jurisdiction.yaml demonstration.county: '),
    ])
    expect(() => loadPacks(root)).toThrow(PackError)
    expect(() => loadPacks(root)).toThrow(/jurisdiction\.yaml demonstration\.county/)
  })

  it('a key that nobody reads', () => {
    change('limits.yaml', 'setBy:', 'setby: x\nsetBy:')
    expect(sentences()).toEqual([expect.stringContaining('setby')])
  })

  it('a file that is not YAML, and one that is not there', () => {
    writeFileSync(join(root, '_fictional', 'terms.yaml'), 'terms: [')
    renameSync(join(root, '_fictional', 'grids.yaml'), join(root, '_fictional', 'nets.yaml'))
    expect(sentences()).toEqual([
      '_fictional/grids.yaml: the file is missing',
      expect.stringContaining('_fictional/terms.yaml: is not YAML'),
    ])
  })

  it('a body that the law does not have', () => {
    change('bodies.yaml', 'under: gov-city', 'under: gov-province')
    expect(sentences()).toEqual([
      expect.stringContaining('"gov-county" stands under "gov-province", which this pack does not have'),
    ])
  })

  it('a code that nobody knows, and the one that is missing for it', () => {
    change('refusals.yaml', 'code: self-check', 'code: bad-manners')
    expect(sentences()).toContain(
      '_fictional/refusals.yaml refusals bad-manners: the code is not in _shared/refusals.yaml',
    )
    expect(sentences()).toContain(
      '_fictional/refusals.yaml refusals: says nothing about "self-check": refuse, warn or off?',
    )
  })

  it('a draft that has an effective date', () => {
    change('jurisdiction.yaml', 'status: inForce', 'status: draft')
    expect(sentences()).toEqual([
      '_fictional/jurisdiction.yaml provisional: a draft must run as provisional',
      '_fictional/jurisdiction.yaml instrument.effective: a draft has no effective date',
    ])
  })

  it('without the text of the law', () => {
    rmSync(join(root, '_fictional/statutes/_fictional.txt'))
    expect(sentences()).toEqual(['_fictional/statutes/_fictional.txt: the file is missing'])
  })

  it('two packs for the same places', () => {
    cpSync(join(root, '_fictional'), join(root, 'twin'), { recursive: true })
    rmSync(join(root, 'twin/drafts'), { recursive: true, force: true })
    writeFileSync(
      join(root, 'twin/jurisdiction.yaml'),
      readFileSync(join(root, 'twin/jurisdiction.yaml'), 'utf8').replace('id: _fictional', 'id: twin'),
    )
    expect(sentences()).toEqual(['twin/jurisdiction.yaml prefix: 99 is the prefix of "_fictional" too'])
  })
})

describe('checkAll', () => {
  it('prints counts and answers 0, or findings and 1', () => {
    const lines: string[] = []
    expect(checkAll(root, { print: (line) => lines.push(line) })).toBe(0)
    expect(lines[0]).toMatch(/^_fictional 1-[0-9a-f]{8}: 12 articles, \d+ quotes, 14 kinds of body/)
    expect(lines.at(-1)).toBe('1 pack, nothing wrong')
    change('bodies.yaml', '- grid.intake', '- grid.command')
    expect(checkAll(root, { print: () => {} })).toBe(1)
  })

  it('version and hash change with any file', () => {
    const before = loadPacks(root).get('_fictional').version
    change('terms.yaml', 'en: grid worker', 'en: grid officer')
    expect(loadPacks(root).get('_fictional').version).not.toBe(before)
  })
})
