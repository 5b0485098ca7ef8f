/**
 * Receipts of reports made on this device, so that an unregistered reporter finds theirs again.
 */
import type { OutputOf } from '#platform/operation/contract.ts'
import { Kept } from '#platform/ui/preferences.ts'
import type { grid } from '../../contract.ts'

/** Number and secret with what the list shows. */
export type Receipt = OutputOf<typeof grid.report> & { title: string; at: string }

const MOST = 30

/** Receipts that can be read, the newest first. */
export function readReceipts(raw: unknown): Receipt[] {
  if (!Array.isArray(raw)) return []
  return raw.filter(
    (one: Partial<Receipt> | null): one is Receipt =>
      typeof one?.id === 'string' && typeof one.no === 'string' && typeof one.secret === 'string',
  )
}

/** Kept on this device only. */
export const receipts = new Kept<Receipt[]>('linli.receipts', readReceipts)

/** Adds a receipt; the same report answers again with the same one. */
export function keepReceipt(receipt: Receipt): void {
  receipts.set([receipt, ...receipts.get().filter(({ id }) => id !== receipt.id)].slice(0, MOST))
}
