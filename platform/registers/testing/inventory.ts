/** A register with a column of every type, in an invented town, for tests. */
import type { Asker } from '#platform/access/asker.ts'
import type { Module } from '#platform/operation/operation.ts'
import { type Installation, installation } from '#platform/testing/database.ts'
import { registerContract } from '../contract.ts'
import { declareRegister } from '../declare.ts'
import type { Directory, Named } from '../directory.ts'
import { registers } from '../module.ts'
import { registerOperations } from '../operations.ts'

const w = (zh: string, en: string) => ({ zh, en })

export const inventory = declareRegister({
  module: 'trying',
  name: 'thing',
  words: w('物品台账', 'Things'),
  row: w('物品', 'Thing'),
  about: w('测试用', 'For tests'),
  level: 'community',
  key: ['name'],
  read: ['trying.read'],
  write: ['trying.keep'],
  public: true,
  columns: [
    {
      id: 'name',
      type: 'text',
      max: 30,
      required: true,
      words: w('名称', 'Name'),
      search: true,
      personal: 'public',
    },
    { id: 'about', type: 'longText', max: 200, words: w('说明', 'About'), search: true },
    {
      ...{
        id: 'area',
        type: 'number',
        min: 0,
        max: 1000,
        decimals: 1,
        unit: w('㎡', '㎡'),
        words: w('面积', 'Area'),
      },
      ...{ sort: true, filter: true, personal: 'public' },
    },
    { id: 'count', type: 'integer', min: 0, max: 99, words: w('数量', 'Count'), sort: true, required: true },
    { id: 'since', type: 'date', words: w('启用日期', 'Since'), filter: true, sort: true },
    { id: 'open', type: 'boolean', words: w('开放', 'Open'), filter: true },
    {
      ...{ id: 'kind', type: 'choice', words: w('种类', 'Kind'), filter: true, sort: true },
      choices: [
        { id: 'new', words: w('新的', 'New') },
        { id: 'old', words: w('旧的（修过）', 'Old (mended)') },
      ],
    },
    {
      ...{ id: 'uses', type: 'choices', words: w('用途', 'Uses'), filter: true },
      choices: [
        { id: 'meet', words: w('开会', 'Meeting') },
        { id: 'play', words: w('活动', 'Playing') },
        { id: 'read', words: w('阅览', 'Reading') },
      ],
    },
    { id: 'from', type: 'place', words: w('来自', 'From'), filter: true },
    { id: 'holder', type: 'body', words: w('保管单位', 'Holder') },
    { id: 'point', type: 'point', words: w('位置', 'Position') },
  ],
})

export const thing = registerContract(inventory)

/** Communities of two townships in two counties, and two bodies. */
export const town = new Map([
  ['990101001001', '甲一社区'],
  ['990101001002', '甲二社区'],
  ['990101002001', '乙一社区'],
  ['990101002002', '同名社区'],
  ['990101002003', '同名社区'],
  ['990102001001', '丙一社区'],
])
export const bodies = new Map([
  ['019a0000-0000-7000-8000-000000000001', '民政局'],
  ['019a0000-0000-7000-8000-000000000002', '财政局'],
])

const namedOf = (all: Map<string, string>, may: (id: string, name: string) => boolean): Named[] =>
  [...all].filter(([id, name]) => may(id, name)).map(([value, name]) => ({ value, name, about: null }))

const directory: Directory = {
  placeNames: async (_, codes) =>
    new Map([...codes].flatMap((code) => (town.has(code) ? [[code, town.get(code)!]] : []))),
  placesNamed: async (_, within, _level, names) =>
    namedOf(town, (code, name) => code.startsWith(within) && names.includes(name)),
  findPlaces: async (_, within, _level, text) =>
    namedOf(town, (code, name) => code.startsWith(within) && name.includes(text)),
  bodyNames: async (_, ids) =>
    new Map([...ids].flatMap((id) => (bodies.has(id) ? [[id, bodies.get(id)!]] : []))),
  bodiesNamed: async (_, _services, _within, names) => namedOf(bodies, (_id, name) => names.includes(name)),
  findBodies: async (_, _services, _within, text) => namedOf(bodies, (_id, name) => name.includes(text)),
  offices: async (_, _services, held) =>
    new Map(held.map(({ position }) => [position, { post: w('主任', 'Head'), name: '张' }])),
}

export const trying: Module = {
  name: 'trying',
  operations: registerOperations(inventory, thing, directory),
  duties: {
    'trying.read': { text: w('看', 'See'), reach: 'place' },
    'trying.keep': { text: w('管', 'Keep'), reach: 'place' },
  },
}

/** An installation with the register, and its people. */
export interface Trial {
  app: Installation
  /** Somebody at a place with these duties. */
  who(place: string, ...duties: string[]): Asker
  /** Runs what the job would. */
  runJobs(): Promise<void>
}

/** Makes it. */
export async function tryRegister(): Promise<Trial> {
  const app = await installation([trying, registers])
  return {
    app,
    who(place, ...duties) {
      const made = app.asker({ place, kind: 'committee' })
      const acting = { ...made.acting!, duties: new Set(duties) }
      return { ...made, acting, positions: [acting] }
    },
    async runJobs() {
      const { database, services } = app
      for (const { job, data } of app.enqueued.splice(0)) {
        await registers
          .jobs!.find(({ name }) => name === job)!
          .run({ database, services, now: services.clock.now() }, data)
      }
    },
  }
}
