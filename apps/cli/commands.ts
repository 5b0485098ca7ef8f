/**
 * The commands. Each opens only what it needs.
 */
import pg from 'pg'
import { readConfig } from '#apps/server/config.ts'
import { type Opened, openInstallation } from '#apps/server/open.ts'
import { createKey } from '#modules/accounts/contract.server.ts'
import { recomputeAt } from '#modules/duties/contract.server.ts'
import { importPlaces, markGoverned } from '#modules/places/contract.server.ts'
import { StartError } from '#platform/db/start-error.ts'
import { verify } from '#platform/history/verify.ts'
import { backup, restore } from './backup.ts'
import { packCheck, packNew } from './packs.ts'
import { statuteExport, statuteParse } from './statutes.ts'
import { packTrial } from './trials.ts'

/** What was given behind `--`. */
export type Flags = Readonly<Record<string, string | boolean | undefined>>

/** A command. Gives its exit code. */
export interface Command {
  name: string
  parameters: string
  summary: string
  run(rest: string[], flags: Flags, say: (line: string) => void): Promise<number>
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
    parameters: '[--json | --gold]',
    summary: 'check all jurisdictions; says in words what is missing',
    run: async (_rest, flags, say) => packCheck(flags, say),
  },
  {
    name: 'pack new',
    parameters: 'ID --from FILE [--prefix CODE] [--name NAME]',
    summary: 'begin a jurisdiction from the text of its regulation',
    run: ([id], flags, say) => packNew(id, flags, say),
  },
  {
    name: 'pack trial',
    parameters: 'LAW --cases-of ID --from DAY --to DAY',
    summary: 'try a law (suining, suining@2, suining:draft) over real cases: what would be otherwise',
    run: ([law], flags, say) =>
      withInstallation(
        () => {},
        (opened) => packTrial(opened, law, flags, say),
      ),
  },
  {
    name: 'statute parse',
    parameters: 'FILE [--text]',
    summary: 'print a regulation as structure (JSON; docs/develop/statute-schema.json), or its bare text',
    run: ([file], flags, say) => statuteParse(file, flags, say),
  },
  {
    name: 'statute export',
    parameters: 'ID [--format akn|md|json|csv] [--out FILE]',
    summary: 'a law of the jurisdictions as Akoma Ntoso, markdown, pack, or table of its duties',
    run: ([id], flags, say) => statuteExport(id, flags, say),
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
    name: 'duties recompute',
    parameters: '[PREFIX]',
    summary: 'check all duties anew from the records; below a division code, or everywhere',
    run: ([prefix], _flags, say) =>
      withInstallation(say, (opened) => recomputeDuties(opened, prefix ?? '', say)),
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

async function recomputeDuties(opened: Opened, prefix: string, say: (line: string) => void): Promise<number> {
  const places = opened.services.packs
    .list()
    .filter((pack) => pack.prefix.startsWith(prefix) || prefix.startsWith(pack.prefix))
    .map((pack) => (prefix.startsWith(pack.prefix) ? prefix : pack.prefix))
  if (places.length === 0) throw new StartError(`No jurisdiction of this installation covers "${prefix}".`)
  for (const place of places) {
    const { gathered, changed } = await recomputeAt(opened.database, opened.services, place, (percent) =>
      say(`${place}: ${percent}%`),
    )
    say(`${place}: ${gathered} pieces of evidence were new, ${changed} states changed.`)
  }
  return 0
}
