import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { IDS, rebuilt, sourceOf, treeOf } from '../testing/texts.ts'
import { decode } from './decode.ts'
import { parseStatute } from './parse.ts'
import { publishedSchema, schemaFile } from './schema.ts'
import { statuteShape } from './shape.ts'
import { measureSpeed } from './speed.ts'

describe('the five texts', () => {
  test.each([
    ['liaoyuan', 6, 44, 0, 62, 8, '2024-05-01', 'inForce'],
    ['suining', 7, 45, 39, 70, 21, null, 'draft'],
    ['jiaozuo', 7, 40, 0, 67, 0, '2024-10-01', 'inForce'],
    ['guiyang', 5, 47, 0, 47, 0, '2013-12-01', 'inForce'],
    ['hubei', 7, 45, 44, 83, 5, null, 'draft'],
  ] as const)('%s', (id, chapters, count, headings, paragraphs, items, effective, status) => {
    const { statute } = parseStatute(sourceOf(id))
    const all = statute.articles.flatMap((one) => one.paragraphs)
    expect({
      chapters: statute.chapters.length,
      articles: statute.articles.length,
      headings: statute.articles.filter(({ heading }) => heading).length,
      paragraphs: all.length,
      items: all.flatMap((one) => one.items).length,
      effective: statute.dates.effective,
      status: statute.status,
    }).toEqual({ chapters, articles: count, headings, paragraphs, items, effective, status })
    expect(statute.articles.map(({ number }) => number)).toEqual(
      Array.from({ length: count }, (_, i) => i + 1),
    )
    expect(statute.articles.every(({ chapter }) => chapter !== null)).toBe(true)
  })

  test.each(IDS)('%s: nodes and noise give the source back, and nothing is left unexplained', (id) => {
    const source = sourceOf(id)
    const { pieces, statute, noise } = parseStatute(source)
    expect(rebuilt(source)).toBe(source)
    expect(noise.filter(({ kind }) => kind === 'unclassified' || kind === 'outside')).toEqual([])
    expect(statuteShape.parse(statute)).toEqual(statute)
    for (const article of statute.articles) {
      for (const [index, paragraph] of article.paragraphs.entries()) {
        const own = pieces.filter(({ node }) => node === `${article.eId}__para_${index + 1}`)
        expect(own.map(({ start, end }) => source.slice(start, end)).join('')).toBe(paragraph.text)
      }
    }
  })

  test('贵阳: the five articles with lost words, and only those, are marked', () => {
    const { statute } = parseStatute(sourceOf('guiyang'))
    const lost = statute.articles.filter(({ defects }) => defects.some(({ kind }) => kind === 'garbled'))
    expect(lost.map(({ number }) => number)).toEqual([14, 19, 21, 27, 31])
    expect(statute.title).toBeNull()
    expect(statute.warnings.map(({ kind }) => kind)).toContain('punctuation-lost')
    expect(statute.references).toEqual([11, 12, 13].map((n) => ({ from: 'art_14__para_1', to: `art_${n}` })))
  })

  test('遂宁: items within a line, terms, a cited law', () => {
    const { statute } = parseStatute(sourceOf('suining'))
    expect(statute.articles[41]?.paragraphs[0]?.items.map(({ text }) => text)).toEqual([
      '从事非营利活动的社会团体；',
      '社会服务机构；',
      '利用社会捐赠的财产从事公益事业的基金会。',
    ])
    expect(statute.terms.map(({ term, article }) => [term, article])).toContainEqual(['社会企业', 44])
    expect(statute.references).toContainEqual({
      from: 'art_1__para_1',
      to: '《中华人民共和国城市居民委员会组织法》',
    })
  })

  test('adoption and approval are told apart', () => {
    expect(parseStatute(sourceOf('liaoyuan')).statute.dates).toEqual({
      passed: '2023-10-20',
      approved: '2024-03-28',
      promulgated: null,
      amended: [],
      effective: '2024-05-01',
    })
  })
})

const seed = fc.integer({ min: 0, max: 1_000_000 })
/** A fixed choice for each line, from a seed. */
const dice = (start: number) => {
  let state = start + 1
  return (many: number) => {
    state = (state * 48_271) % 2_147_483_647
    return state % many
  }
}
const lined = (id: string) => sourceOf(id).split('\n')

describe('layout does not change the tree', () => {
  const layouts: Record<string, (lines: string[], roll: (many: number) => number) => string> = {
    'line ends of Windows': (lines) => lines.join('\r\n'),
    'byte order mark': (lines) => `\uFEFF${lines.join('\n')}`,
    'spaces at the ends': (lines, roll) =>
      lines.map((one) => one + ' \u3000\u00A0\t'.repeat(roll(3))).join('\n'),
    'blank lines': (lines, roll) => lines.map((one) => one + '\n'.repeat(roll(4))).join('\n'),
    indents: (lines, roll) =>
      lines.map((one) => (/^[#-]/.test(one) ? one : ['', '　　', '  ', '\t'][roll(4)] + one)).join('\n'),
    'half-width brackets of items': (lines) =>
      lines.map((one) => one.replace(/^（([一二三四五六七八九十]+)）/, '($1)')).join('\n'),
    'page numbers': (lines, roll) =>
      lines
        .map((one, at) =>
          roll(6) ? one : `${one}\n${[`— ${at} —`, `- ${at} -`, `第 ${at} 页 共 90 页`, `${at}`][roll(4)]}`,
        )
        .join('\n'),
    'bookmarks and comments': (lines, roll) =>
      lines.map((one) => (roll(5) ? one : `[bookmark: _Toc${roll(99)}]<!-- x -->${one}`)).join('\n'),
    html: (lines) =>
      `<!DOCTYPE html><html><head><title>x</title></head><body>${lines
        .map(
          (one) =>
            `<p class="a">${one.replace(/<!--.*?-->|^#+ |^- /g, '').replaceAll('\u00A0', '&nbsp;')}</p>`,
        )
        .join('\n')}</body></html>`,
  }
  for (const [name, lay] of Object.entries(layouts)) {
    test.each(IDS)(`${name}: %s`, (id) => {
      const wanted = treeOf(sourceOf(id))
      fc.assert(
        fc.property(seed, (start) => {
          const source = lay(lined(id), dice(start))
          expect(treeOf(source)).toEqual(wanted)
          expect(rebuilt(source)).toBe(source)
        }),
        { numRuns: 4 },
      )
    })
  }

  test.each(['suining', 'guiyang'])('without the contents list: %s', (id) => {
    const source = sourceOf(id)
    const bodyAt = source.lastIndexOf('第一章')
    const listAt = source.indexOf('第一章')
    expect(treeOf(source.slice(0, listAt) + source.slice(bodyAt))).toEqual(treeOf(source))
  })

  test.each(['liaoyuan', 'suining', 'hubei'])('lines broken by hand inside sentences: %s', (id) => {
    fc.assert(
      fc.property(fc.integer({ min: 24, max: 44 }), (width) => {
        const source = lined(id)
          .flatMap((line) => broken(line.replace(/\[bookmark: .*?\]/, ''), width))
          .join('\n')
        expect(treeOf(source)).toEqual(treeOf(sourceOf(id)))
        expect(rebuilt(source)).toBe(source)
      }),
      { numRuns: 8 },
    )
  })
})

/** Breaks at a width, never where a sentence ends: that place alone nobody could tell from a paragraph's end. */
function broken(line: string, width: number): string[] {
  if (/^\s|^第.{1,4}[章]/.test(line)) return [line]
  const out: string[] = []
  let rest = line
  while (rest.length > width) {
    let at = width
    while (at > width - 6 && /[。；：！？”）】]/.test(rest[at - 1]!)) at -= 1
    if (/[。；：！？”）】\s]/.test(rest[at - 1]!) || /^[）（】\s]/.test(rest.slice(at))) break
    out.push(rest.slice(0, at))
    rest = rest.slice(at)
  }
  return [...out, rest]
}

test('UTF-8 keeps its byte order mark, which is then noise', () => {
  const { text, encoding } = decode(Uint8Array.from([0xef, 0xbb, 0xbf, 0x31]))
  expect([text, encoding]).toEqual(['\uFEFF1', 'utf-8'])
})

test('bytes that are no UTF-8 are read as GB18030', () => {
  // 第一条 in GB18030.
  const bytes = Uint8Array.from([0xb5, 0xda, 0xd2, 0xbb, 0xcc, 0xf5])
  expect(decode(bytes)).toEqual({ text: '第一条', encoding: 'gb18030' })
})

test('anything is taken in, and nothing of it lost', () => {
  const parts = fc.constantFrom(
    ...[
      '第一条',
      '第二条',
      '第一章',
      '目录',
      '（一）',
      '(二)',
      '①',
      '。',
      '；',
      '：',
      '\n',
      '\r\n',
      '　',
      ' ',
      '\uFEFF',
    ],
    ...[
      '<p>',
      '</p>',
      '&nbsp;',
      '&#x2F;',
      '<!--',
      '-->',
      '[bookmark: a]',
      '# ',
      '- ',
      '**',
      '第十二条之一',
      '附件',
    ],
    ...[
      '2023年13月45日',
      '自2023年 月 日起施行。',
      '《',
      '》',
      '本条例所称',
      '是指',
      '第九十九条规定',
      '\u0000',
      '\ud800',
    ],
  )
  fc.assert(
    fc.property(fc.array(fc.oneof(parts, parts, fc.string({ maxLength: 4 })), { maxLength: 60 }), (all) => {
      const source = all.join('')
      expect(rebuilt(source)).toBe(source)
      statuteShape.parse(parseStatute(source).statute)
    }),
    { numRuns: 600 },
  )
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      const { text } = decode(bytes)
      expect(rebuilt(text)).toBe(text)
    }),
    { numRuns: 200 },
  )
})

test('the published schema is the one of the code', () => {
  expect(JSON.parse(readFileSync(schemaFile, 'utf8'))).toEqual(publishedSchema())
})

test('the measure of speed counts what it parses', () => {
  expect(measureSpeed(0.01)).toMatchObject({ articles: 233 })
})
