/**
 * Accounts, as the server takes them in.
 */
import type { Job, Module } from '#platform/operation/operation.ts'
import { act } from './operations/act.ts'
import { changePassword } from './operations/change-password.ts'
import { demonstration } from './operations/demonstration.ts'
import { createKey, keys, revokeKey } from './operations/keys.ts'
import { list, setDisabled } from './operations/manage.ts'
import { me } from './operations/me.ts'
import { register } from './operations/register.ts'
import { endSession, sessions } from './operations/sessions.ts'
import { signIn } from './operations/sign-in.ts'
import { signOut } from './operations/sign-out.ts'
import { duties } from './policy.ts'
import { deleteOldSessions } from './queries.ts'
import { idleFor } from './rules.ts'
import { runtimeOf } from './runtime.ts'

/** Sessions that ended by themselves leave the table. */
const clear: Job = {
  name: 'accounts.clear-sessions',
  cron: '17 3 * * *',
  async run({ database, now }) {
    await deleteOldSessions.all(database.direct, [now, new Date(now.getTime() - idleFor)])
  },
}

export const accounts: Module = {
  name: 'accounts',
  operations: [
    signIn,
    signOut,
    me,
    act,
    register,
    changePassword,
    sessions,
    endSession,
    keys,
    createKey,
    revokeKey,
    list,
    setDisabled,
    demonstration,
  ],
  duties,
  jobs: [clear],
  async start(database, services) {
    runtimeOf(services).database = database
  },
}
