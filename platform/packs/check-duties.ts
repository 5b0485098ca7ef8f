/**
 * duties.yaml read as its author would want it read: every article has its row, every row its bearer, its class what
 * the class asks for, every name what it names. Findings are sentences.
 */
import { articlesWithoutRow, type Offers, whyMissing, whyUnbound } from './coverage.ts'
import { type Fault, repeated } from './fault.ts'
import type { Pack } from './pack.ts'
import type { Duty, Parameter } from './schema.ts'
import { toChinese } from './statute.ts'

const FILE = 'duties.yaml'

/** Words by which a law asks for something again and again, or soon, without a figure (∅). */
const VAGUE = /定期/

/**
 * Everything that is wrong with a pack's rows and its open parameters.
 * @param articles how many articles the text has
 * @param offers what is installed; without it operations, evidence and pages are taken at their word
 */
export function checkDuties(pack: Pack, articles: number, fault: Fault, offers?: Offers): void {
  const rows = pack.duties()
  for (const id of repeated(rows.map((row) => row.id))) fault(FILE, id, 'this id stands twice')
  for (const article of articlesWithoutRow(pack, articles)) {
    fault(
      FILE,
      'duties',
      `第${toChinese(article)}条 (article ${article}) has no row: nobody says what becomes of it`,
    )
  }
  for (const row of rows) {
    const say = (says: string) => fault(FILE, row.id, says)
    checkNames(pack, row, say)
    checkClass(pack, row, say, offers)
    checkDue(pack, row, say)
  }
  checkOpen(pack, fault)
}

function checkNames(pack: Pack, row: Duty, say: (says: string) => void): void {
  const { capabilities, keys } = pack.data.dutyKeys
  const article = Number(row.id.split('.')[0])
  if (!row.basis.some((citation) => citation.article === article)) {
    say(`is named after article ${article}, but cites only ${row.basis.map((one) => one.article).join(', ')}`)
  }
  for (const bearer of row.bearers) {
    if (!pack.bodyKind(bearer)) say(`is borne by "${bearer}", which bodies.yaml does not have`)
  }
  for (const twice of repeated(row.bearers)) say(`names the bearer "${twice}" twice`)
  if (row.key && !keys.some(({ id }) => id === row.key)) {
    say(`has the key "${row.key}", which is not in _shared/duties.yaml`)
  }
  if (!capabilities.some(({ id }) => id === row.capability)) {
    say(`belongs to the capability "${row.capability}", which is not in _shared/duties.yaml`)
  }
}

function checkClass(pack: Pack, row: Duty, say: (says: string) => void, offers?: Offers): void {
  const unbound = whyUnbound(pack, row, offers)
  if (unbound) say(unbound)
  const isCarried = row.class === 'run' || row.class === 'recorded' || row.class === 'published'
  if (isCarried && !unbound) {
    for (const carrier of row.by ?? []) {
      const missing = whyMissing(pack, carrier, offers)
      if (missing) say(missing)
    }
  }
  if (!isCarried && row.by) say(`is "${row.class}", and yet names under "by" what carries it`)
  if (row.class === 'recorded' && !row.evidence) say('is "recorded", but no evidence says what shows it')
  if (!isCarried && row.evidence) say(`is "${row.class}", and yet names evidence that nobody looks at`)
  if (row.evidence && offers && !offers.evidence.has(row.evidence.kind)) {
    say(`is shown by evidence of the kind "${row.evidence.kind}", which no module offers`)
  }
}

function checkDue(pack: Pack, row: Duty, say: (says: string) => void): void {
  if (!row.due) return
  if (row.modality !== 'shall' && row.modality !== 'shall-not') {
    say(`is due, but the law says "${row.modality}": only what must or must not be done can be overdue`)
  }
  const { setting } = row.due
  if (setting !== undefined) {
    const parameter = pack.parameter(setting)
    if (!parameter) {
      say(
        `leaves its deadline to the setting "${setting}", which is not in parameters.yaml: nobody could set it`,
      )
    } else if (!parameter.open) {
      say(`leaves its deadline to the setting "${setting}", which parameters.yaml does not say is open`)
    }
  } else if (row.basis.some(({ quote }) => VAGUE.test(quote))) {
    say('the law says 定期 without a figure, and no "due.setting" says where the figure comes from')
  }
}

/** A value that the law leaves open must be wanted by something, or somebody must be able to set it, or a note says why. */
function checkOpen(pack: Pack, fault: Fault): void {
  for (const parameter of pack.parameters()) {
    for (const kind of parameter.setBy ?? []) {
      if (!pack.bodyKind(kind)) {
        fault('parameters.yaml', parameter.id, `may be set by "${kind}", which bodies.yaml does not have`)
      }
    }
    if (parameter.setBy && !parameter.open) {
      fault(
        'parameters.yaml',
        parameter.id,
        'says who may set it, but it is not open: the law gives its value',
      )
    }
  }
  for (const parameter of idleSettings(pack)) {
    if (parameter.setBy || parameter.note) continue
    fault(
      'parameters.yaml',
      parameter.id,
      'is open, but no row names it, nobody is named who may set it ("setBy"), and no "note" says why',
    )
  }
}

/** Open parameters that no row of duties.yaml names: setting them changes nothing yet. */
export function idleSettings(pack: Pack): Parameter[] {
  const named = new Set(
    pack
      .duties()
      .flatMap(({ due, by }) => [
        due?.setting,
        ...(by ?? []).map((carrier) => ('parameter' in carrier ? carrier.parameter : undefined)),
      ]),
  )
  return pack.parameters().filter(({ id, open }) => open && !named.has(id))
}
