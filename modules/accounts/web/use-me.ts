/**
 * Who is signed in, for both faces; and what changes when that changes.
 */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '#platform/operation/client.ts'
import type { OutputOf } from '#platform/operation/contract.ts'
import { useLang } from '#platform/text/use-text.ts'
import { keyOf, useCall } from '#platform/ui/query.ts'
import { accounts } from '../contract.ts'

/** The asker as the server knows them. */
export type Me = OutputOf<typeof accounts.me>

const FRESH = 5 * 60_000

/** Who is signed in; undefined until known. */
export function useMe(): Me | undefined {
  return useCall(accounts.me, {}, { fresh: FRESH }).data
}

/** Every answer belongs to a person: after a change of person or position all of them are asked anew. */
export function useBecome(): (me: Me) => Promise<void> {
  const client = useQueryClient()
  const lang = useLang()
  return async (me) => {
    const key = keyOf(accounts.me, lang, {})
    client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== accounts.me.name, type: 'inactive' })
    client.setQueryData(key, me)
    await client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== accounts.me.name })
  }
}

/** Ends the session. */
export function useSignOut() {
  const become = useBecome()
  return useMutation({
    mutationFn: async () => {
      await call(accounts.signOut, {})
      return call(accounts.me, {})
    },
    onSuccess: become,
  })
}

/** Acts in another of one's positions from now on. */
export function useAct() {
  const become = useBecome()
  return useMutation({
    mutationFn: (position: string) => call(accounts.act, { position }),
    onSuccess: become,
  })
}

/** The position in which one acts. */
export function actingPosition(me: Me | undefined): Me['positions'][number] | undefined {
  return me?.positions.find(({ id }) => id === me.acting)
}
