import { spawn } from 'node:child_process'
import { constants } from 'node:os'

/**
 * Runs a program to its end and gives `{ code, output }`. With `quiet` its output is kept instead of shown.
 */
export function run(command, args, { cwd, env, quiet = false } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd,
      env,
      stdio: quiet ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'],
      // npm is a .cmd on Windows, which only a shell runs.
      shell: process.platform === 'win32' && !command.endsWith('.exe'),
    })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text) => {
        output += text
      })
    }
    // Asked to stop, we pass it on and end when the child has ended, so that nothing is left behind.
    const pass = (signal) => child.kill(signal)
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP']
    for (const signal of signals) process.on(signal, pass)
    const settle = () => {
      for (const signal of signals) process.off(signal, pass)
    }
    child.once('error', (error) => {
      settle()
      reject(error)
    })
    child.once('close', (code, signal) => {
      settle()
      resolve({ code: code ?? 128 + (constants.signals[signal] ?? 1), output })
    })
  })
}
