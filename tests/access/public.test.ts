/** What anybody may ask gives what is public, and nothing that a reporter, a handler or an office kept to itself. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { nobody } from '#platform/access/asker.ts'
import { communities, places } from './population.ts'
import { buildWorld, type World } from './world.ts'

let world: World
beforeAll(async () => {
  world = await buildWorld()
})
afterAll(() => world.close())

/** The answer to nobody known; it must hold no closed mark. */
async function asked(name: string, input: object): Promise<string> {
  const { status, output } = await world.run(name, input, nobody)
  expect([name, status]).toEqual([name, 200])
  expect(world.marks.leaks(output, nobody, { open: true, own: new Set() })).toEqual([])
  return JSON.stringify(output)
}

const openOnes = () => world.cases.filter((one) => one.public)

test('the world holds something to hide, in both counties', () => {
  for (const what of [
    'text',
    'address',
    'internal note',
    'name of a reporter',
    'phone of a reporter',
    'secret',
  ]) {
    const hidden = world.marks.all(what).map((text) => world.marks.of(text)!)
    for (const county of ['990101', '990102']) {
      expect(hidden.filter(({ place, open }) => place.startsWith(county) && !open).length).toBeGreaterThan(0)
    }
  }
})

describe.each(places)('at %s', (place) => {
  const whole = { west: 70, south: 3, east: 140, north: 55 }
  test('lists and maps show public matters without anybody’s words', async () => {
    const below = openOnes().filter((one) => one.place.startsWith(place))
    for (const [name, input] of [
      ['grid.publicList', { within: place, limit: 200 }],
      ['grid.publicMap', { within: place, ...whole }],
    ] as const) {
      const text = await asked(name, input)
      for (const one of world.cases) expect(text.includes(one.id)).toBe(below.includes(one))
    }
  })

  test('a place’s pages show who serves there, no name or phone that is not published', async () => {
    for (const name of ['places.community', 'places.get', 'places.children'])
      await asked(name, { code: place })
  })

  test('examining a text shows public matters nearby only, also to who knows another’s words', async () => {
    for (const text of ['垃圾', world.marks.all('text')[0]!]) {
      for (const category of new Set(world.categories.values())) {
        await asked('grid.examine', { text, category, place, point: { lng: 113.2, lat: 35.2 } })
      }
    }
  })
})

test('one public matter: its public text, no note, no contact', async () => {
  const texts = []
  for (const { county, id } of openOnes()) texts.push(await asked('grid.publicGet', { county, id }))
  const shown = world.marks.all('public text')
  expect(shown).toHaveLength(communities.length)
  for (const text of shown) expect(texts.join()).toContain(text)
})

test('what is not public is not there', async () => {
  for (const { county, id, public: open } of world.cases) {
    if (!open) expect((await world.run('grid.publicGet', { county, id }, nobody)).status).toBe(404)
  }
})

test('a number opens nothing without its secret, nor with another’s', async () => {
  const told = world.cases.filter(({ secret }) => secret !== '')
  for (const [i, { no }] of told.entries()) {
    for (const secret of ['0000', 'AAAAAAAAAA', told[(i + 1) % told.length]!.secret, no]) {
      expect((await world.run('grid.track', { no, secret }, nobody)).status).toBe(404)
      expect((await world.run('grid.trackAct', { no, secret, action: 'withdraw' }, nobody)).status).toBe(404)
    }
  }
})

test('with the secret the reporter reads their own words, and still no note of the house', async () => {
  for (const one of world.cases.filter(({ secret }) => secret !== '')) {
    const { output } = await world.run('grid.track', { no: one.no, secret: one.secret }, nobody)
    const own = new Set([world.texts.get(one.id)!, one.id, world.photos.get(one.id)!])
    expect(world.marks.leaks(output, nobody, { open: true, own })).toEqual([])
    expect(JSON.stringify(output)).toContain(world.texts.get(one.id))
  }
})
