/** What the launcher says to the person in front of it: one line per step. */

/** Says one sentence. On stderr, so that stdout stays what the started program prints. */
export function say(sentence) {
  process.stderr.write(`linli: ${sentence}\n`)
}

/** Says what is being done, does it, and says how long it took. */
export async function step(sentence, work) {
  say(`${sentence} ...`)
  const from = performance.now()
  const result = await work()
  say(`done in ${seconds(performance.now() - from)}`)
  return result
}

/** Milliseconds as a person reads them. */
export function seconds(milliseconds) {
  return `${(milliseconds / 1000).toFixed(1)} s`
}

/** Something the person can put right: its message is shown as it is, without a stack. */
export class Refusal extends Error {}

/** Runs the launcher's main function; shows a refusal as one sentence and any other error whole. */
export async function main(work) {
  try {
    process.exitCode = (await work()) ?? 0
  } catch (error) {
    if (error instanceof Refusal) say(error.message)
    else console.error(error)
    process.exitCode = 1
  }
}
