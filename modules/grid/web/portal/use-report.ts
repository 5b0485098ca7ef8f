/**
 * The report under way: its draft, its step, the place it is about.
 */
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect, useMemo, useState } from 'react'
import { accounts } from '#modules/accounts/contract.ts'
import { chosenPlace, useKept } from '#platform/ui/preferences.ts'
import { useCall } from '#platform/ui/query.ts'
import { changed, type Draft, draftKept, newDraft } from './draft.ts'
import { communityOf } from './levels.ts'

/** Screens of the way, one question each. */
export type Step = 'what' | 'where' | 'nearby' | 'kind' | 'contact' | 'check'

const ORDER: Step[] = ['what', 'where', 'nearby', 'kind', 'contact', 'check']

/** The first screen whose question is still open. */
export function firstOpen(draft: Draft): Step | undefined {
  if (draft.text.trim().length < 2) return 'what'
  if (!draft.place && !draft.point) return 'where'
  if (!draft.category) return 'kind'
  return undefined
}

/** The screen to show: never beyond a question that is still open. */
export function stepToShow(asked: string | undefined, draft: Draft): Step {
  const wanted = ORDER.find((step) => step === asked) ?? 'what'
  const open = firstOpen(draft)
  return open && ORDER.indexOf(wanted) > ORDER.indexOf(open) ? open : wanted
}

/** Which of five: checking for duplicates and choosing a kind belong to the third. */
export function stepNumber(step: Step): number {
  return { what: 1, where: 2, nearby: 3, kind: 3, contact: 4, check: 5 }[step]
}

/** What every screen is given. */
export interface Report {
  draft: Draft
  change: (part: Partial<Draft> | ((before: Draft) => Partial<Draft>)) => void
  /** Code of the place around: chosen, looked at, or one's home. */
  around: string | undefined
  go: (step: Step) => void
}

/** The report under way. */
export function useReport(): Report & { step: Step; receipt: string | undefined } {
  const search = useSearch({ strict: false }) as { step?: string; place?: string | number; receipt?: string }
  const navigate = useNavigate()
  const seen = useKept(chosenPlace)
  const me = useCall(accounts.me, {}, { fresh: 300_000 }).data
  const kept = useKept(draftKept)
  const none = kept === undefined
  // After a report was sent or cleared the next one is another: it gets an id of its own.
  // biome-ignore lint/correctness/useExhaustiveDependencies: made anew whenever there is none
  const fresh = useMemo(() => newDraft(), [none])
  const draft = kept ?? fresh
  const asked = search.place === undefined ? undefined : String(search.place)
  const change: Report['change'] = (part) => {
    const now = draftKept.get() ?? fresh
    draftKept.set(changed(now, typeof part === 'function' ? part(now) : part))
  }
  return {
    draft,
    change,
    around: communityOf(draft.place?.code ?? asked ?? seen?.code ?? me?.home),
    step: stepToShow(search.step, draft),
    receipt: search.receipt,
    go: (step) =>
      void navigate({ to: '/report', search: (before: object) => ({ ...before, step }) as never }),
  }
}

/** The value after it has rested for a while: for asking while somebody types. */
export function useRested<T>(value: T, milliseconds: number): T {
  const [rested, setRested] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), milliseconds)
    return () => clearTimeout(timer)
  }, [value, milliseconds])
  return rested
}
