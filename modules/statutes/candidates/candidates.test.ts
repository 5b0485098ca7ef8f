import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseStatute } from '../parser/parse.ts'
import { IDS, sourceOf } from '../testing/texts.ts'
import { clausesOf } from './clauses.ts'
import { findCandidates } from './find.ts'
import { nodesOf } from './nodes.ts'
import type { Candidates } from './shapes.ts'

/** Candidates of a text that has these articles. */
function candidatesOf(...articles: string[]): Candidates {
  const text = articles.map((words, index) => `第${'一二三四五六七八九'[index]}条　${words}`).join('\n')
  return findCandidates(parseStatute(`试验条例\n\n${text}\n`).statute)
}
const duties = (...articles: string[]) => candidatesOf(...articles).duties
const short = (...articles: string[]) =>
  duties(...articles).map(({ modality, subject, action }) => [modality, subject, action])

/** Every candidate's words stand where it says. */
function expectRanges(source: string): number {
  const { statute } = parseStatute(source)
  const nodes = new Map(nodesOf(statute).map(({ at, text }) => [at.node, { at, text }]))
  const found = findCandidates(statute)
  const all = [...found.duties, ...found.parameters, ...found.terms]
  for (const { node, start, end, quote, article, paragraph } of all) {
    const home = nodes.get(node)
    expect(home?.text.slice(start, end)).toBe(quote)
    expect(quote.length).toBeGreaterThan(0)
    expect([home?.at.article, home?.at.paragraph]).toEqual([article, paragraph])
  }
  return all.length
}

describe('ranges', () => {
  it.each(IDS)('%s: every quote is a stretch of its node', (id) => {
    expect(expectRanges(sourceOf(id))).toBeGreaterThan(20)
  })

  it('hold for whatever stands in a paragraph', () => {
    const piece = fc.constantFrom(
      ...[
        '市人民政府',
        '应当',
        '不得',
        '可以',
        '鼓励',
        '建立',
        '制度',
        '的',
        '时',
        '，',
        '。',
        '；',
        '：',
        '、',
        '（',
        '）',
      ],
      ...[
        '“',
        '”',
        '按照',
        '定期',
        '及时',
        '三十平方米',
        '15个工作日内',
        '本条例所称',
        '是指',
        '由',
        '作为',
        '促进',
        ' ',
      ],
    )
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 40 }), (words) => {
        expectRanges(`试验条例\n第一条　${words.join('')}\n第二条　${words.reverse().join('')}\n`)
      }),
      { numRuns: 300 },
    )
  })

  it('clauses do not overlap and keep the order of the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'政府应当可以建立的时，。；：（）促进') }), (text) => {
        let last = 0
        for (const { start, end, parts } of clausesOf(text)) {
          expect(start).toBeGreaterThanOrEqual(last)
          expect(end).toBeGreaterThan(start)
          expect([parts[0]!.start, parts.at(-1)!.end]).toEqual([start, end])
          last = end
        }
      }),
    )
  })
})

describe('duties', () => {
  it('one for every clause that does something; bearer and modality are carried on', () => {
    expect(
      short('市人民政府应当组织编制规划，将治理纳入发展规划，建立联席会议制度，研究解决重大问题。'),
    ).toEqual([
      ['shall', '市人民政府', '组织编制规划'],
      ['shall', '市人民政府', '将治理纳入发展规划'],
      ['shall', '市人民政府', '建立联席会议制度'],
      ['shall', '市人民政府', '研究解决重大问题'],
    ])
  })

  it('means, ground and condition belong to what follows; ends belong to what stands before', () => {
    const [first, ...more] = duties(
      '发生突发事件时，居民委员会应当按照人民政府的决定，进行宣传动员，促进社区安全。',
    )
    expect(first).toMatchObject({
      subject: '居民委员会',
      condition: '发生突发事件时',
      quote: '发生突发事件时，居民委员会应当按照人民政府的决定，进行宣传动员',
    })
    expect(more).toEqual([])
  })

  it('what must not, may and is encouraged', () => {
    expect(
      short(
        '有关部门不得将自身职责转交给居民委员会承担。居民委员会可以设立工作委员会。鼓励企业参与社区服务。',
      ).map(([modality]) => modality),
    ).toEqual(['shall-not', 'may', 'encourage'])
  })

  it('a duty without any modal word, and whoever is named by 由', () => {
    expect(
      short('城市网格按照户数标准划分。', '社区的设立由县人民政府决定；未履行职责的，由街道办事处责令改正。'),
    ).toEqual([
      ['shall', '', '城市网格按照户数标准划分'],
      ['shall', '', expect.stringContaining('决定')],
      ['shall', '街道办事处', '责令改正'],
    ])
  })

  it('purpose, scope, definitions, precedence and entry into force are none', () => {
    expect(
      duties(
        '为了加强治理，根据有关法律，制定本条例。',
        '本条例适用于本市行政区域。',
        '本条例所称社区，是指居民委员会开展自治的地域。',
        '违反本条例规定的行为，法律已有处罚规定的，从其规定。',
        '本条例自2024年5月1日起施行。',
      ),
    ).toEqual([])
  })

  it('a list of duties gives one for every item, with the bearer of the list', () => {
    const found = duties('社区服务中心应当履行下列职责：\n（一）受理居民的申请；\n（二）每年公布服务目录。')
    expect(found.map(({ node, subject, action }) => [node, subject, action])).toEqual([
      ['art_1__para_1__point_1', '社区服务中心', '受理居民的申请'],
      ['art_1__para_1__point_2', '社区服务中心', '每年公布服务目录'],
    ])
    expect(found[1]).toMatchObject({ item: 2, every: 'year' })
  })

  it('times, and words that stand in place of a time', () => {
    const [first, second] = duties(
      '民政部门应当自受理之日起十五个工作日内作出答复。',
      '居民委员会应当定期公布财务，及时公开重要事项。',
    )
    expect(first?.deadline).toEqual({ amount: 15, unit: 'workingDays', words: '十五个工作日内' })
    expect(second?.open).toEqual(['定期'])
  })

  it('towards whom', () => {
    expect(duties('居民委员会应当向街道办事处报告工作。')[0]).toMatchObject({ to: '街道办事处' })
  })
})

describe('parameters and terms', () => {
  it('figures with bounds, ratios, dates, lists and open words', () => {
    const { parameters } = candidatesOf(
      '社区综合服务设施按照每百户居民不低于三十平方米的标准建设，由两名以上人员定期检查，城市网格不超过六百户。',
      '设置文化、体育、养老、托育等区域。',
      '本条例自2024年5月1日起施行。',
    )
    expect(parameters.map(({ kind, value, unit, bound }) => [kind, value, unit, bound])).toEqual([
      ['ratio', 100, 'per 户', undefined],
      ['figure', 30, '平方米', 'least'],
      ['figure', 2, '名', 'least'],
      ['open', null, 'period', undefined],
      ['figure', 600, '户', 'most'],
      ['list', ['设置文化', '体育', '养老', '托育'], 'list', undefined],
      ['date', '2024-05-01', 'date', undefined],
    ])
  })

  it('an article’s number and a blank date are no figures', () => {
    expect(
      candidatesOf('违反第三条规定的，依照第五条处理。', '本条例自202   年   月   日起施行。').parameters,
    ).toEqual([])
  })

  it('terms with their definitions, and short names', () => {
    const { terms } = candidatesOf(
      '本条例所称社区，是指居民委员会开展自治的地域。',
      '社区综合服务设施（以下简称设施）由街道办事处管理。',
    )
    expect(terms.map(({ term, definition }) => [term, definition])).toEqual([
      ['社区', '居民委员会开展自治的地域'],
      ['设施', '社区综合服务设施'],
    ])
  })
})
