/**
 * `linli pack …`: check the jurisdictions, begin a new one.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { parse } from 'yaml'
import { readDivisions } from '#modules/places/contract.server.ts'
import { checkGold, type Scaffold, scaffold, textOfFile } from '#modules/statutes/contract.server.ts'
import { root } from '#platform/db/folders.ts'
import { StartError } from '#platform/db/start-error.ts'
import { checkAll, checkFolders } from '#platform/packs/check.ts'
import { packFolders, readPack, sayFinding } from '#platform/packs/load.ts'
import type { Flags } from './commands.ts'
import { installedOffers } from './offers.ts'

type Say = (line: string) => void

const jurisdictions = path.join(root, 'jurisdictions')

/** Checks all jurisdictions; `--json` prints only their counts, `--gold` how well duties are found in texts. */
export function packCheck(flags: Flags, say: Say): number {
  if (flags.gold) return checkGold(say)
  return checkAll(jurisdictions, { print: say, json: flags.json === true, offers: installedOffers() })
}

/**
 * Begins a jurisdiction from the text of its regulation. Never overwrites.
 * @param folder all jurisdictions; another one in tests
 */
export async function packNew(
  id: string | undefined,
  flags: Flags,
  say: Say,
  folder = jurisdictions,
): Promise<number> {
  if (!id) throw new StartError('Name it: linli pack new ID --from FILE')
  if (!/^[a-z]{2,30}$/.test(id)) throw new StartError(`"${id}" is no id: use small letters, as in liaoyuan.`)
  const to = path.join(folder, id)
  if (existsSync(to)) throw new StartError(`${to} is there already; nothing was written.`)
  if (typeof flags.from !== 'string') throw new StartError('Name the text: --from FILE')
  const bytes = await readFile(flags.from).catch((error: Error) => {
    throw new StartError(`The text cannot be read: ${error.message}`)
  })
  const where = placeOf(flags.prefix, folder)
  const made = scaffold({
    id,
    text: await textOfFile(bytes),
    ...(typeof flags.name === 'string' ? { name: flags.name } : {}),
    ...where,
    template: filesBelow(path.join(folder, '_template')),
    capabilities: capabilitiesOf(folder),
  })
  if (made.counts.articles === 0) {
    throw new StartError('No article (第一条 …) was found in the text; nothing was written.')
  }
  for (const [name, content] of made.files) put(path.join(to, name), content)
  const kept = Buffer.from(made.files.get(`statutes/${id}.txt`) ?? '')
  const source = kept.equals(bytes) ? undefined : `statutes/${id}.source${path.extname(flags.from)}`
  if (source) put(path.join(to, source), bytes)
  report(id, made, { ...where, source }, folder, say)
  return 0
}

interface Where {
  prefix: string
  county: { code: string; name: string }
  invented: boolean
}

/** The prefix that was named with a county below it; one that no division has where none was. */
function placeOf(prefix: Flags[string], folder: string): Where {
  if (prefix === undefined) {
    const taken = new Set(prefixesIn(folder))
    // No division of the country begins with 98; most of such regulations are a city's.
    const free = Array.from({ length: 99 }, (_, index) => `98${String(index + 1).padStart(2, '0')}`)
    const own = free.find((code) => !taken.has(code)) ?? '9899'
    return { prefix: own, county: { code: `${own}01`, name: '待定' }, invented: true }
  }
  if (typeof prefix !== 'string' || !/^\d{2}(\d{2}){0,2}$/.test(prefix)) {
    throw new StartError(`"${prefix}" is no prefix: 2 digits of a province, 4 of a city, 6 of a county.`)
  }
  const other = prefixesIn(folder).find((one) => one === prefix)
  if (other)
    throw new StartError(`The prefix ${prefix} belongs to another jurisdiction; nothing was written.`)
  const county = countyBelow(prefix)
  if (county) return { prefix, county, invented: false }
  return { prefix, county: { code: `${prefix}0101`.slice(0, 6), name: '待定' }, invented: true }
}

/** The first county with communities. */
function countyBelow(prefix: string): Where['county'] | undefined {
  const names = new Map<string, string>()
  for (const { code, name } of readDivisions([prefix])) {
    if (code.length === 6 && code.startsWith(prefix)) names.set(code, name)
    if (code.length === 12) {
      const county = code.slice(0, 6)
      return { code: county, name: names.get(county) ?? county }
    }
  }
  return undefined
}

function prefixesIn(folder: string): string[] {
  return packFolders(folder).flatMap((id) => {
    const { loaded } = readPack(folder, id)
    return loaded ? [loaded.pack.prefix] : []
  })
}

function capabilitiesOf(folder: string): Set<string> {
  const text = readFileSync(path.join(folder, '_shared/duties.yaml'), 'utf8')
  const { capabilities } = parse(text) as { capabilities: { id: string }[] }
  return new Set(capabilities.map(({ id }) => id))
}

function filesBelow(folder: string): Map<string, string> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  return new Map(
    names
      .filter((name) => name.endsWith('.yaml'))
      .map((name) => [name.replaceAll('\\', '/'), readFileSync(path.join(folder, name), 'utf8')]),
  )
}

/** Writes a file, never over another. */
function put(file: string, content: string | Uint8Array): void {
  mkdirSync(path.dirname(file), { recursive: true })
  writeFileSync(file, content, { flag: 'wx' })
}

function report(
  id: string,
  made: Scaffold,
  where: Where & { source: string | undefined },
  folder: string,
  say: Say,
): void {
  const { articles, rows, parameters, terms } = made.counts
  say(`jurisdictions/${id}/: ${made.files.size} files from ${articles} articles.`)
  say(`To confirm, each marked "confirm: true": rows ${rows}, parameters ${parameters}, terms ${terms}.`)
  for (const { says } of made.statute.warnings) say(`  the text: ${says}`)
  if (made.isReprinted) say('  the text was printed anew, article by article: its lines did not show them.')
  if (where.source) say(`  what was received is kept as ${where.source}.`)
  if (where.invented) {
    say(
      `  no division begins with ${where.prefix}: the jurisdiction is marked "fictional" and runs in tests only. ` +
        'Write prefix and demonstration.county, then take "fictional" out.',
    )
  }
  const { findings } = checkFolders(folder, { offers: installedOffers() })
  const own = findings.filter(({ pack }) => pack === id)
  for (const finding of own) say(`✗ ${sayFinding(finding)}`)
  say(own.length === 0 ? 'It can be used. Next: linli pack check' : `Findings in it: ${own.length}.`)
}
