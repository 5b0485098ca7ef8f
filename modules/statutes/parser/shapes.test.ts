/** Texts as they come: parts and sections, inserted articles, glued lines, contents of articles, second laws. */
import { expect, test } from 'vitest'
import { rebuilt } from '../testing/texts.ts'
import { parseStatute } from './parse.ts'

const parse = (text: string) => {
  expect(rebuilt(text)).toBe(text)
  return parseStatute(text).statute
}
const kinds = (statute: ReturnType<typeof parse>) => statute.warnings.map(({ kind }) => kind)

test('编, 章, 节 and inserted articles', () => {
  const statute = parse(`某某市物业管理办法
（2001年3月1日某某市人民政府令第5号发布　根据2010年6月2日《关于修改的决定》第一次修正　2018年12月30日修订　自2019年2月1日起施行）
第一编 总则
第一章 一般规定
第一节 目的
第一条 为了管理，制定本办法。
第二节 范围
第二条 本办法适用于本市。
第二条之一 物业管理区域由街道办事处划定。
第二条之二　前款不适用。违反第二条之一规定的，改正。
第二编 分则
第一章 业主
第三条 业主应当遵守第二条和第二条之二的规定。`)
  expect(statute.kind).toBe('办法')
  expect(statute.parts).toEqual([
    { number: 1, title: '总则' },
    { number: 2, title: '分则' },
  ])
  expect(statute.chapters).toEqual([
    { number: 1, title: '一般规定', part: 1 },
    { number: 1, title: '业主', part: 2 },
  ])
  expect(statute.sections.map(({ title }) => title)).toEqual(['目的', '范围'])
  expect(statute.articles.map(({ eId, section }) => [eId, section])).toEqual([
    ['art_1', 1],
    ['art_2', 2],
    ['art_2bis1', 2],
    ['art_2bis2', 2],
    ['art_3', null],
  ])
  expect(statute.references).toEqual([
    { from: 'art_2bis2__para_1', to: 'art_2bis1' },
    { from: 'art_3__para_1', to: 'art_2' },
    { from: 'art_3__para_1', to: 'art_2bis2' },
  ])
  expect(statute.dates).toEqual({
    passed: null,
    approved: null,
    promulgated: '2001-03-01',
    amended: ['2010-06-02', '2018-12-30'],
    effective: '2019-02-01',
  })
  expect(kinds(statute)).toEqual([])
})

test('articles and chapters glued to the line before', () => {
  const statute = parse(
    '某某条例\n第一章 总则 第一条 为了治理，制定本条例。第二条 本条例适用于本市。违反第三条规定的，改正。第二章 治理\n第三条本条例自公布之日起施行。',
  )
  expect(statute.chapters.map(({ title }) => title)).toEqual(['总则', '治理'])
  expect(statute.articles.map(({ number, chapter }) => [number, chapter])).toEqual([
    [1, 1],
    [2, 1],
    [3, 2],
  ])
  expect(kinds(statute)).toContain('article-glued')
})

test('gaps, repetitions and texts begun anew are kept and said', () => {
  const statute = parse(
    '某某条例\n第一条 甲。\n第二条 乙。\n第四条 丁。\n第四条 丁又。\n第三条 丙。\n另一规定\n第一条 子。\n第二条 丑。',
  )
  expect(statute.articles.map(({ eId }) => eId)).toEqual(['art_1', 'art_2', 'art_4', 'art_4__dup_2', 'art_3'])
  expect(statute.articles[2]?.defects[0]?.kind).toBe('number-missing-before')
  expect(kinds(statute)).toEqual(
    expect.arrayContaining(['article-gap', 'article-repeated', 'article-out-of-turn', 'second-law']),
  )
  expect(statute.appendices).toEqual([{ title: '另一规定', text: '第一条 子。\n第二条 丑。' }])
})

test('项 and 目, also within a line; a citation at a line begins nothing', () => {
  const statute = parse(`某某规定
第一条 下列事项由区管理：
（一）道路，包括：
1.主干道；
2.支路；
（二）桥梁；（三）隧道。
其他事项由街道管理，依照本规定
第二条规定办理。
第二条 分为：①大；②中；③小。`)
  expect(statute.articles[0]?.paragraphs).toEqual([
    {
      text: '下列事项由区管理：',
      items: [
        {
          number: 1,
          text: '道路，包括：',
          items: [
            { number: 1, text: '主干道；', items: [] },
            { number: 2, text: '支路；', items: [] },
          ],
        },
        { number: 2, text: '桥梁；', items: [] },
        { number: 3, text: '隧道。', items: [] },
      ],
    },
    { text: '其他事项由街道管理，依照本规定第二条规定办理。', items: [] },
  ])
  expect(statute.articles[1]?.paragraphs[0]?.items.map(({ text }) => text)).toEqual(['大；', '中；', '小。'])
  expect(statute.references).toEqual([{ from: 'art_1__para_2', to: 'art_2' }])
})

test('appendices, running heads, words after the end', () => {
  const statute = parse(`某某市养犬管理条例
第一条 甲。
某某市养犬管理条例
— 2 —
第二条 本条例自2020年1月1日起施行。
责任编辑 王某
附件1：禁养犬名录
藏獒`)
  expect(statute.articles.map(({ paragraphs }) => paragraphs.length)).toEqual([1, 1])
  expect(statute.noise.map(({ kind }) => kind)).toEqual(
    expect.arrayContaining(['running-head', 'page-number', 'outside']),
  )
  expect(statute.appendices).toEqual([{ title: '附件1：禁养犬名录', text: '藏獒' }])
})

test('a contents list of articles, and headings without brackets', () => {
  const statute = parse(`某某章程
目录
第一条 名称……1
第二条 宗旨……1
第三条 附则……2
第一条 名称
本会叫做某会。
第二条 宗旨
本会服务居民。
第三条 附则
本章程自通过之日起施行。`)
  expect(statute.articles.map(({ heading, paragraphs }) => [heading, paragraphs.length])).toEqual([
    ['名称', 1],
    ['宗旨', 1],
    ['附则', 1],
  ])
})

test('no law at all', () => {
  const statute = parse('今天天气很好。')
  expect(statute).toMatchObject({ title: null, kind: null, status: 'unverified', articles: [] })
  expect(kinds(statute)).toContain('no-articles')
})
