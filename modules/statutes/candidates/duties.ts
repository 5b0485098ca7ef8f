/**
 * Candidate duties of a parsed statute: one for every clause that says what somebody must, must not, may or is
 * encouraged to do. Pure.
 */
import { fromNumeral } from '../parser/numerals.ts'
import type { Item, ParsedArticle, ParsedStatute } from '../parser/shape.ts'
import { type Clause, clausesOf } from './clauses.ts'
import type { CandidateDuty, Found } from './shapes.ts'
import { BEARER, BEFORE, CONDITION, LISTS_DUTIES, OPEN, VERB } from './vocabulary.ts'

/** What the items of a list take from the words before it. */
interface Head {
  modality: CandidateDuty['modality']
  subject: string
}

/** All candidates in the order of the text. */
export function findDuties(statute: ParsedStatute): CandidateDuty[] {
  return statute.articles.flatMap((article) => dutiesOf(article))
}

function dutiesOf(article: ParsedArticle): CandidateDuty[] {
  return article.paragraphs.flatMap(({ text, items }, index) => {
    const node = `${article.eId}__para_${index + 1}`
    const place = { article: article.number, paragraph: index + 1 }
    const own = dutiesIn(text, { node, ...place })
    if (items.length === 0) return own
    const last = own.at(-1)
    if (!last || !LISTS_DUTIES.test(text.trim())) return own
    const head = { modality: last.modality, subject: last.subject }
    return [...own.slice(0, -1), ...items.flatMap((item) => dutiesOfItem(item, node, place, head))]
  })
}

/** An item of a list of duties is one duty, however it is worded. */
function dutiesOfItem(
  item: Item,
  parent: string,
  place: { article: number; paragraph: number },
  head: Head,
): CandidateDuty[] {
  const quote = item.text.trim().replace(/[；;。]$/, '')
  if (quote === '') return []
  const start = item.text.indexOf(quote)
  const found: Found = {
    node: `${parent}__point_${item.number}`,
    ...place,
    item: item.number,
    start,
    end: start + quote.length,
    quote,
  }
  return [{ ...found, ...head, action: quote, ...measures(quote) }]
}

function dutiesIn(text: string, at: Pick<Found, 'node' | 'article' | 'paragraph'>): CandidateDuty[] {
  let subject = ''
  let sentence = -1
  return clausesOf(text).map((clause) => {
    const here = text.lastIndexOf('。', clause.start)
    if (here !== sentence) subject = ''
    sentence = here
    const parts = partsOf(text, clause)
    subject = parts.subject || subject
    const quote = text.slice(clause.start, clause.end)
    return {
      ...at,
      start: clause.start,
      end: clause.end,
      quote,
      modality: clause.modality,
      subject,
      action: parts.action,
      ...(parts.condition ? { condition: parts.condition } : {}),
      ...counterparty(parts.action),
      ...measures(quote),
    }
  })
}

/** Condition, bearer and act of a clause. */
function partsOf(text: string, clause: Clause): { subject: string; action: string; condition?: string } {
  const words = clause.parts.map(({ start, end }) => text.slice(start, end))
  const conditions = words.filter((part, index) => index < words.length - 1 && CONDITION.test(part))
  const condition = conditions.join('，')
  const { modal } = clause
  if (clause.modality === 'encourage' && !modal) {
    return { subject: '', action: words.join('，'), ...(condition ? { condition } : {}) }
  }
  const split = modal ? modal.start : firstVerb(text, clause)
  const from = modal ? modal.end : split
  const before = clause.parts
    .filter(({ start }) => start < split)
    .map(({ start, end }) => text.slice(start, Math.min(end, split)))
    .filter((part) => !CONDITION.test(part) && !BEFORE.test(part))
  const after = text.slice(from, clause.end)
  const by = /(?:^|，)由([^，]{2,40}?)(?=予以|给予|依法|责令|按照|负责|组织|制定|规定|定期|参照|统一)/.exec(
    text.slice(clause.start, clause.end),
  )
  const named = bodyIn(by?.[1] ?? before.join('，'))
  return {
    subject: named,
    action: (after || text.slice(clause.start, clause.end)).replace(/^[，\s]+/, ''),
    ...(condition ? { condition } : {}),
  }
}

const ADVERB =
  /(?:依法|及时|定期|合理|科学|充分|积极|主动|严格|不断|有效|深入|切实|统一|协同|共同|认真|具体|一般|也|并|还|均|都)+$/

/** The body that words before an act name; empty where they name none. */
function bodyIn(words: string): string {
  const bare = words.replace(ADVERB, '')
  if (BEARER.test(bare)) return bare
  // 部门按照各自职责, 人民政府在本级党委领导下
  const lead = /^(.+?)(?:在|按照|根据|依照|依据|通过|对).*$/.exec(bare)?.[1] ?? ''
  return BEARER.test(lead) ? lead : ''
}

/** Where the doing begins in a clause without a modal word. */
function firstVerb(text: string, clause: Clause): number {
  const last = clause.parts.at(-1)!
  const words = text.slice(last.start, last.end)
  const found = VERB.exec(words)
  if (!found) return last.start
  const lead = words.slice(0, found.index).replace(ADVERB, '')
  // 将…纳入, 对…审计, 为…提供: what is done to something begins before the verb.
  const body = /^(.*?)(?:将|把|对|为|向|与|在|按照|根据|依照|依据|通过)/.exec(lead)?.[1] ?? lead
  return last.start + (BEARER.test(body) || BEARER.test(lead) ? Math.min(body.length, lead.length) : 0)
}

function counterparty(action: string): { to?: string } {
  const found =
    /(?:向|给|为)([^，、]{2,24}?)(?=提供|报告|备案|说明|反馈|公开|公布|通报|安排|开展|创造|无偿)/.exec(
      action,
    ) ??
    /(?:转交给?|移交给?|告知|答复|指导|支持|帮助)((?:居|村|社区|业主|有关|本|乡|街道)[^，、]{1,16}?(?:委员会|部门|办事处|人民政府|单位|居民|村民))/.exec(
      action,
    )
  return found?.[1] ? { to: found[1] } : {}
}

const NUMBER = '[0-9０-９]+|[一二三四五六七八九十百千零〇两]+'
const DEADLINE = new RegExp(`(${NUMBER})\\s*(?:个)?(工作日|日|天|月|年)(?:以?内|之内|前)`)
const UNITS = { 工作日: 'workingDays', 日: 'days', 天: 'days', 月: 'months', 年: 'years' } as const

/** Times and frequencies of a clause, and the words that stand in place of them. */
function measures(words: string): Pick<CandidateDuty, 'deadline' | 'every' | 'open'> {
  const open = [...words.matchAll(OPEN)].map(([found]) => found)
  const every = /每半年|半年/.test(words)
    ? 'half-year'
    : /每季度|按季度/.test(words)
      ? 'quarter'
      : /每月|按月/.test(words)
        ? 'month'
        : /每年|按年度|年度(?:考核|计划|预算|报告|目标|评价|审计)|逐年/.test(words)
          ? 'year'
          : undefined
  const found = DEADLINE.exec(words)
  const amount = found && fromNumeral(found[1]!)
  const unit = UNITS[found?.[2] as keyof typeof UNITS]
  return {
    ...(amount ? { deadline: { amount, unit, words: found[0] } } : {}),
    ...(every ? { every } : {}),
    open,
  }
}
