/** Fields of the workbench that search while one types. */
import { expect, type Locator, type Page } from '@playwright/test'

/** Types into such a field and takes the first choice of that name. */
export async function pick(page: Page, field: Locator, typed: string, name = typed): Promise<void> {
  await field.click()
  await field.fill(typed)
  const choice = page.locator('.wb-choice').filter({ hasText: name }).first()
  await expect(choice).toBeVisible()
  await choice.click()
}
