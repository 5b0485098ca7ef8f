/**
 * Short news about what the reader just did; read out, gone after some seconds. What was done in spite of a rule
 * that only warns stays until it is closed: it names its article.
 */
import { Scale, X } from 'lucide-react'
import { useEffect, useSyncExternalStore } from 'react'
import { onWarnings } from '#platform/operation/client.ts'
import type { WarningShown } from '#platform/operation/contract.ts'
import { useText } from '#platform/text/use-text.ts'
import { uiWords } from './words.ts'

interface Toast {
  id: number
  text?: string
  warning?: WarningShown
}

let toasts: readonly Toast[] = []
let count = 0
const listeners = new Set<() => void>()

function set(next: readonly Toast[]): void {
  toasts = next
  for (const tell of listeners) tell()
}

function close(id: number): void {
  set(toasts.filter((one) => one.id !== id))
}

/** Room for three; what has to be read stays before what passes. */
function add(fresh: readonly Toast[]): void {
  const kept = toasts.filter(({ warning }) => warning)
  const passing = toasts.filter(({ warning }) => !warning)
  set([...kept, ...passing.slice(-2), ...fresh])
}

/** Says something for six seconds. */
export function toast(text: string): void {
  const id = ++count
  add([{ id, text }])
  setTimeout(() => close(id), 6000)
}

function warn(warnings: readonly WarningShown[]): void {
  const known = new Set(toasts.map(({ warning }) => warning?.code))
  const fresh = warnings.filter(({ code }) => !known.has(code))
  add(fresh.map((warning) => ({ id: ++count, warning })))
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
  useEffect(() => onWarnings(warn), [])
  return (
    <div className="toasts off-paper" aria-live="polite" role="status">
      {shown.map(({ id, text, warning }) =>
        warning ? (
          <WarningToast key={id} warning={warning} shut={() => close(id)} />
        ) : (
          <div className="toast" key={id}>
            {text}
          </div>
        ),
      )}
    </div>
  )
}

/** It was done; the rule that it does not fit, its article, and that it is on record. */
function WarningToast({ warning, shut }: { warning: WarningShown; shut: () => void }) {
  const t = useText(uiWords)
  const [cited] = warning.basis
  return (
    <div className="toast" data-tone="warning">
      <Scale className="icon" aria-hidden="true" />
      <div>
        <b>{t.warnedTitle}</b>
        <p>{warning.message}</p>
        <p className="small">
          {cited ? <a href={cited.url}>{`《${cited.statute}》${cited.article}`}</a> : t.ownRule}
          {` · ${t.warnedOnRecord}`}
        </p>
      </div>
      <button type="button" aria-label={t.close} onClick={shut}>
        <X className="icon" aria-hidden="true" />
      </button>
    </div>
  )
}
