import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Installation, installation } from '#platform/testing/database.ts'
import { statutes as contract } from './contract.ts'
import { textOfAkn } from './exports/akn-read.ts'
import { textOf } from './kept.ts'
import { statutes } from './module.ts'
import { faultsOf } from './testing/akn/validate.ts'

let app: Installation
beforeAll(async () => {
  app = await installation([statutes])
})
afterAll(() => app.close())

describe('statutes.list', () => {
  test('anybody sees the five laws, drafts as such, without the invented one', async () => {
    const { items } = await app.must(contract.list, {})
    expect(items.map(({ id, articles, provisional }) => [id, articles, provisional])).toEqual([
      ['guiyang', 47, false],
      ['hubei', 45, true],
      ['jiaozuo', 40, false],
      ['liaoyuan', 44, false],
      ['suining', 45, true],
    ])
  })
})

describe('statutes.read', () => {
  test('an article has its text, its chapter and what rests on it', async () => {
    const law = await app.must(contract.read, { id: 'suining' })
    const article = law.articles.find(({ eId }) => eId === 'art_16')
    expect(article).toMatchObject({ printed: '第十六条', heading: '负面事项清单', division: 2 })
    expect(law.divisions[2]).toMatchObject({ printed: '第三章', title: '社区治理' })
    expect(article?.paragraphs[0]?.items.map(({ printed }) => printed)).toEqual([
      '（一）',
      '（二）',
      '（三）',
      '（四）',
    ])
    expect(article?.citing).toContainEqual(
      expect.objectContaining({
        kind: 'refusal',
        id: 'enforcement-to-committee',
        mode: 'refuse',
        at: 'art_16__para_1__point_2',
      }),
    )
  })

  test('a blank date stays blank; dates from elsewhere come from the pack', async () => {
    expect((await app.must(contract.read, { id: 'hubei' })).dates.effective).toBeNull()
    expect((await app.must(contract.read, { id: 'guiyang' })).dates.promulgated).toBe('2013-10-14')
  })

  test('every refusal of every pack finds its article, and the words in it', async () => {
    for (const pack of app.services.packs.list({ includeFictional: true })) {
      const law = await app.must(contract.read, { id: pack.id })
      const all = new Set(
        [...law.articles.flatMap(({ citing }) => citing), ...law.preambleCiting].map(({ id }) => id),
      )
      for (const rule of pack.refusals()) {
        if (rule.basis.length) expect(all).toContain(rule.code)
        for (const { url } of rule.basis) {
          const anchor = url.split('/').at(-1)
          expect([...law.articles.map(({ eId }) => eId), 'preamble']).toContain(anchor)
        }
      }
    }
  })

  test('a law that is not there is not found', async () => {
    expect(await app.call(contract.read, { id: 'nowhere' })).toMatchObject({ status: 404 })
  })
})

describe('statutes.export', () => {
  test.each([
    ['akn', 'application/akn+xml; charset=utf-8', '<akomaNtoso'],
    ['md', 'text/markdown; charset=utf-8', '# 辽源市城乡社区治理促进条例'],
    ['json', 'application/json; charset=utf-8', '"format": "linli-pack/1"'],
    ['csv', 'text/csv; charset=utf-8', '编号,条款,原文'],
  ] as const)('anybody takes a law away as %s', async (format, type, part) => {
    const file = await app.must(contract.export, { id: 'liaoyuan', format })
    expect(file.type).toBe(type)
    expect(file.name).toMatch(/^liaoyuan-\d+-[0-9a-f]{8}\.[a-z.]+$/)
    expect(file.content).toContain(part)
  })

  test('as Akoma Ntoso every law is valid and gives its text back', async () => {
    for (const pack of app.services.packs.list({ includeFictional: true })) {
      const { content } = await app.must(contract.export, { id: pack.id, format: 'akn' })
      expect(await faultsOf(content), pack.id).toEqual([])
      expect(textOfAkn(content), pack.id).toEqual({ text: textOf(pack).text, layout: 'kept' })
    }
  })

  test('the pack as JSON holds everything, with its hash', async () => {
    const pack = app.services.packs.get('hubei')
    const { content } = await app.must(contract.export, { id: 'hubei', format: 'json' })
    const whole = JSON.parse(content)
    expect(whole.hash).toBe(pack.hash)
    expect(whole.pack).toEqual(JSON.parse(JSON.stringify(pack.data)))
    expect(whole.statute.structure.articles).toHaveLength(45)
  })

  test('the register of duties has a row for each row of the law, in the language asked for', async () => {
    const { content } = await app.must(contract.export, { id: '_fictional', format: 'csv', lang: 'en' })
    const lines = content.trim().split('\n')
    expect(lines[0]).toContain('Id,Article,Words of the law')
    const { duties } = app.services.packs.get('_fictional').data
    for (const { id } of duties) expect(lines.some((line) => line.startsWith(`${id},`))).toBe(true)
  })

  test('a law that is not there is not found', async () => {
    expect(await app.call(contract.export, { id: 'nowhere', format: 'md' })).toMatchObject({ status: 404 })
  })
})

describe('statutes.coverage', () => {
  test('every row of every law counts once, in its class or as bound to nothing', async () => {
    const { items } = await app.must(contract.coverage, {})
    expect(items.map(({ id, coverage }) => [id, coverage.articles])).toEqual([
      ['guiyang', 47],
      ['hubei', 45],
      ['jiaozuo', 40],
      ['liaoyuan', 44],
      ['suining', 45],
    ])
    for (const { coverage } of items) {
      const sum = coverage.counts.reduce((all, { rows }) => all + rows, 0)
      expect(sum).toBe(coverage.rows + coverage.without.length)
      for (const { articles } of coverage.counts) expect(articles).toBeLessThanOrEqual(coverage.articles)
    }
  })
})

describe('statutes.rows', () => {
  test('a number of the coverage leads to just so many rows, each with its reason where it needs one', async () => {
    const { items } = await app.must(contract.coverage, {})
    const { id, coverage } = items[0]!
    for (const { class: wanted, rows } of coverage.counts) {
      const page = await app.must(contract.rows, { id, class: wanted, limit: 200 })
      expect(page.count + (wanted === 'unbound' ? coverage.without.length : 0)).toBe(rows)
      expect(page.items).toHaveLength(page.count)
      if (wanted !== 'unbound') {
        for (const row of page.items) expect(row.by.length > 0 || row.why !== null, row.id).toBe(true)
      }
    }
  })

  test('page after page gives all rows once, in the order of the law', async () => {
    const ids: string[] = []
    let after: string | undefined
    do {
      const page = await app.must(contract.rows, { id: 'suining', limit: 50, after })
      ids.push(...page.items.map((row) => row.id))
      after = page.next
    } while (after)
    expect(ids).toEqual(
      app.services.packs
        .get('suining')
        .duties()
        .map((duty) => duty.id),
    )
  })

  test('by article, capability and words', async () => {
    const byArticle = await app.must(contract.rows, { id: 'suining', article: 16 })
    expect(byArticle.items.length).toBeGreaterThan(0)
    expect(byArticle.items.every(({ article }) => article === 16)).toBe(true)
    const byWords = await app.must(contract.rows, { id: 'suining', search: '拆迁拆违' })
    expect(byWords.items.map(({ article }) => article)).toEqual([16])
    expect(byWords.items[0]?.basis[0]?.url).toMatch(/^\/law\/suining\/art_16/)
    const field = byWords.capabilities[0]!
    const byField = await app.must(contract.rows, { id: 'suining', capability: field.id, limit: 200 })
    expect(byField.count).toBe(field.rows)
  })

  test('a law that is not there is not found', async () => {
    expect(await app.call(contract.rows, { id: 'nowhere' })).toMatchObject({ status: 404 })
  })
})

describe('statutes.compare', () => {
  test('one figure in all laws', async () => {
    const { items, laws } = await app.must(contract.compare, { id: 'facility-handover-deadline' })
    expect(laws.map(({ id }) => id)).toEqual(['guiyang', 'hubei', 'jiaozuo', 'liaoyuan', 'suining'])
    expect(items).toHaveLength(1)
    expect(items[0]?.sides.at(-1)?.entries[0]).toMatchObject({
      says: { zh: '15 个工作日' },
      basis: [{ url: '/law/suining/art_13__para_1' }],
    })
    expect(items[0]?.differences[0]).toMatchObject({ kind: 'absent' })
  })

  test('filters leave what they say', async () => {
    const figures = await app.must(contract.compare, { differing: 'figure', limit: 200 })
    expect(figures.items.length).toBeGreaterThan(0)
    for (const { differences } of figures.items)
      expect(differences.map(({ kind }) => kind)).toContain('figure')
    const field = await app.must(contract.compare, {
      capability: 'facilities',
      kind: 'parameter',
      limit: 200,
    })
    expect(field.count).toBe(field.capabilities.find(({ id }) => id === 'facilities')?.count)
    expect((await app.must(contract.compare, { search: '没有这样的词' })).items).toEqual([])
  })
})

describe('statutes.procedure', () => {
  test('steps with who acts and the article that asks for it', async () => {
    const { steps, limits } = await app.must(contract.procedure, { id: 'jiaozuo' })
    const dispatch = steps.find(({ id }) => id === 'dispatch')
    expect(dispatch?.by.length).toBeGreaterThan(0)
    expect(steps.some(({ basis }) => basis.some(({ url }) => url.startsWith('/law/jiaozuo/art_20')))).toBe(
      true,
    )
    expect(limits.stages.every(({ byUrgency }) => byUrgency.length === 4)).toBe(true)
  })

  test('a law that is not there is not found', async () => {
    expect(await app.call(contract.procedure, { id: 'nowhere' })).toMatchObject({ status: 404 })
  })
})

describe('statutes.changes', () => {
  test('a law with one version has nothing to compare', async () => {
    const { versions, compared } = await app.must(contract.changes, { id: 'liaoyuan' })
    expect(versions).toHaveLength(1)
    expect(versions[0]).toMatchObject({ from: null, draft: null, present: true })
    expect(compared).toBeUndefined()
  })

  test('a draft is held against the version in force', async () => {
    const { versions, compared } = await app.must(contract.changes, { id: '_fictional' })
    expect(versions.map(({ draft }) => draft)).toContain('handling-time')
    expect(compared?.changes.articles.length).toBeGreaterThan(0)
    const same = await app.must(contract.changes, {
      id: '_fictional',
      before: compared?.before,
      after: compared?.before,
    })
    expect(same.compared?.changes.articles).toEqual([])
  })

  test('a version or law that is not there is not found', async () => {
    expect(await app.call(contract.changes, { id: 'nowhere' })).toMatchObject({ status: 404 })
    expect(await app.call(contract.changes, { id: 'liaoyuan', before: '9-00000000' })).toMatchObject({
      status: 404,
    })
  })
})
