/** The way of a report: one question per screen. */
import type { Locator, Page } from '@playwright/test'
import { expect } from '../house.ts'
import type { Chosen } from '../photo.ts'

/** What a report says. */
export interface Said {
  text: string
  /** The kind, as its chip says. */
  kind?: string
  photo?: Chosen
  /** Name of a community, and what is typed to find it; without a name, the phone's own position. */
  place?: string
  typed?: string
  here?: boolean
  address?: string
  phone?: string
}

/** The page `/report`. */
export class ReportPage {
  readonly page: Page
  constructor(page: Page) {
    this.page = page
  }

  get next(): Locator {
    return this.page.getByRole('button', { name: '下一步' })
  }
  get send(): Locator {
    return this.page.getByRole('button', { name: '提交反映' })
  }
  get text(): Locator {
    return this.page.getByLabel('几句话说明')
  }
  get photos(): Locator {
    return this.page.getByLabel(/拍照或选照片|再加一张/)
  }

  heading(name: string): Locator {
    return this.page.getByRole('heading', { level: 1, name })
  }

  async open(place?: string): Promise<void> {
    await this.page.goto(place ? `/report?place=${place}` : '/report')
    await expect(this.heading('发生了什么事？')).toBeVisible()
  }

  /** First screen: photo, words, kind. */
  async sayWhat({ text, kind, photo }: Said): Promise<void> {
    if (photo) {
      await this.photos.setInputFiles(photo)
      await expect(this.page.getByRole('img', { name: '照片 1' })).toBeVisible()
    }
    await this.text.fill(text)
    if (kind) {
      const chip = this.page.getByRole('button', { name: kind, exact: true })
      await chip.click()
      await expect(chip).toHaveAttribute('aria-pressed', 'true')
    }
    await this.next.click()
    await expect(this.heading('在什么地方？')).toBeVisible()
  }

  /** Second screen: the place by name, or where the phone is. */
  async sayWhere({ place, typed, here, address }: Said): Promise<void> {
    if (here) {
      await this.page.getByRole('button', { name: '用我现在的位置' }).click()
      await expect(this.page.getByText(/位置在/)).toBeVisible()
    }
    if (place) {
      const field = this.page.getByRole('combobox', { name: '或者按名字选社区、村' })
      const other = this.page.getByRole('button', { name: '换一个' })
      await expect(field.or(other)).toBeVisible()
      if (await other.isVisible()) await other.click()
      await field.fill(typed ?? place)
      await this.page.getByRole('option', { name: place }).first().click()
      await expect(this.page.getByRole('main').getByText(place, { exact: true })).toBeVisible()
    }
    if (address) await this.page.getByLabel(/具体位置/).fill(address)
    await this.next.click()
  }

  /** Third screen, where there is one: none of the others is the same. */
  async passNearby(): Promise<void> {
    const nearby = this.heading('附近是不是已经有人反映过？')
    await expect(nearby.or(this.heading('怎么联系您？'))).toBeVisible()
    if (await nearby.isVisible()) await this.page.getByRole('button', { name: '都不是，继续反映' }).click()
    await expect(this.heading('怎么联系您？')).toBeVisible()
  }

  /** Fourth screen: the contact. */
  async sayContact({ phone }: Said = { text: '' }): Promise<void> {
    if (phone) await this.page.getByLabel(/电话/).fill(phone)
    await this.next.click()
    await expect(this.heading('看一看，对不对？')).toBeVisible()
  }

  /** All screens up to the last look. */
  async fill(said: Said): Promise<void> {
    await this.sayWhat(said)
    await this.sayWhere(said)
    await this.passNearby()
    await this.sayContact(said)
  }

  /** The number and the secret that the end shows. */
  async receipt(): Promise<{ no: string; secret: string; next: string }> {
    await expect(this.heading('已收到您的反映')).toBeVisible()
    const told = this.page.getByRole('region', { name: '接下来' }).getByRole('paragraph')
    return {
      no: await this.#value('编号'),
      secret: await this.#value('查询码'),
      next: (await told.textContent()) ?? '',
    }
  }

  async #value(term: string): Promise<string> {
    const row = this.page.locator('dl > div').filter({ hasText: term })
    return (await row.getByRole('definition').textContent())?.trim() ?? ''
  }
}
