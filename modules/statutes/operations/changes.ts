/** statutes.changes: what changed between two versions of a law. */
import { found } from '#platform/operation/errors.ts'
import { open, operation } from '#platform/operation/operation.ts'
import { amendments } from '../amendments.ts'
import { statutes } from '../contract.ts'
import { statuteOf, textOf } from '../kept.ts'

export const changes = operation(statutes.changes, {
  access: open,
  async run({ services }, input) {
    const { packs } = services
    const present = found(packs.find(input.id))
    const all = [...packs.versions(input.id), ...packs.drafts(input.id)]
    const named = (version: string | undefined) =>
      version === undefined ? undefined : found(all.find((one) => one.version === version))
    const after = named(input.after) ?? all.at(-1)
    // A draft is laid over the newest version; a version over the one before it.
    const before = named(input.before) ?? packs.versions(input.id).findLast((one) => one !== after)
    const { id, title, jurisdiction, status, provisional, fictional, dates } = statuteOf(present)
    return {
      ...{ id, title, jurisdiction, status, provisional, fictional, dates },
      versions: all.map((one) => ({
        version: one.version,
        from: one.from ?? null,
        draft: one.draft ?? null,
        present: one === present,
      })),
      ...(before && after
        ? {
            compared: {
              before: before.version,
              after: after.version,
              changes: amendments(textOf(before).parsed.statute, textOf(after).parsed.statute),
            },
          }
        : {}),
    }
  },
})
