/** Finding places and bodies for a field, by the register's own operation. */
import { useCallback } from 'react'
import { call } from '#platform/operation/client.ts'
import type { RegisterContract } from '#platform/registers/contract.ts'
import { usePick } from '#platform/text/use-text.ts'
import type { Choice } from '../pick.tsx'

/** Finds choices for what was typed. `of`: a column, or `place` for where a row stands. */
export function useFind(contracts: RegisterContract, of: string, place?: string) {
  const say = usePick()
  return useCallback(
    async (text: string, signal: AbortSignal): Promise<Choice[]> => {
      const input = { of, text: text.slice(0, 60), ...(place ? { place } : {}) }
      const { items } = await call(contracts.choices, input, { signal })
      return items.map(({ value, label, about }) => ({
        value,
        label: say(label),
        ...(about ? { about } : {}),
      }))
    },
    [contracts, of, place, say],
  )
}
