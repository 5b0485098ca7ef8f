/**
 * Grid matters (网格事项): reported, accepted, dispatched, handled, checked, answered, rated.
 */
import { z } from 'zod'
import { command, contract, query } from '#platform/operation/contract.ts'
import {
  citation,
  done,
  moment,
  pageAsked,
  pageOf,
  photo,
  placeCode,
  placeName,
  point,
  recordId,
  recordRef,
  words,
} from '#platform/operation/shapes.ts'
import { caseAction, caseEvent, caseRow, diagram, limit, timer } from '#platform/workflow/shapes.ts'

/** A category as the pack's catalogue declares it. */
export const category = z.object({
  id: z.string(),
  group: z.string(),
  groupName: words,
  name: words,
  /** How a resident would say it. */
  plain: words,
  kind: z.enum(['component', 'event', 'field']),
  standardRef: z.string().nullable(),
  code: z.string().nullable(),
  public: z.boolean(),
  level: z.string(),
})

/** One matter on the public map and list: nothing personal. */
export const publicMatter = z.object({
  county: z.string(),
  id: recordId,
  no: z.string(),
  title: z.string(),
  category: z.string(),
  categoryName: words,
  placeName: z.string(),
  point: point.nullable(),
  state: z.string(),
  stateName: words,
  /** 受理中 / 处理中 / 已解决, in plain words. */
  phase: z.enum(['waiting', 'working', 'answered', 'closed', 'declined']),
  openedAt: moment,
  closedAt: moment.nullable(),
  followers: z.number(),
  photo: photo.nullable(),
})

const emergency = z.object({ word: z.string(), call: z.string(), text: words })

/** Where the matter is: a point on the map, or a place chosen by name, or both. */
const where = {
  place: placeCode.optional(),
  point: point.optional(),
  address: z.string().trim().max(120).optional(),
}

const reportInput = z
  .object({
    /**
     * Made by the client when the draft begins (UUIDv7): sending twice does not double. Kept secret by it: the matter
     * gets another id.
     */
    id: recordId,
    category: z.string().max(60),
    text: z.string().trim().min(2).max(2000).meta({ personal: 'body' }),
    ...where,
    photos: z.array(recordId).max(9).default([]),
    /** How to reach the reporter; optional. */
    name: z.string().trim().max(40).optional().meta({ personal: 'handlers' }),
    phone: z.string().trim().max(20).optional().meta({ personal: 'handlers' }),
    /** Nobody but the dispatcher learns who reported. */
    anonymous: z.boolean().default(false),
  })
  .refine((input) => input.place !== undefined || input.point !== undefined, {
    path: ['place'],
    message: '请选择地点 / choose a place',
  })

export const grid = contract('grid', {
  categories: query({
    summary: { zh: '事项分类目录', en: 'Catalogue of categories' },
    input: z.object({ place: placeCode }),
    output: z.object({ items: z.array(category) }),
  }),
  /** Before sending: where it lies, what danger words say, what category fits, what is already reported nearby. */
  examine: query({
    summary: {
      zh: '发送前查看：所属网格、是否已有人反映、是否紧急',
      en: 'Before sending: the grid, likely duplicates, danger words',
    },
    input: z.object({
      text: z.string().max(2000).default(''),
      category: z.string().max(60).optional(),
      ...where,
    }),
    output: z.object({
      place: placeName.nullable(),
      path: z.array(placeName),
      governed: z.boolean(),
      suggested: z.array(z.string()),
      emergencies: z.array(emergency),
      duplicates: z.array(publicMatter.extend({ metres: z.number().nullable() })),
    }),
  }),
  report: command({
    summary: { zh: '反映问题', en: 'Report a problem' },
    input: reportInput,
    output: z.object({
      county: z.string(),
      id: recordId,
      no: z.string(),
      /** With the number it lets an unregistered reporter follow theirs; given once. */
      secret: z.string(),
      placeName: z.string(),
      /** What happens next and by when, in one sentence. */
      next: words,
      dueAt: moment.nullable(),
    }),
    errors: {
      'grid.unknown-category': {
        status: 422,
        text: { zh: '没有这个分类，请重新选择', en: 'No such category; please choose again' },
      },
      'grid.photo-missing': {
        status: 422,
        text: { zh: '有照片没有传完，请重新上传', en: 'A photo did not arrive; please add it again' },
      },
    },
  }),
  /** A clerk on behalf of a caller. */
  reportFor: command({
    summary: { zh: '代为登记', en: 'Register on behalf of a caller' },
    input: z.object({
      id: recordId,
      category: z.string().max(60),
      text: z.string().trim().min(2).max(2000).meta({ personal: 'body' }),
      place: placeCode,
      point: point.optional(),
      address: z.string().trim().max(120).optional(),
      channel: z.enum(['phone', 'visit', 'hotline', 'letter', 'other']),
      name: z.string().trim().max(40).optional().meta({ personal: 'handlers' }),
      phone: z.string().trim().max(20).optional().meta({ personal: 'handlers' }),
      photos: z.array(recordId).max(9).default([]),
    }),
    output: z.object({ county: z.string(), id: recordId, no: z.string(), secret: z.string() }),
  }),
  /** A grid worker on patrol; with `fixed`, found and fixed at once (自行处置). */
  patrol: command({
    summary: { zh: '巡查上报', en: 'Report on patrol' },
    input: z.object({
      id: recordId,
      category: z.string().max(60),
      text: z.string().trim().min(2).max(2000).meta({ personal: 'body' }),
      place: placeCode.optional(),
      point: point.optional(),
      address: z.string().trim().max(120).optional(),
      photos: z.array(recordId).max(9).default([]),
      fixed: z
        .object({ text: z.string().trim().min(2).max(1000), photos: z.array(recordId).max(9).default([]) })
        .optional(),
    }),
    output: z.object({ county: z.string(), id: recordId, no: z.string() }),
  }),
  /** Matters that the asker may see in the acting position. */
  list: query({
    summary: { zh: '事项列表', en: 'Matters' },
    input: z.object({
      ...pageAsked,
      within: placeCode.optional(),
      states: z.array(z.string().max(40)).max(30).optional(),
      open: z.boolean().optional(),
      overdue: z.boolean().optional(),
      supervised: z.boolean().optional(),
      categories: z.array(z.string().max(60)).max(60).optional(),
      levels: z.array(z.string().max(40)).max(10).optional(),
      holder: recordId.optional(),
      origins: z.array(z.string().max(40)).max(10).optional(),
      from: z.iso.date().optional(),
      to: z.iso.date().optional(),
      search: z.string().trim().max(60).optional(),
      /** A cell of the board: number → its records. */
      indicator: z.string().max(60).optional(),
    }),
    output: pageOf(caseRow.extend({ categoryName: words, address: z.string().nullable() })).extend({
      /** How many there are, counted up to 1,000. */
      count: z.number(),
      more: z.boolean(),
    }),
  }),
  /** What waits for me: overdue first. */
  inbox: query({
    summary: { zh: '待办', en: 'Inbox' },
    input: z.object({ ...pageAsked, scope: z.enum(['mine', 'places']).default('mine') }),
    output: pageOf(caseRow.extend({ categoryName: words, address: z.string().nullable() })).extend({
      counts: z.object({ overdue: z.number(), today: z.number(), week: z.number(), later: z.number() }),
    }),
  }),
  /** One matter with everything that the asker may see and do. */
  get: query({
    summary: { zh: '事项详情', en: 'One matter' },
    input: recordRef,
    output: caseRow.extend({
      categoryName: words,
      /** Free text of the reporter: for those who work on it and for the reporter. */
      text: z.string().nullable(),
      publicText: z.string().nullable(),
      public: z.boolean(),
      address: z.string().nullable(),
      point: point.nullable(),
      path: z.array(placeName),
      photos: z.array(photo),
      origin: z.string(),
      reporter: z
        .object({
          name: z.string().nullable(),
          phone: z.string().nullable(),
          anonymous: z.boolean(),
          masked: z.boolean(),
        })
        .nullable(),
      joint: z.array(caseRow),
      parent: recordRef.nullable(),
      mergedInto: recordRef.nullable(),
      timers: z.array(timer),
      events: z.array(caseEvent),
      actions: z.array(caseAction),
      diagram,
      /** One plain sentence: 街道办事处已受理，承诺 11月25日（周三）前处理. */
      sentence: words,
      provisional: z.boolean(),
      statute: z.string(),
      mine: z.boolean(),
    }),
  }),
  /** The reporter's contact in full; the purpose is stated and the reading is on record. */
  reveal: command({
    summary: { zh: '查看联系方式', en: 'Reveal the reporter’s contact' },
    input: recordRef.extend({ purpose: z.string().trim().min(2).max(120) }),
    output: z.object({ name: z.string().nullable(), phone: z.string().nullable() }),
  }),
  /** Any action of the procedure; which, the matter's `actions` say. */
  act: command({
    summary: { zh: '办理一步', en: 'Take a step' },
    input: recordRef.extend({
      action: z.string().max(40),
      /** The event count that the page showed: somebody else's step in between answers 409. */
      seq: z.int().optional(),
      note: z.string().trim().max(2000).optional().meta({ personal: 'body' }),
      photos: z.array(recordId).max(9).optional(),
      level: z.string().max(40).optional(),
      body: recordId.optional(),
      /** The grid within the community that it was reported for. */
      grid: placeCode.optional(),
      joint: z.array(recordId).max(10).optional(),
      /** Text to the reporter. */
      answer: z.string().trim().max(2000).optional(),
      /** For 不予受理: the right address. */
      channel: z.string().trim().max(300).optional(),
      pass: z.boolean().optional(),
      satisfied: z.int().min(1).max(5).optional(),
      amount: z.int().min(1).max(90).optional(),
      into: recordId.optional(),
      publicText: z.string().trim().max(500).optional(),
      grant: z.boolean().optional(),
    }),
    output: z.object({ county: z.string(), id: recordId, state: z.string(), seq: z.number() }),
    errors: {
      'workflow.not-now': {
        status: 409,
        text: {
          zh: '现在不能做这一步，请刷新查看最新状态',
          en: 'This step is not possible now; reload to see the present state',
        },
      },
      'workflow.field-missing': {
        status: 422,
        text: { zh: '还有内容没有填写', en: 'Something is still missing' },
      },
      'workflow.unknown-body': {
        status: 422,
        text: { zh: '不能派给这个机构', en: 'It cannot be given to this body' },
      },
      'close-before-answer': {
        status: 422,
        text: { zh: '答复反映人之后才能结案', en: 'A matter closes only after its reporter is answered' },
      },
      'self-check': {
        status: 422,
        text: { zh: '处置人不能核查自己的处置结果', en: 'Whoever handled it may not check it' },
      },
      'dispatch-negative-item': {
        status: 422,
        text: {
          zh: '此事项在负面清单内，不得派给村（居）民委员会',
          en: 'This matter is on the negative list and may not be given to a committee',
        },
      },
      'grid.grid-unknown': {
        status: 422,
        text: {
          zh: '请先选定所在网格，才有网格员去核实',
          en: 'Choose the grid first: its grid worker is to look',
        },
      },
      'grid.joint-open': {
        status: 422,
        text: { zh: '还有协办单位没有办完', en: 'Joint bodies have not finished yet' },
      },
      'grid.reopen-too-late': {
        status: 422,
        text: {
          zh: '已超过可以重新打开的期限，请重新反映',
          en: 'The time to reopen has passed; please report it anew',
        },
      },
    },
  }),
  /** One action on many: one confirmation, one list of results. */
  actMany: command({
    summary: { zh: '批量办理', en: 'Take a step on several' },
    input: z.object({
      action: z.string().max(40),
      items: z.array(recordRef).min(1).max(100),
      note: z.string().trim().max(2000).optional(),
      body: recordId.optional(),
      level: z.string().max(40).optional(),
      pass: z.boolean().optional(),
      answer: z.string().trim().max(2000).optional(),
    }),
    output: z.object({
      results: z.array(
        z.object({
          county: z.string(),
          id: recordId,
          ok: z.boolean(),
          code: z.string().optional(),
          message: words.optional(),
          /** The articles, where a rule stood against it. */
          basis: z.array(citation).optional(),
        }),
      ),
    }),
  }),
  /** Matters that the asker reported. */
  mine: query({
    summary: { zh: '我的反映', en: 'My reports' },
    input: z.object(pageAsked),
    output: pageOf(publicMatter.extend({ sentence: words, mayRate: z.boolean() })),
  }),
  /** For an unregistered reporter: number and secret. */
  track: query({
    summary: { zh: '凭编号查询', en: 'Follow by number' },
    input: z.object({
      no: z.string().trim().min(4).max(40),
      secret: z.string().trim().min(4).max(40).meta({ secret: true }),
    }),
    output: publicMatter.extend({
      sentence: words,
      events: z.array(caseEvent),
      text: z.string().nullable(),
      actions: z.array(caseAction),
    }),
  }),
  /** The unregistered reporter's own steps: add, withdraw, rate, reopen. */
  trackAct: command({
    summary: { zh: '凭编号办理', en: 'A step by number' },
    input: z.object({
      no: z.string().trim().min(4).max(40),
      secret: z.string().trim().min(4).max(40).meta({ secret: true }),
      action: z.enum(['add', 'withdraw', 'rate', 'reopen']),
      note: z.string().trim().max(2000).optional(),
      satisfied: z.int().min(1).max(5).optional(),
    }),
    output: done,
  }),
  /** Public list; the map asks with a box. */
  publicList: query({
    summary: { zh: '公开事项', en: 'Public matters' },
    input: z.object({
      ...pageAsked,
      within: placeCode,
      phase: z.enum(['open', 'closed', 'all']).default('all'),
      category: z.string().max(60).optional(),
    }),
    output: pageOf(publicMatter),
  }),
  publicMap: query({
    summary: { zh: '公开地图', en: 'Public map' },
    input: z.object({
      within: placeCode,
      west: z.number(),
      south: z.number(),
      east: z.number(),
      north: z.number(),
    }),
    output: z.object({ items: z.array(publicMatter), more: z.boolean() }),
  }),
  publicGet: query({
    summary: { zh: '一件公开事项', en: 'One public matter' },
    input: recordRef,
    output: publicMatter.extend({
      publicText: z.string().nullable(),
      sentence: words,
      events: z.array(caseEvent),
      following: z.boolean(),
      /** Set where the asker reported it: then `grid.get` shows more. */
      mine: z.boolean(),
    }),
  }),
  /** "Me too" instead of a second report. */
  follow: command({
    summary: { zh: '我也遇到了', en: 'I have this too' },
    input: recordRef.extend({ follow: z.boolean().default(true) }),
    output: done,
  }),
  /** Filters kept under a name. */
  views: query({
    summary: { zh: '我的筛选', en: 'My saved views' },
    input: z.object({}),
    output: z.object({
      items: z.array(z.object({ id: recordId, name: z.string(), filter: z.record(z.string(), z.unknown()) })),
    }),
  }),
  saveView: command({
    summary: { zh: '保存筛选', en: 'Save a view' },
    input: z.object({
      id: recordId.optional(),
      name: z.string().trim().min(1).max(40),
      filter: z.record(z.string(), z.unknown()),
    }),
    output: z.object({ id: recordId }),
  }),
  removeView: command({
    summary: { zh: '删除筛选', en: 'Remove a view' },
    input: z.object({ id: recordId }),
    output: done,
  }),
  /** Time limits in force here, with who set them. */
  limits: query({
    summary: { zh: '办理时限', en: 'Time limits' },
    input: z.object({ place: placeCode }),
    output: z.object({
      items: z.array(z.object({ stage: z.string(), level: z.string(), limit, source: z.string() })),
      reopenDays: z.number(),
      basis: z.array(citation),
    }),
  }),
})
