/**
 * Notices inside the product: what a person should know, told at each step.
 * Live news comes as server-sent events from `GET /api/notices.stream` (event data: `{ kind, county?, id?, place? }`).
 */
import { z } from 'zod'
import { command, contract, query } from '#platform/operation/contract.ts'
import { done, moment, pageAsked, pageOf, recordId } from '#platform/operation/shapes.ts'

/** A notice to one person. The text is made from the words of its kind in the reader's language. */
export const notice = z.object({
  id: recordId,
  at: moment,
  text: z.string(),
  /** Page it leads to, within the product. */
  link: z.string(),
  read: z.boolean(),
})

export const notices = contract('notices', {
  list: query({
    summary: { zh: '我的通知', en: 'My notices' },
    input: z.object({ ...pageAsked, unread: z.boolean().optional() }),
    output: pageOf(notice).extend({ unread: z.number() }),
  }),
  markRead: command({
    summary: { zh: '标为已读', en: 'Mark as read' },
    input: z.object({ ids: z.array(recordId).max(200).optional() }),
    output: done,
  }),
})
