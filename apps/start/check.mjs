// npm run check: everything that can be said about the code without running it, in seconds.
import { existsSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { prepare } from './prepare.mjs'
import { run } from './run.mjs'
import { environmentFor, root } from './runtime.mjs'
import { main, seconds } from './say.mjs'

/**
 * Each check: its name, what Node runs, and the file without which there is nothing to check.
 * Generated files: the command must exit non-zero when the file differs from what it would write.
 */
const CHECKS = [
  { name: 'types', args: ['node_modules/typescript/bin/tsc', '--noEmit'] },
  { name: 'unused code', args: ['node_modules/knip/bin/knip.js', '--no-progress'], needs: 'knip.json' },
  {
    name: 'format and lint',
    args: ['node_modules/@biomejs/biome/bin/biome', 'check', '--error-on-warnings'],
  },
  { name: 'walls', args: ['apps/start/walls.mjs'] },
  { name: 'lock file', args: ['apps/start/lock.mjs', '--check'] },
  { name: 'packs', args: ['apps/cli/main.ts', 'pack', 'check'], needs: 'apps/cli/main.ts' },
  {
    name: 'generated: platform/db/schema.ts',
    args: ['platform/db/generate.ts', '--check'],
    needs: 'platform/db/generate.ts',
  },
]

await main(async () => {
  const node = await prepare({ web: false })
  const waiting = CHECKS.filter(({ needs }) => !needs || existsSync(join(root, needs)))
  let failed = 0
  const work = async () => {
    for (let check = waiting.shift(); check; check = waiting.shift()) {
      const from = performance.now()
      const { code, output } = await run(node, check.args, {
        cwd: root,
        env: environmentFor(node),
        quiet: true,
      })
      if (code !== 0) failed++
      console.log(`${code === 0 ? 'ok  ' : 'FAIL'} ${check.name} (${seconds(performance.now() - from)})`)
      if (code !== 0) console.log(output.trimEnd().replace(/^/gm, '     '))
    }
  }
  await Promise.all(Array.from({ length: Math.min(3, availableParallelism() + 1) }, work))
  console.log(failed ? `${failed} of the checks failed` : 'all is well')
  return failed ? 1 : 0
})
