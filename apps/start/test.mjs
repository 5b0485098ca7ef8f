// npm test: makes ready what is missing, runs Vitest (--unit) and Playwright (--e2e), and counts.
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { filesBelow, prepare } from './prepare.mjs'
import { run } from './run.mjs'
import { environmentFor, root } from './runtime.mjs'
import { main, say } from './say.mjs'

await main(async () => {
  const { unit, e2e, patterns } = readArguments(process.argv.slice(2))
  const browser = e2e && filesBelow('tests/e2e').some((path) => path.endsWith('.spec.ts'))
  const node = await prepare({ web: browser })
  const total = { passed: 0, failed: 0, skipped: 0 }
  const add = (part) => {
    for (const key of Object.keys(total)) total[key] += part[key]
  }
  if (unit) add(await runVitest(node, patterns.unit))
  if (browser) add(await runPlaywright(node, patterns.e2e))
  const skipped = total.skipped ? `, ${total.skipped} skipped` : ''
  process.stdout.write(`\n${total.passed} passed, ${total.failed} failed${skipped}\n`)
  if (total.passed + total.failed === 0) say('no test ran')
  return total.failed === 0 && total.passed > 0 ? 0 : 1
})

/** `--unit` and `--e2e` choose a part; so do patterns, by whether they look like a browser test's. */
function readArguments(args) {
  const flags = new Set(args.filter((arg) => arg === '--unit' || arg === '--e2e'))
  const rest = args.filter((arg) => !flags.has(arg))
  const only = flags.size === 1 ? [...flags][0] : undefined
  const isBrowser = (pattern) => only === '--e2e' || (!only && /(^|\/)e2e\b|\.spec\b/.test(pattern))
  const patterns = { unit: rest.filter((p) => !isBrowser(p)), e2e: rest.filter(isBrowser) }
  const wants = (flag, mine) => (only ? only === flag : rest.length === 0 || mine.length > 0)
  return { unit: wants('--unit', patterns.unit), e2e: wants('--e2e', patterns.e2e), patterns }
}

async function runVitest(node, patterns) {
  const { code, report } = await runWithReport(node, 'vitest.json', (file) => ({
    args: [
      ...['node_modules/vitest/vitest.mjs', 'run', '--passWithNoTests'],
      ...['--reporter=default', '--reporter=json', `--outputFile.json=${file}`, ...patterns],
    ],
  }))
  if (!report) return { passed: 0, failed: code === 0 ? 0 : 1, skipped: 0 }
  // A file that does not even load has no tests to count, yet it is a failure.
  const broken = report.testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  ).length
  return settle(code, {
    passed: report.numPassedTests,
    failed: report.numFailedTests + broken,
    skipped: report.numPendingTests + report.numTodoTests,
  })
}

async function runPlaywright(node, patterns) {
  const { code, report } = await runWithReport(node, 'playwright.json', (file) => ({
    args: ['node_modules/@playwright/test/cli.js', 'test', '--reporter=list,json', ...patterns],
    env: { PLAYWRIGHT_JSON_OUTPUT_FILE: file },
  }))
  if (!report) return { passed: 0, failed: 1, skipped: 0 }
  const { expected, flaky, unexpected, skipped } = report.stats
  return settle(code, { passed: expected + flaky, failed: unexpected, skipped })
}

/** Runs a test program that also writes its result as JSON. */
async function runWithReport(node, name, command) {
  const file = join(root, '.cache', name)
  mkdirSync(join(root, '.cache'), { recursive: true })
  rmSync(file, { force: true })
  const { args, env } = command(file)
  const { code } = await run(node, args, { cwd: root, env: { ...environmentFor(node), ...env } })
  return { code, report: existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined }
}

/** What failed without a test having failed (a set-up, an error after the tests) counts as one failure. */
function settle(code, counted) {
  return code !== 0 && counted.failed === 0 ? { ...counted, failed: 1 } : counted
}
