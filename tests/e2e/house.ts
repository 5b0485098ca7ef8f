/**
 * The ground of all browser tests: every page that a test opens is watched. None may ask anything of another
 * host, and none may break.
 */
import { type BrowserContext, type BrowserContextOptions, test as base, type Page } from '@playwright/test'
import { signIn } from './call.ts'

/** Playwright's expect, patient: a machine that does other work beside the tests is slow, not wrong. */
export const expect = base.expect.configure({ timeout: 15_000 })

/** A phone as the config's project has it, for tests that need one beside a desk. */
export const phone: BrowserContextOptions = {
  viewport: { width: 390, height: 844 },
  deviceScaleFactor: 2,
  hasTouch: true,
  isMobile: true,
}

/** A desk's screen. */
export const desk: BrowserContextOptions = {
  viewport: { width: 1366, height: 900 },
  deviceScaleFactor: 1,
  hasTouch: false,
  isMobile: false,
}

interface House {
  /** Opens a browser of its own for somebody; with a login that person is signed in. */
  visit: (login?: string, options?: BrowserContextOptions) => Promise<Page>
  /** What pages did that they must not; the test fails when there is any. */
  offences: string[]
}

/** Playwright's test with watched pages. */
export const test = base.extend<House>({
  offences: [
    async ({ context, baseURL }, use, info) => {
      info.setTimeout(Math.max(info.timeout, 60_000))
      const offences: string[] = []
      watch(context, baseURL ?? '', offences)
      await use(offences)
      expect(offences, 'requests to other hosts, and pages that broke').toEqual([])
    },
    { auto: true },
  ],
  visit: async ({ browser, baseURL, offences }, use) => {
    const opened: BrowserContext[] = []
    await use(async (login, options = {}) => {
      const context = await browser.newContext(options)
      opened.push(context)
      watch(context, baseURL ?? '', offences)
      if (login) await signIn(context.request, login)
      return context.newPage()
    })
    await Promise.all(opened.map((context) => context.close()))
  },
})

function watch(context: BrowserContext, home: string, offences: string[]): void {
  const { host } = new URL(home)
  context.setDefaultTimeout(15_000)
  context.on('request', (request) => {
    const url = new URL(request.url())
    if (/^(https?|wss?):$/.test(url.protocol) && url.host !== host)
      offences.push(`asked another host: ${request.url()}`)
  })
  context.on('weberror', (error) => offences.push(`broke: ${error.error().message}`))
}
