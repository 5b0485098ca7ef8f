/**
 * A problem from its report to its rating, through the pages, in the words of each of the five laws.
 */
import type { Page, TestInfo } from '@playwright/test'
import { me, middleOf } from './call.ts'
import { desk, expect, phone, test } from './house.ts'
import { type Jurisdiction, jurisdictions, type Law, lawOf } from './law.ts'
import { CasePage } from './pages/case.ts'
import { InboxPage } from './pages/inbox.ts'
import { MatterPage } from './pages/matter.ts'
import { ReportPage } from './pages/report.ts'
import { signInByClick } from './pages/sign-in.ts'
import { photo } from './photo.ts'

/** Walked by everybody at both sizes; the others once, on a phone in the street and at a desk in the office. */
const both: readonly Jurisdiction[] = ['jiaozuo', 'guiyang']

/** Where the demonstration's people meet: the community, and the department that handles. */
const meeting: Record<Jurisdiction, { community: string; department: string }> = {
  jiaozuo: { community: '枫华园社区', department: '解放区城市管理局' },
  guiyang: { community: '冠竹苑社区', department: '云岩区城市管理局' },
  liaoyuan: { community: '东吉社区', department: '龙山区城市管理局' },
  suining: { community: '电江路社区', department: '船山区城市管理局' },
  hubei: { community: '保成社区', department: '江岸区城市管理局' },
}

/** The sizes of this run: of the project, or mixed. */
function sizes(id: Jurisdiction, info: TestInfo) {
  if (both.includes(id)) return { street: {}, office: {} }
  test.skip(info.project.name !== 'desktop', 'walked once, with both sizes in it')
  return { street: phone, office: desk }
}

for (const id of jurisdictions) {
  test(`a report becomes an answer in ${id}`, async ({ visit }, info) => {
    test.setTimeout(120_000)
    const law = lawOf(id)
    const { street, office } = sizes(id, info)
    const { community, department } = meeting[id]
    // A place by name is a community; a phone's position lies in a grid, whose worker can then check.
    const inGrid = !both.includes(id)
    const where = `${id} ${info.project.name} ${Date.now() % 100_000} 号楼门口`

    const resident = await visit(undefined, street)
    let no = ''
    await test.step('a resident reports and is promised something', async () => {
      await signInByClick(resident, `${id}.resident`, law.name)
      await expectLaw(resident, law)
      if (inGrid) await standInGrid(resident)
      const report = new ReportPage(resident)
      await resident.getByRole('link', { name: '反映问题' }).first().click()
      await report.fill({
        text: '绿化带里有垃圾，草坪上扔了好几天',
        kind: '绿化带里有垃圾',
        photo: await photo(),
        ...(inGrid ? { here: true } : { place: community }),
        address: where,
      })
      await report.send.click()
      const receipt = await report.receipt()
      no = receipt.no
      expect(no).not.toBe('')
      expect(receipt.next).toMatch(/承诺.*前决定是否受理/)
    })

    const dispatcher = await visit(undefined, office)
    await test.step('the dispatcher finds it in the inbox and dispatches it', async () => {
      await signInByClick(dispatcher, `${id}.${law.dispatcher}`, law.name)
      await expectPost(dispatcher, law, law.dispatcher)
      await expectBand(dispatcher, law)
      const inbox = new InboxPage(dispatcher)
      await inbox.open()
      await inbox.openMatter(no)
      const matter = new CasePage(dispatcher)
      await expect(matter.state(law.state('reported'))).toBeVisible()
      await matter.begin(law.step('dispatch'))
      await matter.chooseBody('主办单位', department)
      await matter.field('交办意见').fill('请尽快清理，并留下照片。')
      await matter.take(law.step('dispatch'))
      await expect(matter.state(law.state('dispatched'))).toBeVisible()
    })

    const handler = await visit(undefined, office)
    await test.step('the department handles it', async () => {
      await signInByClick(handler, `${id}.department`, law.name)
      await expectPost(handler, law, 'department')
      const inbox = new InboxPage(handler)
      await inbox.open()
      await inbox.openMatter(no)
      const matter = new CasePage(handler)
      await matter.begin(law.step('finish'))
      await matter.field('处置结果').fill('已清理干净，并在旁边加了一个垃圾桶。')
      await matter.addPhoto(await photo('after.jpg'))
      await matter.take(law.step('finish'))
      await expect(matter.state(law.state('handled'))).toBeVisible()
    })

    const path = new URL(handler.url()).pathname
    await test.step(inGrid ? 'the grid worker checks' : 'the dispatcher checks', async () => {
      const checker = inGrid ? await visit(undefined, street) : dispatcher
      if (inGrid) {
        await signInByClick(checker, `${id}.grid`, law.name)
        await expectPost(checker, law, 'grid')
      }
      await checker.goto(path)
      const matter = new CasePage(checker)
      await matter.begin(law.step('check'))
      await matter.next.getByRole('radio', { name: '是', exact: true }).check()
      await matter.take(law.step('check'))
      await expect(matter.state(law.state('checked'))).toBeVisible()
    })

    await test.step('the dispatcher answers', async () => {
      await dispatcher.goto(path)
      const matter = new CasePage(dispatcher)
      await matter.begin(law.step('answer'))
      await matter.field('答复反映人').fill('垃圾已清理，感谢您的反映。')
      await matter.take(law.step('answer'))
      await expect(matter.state(law.state('answered'))).toBeVisible()
    })

    await test.step('the resident is told, reads it and rates', async () => {
      await resident.goto('/notices')
      const notice = resident.getByRole('link', { name: new RegExp(no) }).first()
      await notice.click()
      const matter = new MatterPage(resident)
      await expect(resident.getByText(law.state('answered'), { exact: true }).first()).toBeVisible()
      await expect(matter.progress.getByText('垃圾已清理，感谢您的反映。')).toBeVisible()
      for (const step of ['report', 'dispatch', 'finish', 'check', 'answer'])
        await expect(matter.progress.getByText(law.step(step), { exact: true })).toBeVisible()
      await expect(resident.getByText(`依据《${law.title}》办理`)).toBeVisible()
      const form = await matter.begin(law.step('rate'))
      await form.getByRole('radio', { name: '很满意', exact: true }).check()
      await form.getByRole('button', { name: '提交' }).click()
      await expect(form).toBeHidden()
      await expect(resident.getByText(law.state('closed'), { exact: true }).first()).toBeVisible()
    })
  })
}

/** The phone is in the resident's own grid, and may say so. */
async function standInGrid(page: Page): Promise<void> {
  const { home } = await me(page.request)
  await page.context().grantPermissions(['geolocation'])
  await page.context().setGeolocation(await middleOf(page.request, home))
}

/** The first page names the law; one that is no law yet is marked so. */
async function expectLaw(page: Page, law: Law): Promise<void> {
  await expect(page.getByText(law.title).first()).toBeVisible()
  const draft = page.getByText(/还是草案/)
  if (law.provisional) await expect(draft.first()).toBeVisible()
  else await expect(draft).toHaveCount(0)
}

/** The workbench says as whom one acts, in the law's word. */
async function expectPost(page: Page, law: Law, role: string): Promise<void> {
  await expect(
    page
      .getByRole('banner')
      .getByText(new RegExp(`${law.post(role)}$`))
      .first(),
  ).toBeVisible()
}

/** The workbench's band over work that is done under a draft. */
async function expectBand(page: Page, law: Law): Promise<void> {
  const band = page.getByText(`暂行：《${law.title}》仍是草案`)
  if (law.provisional) await expect(band).toBeVisible()
  else await expect(band).toHaveCount(0)
}
