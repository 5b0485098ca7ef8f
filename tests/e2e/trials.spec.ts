/**
 * A law is tried over what really happened: another place's law over the matters of 遂宁, and 遂宁's own draft, whose
 * gaps are named.
 */
import type { Page } from '@playwright/test'
import { readCsv } from './files.ts'
import { expect, test } from './house.ts'

test.skip(({ isMobile }) => isMobile, 'desk work; phones are covered by axe')

async function tryLaw(page: Page, law: RegExp): Promise<void> {
  await page.goto('/work/trials')
  await page.getByRole('combobox', { name: '试行哪一部' }).click()
  await page.getByTitle(law).click()
  await page.getByText('近一年', { exact: true }).click()
  await page.getByRole('button', { name: '开始试行' }).click()
  await expect(page.getByRole('heading', { name: '结果' })).toBeVisible({ timeout: 60_000 })
}

test('what 遂宁 would have decided by the law of 贵阳, and what its own draft leaves open', async ({
  visit,
}) => {
  const page = await visit('suining.county')
  await page.goto('/work')
  await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '法规试行' }).click()
  await expect(page.getByRole('heading', { level: 1, name: '法规试行' })).toBeVisible()

  await tryLaw(page, /贵阳市/)
  await expect(page.getByText(/这段时间共 \d+ 件，其中 \d+ 件会有不同的结果/)).toBeVisible()
  // Attempts that were refused here come first where there are any.
  await page.getByRole('button', { name: /^由谁办/ }).click()
  const row = page.getByRole('row').nth(1)
  await expect(row).toContainText('街道办事处')
  await expect(row).toContainText('社区服务管理机构')
  await row
    .getByText(/看条文/)
    .last()
    .click()
  await expect(row.getByRole('link', { name: /《贵阳市社区工作条例》第/ }).first()).toBeVisible()

  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: '导出 CSV' }).click()
  const table = await readCsv(await download)
  expect(table[0]?.[0]).toBe('编号')
  const number = (await row.getByRole('link').first().textContent()) ?? ''
  expect(table.map((cells) => cells[0])).toContain(number)

  await row.getByRole('link', { name: number }).click()
  await expect(page).toHaveURL(/\/work\/matters\/510903\//)

  await tryLaw(page, /遂宁市/)
  await expect(page.getByText(/试行的就是现行这部/)).toBeVisible()
  for (const kind of ['日期留空', '数值没有设定', '职责没有写谁承担']) {
    await expect(page.getByRole('button', { name: new RegExp(`^${kind}`) })).toBeVisible()
  }
  await page.getByRole('button', { name: /^日期留空/ }).click()
  await expect(page.getByRole('row', { name: /施行日期/ })).toContainText('条文里留空')
})
