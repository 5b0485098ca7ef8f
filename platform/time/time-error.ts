/** What can be wrong with a date, a notice, a limit or a step of a timer. */
export type TimeErrorCode =
  | 'time.bad-date'
  | 'time.bad-notice'
  | 'time.bad-limit'
  | 'time.bad-working-hours'
  | 'time.timer-paused'
  | 'time.timer-not-paused'
  | 'time.timer-stopped'
  | 'time.timer-order'

/** Thrown by platform/time; `code` is stable, `message` is for developers. */
export class TimeError extends Error {
  readonly code: TimeErrorCode

  constructor(code: TimeErrorCode, message: string) {
    super(message)
    this.name = 'TimeError'
    this.code = code
  }
}
