/**
 * What is not for somebody is not found; what a rule forbids is refused calmly, with its article.
 */
import { randomBytes } from 'node:crypto'
import { act, me, report } from './call.ts'
import { expect, test } from './house.ts'
import { lawOf } from './law.ts'
import { CasePage } from './pages/case.ts'
import { signInByHand } from './pages/sign-in.ts'

const litter = { category: 'dirty-green', text: '绿化带里有垃圾', place: '410802001001' }

test('an office of another place does not find the matter', async ({ page, visit }) => {
  const matter = await report(page.request, litter)
  const other = await visit('guiyang.agency')
  await other.goto(`/work/matters/${matter.county}/${matter.id}`)
  await expect(other.getByRole('alert')).toContainText('没有找到，或不在您的范围内')
  await expect(other.getByText(litter.text)).toHaveCount(0)
  await other.goto(`/work/matters?search=${matter.no}`)
  await expect(other.getByText('没有符合条件的事项')).toBeVisible()
})

test('somebody without a position is told what to do instead', async ({ visit }) => {
  const resident = await visit('jiaozuo.resident')
  await resident.goto('/work')
  await expect(resident.getByText('您还没有任职')).toBeVisible()
  await resident.getByRole('link', { name: '去居民页面' }).click()
  await expect(resident).toHaveURL('/')
})

test('signing in leads back to where one was going', async ({ page }) => {
  await page.goto('/work/places')
  await expect(page.getByText('请先登录')).toBeVisible()
  await page.getByRole('link', { name: '登录' }).click()
  await signInByHand(page, 'jiaozuo.county')
  await expect(page).toHaveURL('/work/places')
  await expect(page.getByRole('heading', { level: 1, name: '解放区' })).toBeVisible()
})

test('five wrong passwords lock the account for a while', async ({ page }) => {
  // Of nobody, so that no other test is locked out: the answers are the same by design.
  const login = `nobody-${randomBytes(4).toString('hex')}`
  await page.goto('/sign-in')
  for (let times = 1; times <= 4; times++) {
    const answer = page.waitForResponse('**/api/accounts.signIn')
    await signInByHand(page, login, `wrong-${times}`)
    await answer
    await expect(page.getByRole('alert')).toContainText('账号或密码')
  }
  await signInByHand(page, login, 'wrong-5')
  await expect(page.getByRole('alert')).toContainText('请 15 分钟后再试')
})

test('a matter of the negative list cannot be dispatched to a committee', async ({ visit }) => {
  const law = lawOf('suining')
  const resident = await visit('suining.resident')
  const place = (await me(resident.request)).home.slice(0, 12)
  const matter = await report(resident.request, { ...litter, place })
  const township = await visit('suining.township')
  const page = new CasePage(township)
  await page.open(matter)
  await page.begin(law.step('dispatch'))
  await page.chooseBody('主办单位', '电江路社区居民委员会')
  await page.field('交办意见').fill('请社区清理')
  await page.submit(law.step('dispatch')).click()
  const refusal = page.next.getByRole('status').filter({ hasText: '这样做不符合规定' })
  await expect(refusal).toContainText('这类事项不能派给村（居）委会处置')
  await expect(refusal.getByRole('blockquote').first()).toContainText(
    '不得将属于自己职责范围内的下列事项交由居民委员会办理',
  )
  await expect(
    refusal.getByRole('link', { name: new RegExp(`《${law.title}》第十六条`) }).first(),
  ).toBeVisible()
  await expect(refusal).toContainText('此次尝试已记录')
  await expect(page.field('交办意见'), 'what was written stays').toHaveValue('请社区清理')
  await expect(page.state(law.state('reported'))).toBeVisible()
})

test('who handled a matter cannot check it', async ({ visit }) => {
  const law = lawOf('jiaozuo')
  const township = await visit('jiaozuo.township')
  const [own] = (await me(township.request)).positions
  const matter = await report(township.request, litter)
  await act(township.request, matter, 'dispatch', { body: own!.body })
  await act(township.request, matter, 'finish', { note: '自己清理了' })
  const page = new CasePage(township)
  await page.open(matter)
  const barred = page.next.getByRole('group').filter({ hasText: '现在不能办' })
  const check = barred.getByRole('listitem').filter({ hasText: '处置的人不能核查自己的处置' })
  await expect(check.getByText(law.step('check'), { exact: true })).toBeVisible()
  await expect(check.getByRole('link', { name: new RegExp(`《${law.title}》第二十条`) })).toBeVisible()
  await expect(page.submit(law.step('check'))).toHaveCount(0)
})
