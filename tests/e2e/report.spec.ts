/**
 * Reporting without an account and with one: followed by number, never lost, never doubled.
 */
import type { Page } from '@playwright/test'
import { call, report } from './call.ts'
import { expect, test } from './house.ts'
import { lawOf } from './law.ts'
import { MatterPage } from './pages/matter.ts'
import { ReportPage } from './pages/report.ts'
import { noPhoto, photo } from './photo.ts'

const law = lawOf('jiaozuo')
const community = '410802001001'
const litter = { text: '绿化带里有垃圾，草坪上也有', kind: '绿化带里有垃圾' }

test('without an account one follows a report by number and code, and withdraws it', async ({ page }) => {
  const form = new ReportPage(page)
  await form.open(community)
  await form.fill({ ...litter, address: '东门花坛' })
  await form.send.click()
  const { no, secret } = await form.receipt()

  const matter = new MatterPage(page)
  await matter.track(no, 'WRONG-CODE')
  await expect(page.getByRole('alert')).toBeVisible()
  await matter.track(no, secret)
  await expect(page.getByText(`编号 ${no}`)).toBeVisible()
  await expect(page.getByText(/承诺.*前决定是否受理/)).toBeVisible()
  const dialog = await matter.begin(law.step('withdraw'))
  await dialog.getByLabel(/撤回的原因/).fill('已经有人清理了')
  await dialog.getByRole('button', { name: law.step('withdraw'), exact: true }).click()
  await expect(dialog).toBeHidden()
  await expect(page.getByText(law.state('withdrawn'), { exact: true })).toBeVisible()
  await expect(page.getByText('已经有人清理了')).toBeVisible()
  expect(page.url(), 'the code never stands in an address').not.toContain(secret)

  await page.goto('/mine')
  await expect(page.getByText(no)).toBeVisible()
})

test('what was reported already is shown before sending; following is enough', async ({ page, visit }) => {
  const first = await report(page.request, { category: 'dirty-green', text: litter.text, place: community })
  const resident = await visit('jiaozuo.resident')
  const before = await countMine(resident)
  const form = new ReportPage(resident)
  await form.open(community)
  await form.sayWhat(litter)
  await form.sayWhere({ text: '' })
  await expect(form.heading('附近是不是已经有人反映过？')).toBeVisible()
  await resident.getByRole('button', { name: '就是这件' }).first().click()
  await expect(resident.getByText('好的，已记下您也遇到了')).toBeVisible()
  await expect(resident).toHaveURL(new RegExp(`/m/${first.county}/${first.id}`))
  await expect(resident.getByText('1 人也遇到了')).toBeVisible()
  expect(await countMine(resident)).toBe(before)
  await form.open(community)
  await expect(form.text, 'the draft is gone with it').toHaveValue('')
})

test('a double click sends once', async ({ visit }) => {
  const page = await visit('jiaozuo.resident')
  const before = await countMine(page)
  const form = new ReportPage(page)
  await form.open(community)
  await form.fill({ ...litter, address: '双击' })
  await form.send.dblclick()
  await form.receipt()
  expect(await countMine(page)).toBe(before + 1)
})

test('a report whose answer was lost is sent again by itself, and is one', async ({ visit }) => {
  const page = await visit('jiaozuo.resident')
  const before = await countMine(page)
  const form = new ReportPage(page)
  await form.open(community)
  await form.fill({ ...litter, address: '断网' })
  // The server takes it, but its answer does not arrive; then nothing gets through at all.
  let tries = 0
  await page.route('**/api/grid.report', async (route) => {
    tries += 1
    if (tries === 1) await route.fetch()
    if (tries < 3) await route.abort('connectionreset')
    else await route.continue()
  })
  await form.send.click()
  await expect(page.getByText('等待网络')).toBeVisible()
  await page.getByRole('button', { name: '现在再试' }).click()
  await form.receipt()
  expect(tries).toBeGreaterThanOrEqual(3)
  expect(await countMine(page)).toBe(before + 1)
})

test('danger words say whom to call', async ({ page }) => {
  const form = new ReportPage(page)
  await form.open(community)
  await form.text.fill('楼道里闻到很重的煤气味')
  const alert = page.getByRole('alert').filter({ hasText: '请先打电话' })
  await expect(alert).toBeVisible()
  await expect(alert.getByRole('link', { name: '拨打 119' })).toHaveAttribute('href', 'tel:119')
  await form.text.fill('消防演练占用了停车位')
  await expect(alert).toBeHidden()
})

test('a draft survives reloading, and going back loses nothing', async ({ page }) => {
  const form = new ReportPage(page)
  await form.open(community)
  await form.sayWhat({ ...litter, photo: await photo() })
  await page.getByLabel(/具体位置/).fill('三号楼后面')
  await page.reload()
  await expect(page.getByLabel(/具体位置/)).toHaveValue('三号楼后面')
  await form.next.click()
  await form.passNearby()
  await page.getByLabel(/电话/).fill('00012345678')
  await form.next.click()
  await expect(form.heading('看一看，对不对？')).toBeVisible()
  await page.goBack()
  await expect(page.getByLabel(/电话/)).toHaveValue('00012345678')
  while (!(await form.heading('发生了什么事？').isVisible())) {
    await page.getByRole('button', { name: '上一步' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  }
  await expect(form.text).toHaveValue(litter.text)
  await expect(page.getByRole('img', { name: '照片 1' })).toBeVisible()
  await page.reload()
  await expect(form.text).toHaveValue(litter.text)
  await expect(page.getByRole('img', { name: '照片 1' })).toBeVisible()
  await expect(page.getByText('已存草稿')).toBeVisible()
})

test('a file that is no photo is refused with words, and the report goes on without it', async ({ page }) => {
  const form = new ReportPage(page)
  await form.open(community)
  await form.photos.setInputFiles(noPhoto)
  await expect(page.getByText(/不支持这种文件|照片已损坏/)).toBeVisible()
  await page.getByRole('button', { name: '删去第 1 张照片' }).click()
  await form.sayWhat(litter)
})

async function countMine(page: Page): Promise<number> {
  const { items } = await call<{ items: unknown[] }>(page.request, 'grid.mine', { limit: 200 })
  return items.length
}
