/**
 * From figures to a facility: households are imported, what the community lacks is seen, a facility is added, and the
 * law is met; residents see the same.
 */
import { randomBytes } from 'node:crypto'
import { AxeBuilder } from '@axe-core/playwright'
import type { APIRequestContext, Page } from '@playwright/test'
import writeExcelFile from 'write-excel-file/node'
import { call, me } from './call.ts'
import { readCsv } from './files.ts'
import { desk, expect, phone, test } from './house.ts'

interface Told {
  item: { state: string; required: number | null; present: number | null }
}
const stateOf = (request: APIRequestContext, place: string) =>
  call<Told>(request, 'facilities.shortfallPublic', { place })

async function importFigures(page: Page, place: string, households: number): Promise<void> {
  await page.goto('/work/facilities/figures/import')
  const lines = [
    ['社区（村）代码', '截至日期', '户数（户）', '建成情况', '出处'],
    [place, '2026-11-01', households, '新建或连片改造', '街道统计台账'],
  ]
  const buffer = await writeExcelFile(lines).toBuffer()
  const mimeType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
  await page.getByLabel('选择文件').setInputFiles({ name: '社区户数.xlsx', mimeType, buffer })
  await page.getByRole('button', { name: '导入 1 条' }).click()
  await expect(page.getByRole('heading', { name: /^导入完成/ })).toBeVisible()
}

test('figures are imported, the gap is seen, a facility is added, the standard is met', async ({ visit }) => {
  const page = await visit('jiaozuo.township', desk)
  const township = (await me(page.request)).positions[0]!.place
  const { items } = await call<{ items: { code: string }[] }>(page.request, 'places.children', {
    code: township,
  })
  // Each project of the tests has a community of its own: all share one server.
  const place = items[test.info().project.name === 'phone' ? 1 : 2]!.code
  // More households by far than the demonstration's facilities would do for.
  await importFigures(page, place, 8000)

  await page.goto(`/work/facilities/shortfall?search=${place}`)
  const row = page.getByRole('row').filter({ hasText: '8,000 户（截至 2026-11-01）' })
  await expect(row).toContainText(/不足|未登记/)
  await expect(row).toContainText('2,400')
  await expect(row.getByRole('link', { name: /第十条/ })).toHaveAttribute('href', /\/law\/jiaozuo\//)
  await expect(page.getByText('调剂', { exact: true })).toBeVisible()

  const name = `社区综合楼 ${randomBytes(3).toString('hex')}`
  const data = { name, kind: 'service', area: 2400, source: 'new', hours: '周一至周日 8:30–20:00' }
  await call(page.request, 'facilities.facilitySave', { place, data })
  await page.reload()
  await expect(row).toContainText('达标')
  expect((await stateOf(page.request, place)).item).toMatchObject({ state: 'met', required: 2400 })

  const taken = page.waitForEvent('download')
  await page.getByRole('button', { name: '导出 CSV' }).click()
  // Chromium gives a Chinese name to a file only where the machine's language has it: the content counts.
  const [head, ...communities] = await readCsv(await taken)
  expect(head).toContain('状态')
  expect(communities.length).toBeGreaterThan(0)

  const resident = await visit(undefined, phone)
  await resident.goto(`/c/${place}`)
  const section = resident.locator('section', {
    has: resident.getByRole('heading', { name: '本社区服务设施' }),
  })
  await expect(section).toContainText('达到条例要求的 2,400 ㎡')
  await expect(section).toContainText('开放：周一至周日 8:30–20:00')
})

test('its page is usable with a screen reader, and on a phone', async ({ visit }) => {
  for (const size of [desk, phone]) {
    const page = await visit('jiaozuo.county', size)
    await page.goto('/work/facilities/shortfall')
    await expect(page.getByRole('heading', { level: 1, name: '设施面积缺口' })).toBeVisible()
    await expect(page.getByRole('heading', { name: '设施面积状态' })).toBeVisible()
    const { violations } = await new AxeBuilder({ page })
      .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'])
      .analyze()
    expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`)).toEqual([])
    const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
    expect(wider, 'the page fits its width').toBeLessThanOrEqual(0)
  }
})
