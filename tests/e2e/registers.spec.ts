/**
 * A register from an empty template to an export: what is wrong in a file is told cell by cell, nothing is half done,
 * and every entry tells how it came to be so.
 */
import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { AxeBuilder } from '@axe-core/playwright'
import type { Download, Page } from '@playwright/test'
import { readSheet } from 'read-excel-file/node'
import writeExcelFile from 'write-excel-file/node'
import { me } from './call.ts'
import { desk, expect, phone, test } from './house.ts'

type Cell = string | number | null

/** A file as the browser got it. */
async function contentOf(download: Download): Promise<Buffer> {
  return readFileSync(await download.path())
}

/** Sends a file by the page's own field. */
async function send(page: Page, lines: readonly (readonly Cell[])[]): Promise<void> {
  const buffer = await writeExcelFile(lines.map((line) => [...line])).toBuffer()
  const mimeType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
  await page.getByLabel('选择文件').setInputFiles({ name: '设施台账.xlsx', mimeType, buffer })
}

test('a template is filled in, corrected, imported, listed, edited and exported', async ({ visit }) => {
  const page = await visit('jiaozuo.committee', desk)
  const [position] = (await me(page.request)).positions
  const mark = randomBytes(3).toString('hex')
  const [hall, room] = [`服务大厅 ${mark}`, `议事室 ${mark}`]
  await page.goto('/work/facilities')
  await expect(page.getByRole('heading', { level: 1, name: '综合服务设施' })).toBeVisible()
  await page.getByRole('button', { name: '导入' }).first().click()

  const given = page.waitForEvent('download')
  await page.getByRole('link', { name: '下载模板' }).click()
  const [header = [], hints = []] = await readSheet(await contentOf(await given))
  expect(String(hints[0])).toContain('这一行是说明')
  const line = (name: string, area: Cell) =>
    header.map((heading): Cell => {
      const cells: Record<string, Cell> = {
        '社区（村）代码': position!.place,
        名称: name,
        种类: '综合服务设施',
        '建筑面积（㎡）': area,
        来源: '购买',
        投入使用: '2024年5月1日',
      }
      return cells[String(heading)] ?? null
    })
  const top = [header.map(String), hints.map((hint) => (hint === null ? null : String(hint)))]

  await send(page, [...top, line(hall, 520), line(room, '八十')])
  await expect(page.getByRole('heading', { name: '有 1 行需要改正，没有导入任何内容' })).toBeVisible()
  const wrong = page.getByRole('row', { name: new RegExp(room) })
  await expect(wrong).toContainText('第 4 行')
  await expect(wrong).toContainText('建筑面积：「八十」不是数字，请只写数字')
  await page.getByRole('button', { name: '查看列表' }).click()
  await page.getByLabel('按名称等查找').fill(mark)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: '没有符合条件的' })).toBeVisible()

  await page.goto('/work/facilities/import')
  await send(page, [...top, line(hall, 520), line(room, 80)])
  await expect(page.getByRole('heading', { name: '核对无误，可以导入' })).toBeVisible()
  await page.getByRole('button', { name: '导入 2 条' }).click()
  await expect(page.getByRole('heading', { name: '导入完成：新增 2 条，修改 0 条' })).toBeVisible()

  await page.getByRole('button', { name: '查看列表' }).click()
  await page.getByLabel('按名称等查找').fill(mark)
  await page.keyboard.press('Enter')
  await expect(page.getByText('共 2 条')).toBeVisible()
  await expect(page.getByRole('row', { name: new RegExp(hall) })).toContainText('520 ㎡')
  await page.getByRole('link', { name: room }).click()
  await expect(page.getByText('导入自 设施台账.xlsx')).toBeVisible()

  await page.getByRole('button', { name: '修改' }).click()
  await page.getByLabel(/^建筑面积/).fill('0')
  await page.getByRole('button', { name: '保存' }).click()
  await expect(page.getByText('不能小于 1，现在是 0').or(page.getByText('请写明原因')).first()).toBeVisible()
  await page.getByLabel(/^建筑面积/).fill('86.5')
  await page.getByLabel(/^原因/).fill('实测后更正')
  await page.getByRole('button', { name: '保存' }).click()
  const history = page.locator('section', { has: page.getByRole('heading', { name: '修改记录' }) })
  await expect(history.getByText('第 2 版')).toBeVisible()
  await expect(history).toContainText('实测后更正')
  await expect(history.getByRole('listitem').filter({ hasText: '建筑面积：' }).last()).toContainText(
    '80 ㎡ → 86.5 ㎡',
  )

  await page.getByRole('link', { name: '返回列表' }).click()
  await page.getByLabel('按名称等查找').fill(mark)
  await page.keyboard.press('Enter')
  await expect(page.getByText('共 2 条')).toBeVisible()
  await page.getByRole('button', { name: '导出' }).click()
  const taken = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Excel 表' }).click()
  const exported = await readSheet(await contentOf(await taken))
  expect(exported.map((cells) => cells[2])).toEqual(['名称', room, hall].sort())
  await page.goto('/work/facilities/import')
  await send(page, exported as Cell[][])
  await expect(page.getByRole('heading', { name: '表里的内容和台账一致，不用导入' })).toBeVisible()
})

test('its pages are usable with a screen reader, and on a phone', async ({ visit }) => {
  for (const size of [desk, phone]) {
    const page = await visit('jiaozuo.committee', size)
    for (const path of ['/work/facilities', '/work/facilities/new', '/work/facilities/import']) {
      await page.goto(path)
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      await expect(page.locator('.wb-coming')).toHaveCount(0)
      const { violations } = await new AxeBuilder({ page })
        .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'])
        .analyze()
      expect(violations.map(({ id, nodes }) => `${path} ${id} ${nodes[0]?.html}`)).toEqual([])
      const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
      expect(wider, `${path} fits its width`).toBeLessThanOrEqual(0)
    }
  }
})

test('whoever only reads sees no way to change anything', async ({ visit }) => {
  const page = await visit('jiaozuo.county')
  await page.goto('/work/facilities')
  await expect(page.getByRole('heading', { level: 1, name: '综合服务设施' })).toBeVisible()
  await expect(page.getByRole('button', { name: '导入' })).toHaveCount(0)
  await page.goto('/work/facilities/import')
  await expect(page.getByText('您当前的身份不能导入')).toBeVisible()
})
