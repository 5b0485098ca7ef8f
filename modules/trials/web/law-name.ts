/** How a law is named in lists and heads. */
import { usePick, useText } from '#platform/text/use-text.ts'
import type { TriedLaw } from '../contract.ts'
import { trialWords } from './words.ts'

/** Names laws: title, with the draft's name or the version's number where there are several. */
export function useLawName(): (law: TriedLaw, options?: { version?: boolean }) => string {
  const t = useText(trialWords)
  const say = usePick()
  return (law, options) => {
    const title = say(law.title)
    if (law.draft !== null) return t.draftOf(title, law.draft)
    return options?.version && law.version > 1 ? t.versionOf(title, law.version) : t.lawOf(title)
  }
}

/** What a choice in a list is known by. */
export function keyOfLaw({ jurisdiction, draft, version }: TriedLaw): string {
  return draft === null ? `${jurisdiction}@${version}` : `${jurisdiction}:${draft}`
}
