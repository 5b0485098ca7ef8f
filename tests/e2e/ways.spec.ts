/**
 * Other ways of using the pages: in English, in large text, by keyboard alone, in the dark.
 */
import { AxeBuilder } from '@axe-core/playwright'
import type { Locator, Page } from '@playwright/test'
import { walk } from './every-page.ts'
import { expect, test } from './house.ts'
import { ReportPage } from './pages/report.ts'

const community = '410802001001'

test('one tap turns the portal to English, and it stays', async ({ page }) => {
  await page.goto(`/c/${community}`)
  await page.getByRole('button', { name: /Switch to English/ }).click()
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  await expect(page.getByRole('link', { name: /Report a problem/ }).first()).toBeVisible()
  await page.reload()
  await expect(page.getByRole('heading', { name: 'Who serves here' })).toBeVisible()
  await page.goto(`/report?place=${community}`)
  await expect(page.getByRole('heading', { level: 1, name: 'What is the matter?' })).toBeVisible()
  await page.getByLabel('In a few words').fill('Litter in the green belt')
  await expect(page.getByRole('button', { name: 'Litter in the green belt' })).toBeVisible()
  await page.getByRole('button', { name: /切换到中文/ }).click()
  await expect(page.getByRole('heading', { level: 1, name: '发生了什么事？' })).toBeVisible()
  await expect(page.getByLabel('几句话说明')).toHaveValue('Litter in the green belt')
})

test('the workbench speaks English too', async ({ visit }) => {
  const page = await visit('jiaozuo.township')
  await page.goto('/work')
  await page.getByRole('button', { name: 'EN', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Inbox' })).toBeVisible()
  await expect(page.getByRole('banner').getByText(/Head$/)).toBeVisible()
  await page.getByRole('main').getByRole('listitem').first().getByRole('link').first().click()
  await expect(page.getByRole('region', { name: 'Next' })).toBeVisible()
  await expect(page.getByRole('tab', { name: 'Procedure' })).toBeVisible()
})

test('large text is large everywhere on the portal', async ({ page }) => {
  await page.goto(`/c/${community}`)
  await page.getByRole('button', { name: /长者模式/ }).click()
  const small: string[] = []
  for (const path of [`/c/${community}`, `/report?place=${community}`, '/mine', '/track', '/sign-in']) {
    await page.goto(path)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await expect(page.locator('.skeleton')).toHaveCount(0)
    small.push(...(await tooSmall(page)).map((one) => `${path}: ${one}`))
    await expect(page.getByRole('link', { name: '打电话 12345' })).toBeVisible()
    const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
    expect(wider, `${path} fits its width`).toBeLessThanOrEqual(0)
  }
  expect(small).toEqual([])
})

test('a report is made with the keyboard alone', async ({ page }) => {
  const form = new ReportPage(page)
  await form.open(community)
  await tabTo(page, form.text)
  await page.keyboard.type('绿化带里有垃圾，草坪上也有')
  const chip = page.getByRole('button', { name: '绿化带里有垃圾', exact: true })
  await expect(chip).toBeVisible()
  await tabTo(page, chip)
  await page.keyboard.press('Enter')
  await tabTo(page, form.next)
  await page.keyboard.press('Enter')
  await expect(form.heading('在什么地方？')).toBeVisible()
  await tabTo(page, page.getByRole('button', { name: '换一个' }))
  await page.keyboard.press('Enter')
  const finder = page.getByRole('combobox', { name: '或者按名字选社区、村' })
  await tabTo(page, finder)
  await page.keyboard.type('枫华园')
  await expect(page.getByRole('option', { name: '枫华园社区' })).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('main').getByText('枫华园社区', { exact: true })).toBeVisible()
  await tabTo(page, form.next)
  await page.keyboard.press('Enter')
  const nearby = form.heading('附近是不是已经有人反映过？')
  await expect(nearby.or(form.heading('怎么联系您？'))).toBeVisible()
  if (await nearby.isVisible()) {
    await tabTo(page, page.getByRole('button', { name: '都不是，继续反映' }))
    await page.keyboard.press('Enter')
  }
  await expect(form.heading('怎么联系您？')).toBeVisible()
  await tabTo(page, form.next)
  await page.keyboard.press('Enter')
  await expect(form.heading('看一看，对不对？')).toBeVisible()
  await tabTo(page, form.send)
  await page.keyboard.press('Enter')
  await form.receipt()
})

for (const face of ['portal', 'workbench'] as const) {
  test(`everything on the ${face} can be read in the dark`, async ({ visit, isMobile }) => {
    test.skip(isMobile, 'the colours are the same at both sizes')
    test.setTimeout(150_000)
    const found: string[] = []
    await walk(
      (login) => visit(login, { colorScheme: 'dark' }),
      face,
      async (page, { name }) => {
        const { violations } = await new AxeBuilder({ page }).withRules(['color-contrast']).analyze()
        for (const { nodes } of violations)
          for (const { html, any } of nodes)
            found.push(`${name}: ${any[0]?.message ?? ''} ${html.slice(0, 120)}`)
      },
    )
    expect(found).toEqual([])
  })
}

/** Presses Tab until the element has the focus. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let presses = 0; presses < 80; presses++) {
    if (await target.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  await expect(target).toBeFocused()
}

/** Texts below 22 px and targets below 60 px; links inside a sentence are as high as their line. */
function tooSmall(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const seen = (element: Element) =>
      element.checkVisibility({ opacityProperty: true, visibilityProperty: true })
    const name = (element: Element) => `${element.tagName} ${(element.textContent ?? '').trim().slice(0, 30)}`
    const small: string[] = []
    for (const element of document.querySelectorAll('main *, header *, nav *')) {
      const own = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim())
      const { width } = element.getBoundingClientRect()
      if (!own || !seen(element) || width <= 1) continue
      const size = Number.parseFloat(getComputedStyle(element).fontSize)
      if (size < 22) small.push(`${size}px: ${name(element)}`)
    }
    for (const element of document.querySelectorAll('a[href], button, input, select, textarea, summary')) {
      const { width, height } = element.getBoundingClientRect()
      if (!seen(element) || width <= 1 || getComputedStyle(element).display === 'inline') continue
      const around = element.closest('label')?.getBoundingClientRect().height ?? 0
      if (Math.max(height, around) < 60) small.push(`${Math.round(height)}px high: ${name(element)}`)
    }
    return small
  })
}
