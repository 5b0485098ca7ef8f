/**
 * People of a grid at work: a worker on patrol, and a dispatcher who gives a matter its grid.
 */
import { call, me, report } from './call.ts'
import { desk, expect, phone, test } from './house.ts'
import { lawOf } from './law.ts'
import { CasePage } from './pages/case.ts'
import { pick } from './pages/pick.ts'
import { photo } from './photo.ts'

const law = lawOf('jiaozuo')

test.skip(({ isMobile }) => isMobile, 'each visitor brings the screen that they work at')

test('a grid worker on patrol finds litter, removes it, and puts both on record', async ({ visit }) => {
  const page = await visit('jiaozuo.grid', phone)
  await page.goto('/work/new')
  await expect(page.getByRole('heading', { level: 1, name: '登记事项' })).toBeVisible()
  await page
    .getByLabel(/拍照或选照片/)
    .first()
    .setInputFiles(await photo())
  await expect(page.getByRole('img', { name: '照片 1' })).toBeVisible()
  // The grid that one stands in is there already.
  const [position] = (await me(page.request)).positions
  await expect(page.getByRole('main').getByText(position!.placeName).first()).toBeVisible()
  await page.getByRole('button', { name: '登记', exact: true }).click()
  await expect(page.getByText('请填写这一项').first()).toBeVisible()
  await page.getByLabel('发生了什么').fill('绿化带里有垃圾')
  await page.getByRole('button', { name: '绿地脏乱', exact: true }).click()
  await page.getByLabel('已经当场处置好了').check()
  await page.getByLabel('怎么处置的').fill('已清理，袋装运走')
  await page.getByRole('button', { name: '登记，已处置' }).click()
  await expect(page.getByRole('heading', { name: '已登记' })).toBeVisible()
  await page.getByRole('button', { name: '打开这一件' }).click()
  const shown = new CasePage(page)
  await expect(shown.state(law.state('handled'))).toBeVisible()
  await shown.tab('经过').click()
  await expect(page.getByRole('tabpanel').getByText('已清理，袋装运走')).toBeVisible()
  // Whoever removed it does not check it.
  await expect(shown.submit(law.step('check'))).toHaveCount(0)
})

test('a matter known by its community only gets its grid, whose worker looks at the place', async ({
  visit,
}) => {
  const office = await visit('jiaozuo.township', desk)
  const worker = await visit('jiaozuo.grid', phone)
  const [own] = (await me(worker.request)).positions
  const community = own!.place.slice(0, 12)
  const matter = await report(office.request, {
    category: 'dirty-green',
    text: '草坪上有垃圾，说不清在哪一栋',
    place: community,
  })
  const hidden = await worker.request.post('/api/grid.get', {
    data: { county: matter.county, id: matter.id },
  })
  expect(hidden.status()).toBe(404)

  const shown = new CasePage(office)
  await shown.open(matter)
  await shown.begin('请网格员核实')
  await shown.submit('请网格员核实').click()
  await expect(shown.next.getByText('请先选定所在网格')).toBeVisible()
  await pick(office, shown.next.getByRole('combobox', { name: '所在网格' }), own!.placeName)
  await shown.take('请网格员核实')

  const seen = new CasePage(worker)
  await seen.open(matter)
  await expect(worker.getByRole('main').getByText(own!.placeName).first()).toBeVisible()
  const { place } = await call<{ place: string }>(worker.request, 'grid.get', {
    county: matter.county,
    id: matter.id,
  })
  expect(place).toBe(own!.place)
})
