import { expect, test } from './house.ts'
import { MattersPage } from './pages/matters.ts'
test('dbg', async ({ visit }) => {
  test.setTimeout(90000)
  const page = await visit('jiaozuo.township')
  const list = new MattersPage(page)
  await list.open('?open=true&categories=dirty-green')
  const client = await page.context().newCDPSession(page)
  await client.send('Profiler.enable')
  for (let i = 0; i < 3; i++) {
    await client.send('Profiler.start')
    const t = Date.now()
    await page.reload()
    const t1 = Date.now()
    await expect(list.count).toBeVisible({ timeout: 30000 })
    const t2 = Date.now()
    const { profile } = await client.send('Profiler.stop')
    const self = new Map<string, number>()
    profile.samples!.forEach((id, k) => {
      const n = profile.nodes.find((x) => x.id === id)!
      const key = n.callFrame.functionName + ' ' + n.callFrame.url.slice(-30) + ':' + n.callFrame.lineNumber
      self.set(key, (self.get(key) ?? 0) + profile.timeDeltas![k]!)
    })
    console.log(t1 - t, t2 - t1, [...self].sort((a, b) => b[1] - a[1]).slice(0, 8).map(([k, v]) => `${k} ${Math.round(v / 1000)}`).join(' | '))
    console.log(await page.evaluate(() => JSON.stringify(performance.getEntriesByType('longtask'))), await page.evaluate(() => document.fonts.size))
  }
})
