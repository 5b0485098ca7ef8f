/** The inbox. */
import type { Locator, Page } from '@playwright/test'
import { expect } from '../house.ts'

/** `/work`. */
export class InboxPage {
  readonly page: Page
  constructor(page: Page) {
    this.page = page
  }

  get rows(): Locator {
    return this.page.getByRole('main').getByRole('listitem')
  }

  async open(): Promise<void> {
    await this.page.goto('/work')
    await expect(this.page.getByRole('heading', { level: 1, name: '待办' })).toBeVisible()
    await expect(this.rows.first()).toBeVisible()
  }

  /** The row of a matter by its number. More rows are asked for until it is there. */
  async find(no: string): Promise<Locator> {
    const row = this.rows.filter({ hasText: no })
    const more = this.page.getByRole('button', { name: '再显示一些' })
    for (let page = 0; page < 8; page++) {
      if ((await row.count()) > 0 || !(await more.isVisible())) break
      const before = await this.rows.count()
      await more.click()
      await expect.poll(() => this.rows.count()).toBeGreaterThan(before)
    }
    await expect(row).toBeVisible()
    return row
  }

  /** Opens a matter from its row. */
  async openMatter(no: string): Promise<void> {
    await (await this.find(no)).getByRole('link').first().click()
    await expect(this.page.getByRole('region', { name: '下一步' })).toBeVisible()
  }
}
