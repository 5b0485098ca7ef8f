/** What communities lack: as a list, on a map, for everybody, as a file. */
import { v7 as uuidv7 } from 'uuid'
import { placeNames } from '#modules/places/contract.server.ts'
import { covers } from '#platform/access/reach.ts'
import { fail } from '#platform/operation/errors.ts'
import { type Context, duty, open, operation } from '#platform/operation/operation.ts'
import { localDateOf } from '#platform/time/local-date.ts'
import { packsWithin, remediesOf, rulesOf, standardsWithin } from '../law.ts'
import { cursorAfter, readCursor, showShortfall } from '../present.ts'
import { shortfalls } from '../shortfall-contract.ts'
import { csvOfShortfalls } from '../shortfall-file.ts'
import {
  firstShortfalls,
  type ShortfallAsked,
  type ShortfallCount,
  selectShortfalls,
  shortfallStates,
  shortfallsBelow,
} from '../shortfall-queries.ts'

const reads = ['facilities.read', 'facilities.manage']
/** Most rows of one file. */
const mostRows = 50_000

/** What is asked for within the asker's reach; 404 for a place outside it. */
async function askedIn(
  ctx: Context,
  given: { within?: string | undefined; states?: ShortfallAsked['states']; search?: string | undefined },
) {
  const reach = ctx.reachOfAny(reads).place
  const within = given.within ?? reach
  // A reach that lies below is the part of the place that the asker sees.
  const seen = covers(reach, within) ? within : covers(within, reach) ? reach : fail('record.not-found')
  return prepare(ctx, { ...given, within: seen })
}

async function prepare(
  ctx: Context,
  given: { within: string; states?: ShortfallAsked['states']; search?: string | undefined },
) {
  const on = localDateOf(ctx.now)
  const laws = packsWithin(ctx.services.packs, given.within, on)
  const standards = await standardsWithin(ctx.tx, laws, given.within, on)
  const asked: ShortfallAsked = { ...given, on, rules: rulesOf(standards) }
  return { laws, standards, asked }
}

const noCounts = { short: 0, notMeasured: 0, notCheckable: 0, met: 0 }

function summaryOf(rows: readonly ShortfallCount[]) {
  return {
    counts: { ...noCounts, ...Object.fromEntries(rows.map(({ state, count }) => [state, count])) },
    gap: rows.find(({ state }) => state === 'short')?.gap ?? 0,
    fromGrids: rows.reduce((sum, row) => sum + row.from_grids, 0),
  }
}

export const shortfall = operation(shortfalls.shortfall, {
  access: duty(...reads),
  async run(ctx, { limit, after, ...given }) {
    const { laws, standards, asked } = await askedIn(ctx, given)
    const cursor = after === undefined ? undefined : readCursor(after)
    if (after !== undefined && !cursor) fail('request.malformed', { after: 'no such page' })
    const { rows, counts } = cursor
      ? { rows: await selectShortfalls(ctx.tx, asked, limit + 1, cursor), counts: undefined }
      : await firstShortfalls(ctx.tx, asked, limit + 1)
    const page = rows.slice(0, limit)
    const last = rows.length > limit ? page.at(-1) : undefined
    return {
      within: asked.within,
      on: asked.on,
      items: page.map((row) => showShortfall(row, standards)),
      remedies: remediesOf(laws),
      ...(counts ? { summary: summaryOf(counts) } : {}),
      ...(last ? { next: cursorAfter(last) } : {}),
    }
  },
})

/** Level of the places told of on the map of a place, and the digits of their codes: communities from a county down. */
function levelBelow(within: string) {
  if (within.length >= 6) return { level: 'community', digits: 12 } as const
  if (within.length >= 4) return { level: 'county', digits: 6 } as const
  return within.length >= 2
    ? ({ level: 'city', digits: 4 } as const)
    : ({ level: 'province', digits: 2 } as const)
}

export const shortfallMap = operation(shortfalls.shortfallMap, {
  access: duty(...reads),
  async run(ctx, given) {
    const { asked } = await askedIn(ctx, given)
    const { level, digits } = levelBelow(asked.within)
    const rows = await shortfallsBelow(ctx.tx, asked, digits)
    const names = await placeNames(
      ctx.tx,
      rows.map(({ code }) => code),
    )
    return {
      within: asked.within,
      level,
      items: rows.map(({ code, gap, ...counts }) => ({
        code,
        name: names.get(code) ?? code,
        gap,
        counts,
        // The states stand with the worst first, so that of two that are even the worse is shown.
        state: shortfallStates.reduce((most, state) => (counts[state] > counts[most] ? state : most)),
      })),
    }
  },
})

export const shortfallPublic = operation(shortfalls.shortfallPublic, {
  access: open,
  async run(ctx, { place }) {
    if (place.length !== 12) return { item: null, remedies: [] }
    const { laws, standards, asked } = await prepare(ctx, { within: place })
    const [row] = await selectShortfalls(ctx.tx, asked, 1)
    return { item: row ? showShortfall(row, standards) : null, remedies: row ? remediesOf(laws) : [] }
  },
})

export const shortfallExport = operation(shortfalls.shortfallExport, {
  access: duty(...reads),
  // A file of megabytes is made anew for a retry, not kept.
  keepsAnswer: false,
  async run(ctx, given) {
    const { standards, asked } = await askedIn(ctx, given)
    const rows = await selectShortfalls(ctx.tx, asked, mostRows + 1)
    if (rows.length > mostRows) fail('facilities.too-many')
    const { within, on, states, search } = asked
    await ctx.record({
      subject: uuidv7(),
      place: within,
      data: { within, rows: rows.length, ...(states ? { states } : {}), ...(search ? { search } : {}) },
    })
    const csv = csvOfShortfalls(
      rows.map((row) => showShortfall(row, standards)),
      ctx.lang,
    )
    const name = ctx.lang === 'zh' ? `设施面积缺口 ${on}.csv` : `facility shortfall ${on}.csv`
    return { name, rows: rows.length, csv }
  },
})
