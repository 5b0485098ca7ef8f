/**
 * The SQL of proposals.
 */
import type { OutlineFinding } from '#modules/places/contract.server.ts'
import { statement, type Tx } from '#platform/db/database.ts'
import { fail } from '#platform/operation/errors.ts'
import type { Proposal } from './data.ts'

export const insertProposal = statement<readonly [county: string, id: string, proposal: string]>(
  'insert into communities.proposal (county, id, proposal) values ($1, $2, $3)',
)

export const updateProposal = statement<readonly [county: string, id: string, proposal: string]>(
  'update communities.proposal set proposal = $3 where county = $1 and id = $2',
)

export const keepFindings = statement<readonly [county: string, id: string, findings: string]>(
  'update communities.proposal set findings = $3 where county = $1 and id = $2',
)

const selectProposal = statement<
  readonly [county: string, id: string],
  { proposal: Proposal; findings: OutlineFinding[] }
>('select proposal, findings from communities.proposal where county = $1 and id = $2')

/** The proposal of a case. */
export async function getProposal(tx: Tx, county: string, id: string) {
  return (await selectProposal.find(tx, [county, id])) ?? fail('record.not-found')
}

/** Decisions that have not come into force though their day has come. */
export const dueToTakeEffect = statement<readonly [today: string], { county: string; id: string }>(
  `select county, id from workflow.case
   where procedure = 'places.community' and closed_at is null and data ->> 'effective' <= $1
     and state in ('decided', 'filed')
   order by data ->> 'effective', opened_at limit 200`,
)

/** Another decision about one of these communities that waits for its day. */
export const waitingFor = statement<readonly [county: string, id: string, codes: string[]], { no: string }>(
  `select c.no from workflow.case c
   where c.county = $1 and c.id <> $2 and c.procedure = 'places.community' and c.closed_at is null
     and c.data ->> 'effective' is not null and c.state in ('decided', 'filed')
     and exists (select from jsonb_array_elements((c.data -> 'communities') || (c.data -> 'ends')) one
       where one ->> 'code' = any($3))
   limit 1`,
)
