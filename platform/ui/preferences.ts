/**
 * What a reader has chosen for this browser: large text, the place they look at. Survives without storage.
 */
import { useSyncExternalStore } from 'react'

/** A value kept in the browser under a name; other parts of the page see changes at once. */
export class Kept<T> {
  readonly #key: string
  readonly #listeners = new Set<() => void>()
  readonly #read: (raw: unknown) => T
  #value: T | undefined

  /** `read` judges what was found: storage is anyone's to edit, and older versions wrote other shapes. */
  constructor(key: string, read: (raw: unknown) => T) {
    this.#key = key
    this.#read = read
  }

  get(): T {
    if (this.#value === undefined) this.#value = this.#read(load(this.#key))
    return this.#value
  }

  set(value: T): void {
    this.#value = value
    try {
      if (value === undefined || value === null) globalThis.localStorage?.removeItem(this.#key)
      else globalThis.localStorage?.setItem(this.#key, JSON.stringify(value))
    } catch {
      // Full or forbidden: the choice holds for this visit.
    }
    for (const tell of this.#listeners) tell()
  }

  readonly subscribe = (tell: () => void): (() => void) => {
    this.#listeners.add(tell)
    return () => this.#listeners.delete(tell)
  }
}

function load(key: string): unknown {
  try {
    return JSON.parse(globalThis.localStorage?.getItem(key) ?? 'null')
  } catch {
    return null
  }
}

/** A kept value inside React. */
export function useKept<T>(kept: Kept<T>): T {
  return useSyncExternalStore(kept.subscribe, () => kept.get())
}

/** Large-text mode (长者模式). */
export const largeText = new Kept<boolean>('linli.large', (raw) => raw === true)

/** Puts the text size on the document, now and on every change. */
export function followLargeText(): void {
  const show = () => {
    if (largeText.get()) document.documentElement.dataset.text = 'large'
    else delete document.documentElement.dataset.text
  }
  show()
  largeText.subscribe(show)
}

/** A place that the reader looks at: its code and its name. */
export interface ChosenPlace {
  code: string
  name: string
}

/** The place chosen in this browser; none at the first visit. */
export const chosenPlace = new Kept<ChosenPlace | null>('linli.place', (raw) => {
  const place = raw as Partial<ChosenPlace> | null
  return typeof place?.code === 'string' && /^\d{2,15}$/.test(place.code) && typeof place.name === 'string'
    ? { code: place.code, name: place.name }
    : null
})
