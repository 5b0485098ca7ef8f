/** Hands tasks to workers: two at a time, each with limits of its own. */
import { Worker } from 'node:worker_threads'
import { Turns } from '#platform/files/turns.ts'
import type { FileRead } from './read.ts'
import type { Done, SheetToWrite, Task } from './tasks.ts'

const turns = new Turns(2, 20)
/** Nobody waits longer for a file, milliseconds. */
const patience = 60_000

/** Reads a file; `busy` where too many are being read. */
export async function readSheetFile(
  bytes: Buffer,
  names: readonly string[],
): Promise<FileRead | { problem: 'busy' }> {
  const done = await inWorker({ kind: 'read', bytes, names })
  if (done === undefined) return { problem: 'busy' }
  return 'read' in done ? done.read : { problem: 'unreadable' }
}

/** Writes an .xlsx file; undefined where too many are being written. */
export async function writeSheetFile(sheets: readonly SheetToWrite[]): Promise<Buffer | undefined> {
  const done = await inWorker({ kind: 'write', sheets })
  return done && 'written' in done ? Buffer.from(done.written) : undefined
}

function inWorker(task: Task): Promise<Done | undefined> {
  return turns.take(async () => {
    const worker = new Worker(new URL('./worker.ts', import.meta.url), {
      workerData: task,
      resourceLimits: { maxOldGenerationSizeMb: 1024 },
    })
    try {
      return await new Promise<Done>((resolve, reject) => {
        const late = setTimeout(() => reject(new Error('a file took too long')), patience)
        worker.once('message', resolve)
        worker.once('error', (error: Error & { code?: string }) => {
          // A file that needs more than a worker may take is a file that cannot be read.
          if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') resolve({ read: { problem: 'too-large' } })
          else reject(error)
        })
        worker.once('exit', () => {
          clearTimeout(late)
          reject(new Error('a worker ended without an answer'))
        })
      })
    } finally {
      await worker.terminate()
    }
  })
}
