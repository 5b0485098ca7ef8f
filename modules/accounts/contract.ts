/**
 * Accounts: signing in, sessions, in which position one acts, API keys.
 */
import { z } from 'zod'
import { command, contract, query } from '#platform/operation/contract.ts'
import { done, moment, pageAsked, pageOf, placeCode, recordId, words } from '#platform/operation/shapes.ts'

/** A position as its holder sees it. */
export const myPosition = z.object({
  id: recordId,
  body: recordId,
  bodyKind: z.string(),
  bodyName: z.string(),
  post: z.string(),
  postName: words,
  place: placeCode,
  placeName: z.string(),
  jurisdiction: z.string(),
  duties: z.array(z.string()),
})

/** Who the asker is. */
export const me = z.object({
  signedIn: z.boolean(),
  login: z.string().optional(),
  name: z.string().optional(),
  home: placeCode.optional(),
  homeName: z.string().optional(),
  positions: z.array(myPosition),
  acting: recordId.optional(),
  /** Demonstration data: pages carry a dotted band. */
  demo: z.boolean(),
  mustChangePassword: z.boolean().default(false),
})

const login = z.string().trim().min(2).max(64)
const password = z.string().min(1).max(200).meta({ secret: true })

export const accounts = contract('accounts', {
  signIn: command({
    summary: { zh: '登录', en: 'Sign in' },
    input: z.object({ login, password }),
    output: me,
    errors: {
      'accounts.wrong-password': {
        status: 422,
        text: { zh: '账号或密码不对，请再试一次', en: 'Account or password is wrong; please try again' },
      },
      'accounts.locked': {
        status: 429,
        text: {
          zh: '连续多次登录失败，账号已暂时锁定，请 15 分钟后再试',
          en: 'Too many failures; the account is locked for 15 minutes',
        },
      },
    },
  }),
  signOut: command({
    summary: { zh: '退出登录', en: 'Sign out' },
    /** `everywhere`: on all devices. */
    input: z.object({ everywhere: z.boolean().optional() }),
    output: done,
  }),
  me: query({ summary: { zh: '我是谁', en: 'Who am I' }, input: z.object({}), output: me }),
  act: command({
    summary: { zh: '切换身份', en: 'Act in another position' },
    input: z.object({ position: recordId }),
    output: me,
  }),
  register: command({
    summary: { zh: '居民注册', en: 'Register as a resident' },
    input: z.object({
      login,
      password,
      name: z.string().trim().min(1).max(40).meta({ personal: 'handlers' }),
      phone: z.string().max(20).optional().meta({ personal: 'handlers' }),
      home: placeCode,
    }),
    output: me,
    errors: {
      'accounts.login-taken': {
        status: 409,
        text: { zh: '这个账号名已有人使用', en: 'This account name is taken' },
      },
      'accounts.weak-password': {
        status: 422,
        text: {
          zh: '密码至少 10 位，且不能是常见密码或账号名',
          en: 'At least 10 characters, not a common password, not the account name',
        },
      },
    },
  }),
  changePassword: command({
    summary: { zh: '修改密码', en: 'Change the password' },
    input: z.object({ current: password, next: password }),
    output: done,
    errors: {
      'accounts.wrong-password': {
        status: 422,
        text: { zh: '账号或密码不对，请再试一次', en: 'Account or password is wrong; please try again' },
      },
      'accounts.weak-password': {
        status: 422,
        text: {
          zh: '密码至少 10 位，且不能是常见密码或账号名',
          en: 'At least 10 characters, not a common password, not the account name',
        },
      },
    },
  }),
  sessions: query({
    summary: { zh: '我的登录设备', en: 'My sessions' },
    input: z.object({}),
    output: z.object({
      items: z.array(
        z.object({
          id: recordId,
          startedAt: moment,
          seenAt: moment,
          device: z.string(),
          current: z.boolean(),
        }),
      ),
    }),
  }),
  endSession: command({
    summary: { zh: '退出某台设备', en: 'End a session' },
    input: z.object({ id: recordId }),
    output: done,
  }),
  keys: query({
    summary: { zh: '我的接口密钥', en: 'My API keys' },
    input: z.object({}),
    output: z.object({
      items: z.array(
        z.object({ id: recordId, name: z.string(), createdAt: moment, lastUsedAt: moment.nullable() }),
      ),
    }),
  }),
  createKey: command({
    summary: { zh: '新建接口密钥', en: 'Create an API key' },
    input: z.object({ name: z.string().trim().min(1).max(60) }),
    output: z.object({ id: recordId, token: z.string() }),
  }),
  revokeKey: command({
    summary: { zh: '作废接口密钥', en: 'Revoke an API key' },
    input: z.object({ id: recordId }),
    output: done,
  }),
  /** For administrators: accounts within their places. */
  list: query({
    summary: { zh: '账号', en: 'Accounts' },
    input: z.object({ ...pageAsked, search: z.string().max(60).optional() }),
    output: pageOf(
      z.object({
        id: recordId,
        login: z.string(),
        name: z.string(),
        disabled: z.boolean(),
        lockedUntil: moment.nullable(),
        lastSignIn: moment.nullable(),
      }),
    ),
  }),
  setDisabled: command({
    summary: { zh: '停用或恢复账号', en: 'Disable or restore an account' },
    input: z.object({ id: recordId, disabled: z.boolean() }),
    output: done,
  }),
  /** Listed on the sign-in page in demonstration mode only. */
  demonstration: query({
    summary: { zh: '演示账号', en: 'Demonstration accounts' },
    input: z.object({}),
    output: z.object({
      password: z.string(),
      jurisdictions: z.array(
        z.object({
          id: z.string(),
          name: words,
          provisional: z.boolean(),
          accounts: z.array(z.object({ login: z.string(), role: words, at: z.string() })),
        }),
      ),
    }),
  }),
})
