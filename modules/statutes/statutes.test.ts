import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Installation, installation } from '#platform/testing/database.ts'
import { statutes as contract } from './contract.ts'
import { statutes } from './module.ts'

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
