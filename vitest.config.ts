import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const database = fileURLToPath(new URL('platform/testing/global-setup.ts', import.meta.url))

export default defineConfig({
  test: {
    environment: 'node',
    include: ['{apps,modules,platform,tests/kill,tests/start}/**/*.test.ts', 'tests/access/**/*.test.ts'],
    globalSetup: existsSync(database) ? [database] : [],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 20_000,
    hookTimeout: 60_000,
  },
})
