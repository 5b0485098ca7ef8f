/**
 * What a lifecycle costs, empty and at a million cases, and how fast lists are there.
 * `node bench/lifecycle.ts [--cases 1000000] [--seconds 20] [--rounds 3] [--places all] [--only empty,full,lists]
 *  [--data FOLDER] [--jurisdiction suining] [--profile FOLDER]`
 */
import path from 'node:path'
import { parseArgs } from 'node:util'
import { importPlaces } from '#modules/places/contract.server.ts'
import { root } from '#platform/db/folders.ts'
import { loadPacks } from '#platform/packs/load.ts'
import { makeActors } from './actors.ts'
import { loadCases } from './cases.ts'
import { table, verdict } from './figures.ts'
import { openInstallation } from './installation.ts'
import { measureLists } from './lists.ts'
import { measureThroughput, type Throughput } from './throughput.ts'

const { values } = parseArgs({
  options: {
    cases: { type: 'string', default: '1000000' },
    seconds: { type: 'string', default: '20' },
    rounds: { type: 'string', default: '3' },
    places: { type: 'string', default: 'all' },
    only: { type: 'string', default: 'empty,full,lists' },
    data: { type: 'string' },
    jurisdiction: { type: 'string', default: 'suining' },
    profile: { type: 'string' },
  },
})

const began = performance.now()
const say = (sentence: string) => {
  const at = `${((performance.now() - began) / 1000).toFixed(0)} s`.padStart(6)
  process.stdout.write(sentence.includes('\n') ? `${sentence}\n` : `${at}  ${sentence}\n`)
}

/** The bars of the issue. */
const bars = { empty: 100, full: 80, ratio: 0.4, memory: 500 }

function report(name: string, bar: number, measured: Throughput): void {
  const { bare, http, ratio, memory, errors } = measured
  say(
    table(
      [name, 'measured', 'bar', ''],
      [
        ['lifecycles/s over HTTP', http.toFixed(1), `≥ ${bar}`, verdict(http >= bar)],
        ['lifecycles/s bare SQL', bare.toFixed(1), '', ''],
        ['server / bare', ratio.toFixed(2), `≥ ${bars.ratio}`, verdict(ratio >= bars.ratio)],
        ['errors', String(errors), '0', verdict(errors === 0)],
        [
          'server memory, most (MB)',
          memory.most.toFixed(0),
          `≤ ${bars.memory}`,
          verdict(memory.most <= bars.memory),
        ],
        ['server memory, own (MB)', memory.own.toFixed(0), '', ''],
      ],
    ),
  )
}

// Interrupted: leave by the front door, so that the database and the server end too.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1))

const packs = loadPacks(path.join(root, 'jurisdictions'))
const pack = packs.get(values.jurisdiction)
const parts = new Set(values.only.split(','))
const options = { seconds: Number(values.seconds), rounds: Number(values.rounds), say }
const installation = await openInstallation({ folder: values.data, profile: values.profile, say })
try {
  say('the server is up')
  // After the population was loaded the process is larger than one that only serves: an installation starts again.
  await installation.restart()
  const actors = await makeActors(installation.url, pack)
  say(
    `${pack.id}: ${actors.spots.length} grids, ${new Set(actors.spots.map(({ township }) => township)).size} townships`,
  )
  if (parts.has('empty')) {
    report('empty', bars.empty, await measureThroughput(installation, actors, options))
  }
  const wanted = Number(values.cases)
  if (wanted > 0 && (parts.has('full') || parts.has('lists'))) {
    await loadCases(installation, packs, wanted, say)
    if (values.places === 'all') {
      const written = await importPlaces(installation.owner, {
        prefixes: 'all',
        governed: packs.list().map(({ prefix, id }) => ({ prefix, id })),
      })
      say(`places written: ${written}`)
      await installation.owner.query('vacuum analyze places.place')
    }
    await installation.restart()
  }
  if (parts.has('full')) {
    const name = `${wanted.toLocaleString('en')} cases`
    report(name, bars.full, await measureThroughput(installation, actors, options))
  }
  if (parts.has('lists')) await measureLists(installation, actors, pack, say)
} finally {
  await installation.close()
}
