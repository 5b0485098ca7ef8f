/** A matter's page of the portal, for its reporter and for anybody. */
import type { Locator, Page } from '@playwright/test'
import { expect } from '../house.ts'

/** `/m/<county>/<id>`, or what `/track` found. */
export class MatterPage {
  readonly page: Page
  constructor(page: Page) {
    this.page = page
  }

  get actions(): Locator {
    return this.page.getByRole('region', { name: '您可以' })
  }
  get progress(): Locator {
    return this.page.getByRole('region', { name: '办理经过' })
  }

  async open(matter: { county: string; id: string }): Promise<void> {
    await this.page.goto(`/m/${matter.county}/${matter.id}`)
    await expect(this.page.getByText(/^编号/).first()).toBeVisible()
  }

  /** Finds a matter by number and secret. */
  async track(no: string, secret: string): Promise<void> {
    await this.page.goto('/track')
    await this.page.getByLabel('编号').fill(no)
    await this.page.getByLabel('查询码').fill(secret)
    await this.page.getByRole('button', { name: '查询', exact: true }).click()
  }

  /** Opens the form of one of the reporter's own actions. */
  async begin(name: string): Promise<Locator> {
    await this.actions.getByRole('button', { name, exact: true }).click()
    const dialog = this.page.getByRole('dialog', { name })
    await expect(dialog).toBeVisible()
    return dialog
  }
}
