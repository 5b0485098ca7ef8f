/**
 * What a law says of the lists of community matters: which lists a government makes, and which items the law itself
 * names. Safe for the browser.
 */
import { z } from 'zod'
import { basis, bodyKindId, citation, id, words } from './schema-basis.ts'

/**
 * Classes of matters. `self`: the committee's own; `assist`: helps government with; `negative`: may not be given to it;
 * `power`: powers of the committee; `certificate`: certificates that it may not be asked for; the last three are the
 * agency's (贵阳 11–13): for which it is responsible, which it coordinates, in which it cooperates.
 */
export const MATTER_CLASSES = [
  'self',
  'assist',
  'negative',
  'power',
  'certificate',
  'responsible',
  'coordinate',
  'cooperate',
] as const
export const matterClass = z.enum(MATTER_CLASSES)
export type MatterClass = z.infer<typeof matterClass>

/** Kinds of lists; a `catalogue` (社区服务管理指导目录) holds several classes. */
export const LIST_KINDS = ['self', 'assist', 'negative', 'power', 'certificate', 'catalogue'] as const
export const listKind = z.enum(LIST_KINDS)
export type ListKind = z.infer<typeof listKind>

/** A list that this law wants. */
const matterList = z.strictObject({
  kind: listKind,
  name: words,
  /** Kinds of body that make it. */
  by: z.array(bodyKindId).min(1),
  /** The law wants it to be made public. */
  publish: z.boolean(),
  /** To which kind of body it is filed. */
  filedTo: bodyKindId.optional(),
  basis,
})
export type MatterList = z.infer<typeof matterList>

/** An item that stands in the law itself: nobody changes it. */
const statutoryItem = z.strictObject({
  id,
  class: matterClass,
  title: words,
  /** The department whose work it is, where the pack knows one. */
  department: id.optional(),
  /** For what may not be given to a committee: the refusal that says so; `negative-item` when absent. */
  refusal: id.optional(),
  basis: z.array(citation).min(1),
})
export type StatutoryItem = z.infer<typeof statutoryItem>

export const mattersFile = z.strictObject({
  lists: z.array(matterList).default([]),
  items: z.array(statutoryItem).default([]),
})
export type MattersFile = z.infer<typeof mattersFile>
