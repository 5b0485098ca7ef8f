/** Layout is never an amendment; a change of words always is, in the article where it was made. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { amendments } from './amendments.ts'
import { toNumeral } from './parser/numerals.ts'
import { parseStatute } from './parser/parse.ts'
import { IDS, sourceOf } from './testing/texts.ts'

const treeOf = (text: string) => parseStatute(text).statute
const law = (...articles: string[]) =>
  treeOf(`某某条例\n${articles.map((words, at) => `第${toNumeral(at + 1)}条 ${words}`).join('\n')}`)
const kinds = (before: ReturnType<typeof law>, after: ReturnType<typeof law>) =>
  amendments(before, after).articles.map(({ kind, before: from, after: to }) => [
    kind,
    from?.number ?? null,
    to?.number ?? null,
  ])

const A = '为了促进城乡社区治理，制定本条例。'
const B = '网格员应当每月走访居民，记录居民的意见。'
const C = '街道办事处应当公布办理结果，接受居民监督。'
const D = '本条例自2020年1月1日起施行。'

describe('what changed', () => {
  test('nothing', () => {
    expect(amendments(law(A, B), law(A, B))).toEqual({
      articles: [],
      chapters: { added: [], removed: [] },
      unchanged: 2,
    })
  })

  test('words of an article, word by word', () => {
    const [change] = amendments(law(A, B), law(A, B.replace('每月', '每季度'))).articles
    expect(change).toMatchObject({
      kind: 'changed',
      moved: false,
      before: { number: 2 },
      after: { number: 2 },
    })
    const parts = change?.parts ?? []
    const side = (without: string) =>
      parts
        .filter(({ kind }) => kind !== without)
        .map(({ text }) => text)
        .join('')
    expect(side('added')).toBe(B)
    expect(side('removed')).toBe(B.replace('每月', '每季度'))
    expect(parts.find(({ kind }) => kind === 'removed')?.text).toContain('月')
  })

  test('an article added: those behind it are renumbered, not changed', () => {
    expect(kinds(law(A, C, D), law(A, B, C, D))).toEqual([
      ['added', null, 2],
      ['renumbered', 2, 3],
      ['renumbered', 3, 4],
    ])
  })

  test('an article removed', () => {
    expect(kinds(law(A, B, C), law(A, C))).toEqual([
      ['removed', 2, null],
      ['renumbered', 3, 2],
    ])
  })

  test('moved and changed', () => {
    const [, change] = amendments(law(A, B, C), law(A, C, B.replace('每月', '每季度'))).articles
    expect(change).toMatchObject({
      kind: 'changed',
      moved: true,
      before: { number: 2 },
      after: { number: 3 },
    })
  })

  test('another article under the same number is one gone and one come', () => {
    expect(kinds(law(A, B), law(A, '物业服务企业负责电梯。'))).toEqual([
      ['added', null, 2],
      ['removed', 2, null],
    ])
  })

  test('an inserted article (第一条之一), a heading, an item', () => {
    const before = treeOf(
      '某某条例\n第一条 甲乙丙丁。\n第二条 【目标】下列事项：\n（一）道路；\n（二）桥梁。',
    )
    const after = treeOf(
      '某某条例\n第一条 甲乙丙丁。\n第一条之一 全新的一条规定。\n第二条 【任务】下列事项：\n（一）道路；\n（二）桥梁；\n（三）隧道。',
    )
    expect(amendments(before, after).articles.map(({ kind, after: to }) => [kind, to?.eId])).toEqual([
      ['added', 'art_1bis1'],
      ['changed', 'art_2'],
    ])
  })

  test('chapters', () => {
    const before = treeOf('某某条例\n第一章 总　则\n第一条 甲。\n第二章 网格\n第二条 乙。')
    const after = treeOf('某某条例\n第一章 总则\n第一条 甲。\n第二章 智慧网格\n第二条 乙。')
    expect(amendments(before, after).chapters).toEqual({ added: ['智慧网格'], removed: ['网格'] })
  })
})

const seed = fc.integer({ min: 1, max: 1_000_000 })
/** A fixed choice for each line, from a seed. */
const dice = (start: number) => {
  let state = start
  return (many: number) => {
    state = (state * 48_271) % 2_147_483_647
    return state % many
  }
}
const HALF: Record<string, string> = { '，': ',', '；': ';', '：': ':', '（': '(', '）': ')' }
const layouts: Record<string, (text: string, roll: (many: number) => number) => string> = {
  'line ends': (text) => text.replaceAll('\n', '\r\n'),
  'blank lines and spaces': (text, roll) =>
    text
      .split('\n')
      .map((line) => `${line}${'　 '.repeat(roll(3))}${'\n'.repeat(roll(3))}`)
      .join('\n'),
  'spaces around numbers': (text) => text.replace(/([0-9]+)(?=[平人户个])/g, ' $1 '),
  'width of punctuation': (text) =>
    text
      .split('\n')
      .map((line) => line.replace(/[，；：]/g, (char) => HALF[char]!))
      .join('\n'),
  'width of brackets': (text) =>
    text
      .split('\n')
      // Brackets of headings tell a heading from an item: they stay.
      .map((line) => (/^第.{1,6}条/.test(line) ? line : line.replace(/[（）]/g, (char) => HALF[char]!)))
      .join('\n'),
  'digits in full width': (text) =>
    text.replace(/[0-9](?=[0-9]*[平人户])/g, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0)),
}

describe('formatting is no amendment', () => {
  for (const [name, lay] of Object.entries(layouts)) {
    test.each(IDS)(`${name}: %s`, (id) => {
      const before = treeOf(sourceOf(id))
      fc.assert(
        fc.property(seed, (start) => {
          expect(amendments(before, treeOf(lay(sourceOf(id), dice(start)))).articles).toEqual([])
        }),
        { numRuns: 5 },
      )
    })
  }

  test.each(IDS)('and hides none: one word more in %s is one article changed', (id) => {
    const before = treeOf(sourceOf(id))
    const tree = treeOf(sourceOf(id))
    fc.assert(
      fc.property(fc.nat(before.articles.length - 1), seed, (index, start) => {
        const after = structuredClone(tree)
        const paragraph = after.articles[index]!.paragraphs[0]!
        const at = start % (paragraph.text.length + 1)
        paragraph.text = `${paragraph.text.slice(0, at)}甲子${paragraph.text.slice(at)}`
        const found = amendments(before, after).articles
        expect(found).toHaveLength(1)
        expect(found[0]).toMatchObject({ kind: 'changed', moved: false, after: { number: index + 1 } })
      }),
      { numRuns: 30 },
    )
  })
})
