/**
 * Something that keeps Linli from starting and that a person can put right.
 * `message` is the whole sentence for that person: what happened and what to do. No stack is shown.
 */
export class StartError extends Error {
  override readonly name = 'StartError'
}
