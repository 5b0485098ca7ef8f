#!/usr/bin/env node
// `npx linli …`: finds the right Node, then runs apps/cli/main.ts with it. Installs only into an empty copy.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { constants } from 'node:os'
import { join } from 'node:path'
import { prepare } from '../start/prepare.mjs'
import { environmentFor, getNode, root } from '../start/runtime.mjs'
import { main } from '../start/say.mjs'

await main(async () => {
  // The mark: another launcher is installing right now, and prepare waits for it.
  const isReady = existsSync(join(root, 'node_modules')) && !existsSync(join(root, '.runtime/preparing'))
  const node = isReady ? await getNode() : await prepare({ web: false })
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
