/**
 * Whom the responsibility table names for a matter: 属主 (whose duty it is) or 属地 (whose place it is).
 */
import { defaultHandler } from '#modules/parties/contract.server.ts'
import type { Words } from '#platform/operation/contract.ts'
import type { Context } from '#platform/operation/operation.ts'
import { lawOf } from '#platform/workflow/engine.ts'
import type { CaseRecord } from '#platform/workflow/record.ts'

/** A body that the catalogue of this law names for the category, and why. */
export interface Suggestion {
  value: string
  label: string
  why: Words
}

/** The body that the pack's table gives a matter of this category and place to; undefined where none stands there. */
export async function suggestHandler(ctx: Context, record: CaseRecord): Promise<Suggestion | undefined> {
  const { pack } = lawOf(ctx.services, record)
  const category = record.category ? pack.category(record.category) : undefined
  if (!category) return undefined
  const body = await defaultHandler(ctx.tx, ctx.services, record.place, category.responsible)
  if (!body) return undefined
  const owner = category.responsible.rule === 'owner'
  return {
    value: body.id,
    label: body.name,
    why: owner
      ? { zh: `“${category.name.zh}”属主责任`, en: `Its duty: ${category.name.en}` }
      : { zh: `“${category.name.zh}”属地责任`, en: `Its place: ${category.name.en}` },
  }
}
