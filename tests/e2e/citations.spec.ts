/**
 * A rule that stands in the way is told with its article, in the page and in the API, as the law of each place has
 * it; the citation leads to the article; the attempt stands in the log of whoever supervises.
 */
import type { APIRequestContext, Page } from '@playwright/test'
import { call, me, report } from './call.ts'
import { expect, test } from './house.ts'
import { type Jurisdiction, lawOf } from './law.ts'
import { CasePage } from './pages/case.ts'

interface Refused {
  error: {
    code: string
    basis: { article: string; quote: string; url: string }[]
    decider?: { body: string; name: string }
  }
}

/** Who divides grids, and by which article; and by which a department's own matter is kept from committees. */
const LAWS: {
  id: Jurisdiction
  divider: string
  dividing: string
  dividers: string
  own: string
  ownArticle: string
}[] = [
  {
    id: 'jiaozuo',
    divider: 'gov-base',
    dividing: 'art_20',
    dividers: '乡镇人民政府、街道办事处',
    own: '第三十四条',
    ownArticle: 'art_34',
  },
  {
    id: 'guiyang',
    divider: 'agency',
    dividing: 'art_30',
    dividers: '社区服务管理机构',
    own: '第二十一条',
    ownArticle: 'art_21',
  },
]

for (const { id, divider, dividing, dividers, own, ownArticle } of LAWS) {
  const law = lawOf(id)

  test(`${law.name}: grids are divided by ${dividers}; a committee is refused with the article`, async ({
    visit,
  }) => {
    const committee = await visit(`${id}.committee`)
    const division = await divisionOf(committee.request)
    const input = { ...division, document: '无', effective: '2099-01-01' }
    const answer = await committee.request.post('/api/places.decideGrids', { data: input })
    expect(answer.status()).toBe(422)
    const { error } = (await answer.json()) as Refused
    expect(error).toMatchObject({ code: 'grid-wrong-divider', decider: { body: divider, name: dividers } })
    expect(error.basis[0]?.url).toBe(`/law/${id}/${dividing}`)

    // The page says the same before anything is tried, and leads to the article.
    await committee.goto(`/work/places/${division.community}/divisions/${division.id}`)
    const panel = committee.getByRole('main')
    await expect(panel.getByText(dividers).first()).toBeVisible()
    await reads(committee, panel.getByRole('link', { name: new RegExp(error.basis[0]!.article) }), dividing)

    const county = await visit(`${id}.county`)
    await county.goto('/work/refusals?code=grid-wrong-divider')
    const row = county.getByRole('row').filter({ hasText: '决定网格划分' }).first()
    await expect(row).toContainText(error.basis[0]!.article)
    await row.getByRole('link').first().click()
    await expect(county.getByRole('main')).toContainText(error.basis[0]!.quote)
    await expect(county.getByRole('main')).toContainText(dividers)
    await expect(county.getByRole('main')).toContainText('只有同一机构的人看得到姓名')
  })

  test(`${law.name}: a department's own matter given to a committee is refused in the page by ${own}`, async ({
    visit,
  }) => {
    const [position] = (await me((await visit(`${id}.committee`)).request)).positions
    const dispatcher = await visit(`${id}.${law.dispatcher}`)
    const matter = await report(dispatcher.request, {
      category: 'dirty-green',
      text: '绿化带里有垃圾',
      place: position!.place,
    })
    const page = new CasePage(dispatcher)
    await page.open(matter)
    await page.begin(law.step('dispatch'))
    await page.chooseBody('主办单位', position!.bodyName)
    await page.submit(law.step('dispatch')).click()
    const refusal = page.next.getByRole('status').filter({ hasText: '这样做不符合规定' })
    await expect(refusal).toContainText('此次尝试已记录')
    await reads(dispatcher, refusal.getByRole('link', { name: new RegExp(own) }).first(), ownArticle)

    const county = await visit(`${id}.county`)
    await county.goto('/work/refusals?code=dispatch-negative-item')
    await expect(county.getByRole('row').filter({ hasText: own }).first()).toBeVisible()
    const counted = await call<{ total: { refused: number } }>(county.request, 'refusals.statistics', {
      from: '2026-01-01',
      to: '2027-12-31',
      code: 'dispatch-negative-item',
    })
    expect(counted.total.refused).toBeGreaterThan(0)
  })
}

/** Follows a citation to its article in the reader, which marks it. */
async function reads(page: Page, link: ReturnType<Page['getByRole']>, article: string): Promise<void> {
  const [reader] = await Promise.all([page.context().waitForEvent('page'), link.first().click()])
  await expect(reader).toHaveURL(new RegExp(`/law/[a-z]+/${article}`))
  await expect(reader.locator(`[id="${article}"]`)).toBeVisible()
  await reader.close()
}

/** An open proposal of the committee's own community: one that is there, else its grids as they are. */
async function divisionOf(request: APIRequestContext): Promise<{ id: string; community: string }> {
  const [position] = (await me(request)).positions
  const community = position!.place.slice(0, 12)
  const open = await call<{ items: { id: string }[] }>(request, 'places.divisions', {
    community,
    state: 'proposed',
  })
  if (open.items[0]) return { id: open.items[0].id, community }
  const { grids } = await call<{ grids: Record<string, unknown>[] }>(request, 'places.community', {
    code: community,
  })
  const { division } = await call<{ division: string }>(request, 'places.proposeGrids', {
    community,
    reason: '核对户数后调整',
    grids: grids.map(({ code, name, kind, households, basis, boundary }) => ({
      code,
      name,
      kind,
      households,
      basis,
      boundary,
    })),
  })
  return { id: division, community }
}
