/** The thread in which files are read and written: what they cost holds up nobody's request. */
import { parentPort, workerData } from 'node:worker_threads'
import { doTask, type Task } from './tasks.ts'

// Tests import every file of the server; only a thread of its own has a task.
if (parentPort) parentPort.postMessage(await doTask(workerData as Task))
