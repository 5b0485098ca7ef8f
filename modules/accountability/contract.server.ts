/** What other modules may ask of accountability, in the server. */
import { v7 as uuidv7 } from 'uuid'
import { findBody } from '#modules/parties/contract.server.ts'
import { lawOf, type Work } from '#platform/workflow/engine.ts'
import type { CaseRecord } from '#platform/workflow/record.ts'
import { begin } from './begin.ts'
import { insertSource } from './queries.ts'
import { provisionOf } from './rules.ts'

/**
 * Proposes a case against the body that held an overdue complaint, where the law makes that a fact of liability (湖北 42);
 * once for each complaint. The complaint itself is not shown by it: neither its number nor what it is about.
 */
export async function proposeForComplaint(work: Work, complaint: CaseRecord, body: string): Promise<void> {
  const law = lawOf(work.services, complaint)
  const subject = await findBody(work.tx, work.services, complaint.county, body)
  const provision = subject && provisionOf(law.pack, subject, 'complaint-neglect')
  if (!subject || !provision) return
  const id = uuidv7()
  const kept = await insertSource.find(work.tx, [complaint.county, 'complaint', complaint.id, id])
  if (!kept) return
  await begin(work, law, {
    id,
    subject,
    provision,
    proposed: true,
    data: {
      subject: subject.id,
      opener: null,
      fact: 'complaint-neglect',
      facts: `有一件投诉逾期未办结 / a complaint was not handled in time`,
      origin: 'complaint',
      otherLaw: null,
    },
  })
}
