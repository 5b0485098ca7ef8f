/**
 * Community matters (社区事项): the lists of what a community does, helps with and may not be given; what government
 * asks of it (entrustments), new matters, certificates, and what departments demand besides.
 */
import { z } from 'zod'
import { command, contract, query } from '#platform/operation/contract.ts'
import {
  citation,
  done,
  moment,
  pageAsked,
  pageOf,
  placeCode,
  placeName,
  recordId,
  recordRef,
  words,
} from '#platform/operation/shapes.ts'

const day = z.iso.date()

/** Classes of matters (see the README's glossary). */
export const matterClass = z.enum([
  'self',
  'assist',
  'negative',
  'power',
  'certificate',
  'responsible',
  'coordinate',
  'cooperate',
])
/** Kinds of lists. */
export const listKind = z.enum(['self', 'assist', 'negative', 'power', 'certificate', 'catalogue'])
const listState = z.enum(['draft', 'consulted', 'issued', 'published', 'replaced', 'withdrawn'])
/** What becomes of a list. */
export const listMove = z.enum(['consult', 'issue', 'publish', 'file', 'withdraw'])

/** A matter in force. */
export const matter = z.object({
  id: z.string(),
  class: matterClass,
  title: words,
  department: z.object({ id: z.string(), name: words }).nullable(),
  /** What the list's maker states as its basis. */
  stated: z.string().nullable(),
  basis: z.array(citation),
  frequency: z.string().nullable(),
  qualified: z.boolean(),
  /** For certificates: which office to go to. */
  competent: z.string().nullable(),
  source: z.enum(['law', 'list', 'admission']),
})

const paper = z.object({ title: z.string(), number: z.string(), date: day })
const paperGiven = z.object({
  title: z.string().trim().min(2).max(200),
  number: z.string().trim().min(1).max(100),
  date: day,
})
const money = z.object({ amount: z.number(), source: z.string(), paidOn: day })

/** A list as rows show it. */
const list = z.object({
  county: z.string(),
  id: recordId,
  place: placeCode,
  placeName: z.string(),
  kind: listKind,
  title: z.string(),
  version: z.int(),
  state: listState,
  items: z.int(),
  document: paper.nullable(),
  issuedOn: day.nullable(),
  publishedOn: day.nullable(),
  /** Number and day of its filing, where the law wants one. */
  filing: z.object({ number: z.string(), date: day }).nullable(),
  reviewOn: day.nullable(),
  /** The law's words that want it. */
  basis: z.array(citation),
})

/** A list that the law wants at a place, and what there is of it. */
const wanted = z.object({
  kind: listKind,
  name: words,
  /** Kinds of body that make it. */
  by: z.array(words),
  publish: z.boolean(),
  filedTo: words.nullable(),
  basis: z.array(citation),
})

/** One line of an item as its maker writes it. */
const itemGiven = z.object({
  class: matterClass,
  title: z.string().trim().min(2).max(200),
  department: z.string().max(60).nullable().default(null),
  basis: z.string().trim().max(300).nullable().default(null),
  frequency: z.string().trim().max(100).nullable().default(null),
  qualified: z.boolean().default(false),
  competent: z.string().trim().max(200).nullable().default(null),
})

/** What an entrustment is about, in lists. */
const request = z.object({
  county: z.string(),
  id: recordId,
  no: z.string(),
  title: z.string(),
  place: placeCode,
  placeName: z.string(),
  state: z.string(),
  stateName: words,
  plain: words,
  openedAt: moment,
  dueAt: moment.nullable(),
  closed: z.boolean(),
  from: z.string(),
  to: z.string(),
  /** The matter on whose basis it is asked; null where it stands on no list. */
  matter: z.object({ class: matterClass, title: words, basis: z.array(citation) }).nullable(),
  ordered: z.boolean(),
  document: paper.nullable(),
  money: money.nullable(),
  offered: z.number().nullable(),
  ends: day.nullable(),
  /** What the law misses or warns of, each with its article. */
  lacks: z.array(z.object({ code: z.string(), text: words, basis: z.array(citation) })),
  /** Whether the community may say no, and by which article. */
  mayDecline: z.object({ may: z.boolean(), why: words, basis: z.array(citation) }),
})

const demandKind = z.enum(['sign', 'ledger', 'meeting', 'inspection', 'assessment'])

export const matters = contract('matters', {
  /** Matters in force at a place, with the lists that its law wants: for those who ask, answer, and make lists. */
  catalogue: query({
    summary: { zh: '现行事项', en: 'Matters in force' },
    input: z.object({ place: placeCode }),
    output: z.object({ items: z.array(matter), wanted: z.array(wanted), statute: z.string() }),
  }),
  /** Bodies of a community that may be asked there. */
  addressees: query({
    summary: { zh: '可以委托的社区组织', en: 'Bodies of a community that may be asked' },
    input: z.object({ place: placeCode }),
    output: z.object({ items: z.array(z.object({ id: recordId, name: z.string(), kindName: words })) }),
  }),
  /** Asks a committee or agency for help. What the law forbids is refused with its article, and stays on record. */
  entrust: command({
    summary: { zh: '委托社区协助', en: 'Ask a community for help' },
    input: z.object({
      /** Made by the client when the form opens (UUIDv7): sending twice does not double. */
      id: recordId,
      place: placeCode,
      to: recordId,
      title: z.string().trim().min(4).max(120),
      /** A matter in force. */
      item: z.string().max(80).optional(),
      /** Or a category of the catalogue of work; neither: something new. */
      category: z.string().max(60).optional(),
      /** An order instead of a request. */
      ordered: z.boolean().default(false),
      scope: z.string().trim().min(2).max(2000),
      starts: day.optional(),
      ends: day.optional(),
      people: z.string().trim().max(300).optional(),
      support: z.string().trim().max(500).optional(),
      /** Money offered, yuan. */
      offered: z.number().min(0).max(1e10).optional(),
      document: paperGiven.optional(),
    }),
    output: z.object({ county: z.string(), id: recordId, no: z.string() }),
    errors: {
      'matters.addressee': {
        status: 422,
        text: {
          zh: '只能委托给这个社区的村（居）民委员会或社区服务管理机构',
          en: 'Only the committee or the agency of this community can be asked',
        },
      },
      'matters.dates': {
        status: 422,
        text: { zh: '结束日期不能早于开始日期', en: 'It cannot end before it begins' },
      },
      'matters.no-such-matter': {
        status: 422,
        text: {
          zh: '这个事项现在不在清单上，请重新选择',
          en: 'This matter is on no list now; choose again',
        },
      },
    },
  }),
  /** A community's glance: what is asked of it, by whom, on what basis, with what money, what it may decline. */
  requests: query({
    summary: { zh: '委托一览', en: 'What communities are asked to do' },
    input: z.object({
      ...pageAsked,
      within: placeCode.optional(),
      /** Open ones, or those that are over. */
      open: z.boolean().default(true),
    }),
    output: pageOf(request).extend({
      counts: z.object({
        /** That wait for an answer. */
        waiting: z.int(),
        active: z.int(),
        /** Under way without money on record. */
        unfunded: z.int(),
        /** Money paid for those that are open, yuan. */
        paid: z.number(),
        /** Attempts that the law refused, at the place, in the last year. */
        refused: z.int(),
      }),
    }),
  }),
  /** What is public of entrustments: who asked for what, with what money. */
  entrustments: query({
    summary: { zh: '公开的委托', en: 'Public entrustments' },
    input: z.object({ ...pageAsked, place: placeCode }),
    output: pageOf(
      z.object({
        id: recordId,
        title: z.string(),
        placeName: z.string(),
        from: z.string(),
        to: z.string(),
        stateName: words,
        openedAt: moment,
        money: money.nullable(),
      }),
    ),
  }),
  /** Lists with all versions, drafts too: for those in office. */
  lists: query({
    summary: { zh: '事项清单', en: 'Lists of matters' },
    input: z.object({ ...pageAsked, within: placeCode.optional() }),
    output: pageOf(list).extend({
      wanted: z.array(wanted),
      /** Where the asker may make lists, of which kinds. */
      mayMake: z.array(listKind),
    }),
  }),
  list: query({
    summary: { zh: '一份清单', en: 'One list' },
    input: recordRef,
    output: list.extend({
      matters: z.array(matter),
      opinions: z.string().nullable(),
      why: z.string().nullable(),
      versions: z.array(
        z.object({ id: recordId, version: z.int(), state: listState, issuedOn: day.nullable() }),
      ),
      /** What may be done with it next. */
      moves: z.array(listMove),
      mayEdit: z.boolean(),
      mayRenew: z.boolean(),
      departments: z.array(z.object({ id: z.string(), name: words })),
    }),
  }),
  /** Writes a draft: a first one, or a new version of the list that is in force. */
  saveList: command({
    summary: { zh: '起草清单', en: 'Write a draft of a list' },
    input: z.object({
      /** The draft; absent for a new one. */
      id: recordId.optional(),
      /** The list of which it is the next version. */
      renews: recordId.optional(),
      place: placeCode,
      kind: listKind,
      title: z.string().trim().min(2).max(120),
      reviewOn: day.nullable().default(null),
      items: z.array(itemGiven).max(500),
    }),
    output: z.object({ county: z.string(), id: recordId, version: z.int() }),
    errors: {
      'matters.list-kind': {
        status: 422,
        text: {
          zh: '当地条例没有要求这类清单，或不由您的机构制定',
          en: 'The law here wants no such list, or another body makes it',
        },
      },
      'matters.list-class': {
        status: 422,
        text: { zh: '有事项的类别不属于这份清单', en: 'A matter is of a class that this list does not hold' },
      },
      'matters.list-fixed': {
        status: 409,
        text: { zh: '已经印发的清单不能改；请起草新版本', en: 'An issued list stands; write a new version' },
      },
    },
  }),
  /** Takes a list one step further in its life. */
  moveList: command({
    summary: { zh: '办理清单', en: 'Take a list further' },
    input: recordRef.extend({
      move: listMove,
      /** What committees said and what became of it; or why it is withdrawn. */
      text: z.string().trim().max(2000).optional(),
      document: paperGiven.optional(),
      filing: z.object({ number: z.string().trim().min(1).max(100), date: day }).optional(),
    }),
    output: z.object({ state: listState }),
    errors: {
      'matters.move-not-now': {
        status: 409,
        text: { zh: '这份清单现在不能这样办，请刷新', en: 'Not possible with this list now; reload' },
      },
      'matters.move-lacks': {
        status: 422,
        text: { zh: '还有内容没有填写', en: 'Something is still missing' },
      },
    },
  }),
  /** Lists that are public at a place, with what the law itself names. */
  published: query({
    summary: { zh: '公布的清单', en: 'Published lists' },
    input: z.object({ place: placeCode }),
    output: z.object({
      place: placeName,
      statute: z.string(),
      provisional: z.boolean(),
      lists: z.array(
        z.object({
          kind: listKind,
          title: z.string(),
          placeName: z.string(),
          version: z.int(),
          publishedOn: day.nullable(),
          document: paper.nullable(),
          basis: z.array(citation),
          matters: z.array(matter),
        }),
      ),
      statutory: z.array(matter),
      /** Attempts refused by the law there in the last year. */
      refused: z.int(),
    }),
  }),
  /** A department asks for a new matter to be admitted. */
  propose: command({
    summary: { zh: '申请事项准入', en: 'Apply for a new matter' },
    input: z.object({
      id: recordId,
      /** Where it is to enter communities: the county, or one of its communities. */
      place: placeCode,
      title: z.string().trim().min(4).max(120),
      basis: z.string().trim().min(2).max(500),
      frequency: z.string().trim().min(1).max(100),
      workload: z.string().trim().min(1).max(300),
      support: z.string().trim().min(1).max(500),
      qualified: z.boolean().default(false),
    }),
    output: z.object({ county: z.string(), id: recordId, no: z.string() }),
    errors: {
      'matters.government-decides': {
        status: 422,
        text: { zh: '准入由政府决定', en: 'The government decides on admissions' },
      },
      'matters.no-admission': {
        status: 422,
        text: {
          zh: '当地条例没有事项准入程序',
          en: 'The law here knows no admission of matters',
        },
      },
    },
  }),
  /** A resident asks whether the community gives a certificate; what is on the list is refused with its article. */
  certificate: command({
    summary: { zh: '询问社区证明', en: 'Ask for a certificate' },
    input: z.object({
      place: placeCode,
      item: recordId.optional(),
      text: z.string().trim().max(120).optional(),
    }),
    output: z.object({
      /** It stands on no list: the community may be asked. */
      ask: words,
    }),
  }),
  /** Puts on record that somebody demands a sign, a ledger, a meeting, or wants to inspect or assess. */
  demand: command({
    summary: { zh: '登记挂牌、台账、会议和检查考核', en: 'Demand a sign, ledger, meeting, inspection' },
    input: z.object({
      id: recordId,
      place: placeCode,
      kind: demandKind,
      title: z.string().trim().min(2).max(120),
      /** The government's approval, by number and day. */
      approval: z.object({ number: z.string().trim().min(1).max(100), date: day }).optional(),
    }),
    output: done.extend({ county: z.string(), id: recordId }),
  }),
  demands: query({
    summary: { zh: '挂牌、台账和会议', en: 'Signs, ledgers and meetings' },
    input: z.object({ ...pageAsked, within: placeCode.optional(), kind: demandKind.optional() }),
    output: pageOf(
      z.object({
        county: z.string(),
        id: recordId,
        placeName: z.string(),
        kind: demandKind,
        title: z.string(),
        by: z.string(),
        approval: z.object({ number: z.string(), date: day }).nullable(),
        warned: z.boolean(),
        at: moment,
      }),
    ).extend({
      counts: z.array(z.object({ kind: demandKind, count: z.int(), warned: z.int() })),
    }),
  }),
})
