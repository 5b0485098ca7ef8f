/**
 * Sending until there is an answer: a lost connection or a stumbling server is tried again with the same key,
 * a refusal is an answer.
 */
import { CallError } from '#platform/operation/client.ts'

/** Whether another try may help. */
export function mayTryAgain(error: unknown, tries: number): boolean {
  if (!(error instanceof CallError)) return true
  // Our own earlier try may still be under way: its answer is ready at the next one.
  if (error.code === 'record.conflict') return tries < 4
  return error.status >= 500 || error.status === 429
}

interface SendOptions {
  /** Waits before the next try; may end early when the network is back. */
  pause: (tries: number) => Promise<void>
  /** Told before every wait. */
  onWaiting: () => void
  isStopped: () => boolean
}

/** Gives the answer, throws the refusal; undefined when stopped meanwhile. */
export async function sendUntilAnswered<T>(
  send: () => Promise<T>,
  options: SendOptions,
): Promise<T | undefined> {
  for (let tries = 1; !options.isStopped(); tries++) {
    try {
      return await send()
    } catch (error) {
      if (!mayTryAgain(error, tries)) throw error
      if (options.isStopped()) return undefined
      options.onWaiting()
      await options.pause(tries)
    }
  }
  return undefined
}

/** Waits 3, 6, 12 … at most 30 seconds, or until the network is back or `wake` is called. */
export function networkPause(tries: number, onWake: (wake: () => void) => void): Promise<void> {
  return new Promise((resolve) => {
    const wake = () => {
      clearTimeout(timer)
      removeEventListener('online', wake)
      resolve()
    }
    const timer = setTimeout(wake, Math.min(30_000, 1500 * 2 ** tries))
    addEventListener('online', wake)
    onWake(wake)
  })
}
