/**
 * How much script the first page of the portal and of the workbench needs, gzipped, from the built pages in dist/web.
 * `node bench/pages.ts` (after a build); leaves with 1 where a bar is missed.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { root } from '#platform/db/folders.ts'
import { table, verdict } from './figures.ts'

const assets = path.join(root, 'dist/web/assets')

/** A first load: the pages that must arrive, by what the entry asks for. */
interface FirstLoad {
  name: string
  /** In KB of gzipped script. */
  bar: number
  /** Patterns of the dynamic imports in the entry; each must be found once. */
  parts: readonly RegExp[]
}

const loads: readonly FirstLoad[] = [
  { name: 'portal', bar: 200, parts: [chunk('home')] },
  { name: 'workbench', bar: 500, parts: [exporting('Workbench'), exporting('InboxPage')] },
]

/** A chunk by the name of its file in the source. */
function chunk(name: string): RegExp {
  return new RegExp(`import\\([\`"']\\./(${name}-[\\w-]+\\.js)[\`"']\\)`)
}

/** A chunk by the component that a lazy route takes from it. */
function exporting(component: string): RegExp {
  return new RegExp(
    `import\\([\`"']\\./([\\w-]+\\.js)[\`"']\\)(?:(?!import\\().){0,600}[\`"']${component}[\`"']`,
  )
}

/** The files that a chunk cannot run without: its static imports, and theirs. */
function withImports(file: string, seen: Set<string>): Set<string> {
  if (seen.has(file)) return seen
  seen.add(file)
  const text = readFileSync(path.join(assets, file), 'utf8')
  for (const [, next] of text.matchAll(/(?:from|\bimport)\s*[`"']\.\/([\w-]+\.js)[`"']/g)) {
    if (next) withImports(next, seen)
  }
  return seen
}

function measure({ name, bar, parts }: FirstLoad, page: string): { row: string[]; met: boolean } {
  const files = new Set<string>()
  const entries = [...page.matchAll(/(?:src|href)="\/assets\/([\w-]+\.js)"/g)].flatMap(
    ([, file]) => file ?? [],
  )
  for (const file of entries) withImports(file, files)
  const texts = entries.map((file) => readFileSync(path.join(assets, file), 'utf8'))
  for (const part of parts) {
    const found = texts.map((text) => part.exec(text)?.[1]).find(Boolean)
    if (!found) throw new Error(`${name}: the entry asks for nothing like ${part}`)
    withImports(found, files)
  }
  const size = (file: string) => gzipSync(readFileSync(path.join(assets, file))).length / 1024
  const sizes = [...files].map((file) => ({ file, kilobytes: size(file) }))
  const total = sizes.reduce((sum, { kilobytes }) => sum + kilobytes, 0)
  sizes.sort((a, b) => b.kilobytes - a.kilobytes)
  const largest = sizes
    .slice(0, 3)
    .map(({ file, kilobytes }) => `${file.replace(/-[\w-]{8}\.js$/, '')} ${kilobytes.toFixed(0)}`)
  const met = total <= bar
  return {
    row: [name, total.toFixed(1), `≤ ${bar}`, verdict(met), String(files.size), largest.join(', ')],
    met,
  }
}

if (!existsSync(assets) || readdirSync(assets).length === 0) {
  throw new Error('dist/web is empty: build the pages first (npm start does)')
}
const page = readFileSync(path.join(root, 'dist/web/index.html'), 'utf8')
const measured = loads.map((load) => measure(load, page))
const head = ['first load', 'KB script (gzip)', 'bar', '', 'files', 'largest']
process.stdout.write(
  `${table(
    head,
    measured.map(({ row }) => row),
  )}\n`,
)
process.exitCode = measured.every(({ met }) => met) ? 0 : 1
