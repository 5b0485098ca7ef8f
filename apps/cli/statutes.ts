/** `linli statute parse` and `linli statute export`. */
import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import {
  EXPORT_FORMATS,
  type ExportFormat,
  exportStatute,
  parseFile,
  textOfFile,
} from '#modules/statutes/contract.server.ts'
import { root } from '#platform/db/folders.ts'
import { StartError } from '#platform/db/start-error.ts'
import { loadPacks } from '#platform/packs/load.ts'
import { systemClock } from '#platform/time/clock.ts'
import { localDateOf } from '#platform/time/local-date.ts'
import type { Flags } from './commands.ts'

type Say = (line: string) => void

/** Prints the structure of a file, or with `--text` the text to which its ranges refer. */
export async function statuteParse(file: string | undefined, flags: Flags, say: Say): Promise<number> {
  if (!file) throw new StartError('Name the file: linli statute parse FILE')
  const bytes = await readFile(file).catch((error: Error) => {
    throw new StartError(`The file cannot be read: ${error.message}`)
  })
  if (flags.text) process.stdout.write(await textOfFile(bytes))
  else say(JSON.stringify(await parseFile(bytes), null, 2))
  return 0
}

/** Writes a law of the jurisdictions to a file, or prints it. */
export async function statuteExport(id: string | undefined, flags: Flags, say: Say): Promise<number> {
  const packs = loadPacks(path.join(root, 'jurisdictions'), { clock: systemClock })
  const known = packs.list({ includeFictional: true })
  const pack = known.find((one) => one.id === id)
  if (!pack) {
    throw new StartError(
      `Name the jurisdiction: linli statute export ID. There are: ${known.map((one) => one.id).join(', ')}`,
    )
  }
  const format = EXPORT_FORMATS.find((one) => one === (flags.format ?? 'akn'))
  if (!format) {
    throw new StartError(`There is no format "${flags.format}"; choose one of ${EXPORT_FORMATS.join(', ')}.`)
  }
  const content = contentOf(pack, format, flags)
  if (typeof flags.out !== 'string') {
    process.stdout.write(content)
    return 0
  }
  await writeFile(flags.out, content)
  say(`${flags.out}: ${Buffer.byteLength(content).toLocaleString('en')} bytes`)
  return 0
}

function contentOf(pack: Parameters<typeof exportStatute>[0], format: ExportFormat, flags: Flags): string {
  const today = localDateOf(systemClock.now())
  return exportStatute(pack, { format, lang: flags.lang === 'en' ? 'en' : 'zh', today }).content
}
