import { expect, test } from './house.ts'
import { MattersPage } from './pages/matters.ts'
test('dbg', async ({ visit }) => {
  test.setTimeout(60000)
  const page = await visit('jiaozuo.township')
  page.on('response', (r) => r.url().includes('/api/') && console.log(Date.now() % 100000, r.status(), r.url().slice(21, 60)))
  page.on('requestfailed', (r) => console.log(Date.now() % 100000, 'failed', r.url().slice(21, 60), r.failure()?.errorText))
  const list = new MattersPage(page)
  await list.open('?open=true&categories=dirty-green')
  console.log(await list.counted())
  console.log('reload', Date.now() % 100000)
  await page.reload()
  console.log('reloaded', Date.now() % 100000)
  await expect(list.condition('未办结')).toBeVisible()
  console.log('cond', Date.now() % 100000)
  await expect(list.count).toBeVisible({ timeout: 30000 })
  console.log('count', Date.now() % 100000)
})
