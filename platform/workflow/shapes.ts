/**
 * How a case looks on the wire. Safe for the browser.
 */
import { z } from 'zod'
import { citation, moment, photo, placeCode, recordId, words } from '#platform/operation/shapes.ts'

/** Amount of a deadline in its own unit: 工作日, 工作时, 自然日, 紧急工作时. */
export const limit = z.object({
  amount: z.number(),
  unit: z.enum(['workingDays', 'workingHours', 'calendarDays', 'hours']),
})

/** What is left of a deadline, in its unit; `overdue` means the amount counts from the due moment on. */
export const remaining = limit.extend({ overdue: z.boolean() })

/** A running deadline. */
export const timer = z.object({
  /** The stage it limits, or `total`. */
  kind: z.string(),
  limit,
  startedAt: moment,
  dueAt: moment,
  /** The calendar beyond the last official notice is a guess. */
  provisional: z.boolean(),
  pausedAt: moment.optional(),
  stoppedAt: moment.optional(),
  breachedAt: moment.optional(),
  remaining: remaining.optional(),
})

/** A case as lists show it. */
export const caseRow = z.object({
  county: z.string(),
  id: recordId,
  no: z.string(),
  procedure: z.string(),
  title: z.string(),
  category: z.string().nullable(),
  level: z.string(),
  place: placeCode,
  placeName: z.string(),
  state: z.string(),
  stateName: words,
  /** Which group of the inbox. */
  due: z.enum(['overdue', 'today', 'week', 'later', 'none']),
  dueAt: moment.nullable(),
  remaining: remaining.optional(),
  openedAt: moment,
  closedAt: moment.nullable(),
  holder: z.string().nullable(),
  holderName: z.string().nullable(),
  supervised: z.boolean(),
  suspended: z.boolean(),
  escalation: z.number(),
  reopened: z.number(),
  rating: z.number().nullable(),
})

/** One step of a case's history, as the asker may see it. */
export const caseEvent = z.object({
  seq: z.number(),
  at: moment,
  action: z.string(),
  /** The action in the law's words there. */
  name: words,
  /** The body or the person, as far as the asker may see. */
  by: z.string().nullable(),
  from: z.string().nullable(),
  to: z.string(),
  toName: words,
  note: z.string().optional(),
  data: z.record(z.string(), z.unknown()).optional(),
  photos: z.array(photo).default([]),
})

/** What may be done next, or why not. What may not be done stands there too: it teaches the law. */
export const caseAction = z.object({
  action: z.string(),
  name: words,
  /** What it does and who is told. */
  explains: words,
  allowed: z.boolean(),
  /** Why not, where it is not allowed. */
  reason: words.optional(),
  basis: z.array(citation).default([]),
  /** Fields that its form asks for: the page draws them from here. */
  fields: z.array(
    z.object({
      name: z.string(),
      kind: z.enum([
        'text',
        'longText',
        'choice',
        'body',
        'bodies',
        'number',
        'photos',
        'case',
        'boolean',
        'limit',
        'place',
        'date',
        'amount',
      ]),
      label: words,
      required: z.boolean(),
      choices: z.array(z.object({ value: z.string(), label: words })).optional(),
      hint: words.optional(),
      /** What the responsibility table names; the form begins with it. */
      suggested: z.object({ value: z.string(), label: z.string(), why: words }).optional(),
    }),
  ),
  /** Loss or a step that cannot be taken back: ask once more. */
  confirm: z.boolean().default(false),
  primary: z.boolean().default(false),
})

/** The procedure as a picture: states and the ways between them. */
export const diagram = z.object({
  states: z.array(
    z.object({ id: z.string(), name: words, stage: z.enum(['open', 'waiting', 'done']), side: z.boolean() }),
  ),
  ways: z.array(z.object({ action: z.string(), name: words, from: z.string(), to: z.string() })),
  present: z.string(),
  visited: z.array(z.string()),
})
