/**
 * Short news about what the reader just did; read out, gone after some seconds.
 */
import { useSyncExternalStore } from 'react'

interface Toast {
  id: number
  text: string
}

let toasts: readonly Toast[] = []
let count = 0
const listeners = new Set<() => void>()

function set(next: readonly Toast[]): void {
  toasts = next
  for (const tell of listeners) tell()
}

/** Says something for six seconds. */
export function toast(text: string): void {
  const id = ++count
  set([...toasts.slice(-2), { id, text }])
  setTimeout(() => set(toasts.filter((one) => one.id !== id)), 6000)
}

/** Where toasts appear: once, in the shell. */
export function Toasts() {
  const shown = useSyncExternalStore(
    (tell) => {
      listeners.add(tell)
      return () => listeners.delete(tell)
    },
    () => toasts,
  )
  return (
    <div className="toasts off-paper" aria-live="polite" role="status">
      {shown.map(({ id, text }) => (
        <div className="toast" key={id}>
          {text}
        </div>
      ))}
    </div>
  )
}
