/** The six packs as they stand in the repository, and what the code sees of them. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { checkFolders } from './check.ts'
import { loadPacks, packFolders } from './load.ts'
import { STAGES, URGENCIES } from './schema.ts'
import { bare, fromChinese, paragraphsOf, splitStatute, toChinese } from './statute.ts'

const root = join(import.meta.dirname, '../../jurisdictions')
const packs = loadPacks(root)
const all = packs.list({ includeFictional: true })

describe('the packs of the repository', () => {
  it('are clean: every quote stands in its article, every name is known', () => {
    const { findings, counts } = checkFolders(root)
    expect(findings).toEqual([])
    expect(counts).toHaveLength(6)
  })

  it('are the five laws and the invented one', () => {
    expect(packFolders(root)).toEqual(['_fictional', 'guiyang', 'hubei', 'jiaozuo', 'liaoyuan', 'suining'])
    expect(packs.list().map((p) => p.id)).not.toContain('_fictional')
  })

  // Fixture counts: source-texts.md 4.1.
  it.each([
    ['liaoyuan', 44, 62],
    ['suining', 45, 70],
    ['jiaozuo', 40, 67],
    ['hubei', 45, 83],
  ])('%s has %i articles in %i paragraphs', (id, articles, paragraphs) => {
    const statute = splitStatute(readFileSync(join(root, id, 'statutes', `${id}.txt`), 'utf8'))
    expect(statute.articles.size).toBe(articles)
    expect([...statute.articles.values()].flatMap(paragraphsOf)).toHaveLength(paragraphs)
  })

  it('guiyang has 47 articles in 84 sentences', () => {
    const { articles } = splitStatute(readFileSync(join(root, 'guiyang/statutes/guiyang.txt'), 'utf8'))
    expect(articles.size).toBe(47)
    expect([...articles.values()].flatMap((a) => bare(a).split('。').filter(Boolean))).toHaveLength(84)
  })
})

describe('which law is in force at a place', () => {
  it.each([
    ['220402001001', 'liaoyuan'],
    ['510903', 'suining'],
    ['410802', 'jiaozuo'],
    ['520103', 'guiyang'],
    ['420102', 'hubei'],
    ['42', 'hubei'],
  ])('%s: %s', (code, id) => {
    expect(packs.forPlace(code)?.id).toBe(id)
  })

  it('is none elsewhere, and the invented one only when asked for', () => {
    expect(packs.forPlace('110101')).toBeUndefined()
    expect(packs.forPlace('22')).toBeUndefined()
    expect(packs.forPlace('990101')).toBeUndefined()
    expect(packs.forPlace('990101', { includeFictional: true })?.id).toBe('_fictional')
  })
})

describe('bodies and duties', () => {
  it('dispatching: the agency in 贵阳, subdistricts and townships elsewhere', () => {
    expect(packs.get('guiyang').dispatcher).toBe('agency')
    expect(packs.get('guiyang').bodyKind('gov-base')).toBeUndefined()
    expect(packs.get('guiyang').bodyKind('committee')?.under).toBe('agency')
    for (const id of ['liaoyuan', 'suining', 'jiaozuo', 'hubei'])
      expect(packs.get(id).dispatcher).toBe('gov-base')
  })

  it.each([
    ['jiaozuo', 'gov-base'],
    ['guiyang', 'agency'],
    ['hubei', 'committee'],
    ['liaoyuan', 'lead-dept'],
    ['suining', 'gov-base'],
  ])('grids in %s are divided by %s alone', (id, body) => {
    expect(
      new Set(
        packs
          .get(id)
          .postsWith('places.divide')
          .map((p) => p.body),
      ),
    ).toEqual(new Set([body]))
  })

  it('辽源 12: urban and rural grids have their own tree of posts', () => {
    const pack = packs.get('liaoyuan')
    expect(pack.gridPosts('urban').map((g) => g.post.name.zh)).toEqual([
      '网格长',
      '网格员',
      '楼栋长',
      '单元长',
    ])
    expect(pack.gridPosts('rural').map((g) => g.post.name.zh)).toEqual(['网格长', '网格员', '村民代表'])
  })

  it.each(all.map((p) => [p.id, p] as const))(
    '%s: every step of the procedure can be done by some post',
    (_, pack) => {
      for (const step of pack.procedure('grid.matter').steps()) {
        for (const actor of step.by.filter((a) => a.includes('.')))
          expect(pack.postsWith(actor)).not.toEqual([])
      }
    },
  )

  it('gives no duty to a post that it does not know', () => {
    expect(packs.get('jiaozuo').dutiesOf('gov-base', 'emperor')).toEqual([])
    expect(packs.get('guiyang').dutiesOf('gov-base', 'head')).toEqual([])
  })
})

describe('citing', () => {
  it('gives title, article, words and page', () => {
    const cited = packs
      .get('jiaozuo')
      .cite({ article: 20, paragraph: 2, quote: '及时回应、解决村（居）民合理诉求' })
    expect(cited).toEqual({
      statute: '焦作市城乡社区治理促进条例',
      article: '第二十条',
      locator: '第二十条第二款',
      quote: '及时回应、解决村（居）民合理诉求',
      url: '/law/jiaozuo/art_20',
    })
  })

  it('shows items, and no paragraphs where the text has lost them', () => {
    const suining = packs.get('suining')
    expect(suining.cite({ article: 16, item: '（二）', quote: '行政执法' }).locator).toBe(
      '第十六条第（二）项',
    )
    expect(packs.get('guiyang').cite({ article: 30, paragraph: 2, quote: '统一支付' }).locator).toBe(
      '第三十条',
    )
  })
})

describe('refusals', () => {
  it('who may not pass on his duty differs by law', () => {
    expect(packs.get('liaoyuan').refusal('transfer-own-duty').actors).not.toContain('gov-base')
    expect(packs.get('jiaozuo').refusal('transfer-own-duty').actors).toEqual([
      'lead-dept',
      'dept',
      'gov-base',
    ])
    expect(packs.get('suining').refusal('transfer-own-duty').actors).toContain('gov-county')
  })

  it('a refusal by law cites, a design guard does not', () => {
    const byLaw = packs.get('suining').refusal('dispatch-negative-item')
    expect(byLaw.source).toBe('law')
    expect(byLaw.basis[0]?.url).toBe('/law/suining/art_16')
    expect(packs.get('suining').refusal('self-check')).toMatchObject({
      mode: 'refuse',
      source: 'design',
      basis: [],
    })
  })

  it('what a law does not know is off', () => {
    expect(packs.get('jiaozuo').refusal('direct-task').mode).toBe('off')
    expect(packs.get('jiaozuo').refusal('no-such-code').mode).toBe('off')
  })

  // capabilities.md section 35: how many of its codes are on, by law.
  it.each([
    ['certificate-listed', ['jiaozuo']],
    ['no-consent', ['liaoyuan']],
    ['unwritten', ['guiyang', 'suining']],
    ['unfunded', ['guiyang', 'jiaozuo', 'liaoyuan', 'suining']],
    ['direct-task', ['hubei', 'liaoyuan']],
    ['order-before-meeting', ['hubei', 'suining']],
    ['assessment-forbidden', ['guiyang', 'hubei']],
  ])('%s is on in %j', (code, ids) => {
    expect(
      packs
        .list()
        .filter((p) => p.refusal(code).mode === 'refuse')
        .map((p) => p.id),
    ).toEqual(ids)
  })
})

describe('categories', () => {
  it('the body of the place is the jurisdiction’s own', () => {
    expect(packs.get('guiyang').category('exposed-garbage')?.responsible.body).toBe('agency')
    expect(packs.get('jiaozuo').category('exposed-garbage')?.responsible.body).toBe('gov-base')
  })

  it('遂宁 16（二）: city management may not go to the committee', () => {
    const category = packs.get('suining').category('road-trade')
    expect(category?.committee).toBe('never')
    expect(category?.negative?.[0]).toMatchObject({ article: 16, item: '（二）' })
    expect(packs.get('jiaozuo').category('road-trade')?.negative).toBeUndefined()
  })

  it('a quarrel between neighbours may go to the committee and is not public', () => {
    for (const pack of packs.list()) {
      expect(pack.category('neighbour-dispute')).toMatchObject({ committee: 'may', public: false })
    }
  })

  it('辽源 28.3 does not name the subdistrict: its matters may go to the committee there', () => {
    expect(packs.get('liaoyuan').category('exposed-garbage')?.committee).toBe('may')
    expect(packs.get('jiaozuo').category('exposed-garbage')?.committee).toBe('never')
  })

  it('贵阳 31 and 焦作 12 add the fields that the law names; heating is not offered in the south', () => {
    const fields = (id: string) =>
      packs
        .get(id)
        .categories()
        .filter((c) => c.kind === 'field')
        .map((c) => c.name.zh)
    expect(fields('jiaozuo')).toEqual([
      '党建宣传',
      '社会保障',
      '矛盾化解',
      '便民服务',
      '治安防控',
      '应急管理',
    ])
    expect(fields('guiyang')).toContain('宣传法律政策')
    expect(packs.get('guiyang').category('heating')).toBeUndefined()
    expect(packs.get('liaoyuan').category('heating')).toBeDefined()
  })
})

describe('limits, words, figures', () => {
  it.each(all.map((p) => [p.id, p] as const))(
    '%s has a limit for every stage and urgency, said to be a setting',
    (_, pack) => {
      for (const stage of STAGES) {
        for (const urgency of URGENCIES) {
          expect(pack.limit(stage, urgency)).toMatchObject({
            source: 'demonstration',
            amount: expect.any(Number),
          })
        }
      }
    },
  )

  it('parameters: a figure, an open one, and silence', () => {
    expect(packs.get('hubei').parameter('staffing-ratio')?.value).toBe(18)
    expect(packs.get('liaoyuan').parameter('grid-basis-urban')).toMatchObject({ value: null, open: true })
    expect(packs.get('jiaozuo').parameter('staffing-ratio')).toBeUndefined()
    expect(packs.get('suining').parameter('facility-handover-deadline')?.value).toBe(15)
  })

  it('terms are the law’s own', () => {
    expect(packs.get('jiaozuo').term('committee', 'zh')).toBe('村（居）民委员会')
    expect(packs.get('guiyang').term('gov-base', 'zh')).toBe('社区服务管理机构')
    expect(packs.get('hubei').term('grid', 'zh')).toBe('居（村）民小组（网格）')
    expect(packs.get('hubei').term('no-such-word', 'en')).toBe('no-such-word')
  })

  it('steps and their names are the law’s own', () => {
    expect(packs.get('jiaozuo').procedure('grid.matter').step('answer')?.name.zh).toBe('回应')
    expect(packs.get('hubei').procedure('grid.matter').uses('verify')).toBe(false)
    expect(packs.get('jiaozuo').procedure('grid.matter').basisOf('answer')[0]?.article).toBe('第二十条')
  })
})

describe('danger', () => {
  const pack = packs.get('jiaozuo')
  it.each([
    ['三楼起火了，冒浓烟', 'fire', '119'],
    ['楼道里闻到煤气味', 'gas', '119'],
    ['有人受伤流血', 'injury', '120'],
    ['There is a gas leak in the hall', 'gas', '119'],
    ['孩子走失了', 'missing', '110'],
  ])('%s', (text, id, number) => {
    const [first] = pack.emergency(text)
    expect(first?.id).toBe(id)
    expect(first?.call.map((c) => c.number)).toContain(number)
  })

  it.each(['垃圾没人清', '希望多搞消防演练，排查火灾隐患', 'The fire hydrant is painted over', '路灯不亮'])(
    'is not seen in: %s',
    (text) => expect(pack.emergency(text)).toEqual([]),
  )
})

describe('Chinese numerals', () => {
  it('come back as they went, 1–999', () => {
    for (let n = 1; n <= 999; n++) expect(fromChinese(toChinese(n))).toBe(n)
    expect(toChinese(20)).toBe('二十')
    expect(toChinese(101)).toBe('一百零一')
  })
  it.each(['', '百', '零', '二零', '甲'])('%s is none', (text) => expect(fromChinese(text)).toBeUndefined())
})
