/**
 * The workbench's daily work: inbox by keyboard, many at once, lists that can be linked and taken along, a case
 * from all its sides, the board whose numbers lead to their records.
 */
import type { Page } from '@playwright/test'
import { act, call, type Reported, report } from './call.ts'
import { readCsv, readXlsx } from './files.ts'
import { expect, test } from './house.ts'
import { lawOf } from './law.ts'
import { CasePage } from './pages/case.ts'
import { InboxPage } from './pages/inbox.ts'
import { MattersPage } from './pages/matters.ts'

const law = lawOf('jiaozuo')
const place = '410802001001'

test.skip(({ isMobile }) => isMobile, 'desk work; phones are covered by the journeys and by axe')

function litter(page: Page, more: { phone?: string; name?: string } = {}): Promise<Reported> {
  return report(page.request, { category: 'dirty-green', text: '绿化带里有垃圾', place, ...more })
}

test('a page of the workbench is built once', async ({ visit }) => {
  const page = await visit('jiaozuo.township')
  const asked: string[] = []
  page.on('request', (request) => {
    if (request.url().includes('/api/grid.list')) asked.push(request.postData() ?? '')
  })
  await new MattersPage(page).open('?open=true')
  await page.waitForLoadState('load')
  await expect(page.getByRole('button', { name: '导出' })).toBeVisible()
  expect(asked).toHaveLength(1)
})

test('the inbox is walked by keyboard', async ({ visit }) => {
  const page = await visit('jiaozuo.township')
  await litter(page)
  await litter(page)
  const inbox = new InboxPage(page)
  await inbox.open()
  const link = (row: number) => inbox.rows.nth(row).getByRole('link').first()
  await page.keyboard.press('j')
  await expect(link(0)).toBeFocused()
  await page.keyboard.press('j')
  await expect(link(1)).toBeFocused()
  await page.keyboard.press('k')
  await expect(link(0)).toBeFocused()
  await page.keyboard.press('x')
  await expect(inbox.rows.nth(0).getByRole('checkbox')).toBeChecked()
  await expect(page.getByRole('region', { name: '已选 1 件' })).toBeVisible()
  await page.keyboard.press('x')
  await expect(inbox.rows.nth(0).getByRole('checkbox')).not.toBeChecked()
  await page.keyboard.press('j')
  const title = (await link(1).textContent()) ?? ''
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
  await page.keyboard.press('a')
  await expect(
    page.getByRole('region', { name: '下一步' }).getByRole('button', { expanded: true }),
  ).toBeVisible()
  await page.keyboard.press('Escape')
  await page.getByRole('link', { name: '返回列表' }).click()
  await expect(page.getByRole('heading', { level: 1, name: '待办' })).toBeVisible()
})

test('several matters are accepted at once, with one list of results', async ({ visit }) => {
  const page = await visit('jiaozuo.township')
  const matters = [await litter(page), await litter(page), await litter(page)]
  const inbox = new InboxPage(page)
  await inbox.open()
  for (const { no } of matters) {
    await inbox.find(no)
    await page.getByRole('checkbox', { name: `选择 ${no}` }).check()
  }
  await page.getByRole('button', { name: '批量办理' }).click()
  const dialog = page.getByRole('dialog')
  const accept = law.step('accept')
  await dialog.getByRole('radio', { name: new RegExp(`^${accept}`) }).check()
  // Meanwhile a colleague accepts one of them.
  const colleague = await visit('jiaozuo.township')
  await act(colleague.request, matters[0]!, 'accept')
  await dialog.getByRole('button', { name: `对 3 件办理“${accept}”` }).click()
  await expect(dialog.getByText('3 件中已办 2 件')).toBeVisible()
  const results = dialog.getByRole('listitem')
  await expect(results).toHaveCount(3)
  await expect(results.filter({ hasText: matters[0]!.no })).toContainText('未办')
  await expect(results.filter({ hasText: matters[1]!.no })).toContainText('已办')
  await dialog.getByRole('button', { name: '关闭', exact: true }).last().click()
  await expect(dialog).toBeHidden()
})

test('conditions read as a sentence, stand in the address, and can be kept', async ({ visit }) => {
  const page = await visit('jiaozuo.township')
  const list = new MattersPage(page)
  await list.open()
  await list.add('未办结')
  await list.addSeveral('类别', ['绿地脏乱', '暴露垃圾'])
  await expect(list.condition('未办结')).toBeVisible()
  await expect(
    list.condition('类别是绿地脏乱或暴露垃圾').or(list.condition('类别是暴露垃圾或绿地脏乱')),
  ).toBeVisible()
  const asked = askedOf(page)
  expect(asked.open).toBe('true')
  expect(asked.categories?.split(',').toSorted()).toEqual(['dirty-green', 'exposed-garbage'])
  const count = await list.counted()
  await page.reload()
  await expect(list.condition('未办结')).toBeVisible()
  expect(await list.counted()).toBe(count)

  const name = `未办结的市容 ${Date.now() % 100_000}`
  await (await list.menu('我的筛选')).getByRole('menuitem', { name: '保存为我的筛选' }).click()
  await page.getByRole('dialog').getByLabel('名称').fill(name)
  await page.getByRole('dialog').getByRole('button', { name: '保存' }).click()
  await expect(page.getByText('已保存')).toBeVisible()
  await page.getByRole('button', { name: '清除条件' }).click()
  await expect(list.sentence).toContainText('全部事项')
  await (await list.menu('我的筛选')).getByRole('menuitem', { name }).click()
  await expect.poll(() => askedOf(page)).toEqual(asked)
  await (await list.menu('我的筛选')).getByRole('button', { name: `删除这个筛选: ${name}` }).click()
  await page.getByRole('dialog').getByRole('button', { name: '删除' }).click()
  await expect(page.getByRole('dialog')).toBeHidden()
})

test('what is listed is exported, as CSV and as a workbook', async ({ visit }) => {
  const page = await visit('jiaozuo.township')
  const { no } = await litter(page)
  const list = new MattersPage(page)
  await list.open('?open=true&categories=dirty-green')
  const count = (await list.counted())!
  expect(count).toBeGreaterThan(0)
  for (const [name, read] of [
    ['导出 CSV', readCsv],
    ['导出 Excel（xlsx）', readXlsx],
  ] as const) {
    const menu = await list.menu('导出')
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      menu.getByRole('link', { name }).click(),
    ])
    const [head, ...rows] = await read(download)
    expect(head, name).toContain('编号')
    expect(rows, name).toHaveLength(count)
    const at = head!.indexOf('编号')
    expect(
      rows.map((row) => row[at]),
      name,
    ).toContain(no)
    await expect(page.getByRole('menu')).toBeHidden()
  }
})

test('a case shows its procedure, its time limits and its records', async ({ visit }) => {
  const page = await visit('jiaozuo.township')
  const matter = await litter(page)
  await act(page.request, matter, 'accept')
  const shown = new CasePage(page)
  await shown.open(matter)
  await shown.tab('流程').click()
  const diagram = page.getByRole('tabpanel').getByRole('img')
  await expect(diagram).toBeVisible()
  for (const state of ['reported', 'accepted', 'dispatched', 'answered', 'closed'])
    await expect(diagram).toContainText(law.state(state))
  await shown.tab('时限').click()
  await expect(page.getByRole('tabpanel').getByRole('row').nth(1)).toContainText(/工作日|小时|天/)
  await shown.tab('记录').click()
  const records = page.getByRole('tabpanel').getByRole('row')
  await expect(records.filter({ hasText: law.step('report') })).toHaveCount(1)
  await expect(records.filter({ hasText: law.step('accept') })).toHaveCount(1)
})

test('a contact is shown only for a stated purpose', async ({ visit, page: stranger }) => {
  const matter = await litter(stranger, { name: '演示·来电人', phone: '00055512345' })
  const page = await visit('jiaozuo.township')
  const shown = new CasePage(page)
  await shown.open(matter)
  await expect(page.getByText('00055512345')).toHaveCount(0)
  await page.getByRole('button', { name: '查看联系方式' }).click()
  const reveal = page.getByRole('button', { name: '说明用途并查看' })
  await expect(reveal).toBeDisabled()
  await page.getByLabel('为什么需要查看').fill('约定上门时间')
  await reveal.click()
  await expect(page.getByRole('link', { name: '00055512345' })).toHaveAttribute('href', 'tel:00055512345')
  await expect(page.getByText('本次查看已记录')).toBeVisible()
})

test('every number of the board leads to as many records', async ({ visit }) => {
  const page = await visit('jiaozuo.township')
  await boardIsUpToDate(page)
  await page.goto('/work/board?period=days90')
  await expect(page.getByRole('heading', { level: 1, name: '统计' })).toBeVisible()
  const links = page.getByRole('link', { name: /^看明细（\d+ 件）$/ })
  await expect(links.first()).toBeVisible()
  const found = await links.evaluateAll((all) =>
    all.map((one) => ({
      address: (one as HTMLAnchorElement).href,
      number: Number(one.textContent?.match(/\d+/)?.[0]),
    })),
  )
  expect(found.length).toBeGreaterThan(3)
  const list = new MattersPage(page)
  for (const { address, number } of found) {
    await page.goto(address)
    await expect(list.count).toHaveText(`共 ${number} 件`)
  }
})

test('⌘K finds a matter by its number and a place by its pinyin', async ({ visit }) => {
  const page = await visit('jiaozuo.township')
  const { no, id } = await litter(page)
  await page.goto('/work')
  await expect(page.getByRole('heading', { level: 1, name: '待办' })).toBeVisible()
  await page.keyboard.press('ControlOrMeta+k')
  const field = page.getByRole('combobox', { name: '查找事项、地点' })
  await field.fill(no)
  await expect(page.getByRole('option').filter({ hasText: no })).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(new RegExp(id))
  await page.keyboard.press('ControlOrMeta+k')
  await field.fill('fenghuayuan')
  await page.getByRole('option', { name: new RegExp(`枫华园社区.*${place}`) }).click()
  await expect(page).toHaveURL(`/work/places/${place}`)
})

/** What stands behind `?`, in whatever order. */
function askedOf(page: Page): Record<string, string> {
  return Object.fromEntries(new URL(page.url()).searchParams)
}

/** The board is brought up to date every few seconds; what other tests did a moment ago must be in it. */
async function boardIsUpToDate(page: Page): Promise<void> {
  const now = new Date().toISOString()
  const day = (ago: number) => new Date(Date.now() - ago * 86_400_000).toISOString().slice(0, 10)
  const asked = { within: place.slice(0, 9), from: day(10), to: day(0) }
  const asOf = async () => (await call<{ asOf: string }>(page.request, 'statistics.board', asked)).asOf
  await expect.poll(async () => (await asOf()) > now, { timeout: 40_000 }).toBe(true)
}
