/**
 * Duties in the browser: one is due, is met by a record made in the product and turns green with a link to it; another
 * ran overdue and was brought to the body above.
 */
import type { Page } from '@playwright/test'
import { call } from './call.ts'
import { desk, expect, test } from './house.ts'

interface Item {
  place: string
  duty: string
  period: string
  level: string
}
interface One {
  may: { record: boolean }
  told: { what: string; toPlaceName: string; toBodies: string[] }[]
}

const linkOf = ({ place, duty, period }: Item) => `/work/duties/${place}/${duty}/${period}`

/** The first obligation in a state that fits; the demonstration leaves some of each. */
async function find(
  page: Page,
  input: object,
  fits: (one: One) => boolean,
): Promise<{ item: Item; one: One } | undefined> {
  const { items } = await call<{ items: Item[] }>(page.request, 'duties.list', { limit: 50, ...input })
  for (const item of items) {
    const { place, duty, period } = item
    const one = await call<One>(page.request, 'duties.get', { place, duty, period })
    if (fits(one)) return { item, one }
  }
  return undefined
}

test.describe('duties', () => {
  test.skip(({ isMobile }) => isMobile, 'the phone has its own')

  test('a duty that is due is met by a record, turns green and links to it', async ({ visit }) => {
    let page: Page | undefined
    let due: Item | undefined
    for (const law of ['jiaozuo', 'liaoyuan', 'hubei', 'suining']) {
      page = await visit(`${law}.committee`, desk)
      due = (await find(page, { states: ['due'] }, ({ may }) => may.record))?.item
      if (due) break
    }
    if (!page || !due) throw new Error('the demonstration leaves no committee a duty to be put on record')

    await page.goto('/work/duties')
    await page
      .getByRole('link', { name: /^待履行/ })
      .first()
      .click()
    await page.locator(`a[href="${linkOf(due)}"]`).click()
    const state = page.locator('.wb-duty-because')
    await expect(state).toContainText('待履行')

    const title = `居民会议纪要 ${Date.now()}`
    await page.getByLabel('标题').fill(title)
    await page.getByLabel('内容').fill('商议了楼道照明，形成决议，三十二人参加。')
    await page.getByLabel('向居民公开').check()
    await page.getByRole('button', { name: '登记', exact: true }).click()

    await expect(state).toContainText('已履行')
    const link = page.getByRole('link', { name: new RegExp(title) })
    await expect(link).toHaveAttribute('href', new RegExp(`^${linkOf(due)}#record-`))
    await link.click()
    await expect(page.locator('article.wb-duty-record').filter({ hasText: title })).toContainText('已公开')

    // The board follows within two seconds, and residents read it on the page of the community.
    await expect
      .poll(async () => {
        const { items } = await call<{ items: Item[] }>(page!.request, 'duties.list', {
          states: ['met'],
          duty: due!.duty,
          limit: 50,
        })
        return items.some((one) => linkOf(one) === linkOf(due!))
      })
      .toBe(true)
    const resident = await visit(undefined)
    await resident.goto(`/c/${due.place}`)
    await expect(resident.getByRole('heading', { name: '履职公开' })).toBeVisible()
    await expect(resident.getByText(title)).toBeVisible()
  })

  test('a duty that ran overdue was brought to the body above', async ({ visit }) => {
    const page = await visit('jiaozuo.city', desk)
    const escalated = async () =>
      find(page, { states: ['overdue'], level: 'county' }, ({ told }) =>
        told.some(({ what, toBodies }) => what === 'escalation-1' && toBodies.length > 0),
      )
    await expect.poll(async () => (await escalated()) !== undefined, { timeout: 30_000 }).toBe(true)
    const { item } = (await escalated())!

    await page.goto('/work/duties')
    const overdue = page.getByRole('link', { name: /^逾期/ }).first()
    await expect(overdue).toBeVisible()
    await page.goto(linkOf(item))
    await expect(page.locator('.wb-duty-because')).toContainText('逾期')
    await expect(page.getByText('逾期上报').first()).toBeVisible()
    await expect(page.getByText(/焦作市人民政府，\d+ 人收到/).first()).toBeVisible()
    await page.goto('/notices')
    await expect(page.getByText(/项法定职责逾期，已上报到您这里/).first()).toBeVisible()
  })
})

test.describe('duties on a phone', () => {
  test.skip(({ isMobile }) => !isMobile, 'for the phone')

  test('the board fits, and a number leads to its list', async ({ visit }) => {
    const page = await visit('jiaozuo.committee')
    await page.goto('/work/duties')
    await expect(page.getByRole('heading', { name: '履职', exact: true })).toBeVisible()
    const wide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)
    expect(wide).toBe(false)
    await page
      .getByRole('link', { name: /^未衡量/ })
      .first()
      .click()
    await expect(page.getByRole('heading', { name: '职责清单' })).toBeVisible()
  })
})
