/**
 * A sixth jurisdiction, from a text that nobody has prepared: `linli pack new`, then a grid matter from report to
 * rating under it. No code knows of it.
 */
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { packNew } from '#apps/cli/packs.ts'
import { grid } from '#modules/grid/contract.ts'
import { buildTown, community, county, type Town, town } from '#modules/grid/testing/town.ts'
import type { Asker } from '#platform/access/asker.ts'
import { root } from '#platform/db/folders.ts'
import { checkFolders } from '#platform/packs/check.ts'
import { loadPacks, sayFinding } from '#platform/packs/load.ts'
import { fixedClock } from '#platform/time/clock.ts'

const text = path.join(import.meta.dirname, 'texts/zixu.txt')
const said: string[] = []
const say = (line: string) => said.push(line)
let folder: string

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'linli-jurisdictions-'))
  for (const name of ['_shared', '_template', '_fictional']) {
    cpSync(path.join(root, 'jurisdictions', name), path.join(folder, name), { recursive: true })
  }
  expect(await packNew('zixu', { from: text, prefix: '9901' }, say, folder)).toBe(0)
})
afterAll(() => rmSync(folder, { recursive: true }))

const read = (file: string) => parse(readFileSync(path.join(folder, 'zixu', file), 'utf8'))

describe('linli pack new', () => {
  it('makes a folder in which nothing is wrong, and says what a person has to confirm', () => {
    const { findings, counts } = checkFolders(folder)
    expect(findings.map(sayFinding)).toEqual([])
    expect(counts.find((line) => line.startsWith('zixu '))).toMatch(/20 articles.* 0 unbound/)
    expect(counts).toContainEqual(
      expect.stringMatching(/zixu: to confirm by a person: \d+ rows, \d+ parameters, 1 term/),
    )
    expect(said.join('\n')).toMatch(/14 files from 20 articles/)
  })

  it('keeps the text as it was received', () => {
    const kept = readFileSync(path.join(folder, 'zixu/statutes/zixu.txt'))
    expect(kept.equals(readFileSync(text))).toBe(true)
  })

  it('takes name, dates and status from the text', () => {
    expect(read('jurisdiction.yaml')).toMatchObject({
      id: 'zixu',
      name: { zh: '子虚市' },
      status: 'inForce',
      provisional: false,
      top: 'city',
      instrument: {
        passed: { date: '2025-03-06', source: 'text', basis: [{ article: 'preamble' }] },
        approved: { date: '2025-05-20' },
        effective: { date: '2025-09-01', basis: [{ article: 20, quote: '2025年9月1日' }] },
      },
    })
  })

  it('finds rows with bearers, figures and terms, each to be confirmed', () => {
    const { duties } = read('duties.yaml')
    const row = (id: string) => duties.find((one: { id: string }) => one.id === id)
    expect(new Set(duties.map((one: { id: string }) => Number(one.id.split('.')[0]))).size).toBe(20)
    expect(
      duties.every((one: { confirm?: boolean; class: string }) => one.confirm && one.class === 'planned'),
    ).toBe(true)
    expect(row('10.1.a')).toMatchObject({
      bearers: ['gov-base'],
      modality: 'shall',
      basis: [{ article: 10, paragraph: 1, quote: '街道办事处、乡镇人民政府应当在二个工作日内受理网格事项' }],
    })
    expect(row('12.1.a')).toMatchObject({ due: { every: 'month' }, basis: [{ article: 12, item: '（一）' }] })
    expect(row('13.1.a')).toMatchObject({
      modality: 'shall-not',
      bearers: ['gov-city', 'gov-county', 'dept'],
    })
    expect(row('20.1')).toMatchObject({ modality: 'declare' })
    const { parameters } = read('parameters.yaml')
    expect(parameters).toContainEqual(
      expect.objectContaining({ value: 300, unit: '户', note: 'at least', open: false, confirm: true }),
    )
    expect(parameters).toContainEqual(
      expect.objectContaining({ value: null, open: true, setBy: ['gov-county'], confirm: true }),
    )
    expect(read('terms.yaml').terms['defined-1']).toMatchObject({ zh: '网格事项', confirm: true })
  })

  it('never overwrites, and says what is wrong with what it was given', async () => {
    await expect(packNew('zixu', { from: text }, say, folder)).rejects.toThrow(/is there already/)
    await expect(packNew('Zixu', { from: text }, say, folder)).rejects.toThrow(/is no id/)
    await expect(packNew('other', {}, say, folder)).rejects.toThrow(/--from FILE/)
    await expect(packNew('other', { from: '/no/such/file' }, say, folder)).rejects.toThrow(/cannot be read/)
    await expect(packNew('other', { from: text, prefix: '123' }, say, folder)).rejects.toThrow(/is no prefix/)
    await expect(packNew('other', { from: text, prefix: '99' }, say, folder)).rejects.toThrow(
      /another jurisdiction/,
    )
    const poem = path.join(folder, 'poem.txt')
    writeFileSync(poem, '床前明月光，疑是地上霜。\n')
    await expect(packNew('other', { from: poem }, say, folder)).rejects.toThrow(/No article/)
    expect(existsSync(path.join(folder, 'other'))).toBe(false)
  })

  it('takes a text whose lines do not show its articles, prints it anew and keeps what was received', async () => {
    const lines = readFileSync(text, 'utf8').split('\n')
    const html = path.join(folder, 'zixu.html')
    writeFileSync(html, `<html><body>${lines.map((line) => `<p>${line}</p>`).join('')}</body></html>`)
    const own = mkdtempSync(path.join(tmpdir(), 'linli-jurisdictions-'))
    for (const name of ['_shared', '_template']) {
      cpSync(path.join(folder, name), path.join(own, name), { recursive: true })
    }
    expect(await packNew('wangye', { from: html }, say, own)).toBe(0)
    expect(checkFolders(own).findings.map(sayFinding)).toEqual([])
    const kept = path.join(own, 'wangye/statutes')
    expect(readFileSync(path.join(kept, 'wangye.source.html'))).toEqual(readFileSync(html))
    expect(readFileSync(path.join(kept, 'wangye.txt'), 'utf8')).toContain(
      '\n第二十条　本办法自2025年9月1日起施行。\n',
    )
    expect(loadPacks(own, { clock: fixedClock('2026-11-20T09:00:00+08:00') }).get('wangye').prefix).toBe(
      '9801',
    )
    rmSync(own, { recursive: true })
  })
})

describe('a grid matter under it', () => {
  let t: Town
  beforeAll(async () => {
    t = await buildTown()
    const packs = loadPacks(folder, { clock: t.clock })
    const forPlace = packs.forPlace.bind(packs)
    packs.forPlace = (code, options) => forPlace(code, { ...options, includeFictional: true })
    t.services.packs = packs
  })
  afterAll(() => t.close())

  it('runs from report to rating', async () => {
    const at = (place: string, kind: string, post: string, body: string): Asker =>
      t.asker({ place, kind, post, body })
    const dispatcher = at(town, 'gov-base', 'head', t.bodies.base)
    const handler = at(county, 'dept', 'clerk', t.bodies.sanitation)
    expect(dispatcher.acting?.jurisdiction).toBe('zixu')
    const category = t.services.packs
      .get('zixu')
      .categories()
      .find((one) => one.responsible.department === 'urban-management' && one.public)
    const ref = await t.must(
      grid.report,
      { id: uuidv7(), category: category!.id, text: '楼下垃圾三天没有清运', place: community },
      t.resident,
    )
    const act = (action: string, asker: Asker, input: object) =>
      t.must(grid.act, { county: ref.county, id: ref.id, action, ...input }, asker)
    expect((await act('dispatch', dispatcher, { body: t.bodies.sanitation })).state).toBe('dispatched')
    expect((await act('finish', handler, { note: '已清运' })).state).toBe('handled')
    expect((await act('check', dispatcher, { pass: true, answer: '已经清运，谢谢您' })).state).toBe(
      'answered',
    )
    expect((await act('rate', t.resident, { satisfied: 5 })).state).toBe('closed')
    const seen = await t.must(grid.get, { county: ref.county, id: ref.id }, t.resident)
    expect(seen.events.map(({ action }) => action)).toEqual([
      ...['report', 'accept', 'dispatch', 'finish', 'check', 'answer', 'rate'],
    ])
    const { rows } = await t.owner.query('select jurisdiction, pack from workflow.case where id = $1', [
      ref.id,
    ])
    expect(rows).toEqual([{ jurisdiction: 'zixu', pack: t.services.packs.get('zixu').version }])
  })
})
