#!/usr/bin/env node
// `npx linli …`: finds the right Node, then runs apps/cli/main.ts with it. Installs only into an empty copy.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { constants } from 'node:os'
import { join } from 'node:path'
import { installPackages } from '../start/prepare.mjs'
import { environmentFor, getNode, root } from '../start/runtime.mjs'
import { main } from '../start/say.mjs'

await main(async () => {
  const node = await getNode()
  if (!existsSync(join(root, 'node_modules'))) await installPackages(node)
  const child = spawn(node, [join(root, 'apps/cli/main.ts'), ...process.argv.slice(2)], {
    env: environmentFor(node),
    stdio: 'inherit',
  })
  // The terminal's Ctrl-C reaches the command by itself; we only must not end before it.
  process.on('SIGINT', () => {})
  process.on('SIGTERM', () => child.kill('SIGTERM'))
  process.on('SIGHUP', () => child.kill('SIGHUP'))
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code, signal) => resolve(code ?? 128 + (constants.signals[signal] ?? 1)))
  })
})
