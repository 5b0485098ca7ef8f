/** Words of accounts in both languages. */
import { en } from './en.ts'
import { zh } from './zh-CN.ts'

export const texts = { zh, en }
