/** The list of matters of the workbench. */
import type { Locator, Page } from '@playwright/test'
import { expect } from '../house.ts'

/** `/work/matters`. */
export class MattersPage {
  readonly page: Page
  constructor(page: Page) {
    this.page = page
  }

  get rows(): Locator {
    return this.page
      .getByRole('main')
      .getByRole('row')
      .filter({ has: this.page.getByRole('rowheader') })
  }
  /** The conditions as they stand in the sentence. */
  get sentence(): Locator {
    return this.page.getByRole('group', { name: '条件' })
  }
  get count(): Locator {
    return this.page.getByText(/^(共|超过) \d+ 件$/)
  }

  async open(asked = ''): Promise<void> {
    await this.page.goto(`/work/matters${asked}`)
    await expect(this.count).toBeVisible()
  }

  /** How many the page says there are; undefined where it only says "more than". */
  async counted(): Promise<number | undefined> {
    const said = (await this.count.textContent()) ?? ''
    return said.startsWith('共') ? Number(said.match(/\d+/)?.[0]) : undefined
  }

  condition(text: string): Locator {
    return this.sentence.getByRole('button', { name: `去掉条件：${text}` })
  }

  /** Adds a condition that is one click. */
  async add(name: string): Promise<void> {
    await this.page.getByRole('button', { name: '加条件' }).click()
    await this.page.getByRole('button', { name, exact: true }).click()
  }

  /** Adds a condition that is a choice of several. */
  async addSeveral(name: string, choices: readonly string[]): Promise<void> {
    await this.page.getByRole('button', { name: '加条件' }).click()
    await this.page.getByRole('button', { name: `${name}…` }).click()
    for (const choice of choices) await this.page.getByLabel(choice, { exact: true }).check()
    await this.page.getByRole('button', { name: '用这个条件' }).click()
  }

  /** Opens a menu at the head of the page. */
  async menu(name: string): Promise<Locator> {
    await this.page.getByRole('button', { name, exact: true }).click()
    const menu = this.page.getByRole('menu')
    await expect(menu).toBeVisible()
    return menu
  }
}
