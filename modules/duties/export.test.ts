import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { community, town } from '#modules/grid/testing/town.ts'
import type { Asker } from '#platform/access/asker.ts'
import { duties } from './contract.ts'
import { type MeasuredTown, measuredTown } from './testing/measured.ts'

let t: MeasuredTown
let committee: Asker
beforeAll(async () => {
  t = await measuredTown()
  committee = t.committeeClerk
  await t.must(
    duties.record,
    { place: community, duty: '5.2.c', title: '第三次居民会议纪要', day: '2026-11-18', text: '形成决议。' },
    committee,
  )
  await t.settle()
})
afterAll(() => t.close())

interface Observation {
  uuid: string
  props: { name: string; value: string }[]
  'relevant-evidence': { href: string }[]
}
interface Finding {
  target: { 'target-id': string; status: { state: string } }
  'related-observations': { 'observation-uuid': string }[]
}

async function rowsOf(lang: 'zh' | 'en', filter: object = {}) {
  const rows: string[][] = []
  let after: string | undefined
  do {
    const answer = await t.call(
      duties.export,
      { format: 'csv', limit: 5, ...filter, ...(after ? { after } : {}) },
      t.dispatcher,
      { lang },
    )
    if (!answer.ok) throw new Error(JSON.stringify(answer.error))
    rows.push(...(answer.output.rows ?? []))
    after = answer.output.next
  } while (after)
  return rows
}

describe('exports', () => {
  it('give a table with one head in the reader’s language, as many rows as the list', async () => {
    const list = await t.must(duties.list, {}, t.dispatcher)
    const [head, ...rows] = await rowsOf('zh')
    expect(head?.slice(0, 4)).toEqual(['法规', '条', '职责编号', '职责'])
    expect(rows).toHaveLength(list.count)
    const met = rows.find((row) => row[2] === '5.2.c' && row[6] === community && row[8] === '2026年')
    expect(met?.[10]).toBe('已履行')
    expect(met?.[12]).toContain('第三次居民会议纪要 /work/duties/')
    const [english] = await rowsOf('en', { duty: '5.2.c' })
    expect(english?.slice(0, 4)).toEqual(['Law', 'Article', 'Duty', 'What'])
  })

  it('give assessment results: observations with evidence, findings only as sure as they are', async () => {
    const { results } = await t.must(duties.export, { format: 'oscal', limit: 200 }, t.dispatcher)
    const document = results as unknown as {
      metadata: { version: string; props: { name: string; value: string }[] }
      results: [{ observations: Observation[]; findings: Finding[] }]
    }
    expect(document.metadata.version).toBe(t.pack.version)
    expect(document.metadata.props).toContainEqual({ name: 'pack-hash', value: t.pack.hash })
    const [{ observations, findings }] = document.results
    expect(findings).toHaveLength(observations.length)
    for (const [n, finding] of findings.entries()) {
      expect(finding['related-observations']).toEqual([{ 'observation-uuid': observations[n]!.uuid }])
      const state = observations[n]!.props.find(({ name }) => name === 'state')!.value
      const expected = state === 'met' ? 'satisfied' : state === 'overdue' ? 'not-satisfied' : 'undetermined'
      expect([state, finding.target.status.state]).toEqual([state, expected])
    }
    const met = observations.find(({ props }) => props.some(({ value }) => value === 'met'))
    expect(met?.['relevant-evidence'][0]?.href).toContain('/work/duties/')
    // The same obligation has the same name in every export.
    const again = await t.must(duties.export, { format: 'oscal', limit: 1 }, t.dispatcher)
    const [one] = (again.results as unknown as typeof document).results
    expect(one.observations[0]!.uuid).toBe(observations[0]!.uuid)
  })

  it('are refused without the right, and reach no further than the list', async () => {
    expect(await t.call(duties.export, { format: 'csv' }, t.resident)).toMatchObject({ status: 403 })
    const elsewhere = await t.call(duties.export, { format: 'csv', within: '990102' }, t.dispatcher)
    expect(elsewhere).toMatchObject({ status: 404 })
    const rows = await rowsOf('zh')
    expect(rows.slice(1).every((row) => row[6]!.startsWith(town))).toBe(true)
  })
})
