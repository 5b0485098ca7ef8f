/**
 * A complaint in 贵阳, from a resident's phone to its end: closed only after its complainant is told, refused before with
 * article 44.
 */
import { me } from './call.ts'
import { desk, expect, test } from './house.ts'

test('a complaint is closed only after its complainant is told', async ({ page, visit }) => {
  const resident = await visit('guiyang.resident')
  const place = (await me(resident.request)).home.slice(0, 12)

  // On the phone, without an account.
  await page.goto(`/complain?place=${place}`)
  await page.getByRole('radio', { name: /^投诉/ }).check()
  await page.getByRole('button', { name: '下一步' }).click()
  await page.getByRole('button', { name: '下一步' }).click()
  await page
    .getByRole('radio', { name: /居民委员会/ })
    .first()
    .check()
  await page.getByRole('button', { name: '下一步' }).click()
  await page.getByRole('textbox').fill('上周三去办事，没有人在岗')
  await page.getByRole('button', { name: '下一步' }).click()
  await expect(page.getByText('被投诉的一方看不到这件投诉')).toBeVisible()
  await page.getByRole('checkbox', { name: /匿名/ }).check()
  await page.getByRole('button', { name: '下一步' }).click()
  await expect(page.getByText('第四十四条').first()).toBeVisible()
  await page.getByRole('button', { name: '提交' }).click()
  await expect(page.getByRole('heading', { name: '已经收到' })).toBeVisible()
  const [no, secret] = await page.locator('dl.complain-receipt dd').allTextContents()

  const office = await visit('guiyang.agency', desk)
  const step = async (action: string, fields: object = {}) => {
    const list = await office.request.post('/api/cases.list', { data: { search: no } })
    const [one] = (await list.json()).items as { county: string; id: string }[]
    return office.request.post('/api/cases.act', { data: { ...one, action, fields } })
  }
  const { positions } = await me(office.request)
  expect((await step('accept')).ok()).toBe(true)
  expect((await step('assign', { body: positions[0]!.body })).ok()).toBe(true)
  expect((await step('investigate', { note: '当天无人值班' })).ok()).toBe(true)
  expect((await step('decide', { decision: 'upheld', note: '批评并补岗' })).ok()).toBe(true)

  // Closing now is refused, with the article.
  await office.goto(`/work/cases?search=${no}`)
  await office
    .getByRole('link', { name: /投诉 · / })
    .first()
    .click()
  await expect(office.getByText('处理结果要先告知投诉人。')).toBeVisible()
  await expect(office.getByText('将处理结果告知投诉人').first()).toBeVisible()
  const refused = await step('close')
  expect(refused.status()).toBe(422)
  expect(JSON.stringify(await refused.json())).toContain('将处理结果告知投诉人')

  expect((await step('inform', { answer: '情况属实，已批评并安排补岗' })).ok()).toBe(true)
  expect((await step('close')).ok()).toBe(true)

  // The complainant reads it by number and code.
  await page.getByRole('link', { name: '查看进展' }).click()
  await page.getByLabel('编号').fill(no!)
  await page.getByLabel('查询码').fill(secret!)
  await page.getByRole('button', { name: '查看' }).click()
  await expect(page.getByRole('heading', { level: 1, name: '已办结' })).toBeVisible()
  await expect(page.getByText('情况属实，已批评并安排补岗')).toBeVisible()
})
