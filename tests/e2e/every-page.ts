/**
 * Walks through every page: each person signs in once, and each page is looked at when it has come to rest.
 */
import type { Page } from '@playwright/test'
import { expect } from './house.ts'
import { type PageShown, portalPages, workbenchPages } from './pages/all.ts'

type Visit = (login?: string) => Promise<Page>

/** Calls `look` with every page of a face, opened and at rest. */
export async function walk(
  visit: Visit,
  face: 'portal' | 'workbench',
  look: (page: Page, shown: PageShown) => Promise<void>,
): Promise<void> {
  const login = face === 'portal' ? 'jiaozuo.resident' : 'jiaozuo.township'
  const first = await visit(login)
  const all = await (face === 'portal' ? portalPages : workbenchPages)(first.request)
  const people = new Map<string | undefined, Page>([[login, first]])
  for (const shown of all) {
    const page = people.get(shown.who) ?? (await visit(shown.who))
    people.set(shown.who, page)
    await page.goto(shown.path)
    await settle(page)
    await look(page, shown)
  }
}

/** Waits until a page has its heading and nothing is on its way any more. */
export async function settle(page: Page): Promise<void> {
  await expect(page.getByRole('heading').first()).toBeVisible()
  await expect(page.locator('.skeleton, .wb-coming')).toHaveCount(0)
}
