/**
 * Where the migrations are: every `migrations` folder of the platform, then of the modules, by name.
 */
import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { MigrationFolder } from './migrate.ts'

/** The project's folder. */
export const root = fileURLToPath(new URL('../../', import.meta.url))

/** All folders of migrations, in the order in which they run. Foreign keys point only to the platform's tables. */
export function migrationFolders(): MigrationFolder[] {
  return ['platform', 'modules'].flatMap((part) =>
    readdirSync(path.join(root, part))
      .sort()
      .map((name) => ({ owner: `${part}/${name}`, folder: path.join(root, part, name, 'migrations') }))
      .filter(({ folder }) => existsSync(folder)),
  )
}
