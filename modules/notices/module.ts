/**
 * Notices, as the server takes them in.
 */
import type { Job, Module } from '#platform/operation/operation.ts'
import { list } from './operations/list.ts'
import { markRead } from './operations/mark-read.ts'
import { deleteRead } from './queries.ts'

/** How long a notice stays after it was read, in milliseconds: a year. What happened stands in the history. */
const keptFor = 365 * 24 * 3_600_000

const clear: Job = {
  name: 'notices.clear-read',
  cron: '37 3 * * *',
  async run({ database, now }) {
    await deleteRead.all(database.direct, [new Date(now.getTime() - keptFor)])
  },
}

export const notices: Module = { name: 'notices', operations: [list, markRead], duties: {}, jobs: [clear] }
