/**
 * The laws: read, traced to what runs them, counted, compared, taken away, printed.
 */
import { readFileSync } from 'node:fs'
import { desk, expect, phone, test } from './house.ts'

test('a resident reads an article and sees what it asks, what carries it and its links', async ({
  page,
}, info) => {
  await page.goto('/law/suining/art_16')
  const article = page.locator('#art_16')
  await expect(article).toContainText('负面事项清单')
  await expect(page.locator('#art_16[data-marked]')).toBeVisible()
  // On a phone the notes unfold under the article.
  if (info.project.name === 'phone') await article.locator('.law-notes > summary').click()
  const row = article.locator('.duty-notes details').first()
  await row.locator('summary').click()
  await expect(row).toContainText('由谁')
  await expect(row.getByRole('link').first()).toBeVisible()
  await article.locator('.refusal-says summary').first().click()
  await expect(article.locator('.refusal-says p').first()).toContainText('被拒绝的人会看到')
})

test('who works somewhere sees how the duties of an article stand there', async ({ visit }, info) => {
  const page = await visit('suining.township', info.project.name === 'phone' ? phone : desk)
  await page.goto('/law/suining/art_17')
  const article = page.locator('#art_17')
  if (info.project.name === 'phone') await article.locator('.law-notes > summary').click()
  await article.locator('.duty-notes summary').first().click()
  await article
    .getByRole('link', { name: /待履行|已履行|逾期|未计量/ })
    .first()
    .click()
  await expect(page).toHaveURL(/\/work\/duties\/list\?duty=17/)
})

test('terms are explained by pointer, keyboard and touch', async ({ page }, info) => {
  await page.goto('/law/suining/art_2')
  const term = page.locator('#art_2 .law-term').first()
  const explanation = page.getByRole('note')
  // The page still rolls to the article when it opens, and rolling closes what was explained.
  await expect(async () => {
    await term.blur()
    if (info.project.name === 'phone') await term.tap()
    else await term.focus()
    await expect(explanation).toContainText('英文', { timeout: 1000 })
  }).toPass()
  await page.keyboard.press('Escape')
  await expect(explanation).toHaveCount(0)
})

test('every number of the coverage leads to its rows', async ({ page }) => {
  await page.goto('/law/coverage')
  const law = page.getByRole('row').filter({ hasText: '遂宁' })
  const cell = law.getByRole('link').filter({ hasText: '条' }).last()
  const count = Number.parseInt(((await cell.textContent()) ?? '').trim(), 10)
  await cell.click()
  await expect(page).toHaveURL(/\/law\/suining\/coverage\?class=/)
  await expect(page.getByRole('status').filter({ hasText: `${count} 项` })).toBeVisible()
  await expect(page.locator('.row-item').first()).toBeVisible()
})

test('the same figure in five laws, the differences named', async ({ page }) => {
  await page.goto('/law/compare')
  await page.getByRole('searchbox').fill('三十平方米')
  await expect(page.locator('.comparison')).not.toHaveCount(0)
  await page.goto('/law/compare?id=facility-handover-deadline')
  const one = page.locator('#compare-facility-handover-deadline')
  await expect(one.locator('.comparison-side')).toHaveCount(5)
  await expect(one).toContainText('有的没有规定')
  await one.getByRole('link', { name: /第十三条/ }).click()
  await expect(page).toHaveURL(/\/law\/suining\/art_13/)
})

test('only differences, of one field', async ({ page }) => {
  await page.goto('/law/compare')
  await page.getByLabel('差别').selectOption('figure')
  await expect(page).toHaveURL(/differing=figure/)
  await expect(page.locator('.comparison').first().locator('.differences')).toContainText('数字不同')
  await page.getByLabel('领域').selectOption('facilities')
  for (const one of await page.locator('.comparison').all()) await expect(one).toContainText('综合服务设施')
})

test('a law is taken away as Akoma Ntoso, markdown, pack and register', async ({ page }) => {
  await page.goto('/law/liaoyuan')
  await page.locator('.law-downloads > summary').click()
  const begin: Record<string, string> = {
    'Akoma Ntoso': '<?xml version="1.0" encoding="UTF-8"?>',
    Markdown: '<!-- 辽源市城乡社区治理促进条例',
    规则包: '{',
    义务清单: '\uFEFF编号',
  }
  for (const [name, start] of Object.entries(begin)) {
    const waiting = page.waitForEvent('download')
    await page.getByRole('link', { name: new RegExp(name) }).click()
    const download = await waiting
    expect(download.suggestedFilename()).toMatch(/^liaoyuan-/)
    expect(readFileSync(await download.path(), 'utf8').startsWith(start)).toBe(true)
  }
})

test('the steps of a grid matter under one law, with their articles', async ({ page }) => {
  await page.goto('/law/jiaozuo/procedure')
  await expect(page.locator('.procedure > li')).not.toHaveCount(0)
  await page
    .locator('.procedure')
    .getByRole('link', { name: /第二十条/ })
    .first()
    .click()
  await expect(page).toHaveURL(/\/law\/jiaozuo\/art_20/)
})

test('versions: one only is said to be one; a draft is compared article by article', async ({ page }) => {
  await page.goto('/law/liaoyuan/changes')
  await expect(page.getByText('这部法规只有一个版本')).toBeVisible()
  await page.goto('/law/_fictional/changes')
  await expect(page.locator('.change ins, .change del').first()).toBeVisible()
})

test('on paper only the law is left', async ({ visit }) => {
  for (const options of [desk, phone]) {
    const page = await visit(undefined, options)
    await page.goto('/law/jiaozuo')
    await expect(page.locator('#art_1')).toBeVisible()
    await page.emulateMedia({ media: 'print' })
    await expect(page.locator('#art_1 .law-text')).toBeVisible()
    for (const off of ['.law-tabs', '.law-notes', '.law-find', '.law-downloads']) {
      await expect(page.locator(off).first()).toBeHidden()
    }
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
    expect(wide).toBeLessThanOrEqual(0)
  }
})
