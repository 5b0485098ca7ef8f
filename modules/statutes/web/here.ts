/**
 * How a law stands where the reader is: figures that bodies of the place have set, and the state of its duties.
 */
import { useMemo } from 'react'
import { accounts } from '#modules/accounts/contract.ts'
import { duties } from '#modules/duties/contract.ts'
import { settings } from '#modules/settings/contract.ts'
import type { OutputOf } from '#platform/operation/contract.ts'
import { chosenPlace, useKept } from '#platform/ui/preferences.ts'
import { useCall } from '#platform/ui/query.ts'

export type Setting = OutputOf<typeof settings.list>['items'][number]
export type Counts = OutputOf<typeof duties.of>['counts']

/** What is known of the reader's place; nothing where it does not lie under this law. */
export interface Here {
  place: { code: string; name: string } | undefined
  /** By parameter. */
  settings: ReadonlyMap<string, Setting>
  /** By row; the place that they are of. */
  states: { code: string; place: string; byRow: ReadonlyMap<string, Counts> } | undefined
  /** Signed in with a position: pages of the workbench open. */
  works: boolean
}

const COMMUNITY = 12

/** Looks it up beside the text, which never waits for it. */
export function useHere(law: string, prefix: string): Here {
  const chosen = useKept(chosenPlace)
  const me = useCall(accounts.me, {}, { fresh: 300_000 }).data
  const acting = me?.positions.find(({ id }) => id === me.acting)
  const codes = [chosen?.code, me?.home, acting?.place].map((code) => code?.slice(0, COMMUNITY))
  const code = codes.find((one) => one?.startsWith(prefix))
  const set = useCall(settings.list, { place: code ?? '' }, { when: code !== undefined, fresh: 60_000 }).data
  const stand = useCall(
    duties.of,
    { jurisdiction: law, within: code },
    { when: acting?.duties.includes('duties.read') === true, fresh: 30_000 },
  ).data
  const works = acting !== undefined
  return useMemo(
    () => ({
      place: set?.place,
      settings: new Map(set?.items.map((one) => [one.parameter, one])),
      states: stand?.place
        ? {
            code: stand.place.code,
            place: stand.place.name,
            byRow: new Map(stand.items.map((one) => [one.duty, one.counts])),
          }
        : undefined,
      works,
    }),
    [set, stand, works],
  )
}
