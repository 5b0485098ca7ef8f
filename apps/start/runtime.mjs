import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { run } from './run.mjs'
import { Refusal, step } from './say.mjs'

/** The project's folder. */
export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))

/** The oldest Node that runs Linli's TypeScript as it is. */
const OLDEST = [22, 18]

/** Whether a version such as `24.21.0` runs Linli. 23 never got what 22.18 has before 23.6. */
export function isNewEnough(version) {
  const [major, minor] = version.split('.').map(Number)
  if (major === 23) return minor >= 6
  return major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1])
}

/**
 * Where the right Node is: our own process's, or the one brought from npm before (undefined when not yet).
 */
export function findNode() {
  if (isNewEnough(process.versions.node)) return process.execPath
  const { version, file } = broughtNode()
  try {
    const found = JSON.parse(readFileSync(join(dirname(file), '..', 'package.json'), 'utf8')).version
    if (found === version && existsSync(file)) return file
  } catch {
    // Not brought yet, or only half.
  }
  return undefined
}

function broughtNode() {
  const { version } = readNodeWish()
  const system = process.platform === 'win32' ? 'win' : process.platform
  const name = `node-${system}-${process.arch}`
  const program = process.platform === 'win32' ? 'node.exe' : 'node'
  return { version, name, file: join(root, '.runtime', 'node_modules', name, 'bin', program) }
}

function readNodeWish() {
  return { version: JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).linli.node }
}

/** Gives the right Node's path; brings it from npm first when this machine's is too old. */
export async function getNode() {
  const found = findNode()
  if (found) return found
  const { version, name, file } = broughtNode()
  const sentence = `this machine's Node is ${process.versions.node}; bringing Node ${version} from npm`
  const { code, output } = await step(sentence, () =>
    npm([
      'install',
      '--no-save',
      '--no-package-lock',
      '--prefix',
      join(root, '.runtime'),
      `${name}@${version}`,
    ]),
  )
  if (code === 0 && findNode()) return file
  throw new Refusal(
    `Node ${version} could not be fetched from npm (is there a network?). ` +
      `Try again, or install Node ${OLDEST.join('.')} or newer yourself.\n${tail(output)}`,
  )
}

/** The environment in which programs find the right Node first. */
export function environmentFor(node) {
  const key = Object.keys(process.env).find((name) => name.toUpperCase() === 'PATH') ?? 'PATH'
  return { ...process.env, [key]: `${dirname(node)}${delimiter}${process.env[key] ?? ''}` }
}

/** Runs npm, quietly; the very npm that started us when there is one. `node` is the Node to run it with. */
export function npm(args, node = process.execPath) {
  const given = process.env.npm_execpath
  // Another package manager sets the same variable.
  const script = given?.endsWith('npm-cli.js') ? given : findNpm()
  const options = { cwd: root, env: { ...environmentFor(node), NODE_ENV: 'development' }, quiet: true }
  return script ? run(node, [script, ...args], options) : run('npm', args, options)
}

function findNpm() {
  try {
    return createRequire(join(dirname(process.execPath), '..', 'lib', 'node_modules', 'x')).resolve(
      'npm/bin/npm-cli.js',
    )
  } catch {
    return undefined
  }
}

/** The last lines of what a program said. */
export function tail(text, lines = 15) {
  return text.trimEnd().split('\n').slice(-lines).join('\n')
}
