/** A matter's page of the workbench. */
import type { Locator, Page } from '@playwright/test'
import { expect } from '../house.ts'
import { pick } from './pick.ts'

/** `/work/matters/<county>/<id>`. */
export class CasePage {
  readonly page: Page
  constructor(page: Page) {
    this.page = page
  }

  /** What can be done next. */
  get next(): Locator {
    return this.page.getByRole('region', { name: '下一步' })
  }
  /** The state in the law's word. */
  state(name: string): Locator {
    return this.page.getByRole('main').getByText(name, { exact: true }).first()
  }

  async open(matter: { county: string; id: string }): Promise<void> {
    await this.page.goto(`/work/matters/${matter.county}/${matter.id}`)
    await expect(this.next).toBeVisible()
  }

  /** Unfolds the form of a step, named as the law does. */
  async begin(name: string): Promise<void> {
    await this.next.getByRole('button', { name: new RegExp(`^${name}`), expanded: false }).click()
    await expect(this.submit(name)).toBeVisible()
  }

  /** The button that takes the step. */
  submit(name: string): Locator {
    return this.next.getByRole('button', { name, exact: true })
  }

  field(label: string): Locator {
    return this.next.getByLabel(label)
  }

  async chooseBody(label: string, name: string): Promise<void> {
    await pick(this.page, this.next.getByRole('combobox', { name: label }), name)
  }

  async addPhoto(photo: { name: string; mimeType: string; buffer: Buffer }): Promise<void> {
    await this.next.getByLabel(/拍照或选照片/).setInputFiles(photo)
    await expect(this.next.getByRole('img', { name: '照片 1' })).toBeVisible()
  }

  /** Takes the step and waits until the page says so. */
  async take(name: string): Promise<void> {
    await this.submit(name).click()
    await expect(this.page.getByText(`已办理：${name}`)).toBeVisible()
  }

  tab(name: string): Locator {
    return this.page.getByRole('tab', { name: new RegExp(`^${name}`) })
  }
}
