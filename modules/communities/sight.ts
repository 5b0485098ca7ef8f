/**
 * Who sees a change of communities, and who may amend it.
 */
import type { Asker } from '#platform/access/asker.ts'
import { covers } from '#platform/access/reach.ts'
import { fail } from '#platform/operation/errors.ts'
import type { CaseRecord } from '#platform/workflow/record.ts'
import { seeing } from './policy.ts'
import { procedureName } from './rules.ts'
import { changeOf } from './surroundings.ts'

/** 404 for whoever does not deal with such cases at its place, and for a case of another procedure. */
export function requireSeenChange({ acting }: Asker, record: CaseRecord): void {
  const deals = acting !== undefined && seeing.some((duty) => acting.duties.has(duty))
  if (!deals || record.procedure !== procedureName || !covers(acting.place, record.place))
    fail('record.not-found')
}

/** The proposing body, while it is being drawn up. */
export function mayAmend({ acting }: Asker, record: CaseRecord): boolean {
  return (
    record.state === 'proposed' &&
    acting !== undefined &&
    acting.duties.has('communities.propose') &&
    acting.body === changeOf(record).from
  )
}
