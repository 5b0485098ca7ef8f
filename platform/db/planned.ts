/**
 * Queries of lists, whose best plan depends on their values: sent without a name, planned each time.
 */
import type { Tx } from './database.ts'

const node = { kind: 'RawNode', sqlFragments: [], parameters: [] } as const
const queryId = { queryId: 'planned' }

/** Runs a query that is planned for these values. `R` is the row it gives. */
export async function planned<R>(tx: Tx, text: string, values: readonly unknown[]): Promise<R[]> {
  const query = { sql: `/*plan*/ ${text}`, parameters: values, query: node, queryId }
  const result = await tx.executeQuery<R>(query as never)
  return result.rows
}
