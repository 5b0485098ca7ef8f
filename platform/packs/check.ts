/**
 * Reads the packs as their author would want them read before they are used: every quote against the text,
 * every name against what it names. Findings are sentences. Node only.
 */
import { join } from 'node:path'
import { checkAccountability } from './check-accountability.ts'
import { checkCategories, checkDepartments } from './check-catalogue.ts'
import { checkDuties } from './check-duties.ts'
import { checkMatters } from './check-matters.ts'
import { checkCitations, citationsOf } from './citations.ts'
import { type Coverage, coverage, type Offers } from './coverage.ts'
import { type Fault, repeated } from './fault.ts'
import { type Layers, layered } from './files.ts'
import { type Finding, packFolders, readFolder, readPack, sayFinding } from './load.ts'
import type { Pack } from './pack.ts'
import { ACTORS, DUTIES, STAGES, STEPS, URGENCIES } from './schema.ts'
import { splitStatute } from './statute.ts'
import { toConfirm } from './to-confirm.ts'

export interface CheckOptions {
  /** Duties that exist; the modules' own list where the caller has it. */
  duties?: readonly string[]
  /** Operations, evidence and pages that exist; without it they are taken at their word. */
  offers?: Offers
}

/**
 * Everything that is wrong with a pack that could be read.
 * @param folder the pack's own folder, with its statute
 */
export function checkPack(
  pack: Pack,
  folder: string,
  statuteText: string,
  options: CheckOptions = {},
  layers: Layers = [''],
): Finding[] {
  const statute = splitStatute(statuteText)
  const lost = pack.jurisdiction.statute.paragraphs === 'lost'
  const findings = checkCitations(pack.id, folder, statute, lost, layers)
  const fault: Fault = (file, path, says) => findings.push({ pack: pack.id, file, path, says })
  const duties = options.duties ?? DUTIES
  checkJurisdiction(pack, statute.articles.size, fault)
  checkBodies(pack, duties, fault)
  checkGrids(pack, fault)
  checkDepartments(pack, fault)
  checkCategories(pack, fault)
  checkLimits(pack, duties, fault)
  checkProcedure(pack, duties, fault)
  checkRefusals(pack, fault)
  checkParameters(pack, fault)
  checkMatters(pack, fault)
  checkAccountability(pack, fault)
  checkDuties(pack, statute.articles.size, fault, options.offers)
  return findings
}

function checkJurisdiction(pack: Pack, articles: number, fault: Fault): void {
  const file = 'jurisdiction.yaml'
  const j = pack.jurisdiction
  if (articles === 0) fault(j.statute.file, '', 'no article was found in the text')
  const effective = j.instrument.effective?.date
  if (j.status === 'draft' && !j.provisional) fault(file, 'provisional', 'a draft must run as provisional')
  if (j.status === 'draft' && effective) fault(file, 'instrument.effective', 'a draft has no effective date')
  if (j.status === 'inForce' && !effective) {
    fault(file, 'instrument.effective', 'a law in force needs its effective date')
  }
  for (const key of ['passed', 'approved', 'promulgated', 'effective'] as const) {
    const date = j.instrument[key]
    if (date?.date && date.source === 'text' && !date.basis) {
      fault(file, `instrument.${key}`, 'says "source: text" but cites no words of it')
    }
  }
  if (!j.demonstration.county.startsWith(j.prefix)) {
    fault(
      file,
      'demonstration.county',
      `${j.demonstration.county} does not begin with the prefix ${j.prefix}`,
    )
  }
  for (const [name, { body, post }] of Object.entries(j.demonstration.accounts)) {
    if (!pack.post(body, post)) {
      fault(file, `demonstration.accounts.${name}`, `there is no post "${post}" in "${body}"`)
    }
  }
  const counted = pack.parameter('law-article-count')?.value
  if (counted !== undefined && counted !== articles) {
    fault('parameters.yaml', 'law-article-count', `says ${counted}, the text has ${articles} articles`)
  }
}

function checkBodies(pack: Pack, duties: readonly string[], fault: Fault): void {
  const file = 'bodies.yaml'
  for (const twice of repeated(pack.bodyKinds().map((k) => k.id)))
    fault(file, 'kinds', `"${twice}" stands twice`)
  for (const [k, kind] of pack.bodyKinds().entries()) {
    if (kind.under && !pack.bodyKind(kind.under)) {
      fault(
        file,
        `kinds.${k}.under`,
        `"${kind.id}" stands under "${kind.under}", which this pack does not have`,
      )
    }
    for (const twice of repeated(kind.posts.map((p) => p.id))) {
      fault(file, `kinds.${k}.posts`, `post "${twice}" of "${kind.id}" stands twice`)
    }
    for (const [p, post] of kind.posts.entries()) {
      const path = `kinds.${k}.posts.${p}.duties`
      if (post.duties.length === 0) fault(file, path, `post "${post.id}" of "${kind.id}" has no duty`)
      for (const duty of post.duties) {
        if (!duties.includes(duty)) {
          fault(file, path, `post "${post.id}" of "${kind.id}" has the duty "${duty}", which nobody knows`)
        }
      }
    }
  }
  for (const gone of pack.data.bodies.absent ?? []) {
    if (pack.bodyKind(gone.id)) fault(file, 'absent', `"${gone.id}" is both present and absent`)
  }
  const dispatcher = pack.bodyKind(pack.dispatcher)
  if (!dispatcher?.posts.some((p) => p.duties.includes('grid.intake'))) {
    fault(file, 'dispatcher', `"${pack.dispatcher}" dispatches, but none of its posts has grid.intake`)
  }
}

function checkGrids(pack: Pack, fault: Fault): void {
  const file = 'grids.yaml'
  const { divider, roles, urban } = pack.grids
  if (!pack.bodyKind(divider.body)?.posts.some((p) => p.duties.includes('places.divide'))) {
    fault(file, 'divider.body', `"${divider.body}" divides grids, but none of its posts has places.divide`)
  }
  for (const other of pack.postsWith('places.divide').filter((p) => p.body !== divider.body)) {
    fault(
      'bodies.yaml',
      'kinds',
      `post "${other.post.id}" of "${other.body}" has places.divide, but "${divider.body}" divides grids`,
    )
  }
  if (divider.by === 'law' && divider.basis === 'design') {
    fault(file, 'divider.basis', 'says that the law names the divider, but cites no article')
  }
  const { min, max, open } = urban.households
  if (open && (min !== null || max !== null)) fault(file, 'urban.households', 'is open, and yet has a figure')
  if (min !== null && max !== null && min > max) {
    fault(file, 'urban.households', 'the smallest number is above the largest')
  }
  for (const setting of ['urban', 'rural'] as const) {
    for (const [index, role] of roles[setting].entries()) {
      const path = `roles.${setting}.${index}`
      if (!pack.post(role.body, role.post))
        fault(file, path, `there is no post "${role.post}" in "${role.body}"`)
      if (role.under && !roles[setting].some((other) => other.post === role.under)) {
        fault(file, path, `"${role.post}" stands under "${role.under}", which is no post of this grid`)
      }
    }
  }
}

function checkLimits(pack: Pack, duties: readonly string[], fault: Fault): void {
  const file = 'limits.yaml'
  const { limits } = pack
  for (const stage of STAGES) {
    for (const urgency of URGENCIES) {
      if (!limits.stages[stage]?.[urgency])
        fault(file, `stages.${stage}`, `the stage "${stage}" has no limit for ${urgency}`)
    }
  }
  for (const stage of Object.keys(limits.stages)) {
    if (!STAGES.some((known) => known === stage)) fault(file, `stages.${stage}`, `"${stage}" is no stage`)
  }
  for (const stage of STAGES) {
    for (const urgency of URGENCIES) {
      const limit = limits.stages[stage]?.[urgency]
      if (limit?.unit.endsWith('Days') && !Number.isInteger(limit.amount)) {
        fault(file, `stages.${stage}.${urgency}`, 'days are whole numbers')
      }
    }
  }
  if (limits.setBy === 'document' && !limits.document) {
    fault(file, 'document', 'says that a document set the limits, but not which')
  }
  for (const duty of [limits.extensions.first, limits.extensions.second]) {
    if (!duties.includes(duty)) fault(file, 'extensions', `decides by the duty "${duty}", which nobody knows`)
  }
  for (const [index, rung] of limits.escalation.entries()) {
    if (rung.to !== 'holder-head' && !pack.bodyKind(rung.to)) {
      fault(file, `escalation.${index}`, `goes to "${rung.to}", which this pack does not have`)
    }
  }
}

function checkProcedure(pack: Pack, duties: readonly string[], fault: Fault): void {
  const file = 'procedures/grid-matter.yaml'
  const { steps, states } = pack.data.procedure
  const ids = steps.map((s) => s.id)
  for (const twice of repeated(ids)) fault(file, 'steps', `the step "${twice}" stands twice`)
  for (const twice of repeated(states.map((s) => s.id)))
    fault(file, 'states', `the state "${twice}" stands twice`)
  for (const known of STEPS) if (!ids.includes(known)) fault(file, 'steps', `the step "${known}" is missing`)
  for (const [index, step] of steps.entries()) {
    const path = `steps.${index}`
    if (!STEPS.some((known) => known === step.id))
      fault(file, path, `"${step.id}" is no step that the grid module offers`)
    for (const actor of [...step.by, ...(step.decidedBy ?? []), ...(step.again ?? [])]) {
      if (ACTORS.some((known) => known === actor)) continue
      if (!duties.includes(actor))
        fault(file, path, `"${actor}" may do "${step.id}", but is no duty that anybody knows`)
      else if (step.used && pack.postsWith(actor).length === 0) {
        fault(file, path, `no post has the duty "${actor}", so nobody could do "${step.id}"`)
      }
    }
  }
  for (const [index, state] of states.entries()) {
    if (state.stage && !STAGES.some((known) => known === state.stage)) {
      fault(file, `states.${index}`, `"${state.stage}" is no stage`)
    }
  }
}

function checkRefusals(pack: Pack, fault: Fault): void {
  const file = 'refusals.yaml'
  const codes = pack.data.refusalCodes.map((c) => c.code)
  const own = pack.data.refusals.map((r) => r.code)
  for (const twice of repeated(own)) fault(file, 'refusals', `"${twice}" stands twice`)
  for (const code of codes)
    if (!own.includes(code)) fault(file, 'refusals', `says nothing about "${code}": refuse, warn or off?`)
  for (const rule of pack.data.refusals) {
    const path = `refusals ${rule.code}`
    if (!codes.includes(rule.code)) fault(file, path, 'the code is not in _shared/refusals.yaml')
    if (rule.decider && !pack.bodyKind(rule.decider.body)) {
      fault(file, path, `"${rule.decider.body}" may decide otherwise, but this pack has no such body`)
    }
    for (const actor of rule.actors ?? []) {
      if (!pack.bodyKind(actor))
        fault(file, path, `is addressed to "${actor}", which this pack does not have`)
    }
  }
}

function checkParameters(pack: Pack, fault: Fault): void {
  const file = 'parameters.yaml'
  for (const twice of repeated(pack.parameters().map((p) => p.id)))
    fault(file, 'parameters', `"${twice}" stands twice`)
  for (const parameter of pack.parameters()) {
    if (parameter.open !== (parameter.value === null)) {
      fault(file, parameter.id, 'an open parameter has no value, and only an open one has none')
    }
  }
}

export interface CheckReport {
  findings: Finding[]
  /** One line a pack, for people. */
  counts: string[]
  /** By id, of the packs that could be read. */
  coverage: Record<string, Coverage>
}

function checkRead(
  { loaded, findings }: ReturnType<typeof readPack>,
  root: string,
  id: string,
  options: CheckOptions,
): CheckReport {
  if (!loaded) return { findings, counts: [], coverage: {} }
  const { pack, statute, statuteText } = loaded
  const folder = join(root, id)
  const on = pack.refusals().filter((r) => r.mode === 'refuse').length
  const open = pack.parameters().filter((p) => p.open).length
  const covered = coverage(pack, options.offers)
  const lines = [
    `${id} ${pack.version}: ${statute.articles.size} articles, ${citationsOf(folder).length} quotes, ` +
      `${pack.bodyKinds().length} kinds of body, ${pack.departments().length} departments, ` +
      `${pack.categories().length} categories, ${on} of ${pack.refusals().length} refusals on, ` +
      `${pack.parameters().length} parameters (${open} open); ${sayCoverage(covered)}`,
    ...toConfirm(pack),
  ]
  return {
    findings: checkPack(pack, folder, statuteText, options),
    counts: lines,
    coverage: { [id]: covered },
  }
}

function sayCoverage(count: Coverage): string {
  return (
    `${count.rows} rows: ${count.run} run, ${count.recorded} recorded, ${count.published} published, ` +
    `${count.human} human, ${count.outOfScope} out of scope, ${count.planned} planned, ${count.unbound} unbound`
  )
}

/** The dated versions and drafts of a folder, each checked like a pack of its own. */
function checkAmendments(
  root: string,
  id: string,
  cache: Map<string, unknown>,
  options: CheckOptions,
): Finding[] {
  const { versions, drafts, findings } = readFolder(root, id, cache, { drafts: true })
  const amended = [...versions, ...drafts].filter(({ layers }) => layers.length > 1)
  return [
    ...findings,
    ...amended.flatMap(({ pack, statuteText, layers }) => {
      const folder = join(root, id)
      const places = layered(folder, layers)
      // What would carry a draft's rows need not be there yet.
      const { offers, ...others } = options
      const asked = pack.draft || !offers ? others : options
      const found = checkPack(pack, folder, statuteText, asked, layers)
      return found.map((one) => ({ ...one, file: places.get(one.file) ?? one.file }))
    }),
  ]
}

/** Checks all folders, and them against each other. */
export function checkFolders(root: string, options: CheckOptions = {}): CheckReport {
  const shareds = new Map<string, unknown>()
  const reads = packFolders(root).map((id) => ({ id, read: readPack(root, id, shareds) }))
  const reports = reads.map(({ id, read }) => checkRead(read, root, id, options))
  const findings = reports.flatMap((r) => r.findings)
  for (const id of packFolders(root)) findings.push(...checkAmendments(root, id, shareds, options))
  const prefixes = new Map<string, string>()
  for (const { id, read } of reads) {
    const prefix = read.loaded?.pack.prefix
    if (prefix === undefined) continue
    const other = prefixes.get(prefix)
    if (other) {
      findings.push({
        pack: id,
        file: 'jurisdiction.yaml',
        path: 'prefix',
        says: `${prefix} is the prefix of "${other}" too`,
      })
    }
    prefixes.set(prefix, id)
  }
  return {
    findings: [...new Map(findings.map((f) => [sayFinding(f), f])).values()],
    counts: reports.flatMap((r) => r.counts),
    coverage: Object.assign({}, ...reports.map((r) => r.coverage)),
  }
}

/** How the answer of a check is printed. */
export interface PrintOptions {
  print?: (line: string) => void
  /** For what is wrong, when `json` keeps standard output for the counts. */
  warn?: (line: string) => void
  /** Only the counts per pack, as JSON. */
  json?: boolean
}

/**
 * Prints what is wrong and what is there.
 * @returns the exit code: 0 when nothing is wrong, 1 otherwise
 */
export function checkAll(root: string, options: CheckOptions & PrintOptions = {}): number {
  const print = options.print ?? ((line: string) => process.stdout.write(`${line}\n`))
  const warn = options.warn ?? ((line: string) => process.stderr.write(`${line}\n`))
  const { findings, counts, coverage } = checkFolders(root, options)
  if (options.json) {
    print(JSON.stringify(coverage, null, 2))
    for (const finding of findings) warn(`✗ ${sayFinding(finding)}`)
    return findings.length === 0 ? 0 : 1
  }
  for (const line of counts) print(line)
  for (const finding of findings) print(`✗ ${sayFinding(finding)}`)
  const said = (count: number, noun: string) => `${count} ${noun}${count === 1 ? '' : 's'}`
  const packs = said(Object.keys(coverage).length, 'pack')
  print(findings.length === 0 ? `${packs}, nothing wrong` : said(findings.length, 'finding'))
  return findings.length === 0 ? 0 : 1
}
