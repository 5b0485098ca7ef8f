/** Fields of the workbench that search while one types. */
import type { Locator, Page } from '@playwright/test'
import { expect } from '../house.ts'

/** Types into such a field and takes the first choice of that name. */
export async function pick(page: Page, field: Locator, typed: string, name = typed): Promise<void> {
  await field.click()
  await field.fill(typed)
  const choice = page.locator('.wb-choice').filter({ hasText: name }).first()
  await expect(choice).toBeVisible()
  await choice.click()
}
