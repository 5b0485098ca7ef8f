/**
 * Which place the portal shows: the one chosen in this browser, else the home of who is signed in.
 */
import { useMe } from '#modules/accounts/web/use-me.ts'
import { places } from '#modules/places/contract.ts'
import { type ChosenPlace, chosenPlace, useKept } from '#platform/ui/preferences.ts'
import { useCall } from '#platform/ui/query.ts'

/** Digits of a community's code: a home may be a grid, but what people call their place is the community. */
const COMMUNITY = 12

/** The place; undefined at a first visit. */
export function useMyPlace(): ChosenPlace | undefined {
  const chosen = useKept(chosenPlace)
  const me = useMe()
  const code = me?.home?.slice(0, COMMUNITY)
  const home = useCall(
    places.get,
    { code: code ?? '' },
    { when: !chosen && code !== undefined, fresh: 600_000 },
  ).data
  if (chosen) return chosen
  return code ? { code, name: home?.name ?? me?.homeName ?? code } : undefined
}
