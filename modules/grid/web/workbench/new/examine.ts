/** What the server knows before sending: which grid, which category, danger words, duplicates. */
import { useEffect, useState } from 'react'
import { useCall } from '#platform/ui/query.ts'
import { grid } from '../../../contract.ts'
import type { Draft } from './draft.ts'

/** Asks while one writes, half a second after the last change. */
export function useExamination(draft: Draft) {
  const asked = {
    text: draft.text.trim(),
    ...(draft.category ? { category: draft.category } : {}),
    ...(draft.place ? { place: draft.place } : {}),
    ...(draft.point ? { point: draft.point } : {}),
  }
  const settled = useSettled(JSON.stringify(asked))
  const input = JSON.parse(settled) as typeof asked
  const enough = input.text.length >= 2 || input.point !== undefined || input.place !== undefined
  return useCall(grid.examine, input, { when: enough, keep: true }).data
}

function useSettled(value: string): string {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const wait = setTimeout(() => setSettled(value), 500)
    return () => clearTimeout(wait)
  }, [value])
  return settled
}
