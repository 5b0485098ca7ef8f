/**
 * `linli`: the command line. It joins a running installation, or opens the data folder itself.
 */
import path from 'node:path'
import { parseArgs } from 'node:util'
import { StartError } from '#platform/db/start-error.ts'
import { commands, type Flags } from './commands.ts'

const { positionals, values } = parseArgs({
  allowPositionals: true,
  strict: false,
  options: {
    all: { type: 'boolean' },
    json: { type: 'boolean' },
    gold: { type: 'boolean' },
    'cases-of': { type: 'string' },
    from: { type: 'string' },
    to: { type: 'string' },
    name: { type: 'string' },
    prefix: { type: 'string' },
    text: { type: 'boolean' },
    format: { type: 'string' },
    lang: { type: 'string' },
    out: { type: 'string' },
    help: { type: 'boolean', short: 'h' },
  },
})

function usage(): string {
  const lines = commands.map(
    ({ name, parameters, summary }) => `  linli ${`${name} ${parameters}`.padEnd(34)} ${summary}`,
  )
  return `Linli 邻里\n\n${lines.join('\n')}\n`
}

const command = commands.find(({ name }) => {
  const words = name.split(' ')
  return words.every((word, index) => positionals[index] === word)
})

if (!command || values.help) {
  process.stdout.write(usage())
  process.exit(values.help || positionals.length === 0 ? 0 : 2)
}

try {
  const rest = positionals.slice(command.name.split(' ').length)
  const code = await command.run(rest, values as Flags, (line) => process.stdout.write(`${line}\n`))
  process.exit(code)
} catch (error) {
  const message = error instanceof StartError ? error.message : `${(error as Error).stack}`
  process.stderr.write(`${path.basename('linli')}: ${message}\n`)
  process.exit(1)
}
