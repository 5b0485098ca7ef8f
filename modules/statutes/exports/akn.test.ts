/** Text → XML → text, valid against the OASIS schema; markdown back to the same tree. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readDocument } from '../parser/document.ts'
import { parseStatute } from '../parser/parse.ts'
import { faultsOf } from '../testing/akn/validate.ts'
import { IDS, sourceOf, treeOf } from '../testing/texts.ts'
import { toAkn } from './akn.ts'
import { AknError, textOfAkn } from './akn-read.ts'
import { toMarkdown } from './markdown.ts'

function aknOf(source: string, slug = 'x'): string {
  const parsed = parseStatute(source)
  const { title, status, dates } = parsed.statute
  const law = { slug, division: '990000', title: title ?? '—', isDraft: status === 'draft', dates }
  return toAkn(source, parsed, { ...law, generatedOn: '2026-11-21' })
}
const withoutLayout = (xml: string) => xml.replace(/<l:source[\s\S]*<\/l:source>/, '')

describe.each(IDS)('%s', (id) => {
  const source = sourceOf(id)
  const xml = aknOf(source, id.replace('_', ''))

  test('is valid against the schema', async () => {
    expect(await faultsOf(xml)).toEqual([])
  })

  test('has what no schema asks for: every unit an eId, unique and in ASCII; every link a target', () => {
    for (const name of ['chapter', 'article', 'paragraph', 'list', 'point', 'ref']) {
      for (const [tag] of xml.matchAll(new RegExp(`<${name}[ />][^>]*`, 'g'))) expect(tag).toContain(' eId="')
    }
    const ids = [...xml.matchAll(/ eId="([^"]*)"/g)].map(([, eId]) => eId!)
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids.filter((eId) => !/^[a-z0-9_A-Z-]+$/.test(eId))).toEqual([])
    expect(ids.filter((eId) => /^art_\d+$/.test(eId))).toHaveLength(
      parseStatute(source).statute.articles.length,
    )
    for (const [, target] of xml.matchAll(/ (?:href|from|upTo|source|start|refersTo)="#([^"]*)"/g)) {
      expect(ids).toContain(target)
    }
  })

  test('gives its very source back', () => {
    expect(textOfAkn(xml)).toEqual({ text: source, layout: 'kept' })
  })

  test('without its layout gives the same law, laid out plainly', () => {
    const { text, layout } = textOfAkn(withoutLayout(xml))
    expect(layout).toBe('rebuilt')
    expect(treeOf(text)).toEqual(treeOf(source))
  })

  test('as markdown is the same law', () => {
    expect(treeOf(toMarkdown(source, parseStatute(source), `a -- ${id}`))).toEqual(treeOf(source))
  })
})

test('the parser reads its own export as the source, a broken one as it stands', async () => {
  const source = sourceOf('suining')
  expect((await readDocument(new TextEncoder().encode(aknOf(source)))).text).toBe(source)
  const broken = aknOf(source).slice(0, 5000)
  const { text, warnings } = await readDocument(new TextEncoder().encode(broken))
  expect([text, warnings[0]?.kind]).toEqual([broken, 'file-unreadable'])
})

test('the address and events of a law, its references, what is lost', () => {
  const hubei = aknOf(sourceOf('hubei'), 'hubei')
  expect(hubei).toContain('<bill name="regulation">')
  expect(hubei).toContain('"/akn/cn-990000/bill/regulation/undated/hubei/zho@"')
  expect(hubei).toContain('href="#art_25">第二十五条</ref>')
  const suining = aknOf(sourceOf('suining'), 'suining')
  expect(suining).toContain('href="#law_1">《中华人民共和国城市居民委员会组织法》</ref>')
  expect(suining).toContain('<point eId="art_42__para_1__point_2"><num>（二）</num>')
  const liaoyuan = aknOf(sourceOf('liaoyuan'), 'liaoyuan')
  expect(liaoyuan).toContain('"/akn/cn-990000/act/regulation/2024/liaoyuan/zho@2024-05-01"')
  expect(liaoyuan).toContain('date="2024-03-28" source="#author" refersTo="#evc-approved"')
  expect(aknOf(sourceOf('guiyang'))).toContain('<article eId="art_14" status="incomplete">')
})

test('whoever changes words in the XML gets the changed law, never the old text', () => {
  const xml = aknOf(sourceOf('liaoyuan'))
  const changed = xml.replace(/(<p>为了)/, '<p>为着')
  expect(changed).not.toBe(xml)
  expect(textOfAkn(changed)).toMatchObject({ layout: 'rebuilt', text: expect.stringContaining('为着') })
  const longer = xml.replace(
    '</p></content></paragraph></article>\n</body>',
    '又一句。</p></content></paragraph></article>\n</body>',
  )
  expect(textOfAkn(longer.replace(/(制定本条例。)(<\/p>)/, '$1又一句。$2'))).toMatchObject({
    layout: 'rebuilt',
    text: expect.stringContaining('又一句。'),
  })
})

test.each([
  '',
  'no xml',
  '<a/>',
  '<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"/>',
  '<a><b></a>',
])('%j is no law', (xml) => {
  expect(() => textOfAkn(xml)).toThrow(AknError)
})

const parts = fc.constantFrom(
  ...[
    '某某条例\n',
    '第一编 甲\n',
    '第一章 总　则\n',
    '第二章 乙\n',
    '第一节 丙\n',
    '第一条 甲。\n',
    '第二条 【标题】\n乙：\n',
  ],
  ...[
    '第三条 ',
    '第二\n条 丙。',
    '（一）丁；\n',
    '（二）戊：①己；②庚。\n',
    '1.辛；\n',
    '前款规定',
    '第一条规定',
    '《某法》第三条',
    '\n',
  ],
  ...[
    '附件1：表\n',
    '<p>',
    '</p>',
    '&ldquo;',
    '&amp;',
    '<',
    '"',
    "'",
    ']]>',
    '<!-- x -->',
    '[bookmark: a]',
    '**',
    '# ',
  ],
  ...[
    '\r\n',
    '\r',
    '\f',
    '\u0000',
    '\u0085',
    '\u2028',
    '\ufeff',
    '\uffff',
    '\ud800',
    '😀',
    '　',
    '\t',
    '。',
    '：',
    '；',
  ],
)

test('any text comes back from XML as it was, and the XML is legal', () => {
  fc.assert(
    fc.property(fc.array(parts, { maxLength: 50 }), (all) => {
      const source = all.join('')
      expect(textOfAkn(aknOf(source))).toEqual({ text: source, layout: 'kept' })
    }),
    { numRuns: 500 },
  )
})

test('odd texts are valid too', async () => {
  const odd = [
    '',
    '今天天气很好。',
    '某某条例\n第一章 空\n第二章 总则\n第一条\n第二条 甲：\n（一）乙：\n1.丙；\n2.丁。\n第二条之一 前款不适用。\n附件1：表\n甲\t乙',
    '某某条例\n第一编 总则\n第一章 甲\n第一节 乙\n第一条 甲。\n第二节 丙\n第二条 前条和本条例第一条至第二条适用。\n第三条 甲。\n乙。\n丙依照前两款。\u0000',
  ]
  for (const source of odd) expect(await faultsOf(aknOf(source))).toEqual([])
})
