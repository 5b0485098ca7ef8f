/**
 * Which place the portal shows: the one chosen in this browser, else the home of who is signed in.
 */
import { useMe } from '#modules/accounts/web/use-me.ts'
import { type ChosenPlace, chosenPlace, useKept } from '#platform/ui/preferences.ts'

/** The place; undefined at a first visit. */
export function useMyPlace(): ChosenPlace | undefined {
  const chosen = useKept(chosenPlace)
  const me = useMe()
  if (chosen) return chosen
  return me?.home ? { code: me.home, name: me.homeName ?? me.home } : undefined
}
