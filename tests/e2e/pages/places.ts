/** Places, their grids and the division into them. */
import type { Locator, Page } from '@playwright/test'
import { expect } from '../house.ts'
import { pick } from './pick.ts'

/** `/work/places/<code>` and what lies below it. */
export class PlacesPage {
  readonly page: Page
  constructor(page: Page) {
    this.page = page
  }

  async open(code?: string): Promise<void> {
    await this.page.goto(code ? `/work/places/${code}` : '/work/places')
    await expect(this.page.getByRole('heading', { level: 1 })).toBeVisible()
  }

  /** Looks for a place as one types it, and opens it. */
  async find(typed: string, name: string): Promise<void> {
    await pick(this.page, this.page.getByRole('main').getByRole('combobox').first(), typed, name)
  }

  /** Proposes the grids of a GeoJSON file. */
  async propose(community: string, geojson: object, reason: string): Promise<void> {
    await this.page.goto(`/work/places/${community}/divide`)
    await this.page.getByLabel('导入 GeoJSON').setInputFiles({
      name: 'grids.geojson',
      mimeType: 'application/geo+json',
      buffer: Buffer.from(JSON.stringify(geojson)),
    })
    await expect(this.page.getByText(/^已读入 \d+ 个网格$/)).toBeVisible()
    await this.page.getByLabel('划分理由').fill(reason)
    await this.page.getByRole('button', { name: '提交方案' }).click()
    await expect(this.page.getByText('待决定', { exact: true })).toBeVisible()
  }

  /** Decides what is proposed, from today on. */
  async decide(document: string): Promise<void> {
    await this.page.getByLabel('决定的文号').fill(document)
    await this.page.getByLabel('生效日期').fill(todayInChina())
    await this.page.getByRole('button', { name: '决定按此划分' }).click()
  }

  get findings(): Locator {
    return this.page
      .getByRole('main')
      .getByRole('listitem')
      .filter({ hasText: /必须改正|请留意|无法检查/ })
  }
}

function todayInChina(): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date())
}
