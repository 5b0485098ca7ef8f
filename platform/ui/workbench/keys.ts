/**
 * Keyboard: one register of shortcuts, so that `?` can list those that work on the present page.
 */
import { useEffect, useRef, useSyncExternalStore } from 'react'

/** A shortcut: `j`, `Enter`, `g i` (one after the other), `mod+k` (⌘ or Ctrl). */
export interface Shortcut {
  keys: string
  /** What it does, in the reader's language. */
  does: string
  run: (event: KeyboardEvent) => void
  /** Works while typing in a field, too. */
  always?: boolean
}

const registered = new Set<{ current: readonly Shortcut[] }>()
const watchers = new Set<() => void>()
let listed: readonly Shortcut[] = []
let first: { key: string; at: number } | undefined

function relist() {
  listed = [...registered].flatMap((ref) => ref.current)
  for (const watcher of watchers) watcher()
}

/** Offers shortcuts as long as the component stands on the page. */
export function useShortcuts(shortcuts: readonly Shortcut[], active = true): void {
  const ref = useRef(shortcuts)
  ref.current = shortcuts
  const names = shortcuts.map((one) => one.keys + one.does).join()
  // biome-ignore lint/correctness/useExhaustiveDependencies: listed again when what they do changes
  useEffect(() => {
    if (!active) return
    registered.add(ref)
    relist()
    return () => {
      registered.delete(ref)
      relist()
    }
  }, [active, names])
}

/** All shortcuts of the present page. */
export function useShortcutList(): readonly Shortcut[] {
  return useSyncExternalStore(
    (watcher) => {
      watchers.add(watcher)
      return () => watchers.delete(watcher)
    },
    () => listed,
  )
}

/** Listens to the keyboard; mounted once, by the frame. */
export function useKeyboard(): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || event.altKey) return
      const typing = isTyping(event.target)
      const covered = document.querySelector('[aria-modal="true"]') !== null
      const name = nameOf(event)
      const combined = first && performance.now() - first.at < 1200 ? `${first.key} ${name}` : undefined
      first = { key: name, at: performance.now() }
      // As they are now: what they do may have changed since they were listed.
      for (const shortcut of [...registered].flatMap((ref) => ref.current)) {
        if (shortcut.keys !== name && shortcut.keys !== combined) continue
        if ((typing || covered) && !shortcut.always) continue
        if (name === 'Enter' && isPressable(event.target)) continue
        event.preventDefault()
        first = undefined
        shortcut.run(event)
        return
      }
    }
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [])
}

function nameOf(event: KeyboardEvent): string {
  const mod = event.metaKey || event.ctrlKey ? 'mod+' : ''
  return mod + (event.key.length === 1 ? (mod ? event.key.toLowerCase() : event.key) : event.key)
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || ['TEXTAREA', 'SELECT'].includes(target.tagName) || isTextInput(target))
  )
}

function isTextInput(target: HTMLElement): boolean {
  return (
    target instanceof HTMLInputElement && !['checkbox', 'radio', 'button', 'submit'].includes(target.type)
  )
}

function isPressable(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.closest('a,button,summary,[role="button"],[role="menuitem"]') !== null
  )
}
