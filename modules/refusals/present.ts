/** Attempts as the contract shows them. */
import type { z } from 'zod'
import { bodyNames, officesHeld } from '#modules/parties/contract.server.ts'
import { placeNames } from '#modules/places/contract.server.ts'
import type { Tx } from '#platform/db/database.ts'
import { sayLimit } from '#platform/law/setting-value.ts'
import type { Citation, Words } from '#platform/operation/contract.ts'
import type { Decider } from '#platform/operation/errors.ts'
import { contractOf, declaredText } from '#platform/operation/operation.ts'
import type { Services } from '#platform/services.ts'
import type { refusals } from './contract.ts'
import type { RefusalRow } from './queries.ts'

/** An attempt as lists show it. */
export type Attempt = z.input<typeof refusals.list.output>['items'][number]

/** The name of a rule: as the pack of the place has it, else as the operation's contract words its answer. */
export function ruleName(services: Services, place: string | undefined, code: string): Words {
  const pack = place === undefined ? services.packs.list()[0] : services.packs.forPlace(place)
  const name = pack?.refusal(code).name
  return name && name.zh !== code ? name : (declaredText(code) ?? { zh: code, en: code })
}

/** What is said of an operation; its name where no module of this installation has it. */
export function operationWords(name: string): Words {
  return contractOf(name)?.summary ?? { zh: name, en: name }
}

/** What the person read: kept with the attempt, else the words of the pack or of the operation's contract. */
export function saidTo(services: Services, row: RefusalRow): Words {
  const unknown = { zh: row.code, en: row.code }
  return (
    row.says ??
    declaredText(row.code) ??
    services.packs.forPlace(row.place)?.refusal(row.code).says ??
    unknown
  )
}

/** A citation in the shape of answers; the pack's own has more. */
function shownBasis(basis: readonly Citation[]): Citation[] {
  return basis.map(({ statute, article, quote, url }) => ({ statute, article, quote, url }))
}

/** Attempts with names of places, bodies and posts: three statements however many there are. */
export async function showAttempts(
  tx: Tx,
  services: Services,
  rows: readonly RefusalRow[],
): Promise<{ attempt: Attempt; holder: string | null }[]> {
  const places = await placeNames(
    tx,
    rows.map(({ place }) => place),
  )
  const bodies = await bodyNames(
    tx,
    rows.flatMap(({ body }) => body ?? []),
  )
  const offices = await officesHeld(
    tx,
    services,
    rows.flatMap(({ person, position }) => (person && position ? [{ person, position }] : [])),
  )
  return rows.map((row) => {
    const office = row.position ? offices.get(row.position) : undefined
    return {
      holder: office?.name ?? null,
      attempt: {
        county: row.county,
        id: row.id,
        at: row.at.toISOString(),
        mode: row.mode,
        code: row.code,
        name: ruleName(services, row.place, row.code),
        operation: operationWords(row.operation),
        place: { code: row.place, name: places.get(row.place) ?? row.place },
        body: row.body ? { id: row.body, name: bodies.get(row.body) ?? '' } : null,
        post: office?.post ?? null,
        basis: shownBasis(row.basis),
      },
    }
  })
}

/** Who may decide otherwise, as it was told. */
export function showDecider(decider: Decider | null) {
  if (!decider) return null
  const { body, name, within, basis } = decider
  return { body, name, within: within ? sayLimit(within) : null, basis: shownBasis(basis) }
}

/** The page of the record that an attempt was about, where there is one. */
export function recordPage({ operation, county, place, subject }: RefusalRow): string | null {
  if (!subject) return null
  if (operation.startsWith('grid.')) return `/work/matters/${county}/${subject}`
  if (operation.startsWith('places.')) return `/work/places/${place}/divisions/${subject}`
  return null
}
