/**
 * A community set up in 贵阳: proposed by the agency with its boundary and factors, examined, decided by the district,
 * in force on its day, and closed only with the receipts of both bodies that receive the filing.
 */
import type { Page } from '@playwright/test'
import { call } from './call.ts'
import { expect, test } from './house.ts'
import { lawOf } from './law.ts'

const law = lawOf('guiyang')

test.skip(({ isMobile }) => isMobile, 'desk work; phones are covered by axe')

interface Boundary {
  type: 'Polygon'
  coordinates: [number, number][][]
}
interface Community {
  code: string
  name: string
  boundary: Boundary | null
}

/** A convex boundary cut from its first corner through the middle: two parts that cover it exactly. */
function halves({ coordinates }: Boundary): [Boundary, Boundary] {
  const corners = coordinates[0]!.slice(0, -1)
  const cut = Math.floor(corners.length / 2)
  const part = (some: [number, number][]): Boundary => ({
    type: 'Polygon',
    coordinates: [[...some, some[0]!]],
  })
  return [part(corners.slice(0, cut + 1)), part([...corners.slice(cut), corners[0]!])]
}

test('a community is set up with both filings', async ({ visit }) => {
  // The job that puts decisions in force looks once a minute.
  test.setTimeout(180_000)
  const agency = await visit('guiyang.agency')
  const { positions } = await call<{ positions: { place: string }[] }>(agency.request, 'accounts.me', {})
  const place = positions[0]!.place
  const form = await call<{
    communities: Community[]
    free: { urban: string }[]
  }>(agency.request, 'communities.form', { place })
  // Not where the accounts meet: other journeys go through there.
  const old = form.communities.findLast(({ boundary }) => boundary && boundary.coordinates[0]!.length > 4)!
  const code = form.free[0]!.urban
  const [west, east] = halves(old.boundary!)
  const feature = (geometry: Boundary, properties: object) => ({ type: 'Feature', geometry, properties })
  const file = JSON.stringify({
    type: 'FeatureCollection',
    features: [
      feature(west, { name: old.name, code: old.code, rural: false, committees: 1 }),
      feature(east, { name: '新湖社区', code, rural: false, committees: 1 }),
    ],
  })
  let page = ''

  await test.step('the agency proposes it', async () => {
    await agency.goto(`/work/places/${place}`)
    await agency.getByRole('button', { name: '提出社区设立、调整、撤销' }).click()
    await expect(agency.getByText('地域面积、服务半径为主要依据').first()).toBeVisible()
    await agency
      .locator('input[type=file]')
      .setInputFiles({ name: 'plan.geojson', mimeType: 'application/geo+json', buffer: Buffer.from(file) })
    await expect(agency.getByText('已读入 2 个社区')).toBeVisible()
    await agency.getByLabel('理由').fill('新建小区交付，人口增加')
    for (const factor of ['地域面积', '服务半径', '公共资源配置', '人口数量']) {
      await agency.getByLabel(`${factor}：情况（数据）`).fill('1.2')
      await agency.getByLabel(`${factor}：意见`).fill('符合')
    }
    await expect(agency.getByText('还缺：居民认同感')).toBeVisible()
    await agency.getByRole('button', { name: '保存方案' }).click()
    await expect(agency).toHaveURL(/\/work\/communities\/\d{6}\//)
    await expect(agency.getByText('没有重叠，也没有遗漏')).toBeVisible()
    page = new URL(agency.url()).pathname
  })
  const [county, id] = page.split('/').slice(-2) as [string, string]
  const casePage = `/work/cases/${county}/${id}`
  const act = (who: Page, action: string, fields: object = {}) =>
    call<{ state: string }>(who.request, 'cases.act', { county, id, action, fields })

  await test.step('a factor is missing: it cannot be handed in, and the article says why', async () => {
    const answer = await agency.request.post('/api/cases.act', {
      data: { county, id, action: 'submit', fields: {} },
    })
    expect(answer.status()).toBe(422)
    await agency.goto(casePage)
    await expect(agency.getByText('还缺：居民认同感')).toBeVisible()
    await agency.goto(`${page}/edit`)
    await agency.getByLabel('居民认同感：情况（数据）').fill('座谈 3 次')
    await agency.getByLabel('居民认同感：意见').fill('多数赞成')
    await agency.getByRole('button', { name: '保存方案' }).click()
    await expect(agency).toHaveURL(page)
    expect(await act(agency, 'submit')).toMatchObject({ state: 'complete' })
  })

  const lead = await visit('guiyang.lead')
  const district = await visit('guiyang.county')
  const today = new Date(Date.now() + 8 * 3600_000).toISOString().slice(0, 10)
  await test.step('examined by the department, decided by the district and by nobody else', async () => {
    expect(await act(lead, 'examine')).toMatchObject({ state: 'examined' })
    const decision = {
      documentTitle: '关于设立新湖社区的决定',
      documentNumber: '云府发〔2026〕8号',
      documentDate: today,
      effective: today,
    }
    const wrong = await lead.request.post('/api/cases.act', {
      data: { county, id, action: 'decide', fields: decision },
    })
    expect(wrong.status()).toBe(422)
    expect(await wrong.text()).toContain('place-wrong-authority')
    expect(await act(district, 'decide', decision)).toMatchObject({ state: 'decided' })
    await act(district, 'file', { filingNumber: '云府报〔2026〕9号', filedOn: today })
  })

  await test.step('in force by itself on its day; the place page says how it came to be', async () => {
    await expect
      .poll(async () => (await district.request.post('/api/places.get', { data: { code } })).status(), {
        timeout: 90_000,
        intervals: [2_000],
      })
      .toBe(200)
    await district.goto(`/work/places/${code}`)
    await expect(district.getByRole('heading', { level: 1, name: '新湖社区' })).toBeVisible()
    await expect(district.getByText('云府发〔2026〕8号').first()).toBeVisible()
  })

  await test.step('not closed before both receipts', async () => {
    await district.goto(casePage)
    await expect(district.getByText(law.title).first()).toBeVisible()
    const close = () =>
      district.request.post('/api/cases.act', { data: { county, id, action: 'close', fields: {} } })
    expect(await (await close()).text()).toContain('place-filing-open')
    const congress = await visit('guiyang.congress')
    await act(congress, 'receiveLater', { receiptNumber: '云人备1号', receivedOn: today })
    expect(await (await close()).text()).toContain('place-filing-open')
    const city = await visit('guiyang.city')
    await act(city, 'receiveLater', { receiptNumber: '筑府备1号', receivedOn: today })
    expect((await close()).ok()).toBe(true)
    await district.reload()
    await expect(district.getByText('筑府备1号').first()).toBeVisible()
    await expect(district.getByText('云人备1号').first()).toBeVisible()
    await expect(district.getByText('已办结').first()).toBeVisible()
  })
})
