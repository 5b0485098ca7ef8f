/** A facility in each community, changed once, with a note that is not published; and a checked file per community. */
import { communityFigures, facilities } from '#modules/facilities/contract.ts'
import type { Asker } from '#platform/access/asker.ts'
import { mayThere } from './model.ts'
import { communities, countyOf } from './population.ts'
import type { World } from './world.ts'

/** A row as the model knows it. */
export interface KnownFacility {
  county: string
  id: string
  place: string
}

/** A checked file, and whose it is. */
export interface KnownImport {
  county: string
  id: string
  digest: string
  account: string
  position: string
}

/** Puts them there. */
export async function addFacilities(world: World): Promise<void> {
  const { town, marks } = world
  for (const place of communities) {
    const keeper = world.holder('committee', 'head', place)
    const visible = (who: Asker) => mayThere(who, place, 'facilities.read', 'facilities.manage')
    const mark = { place, open: false, visible }
    const data = {
      name: `站 ${marks.word({ ...mark, open: true, what: 'name of a facility' })}`,
      kind: 'other',
      source: 'new',
      area: 100,
      note: marks.word({ ...mark, what: 'note on a facility' }),
    }
    const { county, id } = await town.must(facilities.save, { place, data } as never, keeper)
    const reason = marks.word({ ...mark, what: 'reason of a change' })
    const next = { id, version: 1, place, data: { ...data, area: 120 }, reason }
    await town.must(facilities.save, next as never, keeper)
    marks.keep(id, { ...mark, open: true, what: 'facility' })
    world.facilities.push({ county, id, place })
    await addImport(world, place, keeper)
    await addFigures(world, place, keeper)
  }
}

/** Figures of the community, changed once, and a checked file of them. */
async function addFigures(world: World, place: string, keeper: Asker): Promise<void> {
  const { town, marks } = world
  const visible = (who: Asker) => mayThere(who, place, 'facilities.read', 'facilities.manage')
  const mark = { place, open: false, visible }
  const data = {
    asOf: '2026-06-30',
    households: 900,
    source: marks.word({ ...mark, what: 'source of figures' }),
  }
  const { county, id } = await town.must(communityFigures.save, { place, data } as never, keeper)
  const reason = marks.word({ ...mark, what: 'reason of a change of figures' })
  const next = { id, version: 1, place, data: { ...data, households: 950 }, reason }
  await town.must(communityFigures.save, next as never, keeper)
  marks.keep(id, { ...mark, what: 'figures' })
  world.figures.push({ county, id, place })
  const sheet = {
    file: 'x.xlsx',
    header: ['place', 'asOf', 'households', 'source'],
    rows: [{ line: 2, cells: [place, '2026-07-31', 960, 'x'] }],
  }
  const ref = await town.must(communityFigures.check, sheet, keeper)
  const { digest } = await town.must(communityFigures.checked, ref, keeper)
  const { account, acting } = keeper
  const own = { digest: digest!, account: account!, position: acting!.id }
  world.figureImports.push({ county: countyOf(place), id: ref.id, ...own })
}

async function addImport(world: World, place: string, keeper: Asker): Promise<void> {
  const { town, marks } = world
  const visible = (who: Asker) => who.account === keeper.account
  const name = marks.word({ what: 'row of a checked file', place, open: false, visible })
  const sheet = {
    file: marks.word({ what: 'name of a checked file', place, open: false, visible }),
    header: ['place', 'name', 'kind', 'area', 'source'],
    rows: [{ line: 2, cells: [place, name, '其他', 50, '配套新建'] }],
  }
  const ref = await town.must(facilities.check, sheet, keeper)
  const { digest } = await town.must(facilities.checked, ref, keeper)
  marks.keep(ref.id, { what: 'checked file', place, open: false, visible })
  const { account, acting } = keeper
  world.imports.push({
    county: countyOf(place),
    id: ref.id,
    digest: digest!,
    account: account!,
    position: acting!.id,
  })
}
