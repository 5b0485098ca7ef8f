/**
 * What government asks of a community: from request to accepted with money; refused where the law forbids it.
 */
import { randomBytes } from 'node:crypto'
import type { Page } from '@playwright/test'
import { call, me } from './call.ts'
import { expect, test } from './house.ts'
import { lawOf } from './law.ts'

test.describe.configure({ mode: 'serial' })

/** A list of assistance that the county's government has made, so that something may be asked. */
async function issueList(page: Page, title: string): Promise<void> {
  const [own] = (await me(page.request)).positions
  const items = [{ class: 'assist', title }]
  const list = await call<{ county: string; id: string }>(page.request, 'matters.saveList', {
    place: own!.place,
    kind: 'assist',
    title: `${title}清单`,
    items,
  })
  const document = { title: '关于印发清单的通知', number: '〔2026〕1号', date: '2026-11-10' }
  const moves = [{ move: 'consult', text: '已征求意见' }, { move: 'issue', document }, { move: 'publish' }]
  for (const move of moves)
    await call(page.request, 'matters.moveList', { county: list.county, id: list.id, ...move })
}

async function fill(page: Page, community: string, committee: string, title: string): Promise<void> {
  await page.goto('/work/requests')
  await page.getByRole('button', { name: '提出委托' }).click()
  await page.getByLabel('社区', { exact: true }).fill(community.slice(0, 4))
  await page.locator('.ant-select-dropdown:visible').getByText(community).first().click()
  await page.getByRole('radio', { name: new RegExp(`^${committee}`) }).check()
  await page.getByLabel('名称', { exact: true }).fill(title)
  await page.getByLabel('内容和要求').fill('每月入户走访一次，登记需求')
}

async function choose(page: Page, matter: string): Promise<void> {
  await page.getByRole('combobox', { name: '请选择事项' }).click()
  await page.getByRole('combobox', { name: '请选择事项' }).fill(matter)
  await page.locator('.ant-select-dropdown:visible').getByText(matter).first().click()
}

async function step(page: Page, name: string, fields: Record<string, string> = {}): Promise<void> {
  const next = page.getByRole('region', { name: '下一步' })
  await next
    .getByRole('button', { name: new RegExp(`^${name}`) })
    .first()
    .click()
  for (const [label, value] of Object.entries(fields)) await next.getByLabel(label).fill(value)
  await next.locator('form').getByRole('button', { name, exact: true }).click()
}

const state = (page: Page) => page.locator('.wb-case-marks .wb-case-state')

test('焦作：一件委托从提出到验收，经费记录在案', async ({ visit }) => {
  const title = `协助走访${randomBytes(3).toString('hex')}`
  const county = await visit('jiaozuo.county')
  await issueList(county, `入户走访${title.slice(-6)}`)
  const committee = await visit('jiaozuo.committee')
  const [home] = (await me(committee.request)).positions
  const dept = await visit('jiaozuo.department')
  await fill(dept, home!.placeName, home!.bodyName, title)
  await choose(dept, `入户走访${title.slice(-6)}`)
  await expect(dept.locator('.wb-matters-chosen')).toContainText('第三十四条')
  await dept.getByRole('button', { name: '提出委托' }).click()
  await expect(dept.getByRole('heading', { level: 1, name: title })).toBeVisible()

  await committee.goto('/work/requests')
  const card = committee.getByRole('listitem').filter({ hasText: title })
  await expect(card).toContainText('手续、经费齐备之前可以不办')
  await card.getByRole('link', { name: title }).click()
  await step(committee, '同意', { 约定的内容: '两名工作人员参加' })
  await expect(state(committee)).toHaveText('已同意')

  await dept.reload()
  const barred = dept.getByRole('group').filter({ hasText: '现在不能办' })
  await expect(barred.getByRole('listitem').filter({ hasText: '启动办理' })).toContainText(
    '委托事项要同时给经费',
  )
  await step(dept, '拨付经费', { '金额（元）': '20000', 经费来源: '年度部门预算', 拨付日期: '2026-11-19' })
  await expect(state(dept)).toHaveText('经费已到')
  await step(dept, '启动办理')
  await expect(state(dept)).toHaveText('办理中')

  await committee.reload()
  await step(committee, '办理完成', { 结果: '走访完成，登记在册' })
  await expect(state(committee)).toHaveText('待验收')
  await dept.reload()
  const next = dept.getByRole('region', { name: '下一步' })
  await next.getByRole('button', { name: /^验收/ }).first().click()
  await next.getByLabel('是', { exact: true }).check()
  await next.locator('form').getByRole('button', { name: '验收', exact: true }).click()
  await expect(state(dept)).toHaveText('已验收')
  await expect(dept.getByText('20,000 元').first()).toBeVisible()

  const resident = await visit()
  await resident.goto(`/lists/${home!.place}`)
  await expect(resident.getByRole('listitem').filter({ hasText: title })).toContainText('20,000 元')
})

test('遂宁：同样的要求被拒绝，写明条文，并留在拒绝记录里', async ({ visit }) => {
  const law = lawOf('suining')
  const title = `协助执法检查${randomBytes(3).toString('hex')}`
  const committee = await visit('suining.committee')
  const [home] = (await me(committee.request)).positions
  const dept = await visit('suining.department')
  await fill(dept, home!.placeName, home!.bodyName, title)
  await choose(dept, '行政执法')
  await dept.getByRole('button', { name: '提出委托' }).click()
  const refusal = dept.getByRole('status').filter({ hasText: '这样做不符合规定' })
  await expect(refusal.getByRole('blockquote').first()).toContainText('行政执法、拆迁拆违')
  await expect(
    refusal.getByRole('link', { name: new RegExp(`《${law.title}》第十六条`) }).first(),
  ).toBeVisible()
  await expect(dept.getByLabel('名称', { exact: true }), 'what was written stays').toHaveValue(title)

  const county = await visit('suining.county')
  await county.goto('/work/refusals')
  const row = county.getByRole('row').filter({ hasText: '委托社区协助' }).first()
  await expect(row).toContainText('第十六条')
  await expect(row).toContainText('执法事项交给社区')
})
