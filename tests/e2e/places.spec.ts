/**
 * Places and the people who serve there: finding a place, dividing a community into grids, appointing and ending.
 */
import type { Page } from '@playwright/test'
import { call } from './call.ts'
import { expect, test } from './house.ts'
import { lawOf } from './law.ts'
import { pick } from './pages/pick.ts'
import { PlacesPage } from './pages/places.ts'

const law = lawOf('jiaozuo')
const community = '410802001001'

interface Grid {
  code: string
  name: string
  kind: string
  households: number | null
  basis: string[]
  boundary: { type: 'Polygon'; coordinates: [number, number][][] }
}

test.skip(({ isMobile }) => isMobile, 'desk work; phones are covered by axe')

test('a place is found by pinyin; its page says who serves it', async ({ visit }) => {
  const page = await visit('jiaozuo.county')
  const places = new PlacesPage(page)
  await places.open()
  await expect(page.getByRole('heading', { level: 1, name: '解放区' })).toBeVisible()
  await places.find('fenghuayuan', '枫华园社区')
  await expect(page).toHaveURL(`/work/places/${community}`)
  await expect(page.getByRole('heading', { level: 1, name: /枫华园社区/ })).toBeVisible()
  await expect(page.getByText(`《${law.title}》`).first()).toBeVisible()
  await expect(page.getByRole('row').filter({ hasText: '第一网格' })).toBeVisible()
  await expect(page.getByRole('link', { name: '枫华园社区居民委员会', exact: true })).toBeVisible()
  await expect(page.getByRole('link', { name: '12345' })).toHaveAttribute('href', 'tel:12345')
})

test('a township divides a community into grids; what overlaps is refused with its article', async ({
  visit,
}) => {
  const page = await visit('jiaozuo.township')
  const other = await otherCommunity(page)
  const grids = await gridsOf(page, other)
  const places = new PlacesPage(page)

  await test.step('overlapping grids', async () => {
    const doubled = { ...grids[0]!, code: undefined, name: '重复的网格' }
    await places.propose(other, geojson([...grids, doubled]), '试一试重叠的方案')
    const overlap = places.findings.filter({ hasText: '重叠' }).first()
    await expect(overlap).toContainText('必须改正')
    await expect(overlap.getByRole('link', { name: new RegExp(`《${law.title}》第二十条`) })).toBeVisible()
    await places.decide('民街发〔2026〕1 号')
    const refusal = page.getByRole('status').filter({ hasText: '这样做不符合规定' })
    await expect(refusal).toContainText('重叠')
    await expect(refusal.getByRole('link', { name: new RegExp(`《${law.title}》第二十条`) })).toBeVisible()
    await page.getByRole('button', { name: '撤回方案' }).click()
    await page.getByRole('tooltip').getByRole('button', { name: '撤回方案' }).click()
    await expect(page.getByText('已撤回').first()).toBeVisible()
  })

  await test.step('grids without fault', async () => {
    const changed = grids.map((grid, index) => ({ ...grid, households: 300 + index }))
    await places.propose(other, geojson(changed), '核对户数后调整')
    await expect(places.findings.filter({ hasText: '必须改正' })).toHaveCount(0)
    await places.decide('民街发〔2026〕2 号')
    await expect(page.getByText('已决定').first()).toBeVisible()
    await places.open(other)
    await expect(page.getByRole('row').filter({ hasText: changed[0]!.name })).toContainText('300')
    await expect(page.getByText(/民街发〔2026〕2 号/)).toBeVisible()
  })
})

test('an administrator appoints somebody and ends it', async ({ visit }) => {
  const page = await visit('jiaozuo.admin')
  await page.goto('/work/bodies')
  await page.getByRole('searchbox', { name: '查找机构' }).fill('民生街道办事处')
  await page.keyboard.press('Enter')
  await page.getByRole('link', { name: '民生街道办事处', exact: true }).click()
  const name = `演示·新人 ${Date.now() % 10_000}`
  await page.getByRole('button', { name: '任命', exact: true }).click()
  const form = page.getByRole('dialog', { name: /民生街道办事处：任命/ })
  await form.getByLabel('姓名').fill(name)
  await form.getByRole('combobox', { name: '岗位' }).click()
  await page.getByTitle('经办人').click()
  await pick(page, form.getByRole('combobox', { name: /任职地点/ }), 'minsheng', '民生街道')
  await form.getByLabel(/工作电话/).fill('00088889999')
  await form.getByRole('button', { name: '任命', exact: true }).click()
  await expect(page.getByText('已任命')).toBeVisible()
  await expect(form).toBeHidden()
  const row = page.getByRole('row').filter({ hasText: name })
  await expect(row).toContainText('00088889999')
  await row.getByRole('button', { name: '免去' }).click()
  const ask = page.getByRole('dialog', { name: new RegExp(`免去 ${name} 的“经办人”职务`) })
  await ask.getByRole('button', { name: '免去职务' }).click()
  await expect(page.getByText('已免去')).toBeVisible()
  await expect(row.filter({ hasNotText: '至' })).toHaveCount(0)
})

/** Another community of the same township, so that the demonstration's own one stays as it is. */
async function otherCommunity(page: Page): Promise<string> {
  const { items } = await call<{ items: { code: string }[] }>(page.request, 'places.children', {
    code: community.slice(0, 9),
  })
  return items.find(({ code }) => code !== community)!.code
}

async function gridsOf(page: Page, code: string): Promise<Grid[]> {
  const { grids } = await call<{ grids: Grid[] }>(page.request, 'places.community', { code })
  expect(grids.length).toBeGreaterThan(1)
  return grids
}

function geojson(grids: readonly (Omit<Grid, 'code'> & { code?: string | undefined })[]): object {
  return {
    type: 'FeatureCollection',
    features: grids.map(({ boundary, ...properties }) => ({
      type: 'Feature',
      properties,
      geometry: boundary,
    })),
  }
}
