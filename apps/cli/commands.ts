/**
 * The commands. Each opens only what it needs.
 */
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import pg from 'pg'
import { readConfig } from '#apps/server/config.ts'
import { type Opened, openInstallation } from '#apps/server/open.ts'
import { createKey } from '#modules/accounts/contract.server.ts'
import { importPlaces, markGoverned } from '#modules/places/contract.server.ts'
import { parseFile } from '#modules/statutes/contract.server.ts'
import { root } from '#platform/db/folders.ts'
import { StartError } from '#platform/db/start-error.ts'
import { verify } from '#platform/history/verify.ts'
import { checkAll } from '#platform/packs/check.ts'
import { backup, restore } from './backup.ts'

/** A command. Gives its exit code. */
export interface Command {
  name: string
  parameters: string
  summary: string
  run(rest: string[], flags: Record<string, boolean>, say: (line: string) => void): Promise<number>
}

async function withInstallation(
  say: (line: string) => void,
  work: (opened: Opened) => Promise<number>,
): Promise<number> {
  const opened = await openInstallation(readConfig(process.env), say, { share: true })
  try {
    return await work(opened)
  } finally {
    await opened.close()
  }
}

export const commands: readonly Command[] = [
  {
    name: 'start',
    parameters: '',
    summary: 'start the server (the same as npm start)',
    async run() {
      await import('#apps/server/main.ts')
      return new Promise<number>(() => {})
    },
  },
  {
    name: 'pack check',
    parameters: '',
    summary: 'check all jurisdictions; says in words what is missing',
    run: async (_rest, _flags, say) => checkAll(path.join(root, 'jurisdictions'), { print: say }),
  },
  {
    name: 'statute parse',
    parameters: 'FILE',
    summary: 'print a regulation as structure (JSON; docs/develop/statute-schema.json)',
    run: ([file], _flags, say) => statuteParse(file, say),
  },
  {
    name: 'audit verify',
    parameters: '[--json]',
    summary: 'go through all history: any change, gap or reordering is found',
    run: (_rest, { json }, say) =>
      withInstallation(json ? () => {} : say, (opened) => auditVerify(opened, json === true, say)),
  },
  {
    name: 'key create',
    parameters: 'ACCOUNT',
    summary: 'make an API key with the rights of an account; printed once',
    run: ([account], _flags, say) =>
      withInstallation(
        () => {},
        (opened) => keyCreate(opened, account, say),
      ),
  },
  {
    name: 'import places',
    parameters: '--all',
    summary: 'bring in all places of China (665,000); without --all those of the jurisdictions',
    run: (_rest, { all }, say) => withInstallation(say, (opened) => importAll(opened, all === true, say)),
  },
  {
    name: 'backup',
    parameters: 'FOLDER',
    summary: 'back up database, files and key into a new folder, while Linli runs',
    run: ([folder], _flags, say) => backup(folder, say),
  },
  {
    name: 'restore',
    parameters: 'FOLDER',
    summary: 'restore a backup into an empty data folder',
    run: ([folder], _flags, say) => restore(folder, say),
  },
]

async function statuteParse(file: string | undefined, say: (line: string) => void): Promise<number> {
  if (!file) throw new StartError('Name the file: linli statute parse FILE')
  const bytes = await readFile(file).catch((error: Error) => {
    throw new StartError(`The file cannot be read: ${error.message}`)
  })
  say(JSON.stringify(parseFile(bytes), null, 2))
  return 0
}

async function auditVerify(opened: Opened, json: boolean, say: (line: string) => void): Promise<number> {
  const pool = new pg.Pool({ connectionString: opened.ownerUrl, max: 1 })
  try {
    const result = await verify(pool, (events) => {
      if (!json && events % 100_000 === 0 && events > 0) say(`${events.toLocaleString('en')} events …`)
    })
    if (json) say(JSON.stringify(result))
    else {
      for (const { county, subject, seq, what } of result.flaws)
        say(`✗ ${county ?? ''} ${subject ?? ''} ${seq ?? ''} ${what}`)
      const { events, subjects, seals, flaws } = result
      say(
        `${events} events of ${subjects} subjects and ${seals} seals verified: ${flaws.length === 0 ? 'nothing was changed' : `${flaws.length} flaws`}.`,
      )
    }
    return result.flaws.length === 0 ? 0 : 1
  } finally {
    await pool.end()
  }
}

async function keyCreate(
  opened: Opened,
  account: string | undefined,
  say: (line: string) => void,
): Promise<number> {
  if (!account) throw new StartError('Name the account: linli key create ACCOUNT')
  const now = opened.services.clock.now()
  const token = await opened.database.transaction(undefined, (tx) => createKey(tx, account, { now }))
  if (!token) throw new StartError(`There is no account "${account}" that may sign in.`)
  say(token)
  return 0
}

async function importAll(opened: Opened, all: boolean, say: (line: string) => void): Promise<number> {
  const pool = new pg.Pool({ connectionString: opened.ownerUrl, max: 1 })
  try {
    const governed = opened.services.packs.list().map(({ prefix, id }) => ({ prefix, id }))
    const prefixes = all ? ('all' as const) : governed.map(({ prefix }) => prefix)
    const count = await importPlaces(pool, { prefixes, governed, log: say })
    await markGoverned(pool, governed)
    say(`${count.toLocaleString('en')} places are there.`)
    return 0
  } finally {
    await pool.end()
  }
}
