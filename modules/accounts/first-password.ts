/** First passwords, made by the installation and changed at the first sign-in. */
import { randomInt } from 'node:crypto'

// Without letters and digits that look alike when somebody reads them out or copies them by hand.
const signs = 'abcdefghijkmnpqrstuvwxyz23456789'

/** Twelve signs in three groups (60 bits): 'k7mp-x2aq-9tnd'. */
export function firstPassword(): string {
  const group = () => Array.from({ length: 4 }, () => signs[randomInt(signs.length)]).join('')
  return [group(), group(), group()].join('-')
}
