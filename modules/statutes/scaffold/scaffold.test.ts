/** Whatever the text, the files made from it load and cite it rightly. */
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { root } from '#platform/db/folders.ts'
import { checkFolders } from '#platform/packs/check.ts'
import { sayFinding } from '#platform/packs/load.ts'
import type { BodiesFile, DutyKeysFile } from '#platform/packs/schema.ts'
import { sourceOf } from '../testing/texts.ts'
import { type Scaffold, scaffold } from './files.ts'

const jurisdictions = path.join(root, 'jurisdictions')
let folder: string
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'linli-scaffold-'))
  cpSync(path.join(jurisdictions, '_shared'), path.join(folder, '_shared'), { recursive: true })
})
afterAll(() => rmSync(folder, { recursive: true }))

const template = new Map(
  readdirSync(path.join(jurisdictions, '_template'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => [
      name.replaceAll('\\', '/'),
      readFileSync(path.join(jurisdictions, '_template', name), 'utf8'),
    ]),
)
const { capabilities } = parse(
  readFileSync(path.join(jurisdictions, '_shared/duties.yaml'), 'utf8'),
) as DutyKeysFile

function made(text: string, prefix = '9801'): { made: Scaffold; findings: string[] } {
  const one = scaffold({
    id: 'new',
    text,
    prefix,
    county: { code: `${prefix}0101`.slice(0, 6), name: '某县' },
    invented: true,
    template,
    capabilities: new Set(capabilities.map(({ id }) => id)),
  })
  const to = path.join(folder, 'new')
  rmSync(to, { recursive: true, force: true })
  for (const [name, content] of one.files) {
    mkdirSync(path.dirname(path.join(to, name)), { recursive: true })
    writeFileSync(path.join(to, name), content)
  }
  return { made: one, findings: checkFolders(folder).findings.map(sayFinding) }
}
const fileOf = ({ made: one }: { made: Scaffold }, name: string) => parse(one.files.get(name)!)

describe('the five laws, as if nobody knew them', () => {
  it.each([
    ['liaoyuan', 44, 'inForce'],
    ['suining', 45, 'draft'],
    ['jiaozuo', 40, 'inForce'],
    ['guiyang', 47, 'inForce'],
    ['hubei', 45, 'draft'],
  ])('%s: nothing wrong, every article has its row', (id, articles, status) => {
    const all = made(sourceOf(id))
    expect(all.findings).toEqual([])
    expect(all.made.isReprinted).toBe(false)
    expect(all.made.counts.articles).toBe(articles)
    expect(all.made.counts.rows).toBeGreaterThan(80)
    expect(fileOf(all, 'jurisdiction.yaml')).toMatchObject({ status, provisional: status === 'draft' })
  })
})

describe('jurisdictions/_template', () => {
  it('gives posts the rights that they have in the other jurisdictions: change both', () => {
    const rightsIn = (text: string) =>
      (parse(text) as BodiesFile).kinds.flatMap(({ id, posts }) =>
        posts.map((post) => [`${id}.${post.id}`, post.duties] as const),
      )
    const invented = new Map(
      rightsIn(readFileSync(path.join(jurisdictions, '_fictional/bodies.yaml'), 'utf8')),
    )
    for (const [post, duties] of rightsIn(template.get('bodies.yaml')!)) {
      if (!post.startsWith('gov-province.')) expect([post, duties]).toEqual([post, invented.get(post)])
    }
  })
})

describe('other texts', () => {
  const head = '某市社区治理条例\n\n'

  it('an article inserted between two others is cited where it stands', () => {
    const all = made(
      `${head}第一条　市人民政府应当建立制度。\n第二条　县人民政府应当制定办法。\n第二条之一　街道办事处应当公布目录。\n第三条　本条例自2024年5月1日起施行。\n`,
    )
    expect(all.findings).toEqual([])
    const { duties } = fileOf(all, 'duties.yaml')
    expect(duties.map(({ id }: { id: string }) => id)).toEqual(['1.1', '2.1.a', '2.1.b', '3.1'])
  })

  it('one with more than twenty-six duties in a paragraph', () => {
    const acts = Array.from({ length: 30 }, (_, index) => `建立第${index + 1}项制度`).join('，')
    const all = made(`${head}第一条　市人民政府应当${acts}。\n第二条　本条例自2024年5月1日起施行。\n`)
    expect(all.findings).toEqual([])
    expect(fileOf(all, 'duties.yaml').duties[29].id).toBe('1.1.30')
  })

  it.each([
    ['42', 'province', 'gov-province'],
    ['4201', 'city', 'gov-city'],
    ['420102', 'county', 'gov-county'],
  ])('prefix %s: bodies begin at the level of the %s', (prefix, top, first) => {
    const all = made(`${head}第一条　县人民政府应当建立制度。\n`, prefix)
    expect(all.findings).toEqual([])
    expect(fileOf(all, 'jurisdiction.yaml').top).toBe(top)
    expect(fileOf(all, 'bodies.yaml').kinds[0].id).toBe(first)
  })
})
