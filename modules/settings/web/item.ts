/** A figure as the pages have it. */
import type { OutputOf } from '#platform/operation/contract.ts'
import type { settings } from '../contract.ts'

/** One figure that the law leaves open, with what holds. */
export type Item = OutputOf<typeof settings.list>['items'][number]
/** One version of it. */
export type Version = NonNullable<Item['inForce']>

/** As many kinds of body as a sentence holds. */
const mostNamed = 3

/** Who may set a figure, as words: 市人民政府或县人民政府 … */
export function whoMaySet(
  { setBy }: Item,
  say: (words: { zh: string; en: string }) => string,
  or: string,
): string {
  const names = setBy.map(({ name }) => say(name))
  const shown = names.slice(0, mostNamed).join(or)
  return names.length > mostNamed ? `${shown} …` : shown
}
