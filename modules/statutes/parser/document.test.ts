/** Word files, and files that are none that can be read. */
import { describe, expect, test } from 'vitest'
import { parseFile } from '../contract.server.ts'
import { docxOf } from '../testing/docx.ts'
import { IDS, rebuilt, sourceOf, treeOf } from '../testing/texts.ts'
import { readDocument } from './document.ts'
import { parseStatute } from './parse.ts'

/** Everything that layout must not change. */
const treeOfFile = async (bytes: Uint8Array) => treeOf((await readDocument(bytes)).text)

describe('a Word file', () => {
  test.each(IDS)('%s has the tree of its text twin', async (id) => {
    const lines = sourceOf(id).split('\n')
    expect(await treeOfFile(docxOf(lines))).toEqual(treeOf(sourceOf(id)))
  })

  test('line breaks within a paragraph, tables, and a page number in the header', async () => {
    const bytes = docxOf([
      '某某市养犬管理条例',
      '第一条 下列犬只\n不得饲养：\n（一）烈性犬；\n（二）大型犬。',
      '第二条 本条例自2020年1月1日起施行。',
      '附件1：禁养犬名录',
      [
        ['序号', '名称'],
        ['1', '藏獒'],
      ],
    ])
    const twin =
      '某某市养犬管理条例\n第一条 下列犬只\n不得饲养：\n（一）烈性犬；\n（二）大型犬。\n第二条 本条例自2020年1月1日起施行。\n附件1：禁养犬名录\n序号\t名称\n1\t藏獒\n'
    expect(await treeOfFile(bytes)).toEqual(treeOf(twin))
    const { text } = await readDocument(bytes)
    expect(text).toBe(twin)
    expect(rebuilt(text), 'nothing is lost of the text that mammoth gives').toBe(text)
    const statute = await parseFile(bytes)
    expect(statute.articles.map(({ paragraphs }) => paragraphs[0]?.items.length)).toEqual([2, 0])
    expect(statute.appendices).toEqual([{ title: '附件1：禁养犬名录', text: '序号\t名称\n1\t藏獒' }])
  })

  test('numbers that Word makes itself are not in the text, which is said', async () => {
    const { warnings } = await parseFile(docxOf(['某某条例', { numbered: '为了治理，制定本条例。' }]))
    expect(warnings).toContainEqual(expect.objectContaining({ kind: 'left-out' }))
  })
})

test.each([
  ['a broken zip', 'PK\x03\x04nothing'],
  ['an old Word file', '\xD0\xCF\x11\xE0'],
  ['a PDF', '%PDF-1.7'],
])('%s gives no structure, and what to do', async (_, start) => {
  const statute = await parseFile(Uint8Array.from(start, (char) => char.charCodeAt(0)))
  expect(statute.articles).toEqual([])
  expect(statute.warnings[0]?.kind).toBe('file-unreadable')
})

describe('an article number split over two lines', () => {
  const law = (second: string) => parseStatute(`某某条例\n第一条 各方治理。\n${second}\n第三条 丙。`).statute
  test.each([
    ['alone in its line', '第二\n条 违反本条例第一\n条规定的，改正。'],
    ['the first sign alone', '第\n二条 违反本条例第一条规定的，改正。'],
    ['behind a sentence', '各方自治。第二\n条 违反本条例第一条规定的，改正。'],
    ['over a page', '第二\n— 3 —\n条 违反本条例第一条规定的，改正。'],
  ])('%s: counted right and flagged', (_, text) => {
    const { articles, references } = law(text)
    expect(articles.map(({ eId }) => eId)).toEqual(['art_1', 'art_2', 'art_3'])
    expect(articles[1]?.paragraphs.map(({ text }) => text)).toEqual(['违反本条例第一条规定的，改正。'])
    expect(articles[1]?.defects[0]).toEqual({ kind: 'lines-joined', quote: '第二条' })
    expect(references).toEqual([{ from: 'art_2__para_1', to: 'art_1' }])
    rebuilt(`某某条例\n第一条 各方治理。\n${text}\n第三条 丙。`)
  })

  test('二十五 in two halves', () => {
    const head = Array.from({ length: 24 }, (_, at) => `第${at + 1}条 各方治理。`)
    const { articles } = parseStatute(`某某条例\n${head.join('\n')}\n第二十\n五条 各方自治。`).statute
    expect(articles.at(-1)).toMatchObject({ number: 25, eId: 'art_25' })
  })

  test('the first article', () => {
    const { articles } = parseStatute('某某条例\n第\n一条 甲。\n第二条 乙。').statute
    expect(articles.map(({ number }) => number)).toEqual([1, 2])
  })

  test('a citation so broken begins nothing', () => {
    const { articles } = law('第二条 依照\n第一\n条规定办理。')
    expect(articles.map(({ number }) => number)).toEqual([1, 2, 3])
    expect(articles[1]?.paragraphs).toHaveLength(1)
  })
})

describe('an article that is cited for what it does not say', () => {
  test('湖北: art. 41 cites art. 25, which forbids no transfer', () => {
    const { articles, references } = parseStatute(sourceOf('hubei')).statute
    expect(references).toContainEqual({ from: 'art_41__para_1', to: 'art_25' })
    expect(articles[40]?.defects).toEqual([{ kind: 'reference-doubtful', quote: '第二十五条' }])
  })

  test.each(IDS.filter((id) => id !== 'hubei'))('%s: no doubt', (id) => {
    const { warnings } = parseStatute(sourceOf(id)).statute
    expect(warnings.filter(({ kind }) => kind === 'reference-doubtful')).toEqual([])
  })

  test('a sanction that cites what it means is not doubted', () => {
    const { warnings } = parseStatute(
      '某某条例\n第一条 建设单位应当按照规定配套建设社区用房并无偿移交。\n第二条 违反本条例第一条规定，建设单位未按照规定配套建设社区用房的，责令改正。',
    ).statute
    expect(warnings.filter(({ kind }) => kind === 'reference-doubtful')).toEqual([])
  })
})
