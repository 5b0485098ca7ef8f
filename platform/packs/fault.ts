/** Takes what is wrong: file, place in it, and a sentence. */
export type Fault = (file: string, path: string, says: string) => void

/** What stands more than once, once each. */
export function repeated(ids: readonly string[]): string[] {
  return [...new Set(ids.filter((id, index) => ids.indexOf(id) !== index))]
}
