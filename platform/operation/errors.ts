/**
 * Errors that operations answer with. One class per kind of answer, one mapper (http.ts).
 */
import type { Limit } from '#platform/time/calendar-types.ts'
import type { Citation, ErrorDeclarations, Words } from './contract.ts'

/** Errors that any operation may answer with; modules add theirs in their contracts. */
export const platformErrors = {
  'request.malformed': {
    status: 400,
    text: { zh: '填写的内容有误，请按提示修改', en: 'Some entries are not valid; see the notes beside them' },
  },
  'access.forbidden': {
    status: 403,
    text: { zh: '您当前的身份不能做这件事', en: 'Your present position does not give you this right' },
  },
  'law.none': {
    status: 422,
    text: {
      zh: '这个地方还没有接入，请拨打当地 12345',
      en: 'This place is not served here yet; please call 12345',
    },
  },
  'record.not-found': {
    status: 404,
    text: { zh: '没有找到，或不在您的范围内', en: 'Not found, or outside your places' },
  },
  'record.conflict': {
    status: 409,
    text: {
      zh: '内容已被他人更新，请刷新后再试',
      en: 'Somebody changed this meanwhile; reload and try again',
    },
  },
  'request.too-many': {
    status: 429,
    text: { zh: '操作过于频繁，请稍后再试', en: 'Too many requests; try again in a while' },
  },
} as const satisfies ErrorDeclarations

/** Answers outside the declared status list: who are you (401), and our own fault (500, 503). */
export const plainAnswers: Record<string, { status: number; text: Words }> = {
  'access.sign-in': { status: 401, text: { zh: '请先登录', en: 'Please sign in first' } },
  internal: {
    status: 500,
    text: {
      zh: '系统出错了，您填写的内容没有丢失，请稍后再试',
      en: 'Something went wrong on our side; what was saved is safe, please try again',
    },
  },
  'internal.database-away': {
    status: 503,
    text: {
      zh: '系统正在恢复，已提交成功的内容都在，请稍候再试',
      en: 'The system is just recovering; what was acknowledged is safe, please try again in a moment',
    },
  },
}

/** A declared error: the operation stops, nothing of it is kept. */
export class OperationError extends Error {
  readonly code: string
  readonly fields: Record<string, string> | undefined
  constructor(code: string, fields?: Record<string, string>) {
    super(code)
    this.code = code
    this.fields = fields
  }
}

/** Who may decide otherwise, where the law names somebody: to whom an appeal goes, and within what time. */
export interface Decider {
  /** Kind of body. */
  body: string
  name: Words
  basis: Citation[]
  /** Absent where the law gives no time. */
  within?: Limit | undefined
}

/** A refusal by a rule: cites the articles, empty where the rule is our own, and stays on record (422). */
export class RefusalError extends Error {
  readonly code: string
  readonly basis: Citation[]
  readonly decider: Decider | undefined
  readonly text: Words | undefined
  /** The place whose law refused: where the attempt is put on record. */
  readonly place: string
  /** The record that it was about, where there is one already. */
  readonly subject: string | undefined
  constructor(
    code: string,
    place: string,
    basis: Citation[],
    text?: Words,
    decider?: Decider,
    subject?: string,
  ) {
    super(code)
    this.code = code
    this.place = place
    this.basis = basis
    this.text = text
    this.decider = decider
    this.subject = subject
  }
}

/** Stops the operation with a declared error code. */
export function fail(code: string, fields?: Record<string, string>): never {
  throw new OperationError(code, fields)
}

/** Gives the value, or answers 404 where it is absent. */
export function found<T>(value: T | undefined | null): T {
  if (value === undefined || value === null) fail('record.not-found')
  return value
}
