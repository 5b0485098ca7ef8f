/** What can go wrong with the key and with sealed text. */
export type PersonalErrorCode = 'personal.bad-key' | 'personal.unknown-key' | 'personal.damaged'

/** Thrown by platform/personal; never carries personal data or key material in its message. */
export class PersonalError extends Error {
  readonly code: PersonalErrorCode

  constructor(code: PersonalErrorCode, message: string) {
    super(message)
    this.name = 'PersonalError'
    this.code = code
  }
}
