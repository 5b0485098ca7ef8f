/**
 * What this installation brings: the names that a row of a law may say it is carried by.
 */
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { modules } from '#apps/server/modules.ts'
import { root } from '#platform/db/folders.ts'
import type { Offers } from '#platform/packs/coverage.ts'

/** The app's routes, with what stands before their paths. They are TSX, which only the build reads. */
const ROUTES = [
  { file: 'apps/web/router.tsx', below: '' },
  { file: 'apps/web/workbench/routes.tsx', below: '/work' },
]

/** Operations and evidence of the modules, pages of the app, refusals that some code names. */
export function installedOffers(): Offers {
  return {
    operations: new Set(modules.flatMap((module) => module.operations.map(({ contract }) => contract.name))),
    evidence: new Set(modules.flatMap((module) => module.evidence?.map(({ id }) => id) ?? [])),
    pages: ROUTES.flatMap(({ file, below }) => {
      const text = readFileSync(path.join(root, file), 'utf8')
      return [...text.matchAll(/\bpage\(\s*'([^']+)'/g)].map(([, page]) => joined(below, page!))
    }),
    refusals: namedInCode(),
  }
}

/**
 * Names in the style of refusal codes that stand in the modules' server code: `law.refuseIf(…, 'self-check')`, the guards
 * of a step. A code that stands nowhere is enforced by nobody.
 */
function namedInCode(): Set<string> {
  const modulesFolder = path.join(root, 'modules')
  const files = readdirSync(modulesFolder, { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.ts') && !/(^|[\\/])(web|text|testing)[\\/]|\.test\.ts$/.test(file),
  )
  const names = new Set<string>()
  for (const file of files) {
    const text = readFileSync(path.join(modulesFolder, file), 'utf8')
    for (const [, name] of text.matchAll(/'([a-z]+(?:-[a-z]+)*)'/g)) names.add(name!)
  }
  return names
}

function joined(below: string, page: string): string {
  if (below === '') return page
  return page === '/' ? below : `${below}/${page}`
}
