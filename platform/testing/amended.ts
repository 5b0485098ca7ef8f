/**
 * The invented jurisdiction in a folder of its own, to be amended: tests write versions and drafts into it.
 */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parse, stringify } from 'yaml'
import { root } from '#platform/db/folders.ts'

/** A file of a pack as plain data, changed in place. */
// biome-ignore lint/suspicious/noExplicitAny: a test writes whatever a person could write into the file
type Change = (data: any) => void

/** A copy of `_shared` and `_fictional`. */
export interface AmendedFolder {
  /** The folder of all jurisdictions. */
  root: string
  /** Writes a file of `_fictional` into one of its layers ('' is the folder itself), changed from what stands below. */
  write(layer: string, file: string, change: Change): void
  remove(): void
}

/** Makes the copy; without the drafts that the repository has. */
export function amendedFolder(): AmendedFolder {
  const folder = mkdtempSync(path.join(tmpdir(), 'linli-packs-'))
  for (const name of ['_shared', '_fictional']) {
    cpSync(path.join(root, 'jurisdictions', name), path.join(folder, name), { recursive: true })
  }
  rmSync(path.join(folder, '_fictional', 'drafts'), { recursive: true, force: true })
  return {
    root: folder,
    write(layer, file, change) {
      const data = parse(readFileSync(path.join(folder, '_fictional', file), 'utf8'))
      change(data)
      const to = path.join(folder, '_fictional', layer, file)
      mkdirSync(path.dirname(to), { recursive: true })
      writeFileSync(to, stringify(data))
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}
