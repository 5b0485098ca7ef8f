/** The sign-in page. */
import type { Page } from '@playwright/test'
import { PASSWORD } from '../call.ts'
import { expect } from '../house.ts'

/** Signs in with one click on a demonstration account, as a visitor does. */
export async function signInByClick(page: Page, login: string, jurisdiction: string): Promise<void> {
  await page.goto('/sign-in')
  await page.getByRole('button', { name: new RegExp(`^${jurisdiction}( ?· ?暂行)?$`) }).click()
  await page.getByRole('button', { name: login }).click()
  await expect(page).not.toHaveURL(/sign-in/)
}

/** Types account and password. */
export async function signInByHand(page: Page, login: string, password = PASSWORD): Promise<void> {
  await page.getByRole('textbox', { name: '账号' }).fill(login)
  await page.getByLabel('密码', { exact: true }).fill(password)
  await page.getByRole('button', { name: '登录', exact: true }).click()
}
