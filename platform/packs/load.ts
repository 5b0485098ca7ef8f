/** Reads the folders of jurisdictions once, at start. Node only. */
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { z } from 'zod'
import type { Clock } from '#platform/time/clock.ts'
import { localDateOf } from '#platform/time/local-date.ts'
import { type Finding, hashOf, type Layers, layered, Reader } from './files.ts'
import { type Category, Pack, type PackData } from './pack.ts'
import { Packs } from './packs.ts'
import * as schema from './schema.ts'
import { type Statute, splitStatute } from './statute.ts'

export type { Finding } from './files.ts'

/** A pack that cannot be used; the message names file and path of every problem. */
export class PackError extends Error {
  readonly findings: Finding[]
  constructor(findings: Finding[]) {
    super(`A jurisdiction pack cannot be used:\n${findings.map((f) => `  ${sayFinding(f)}`).join('\n')}`)
    this.name = 'PackError'
    this.findings = findings
  }
}

export function sayFinding(finding: Finding): string {
  const where = [`${finding.pack}/${finding.file}`, finding.path].filter(Boolean).join(' ')
  return `${where}: ${finding.says}`
}

/** A pack with what only checks need. */
export interface LoadedPack {
  pack: Pack
  statute: Statute
  statuteText: string
  /** Folders that it is read from, lowest first; '' is the jurisdiction's own. */
  layers: Layers
}

/** Which pack of a folder: its first version, a later one by its day, or a draft by its name. */
export interface Amendment {
  layers: Layers
  /** Day from which it is in force; absent for the first version. */
  from?: string
  /** Name of a draft. */
  draft?: string
}

const first: Amendment = { layers: [''] }

/** Reads one pack; `undefined` with findings when it cannot be used. */
export function readPack(
  root: string,
  id: string,
  cache: Map<string, unknown> = new Map(),
  amendment: Amendment = first,
): { loaded?: LoadedPack; findings: Finding[] } {
  const own = new Reader(root, id, amendment.layers, cache)
  const shared = new Reader(root, '_shared', [''], cache)
  const jurisdiction = own.yaml('jurisdiction.yaml', schema.jurisdictionFile)
  const bodies = own.yaml('bodies.yaml', schema.bodiesFile)
  const departments = readDepartments(own, shared)
  const grids = own.yaml('grids.yaml', schema.gridsFile)
  const catalogue = readCategories(own, shared)
  const limits = own.yaml('limits.yaml', schema.limitsFile)
  const procedure = own.yaml('procedures/grid-matter.yaml', schema.procedureFile)
  const refusals = own.yaml('refusals.yaml', schema.refusalsFile)
  const codes = shared.yaml('refusals.yaml', schema.refusalCodesFile)
  const parameters = own.yaml('parameters.yaml', schema.parametersFile)
  const terms = own.yaml('terms.yaml', schema.termsFile)
  const emergencies = readEmergencies(own, shared)
  const duties = own.yaml('duties.yaml', schema.dutiesFile)
  const dutyKeys = shared.yaml('duties.yaml', schema.dutyKeysFile)
  const matters = own.has('matters.yaml') ? own.yaml('matters.yaml', schema.mattersFile) : undefined
  const accountability = own.has('accountability.yaml')
    ? own.yaml('accountability.yaml', schema.accountabilityFile)
    : undefined
  const procedures = readProcedures(root, id, own, shared, amendment.layers)
  const statuteText = jurisdiction ? own.text(jurisdiction.statute.file) : undefined
  if (jurisdiction && jurisdiction.id !== id) {
    own.fault('jurisdiction.yaml', `says "${jurisdiction.id}", but its folder is "${id}"`, 'id')
  }
  const findings = [...own.findings, ...shared.findings]
  if (
    findings.length > 0 ||
    !(jurisdiction && bodies && departments && grids && catalogue && limits && procedure) ||
    !(refusals && codes && parameters && terms && emergencies) ||
    !(duties && dutyKeys && statuteText !== undefined)
  ) {
    return { findings }
  }
  const hash = hashOf(root, id, amendment.layers)
  const { from, draft } = amendment
  const data: PackData = {
    jurisdiction,
    version: `${draft ? `draft-${draft}` : jurisdiction.version}-${hash.slice(0, 8)}`,
    hash,
    ...(from ? { from } : {}),
    ...(draft ? { draft } : {}),
    statuteFile: own.place(jurisdiction.statute.file),
    bodies,
    departments,
    grids,
    groups: catalogue.groups,
    categories: resolve(catalogue, bodies.dispatcher, refusals.refusals),
    limits,
    procedure,
    procedures,
    refusals: refusals.refusals,
    refusalCodes: codes.codes,
    parameters: parameters.parameters,
    terms: terms.terms,
    emergencies,
    duties: duties.duties,
    dutyKeys,
    ...(matters ? { matters } : {}),
    ...(accountability ? { accountability } : {}),
  }
  const loaded = { pack: new Pack(data), statute: splitStatute(statuteText), statuteText }
  return { loaded: { ...loaded, layers: amendment.layers }, findings }
}

function readDepartments(own: Reader, shared: Reader): schema.Department[] | undefined {
  const file = own.yaml('departments.yaml', schema.departmentsFile)
  if (!file) return undefined
  const common = file.extends ? shared.yaml('departments.yaml', schema.sharedDepartmentsFile) : undefined
  const known = new Map((common?.departments ?? []).map((d) => [d.id, d]))
  return file.departments.flatMap((entry, index) => {
    const whole = schema.department.safeParse({ ...known.get(entry.id), ...entry })
    if (whole.success) return [whole.data]
    own.fault(
      'departments.yaml',
      `"${entry.id}" is not in _shared and lacks ${lacking(whole.error)}`,
      `departments.${index}`,
    )
    return []
  })
}

const gridMatter = 'procedures/grid-matter.yaml'

/** All procedures but the grid matter: those of `_shared`, with what this law says differently. */
function readProcedures(
  root: string,
  id: string,
  own: Reader,
  shared: Reader,
  layers: Layers,
): schema.RunProcedure[] {
  const files = (folder: string, over?: Layers) =>
    [...layered(join(root, folder), over).keys()].filter(
      (name) => name.startsWith('procedures/') && name !== gridMatter,
    )
  const differing = new Set(files(id, layers))
  const common = files('_shared')
  const found = common.flatMap((file) => {
    const whole = shared.yaml(file, schema.runProcedure)
    const differs = differing.has(file) ? own.yaml(file, schema.ownProcedure) : undefined
    return whole ? [differs ? merged(own, file, whole, differs) : whole] : []
  })
  for (const file of differing) if (!common.includes(file)) own.fault(file, 'is no procedure of _shared')
  return found
}

function merged(
  own: Reader,
  file: string,
  whole: schema.RunProcedure,
  { states, steps, limits, ...rest }: schema.OwnProcedure,
): schema.RunProcedure {
  const over = <T extends { id: string }>(all: T[], differing: readonly Partial<T>[], what: string): T[] => {
    for (const { id } of differing) {
      if (!all.some((one) => one.id === id)) own.fault(file, `has no ${what} "${id}" in _shared`, `${what}s`)
    }
    return all.map((one) => {
      const differs = differing.find(({ id }) => id === one.id)
      return differs ? { ...one, ...given(differs) } : one
    })
  }
  return {
    ...whole,
    ...given(rest),
    states: over(whole.states, states as Partial<(typeof whole.states)[number]>[], 'state'),
    steps: over(whole.steps, steps as Partial<(typeof whole.steps)[number]>[], 'step'),
    limits: { ...whole.limits, ...limits },
  }
}

/** Without what is not given. */
function given<T extends object>(some: T): T {
  return Object.fromEntries(Object.entries(some).filter(([, value]) => value !== undefined)) as T
}

interface Catalogue {
  groups: schema.CategoryGroup[]
  categories: schema.CategoryData[]
  negative: NonNullable<schema.CategoriesFile['negative']>
}

function readCategories(own: Reader, shared: Reader): Catalogue | undefined {
  const file = own.yaml('categories.yaml', schema.categoriesFile)
  if (!file) return undefined
  const common = file.extends ? shared.yaml('categories.yaml', schema.sharedCategoriesFile) : undefined
  const groups = new Map([...(common?.groups ?? []), ...(file.groups ?? [])].map((g) => [g.id, g]))
  const categories = new Map((common?.categories ?? []).map((c) => [c.id, c]))
  for (const [index, gone] of (file.remove ?? []).entries()) {
    if (!categories.delete(gone)) {
      own.fault('categories.yaml', `"${gone}" cannot be removed: it is not in _shared`, `remove.${index}`)
    }
  }
  for (const [index, entry] of (file.categories ?? []).entries()) {
    const whole = schema.category.safeParse({ ...categories.get(entry.id), ...entry })
    if (whole.success) categories.set(entry.id, whole.data)
    else {
      own.fault(
        'categories.yaml',
        `"${entry.id}" is not in _shared and lacks ${lacking(whole.error)}`,
        `categories.${index}`,
      )
    }
  }
  return {
    groups: [...groups.values()].sort((a, b) => a.order - b.order),
    categories: [...categories.values()],
    negative: file.negative ?? [],
  }
}

function readEmergencies(own: Reader, shared: Reader): schema.Emergency[] | undefined {
  const file = own.yaml('emergency.yaml', schema.emergencyFile)
  if (!file) return undefined
  const common = file.extends ? shared.yaml('emergency.yaml', schema.emergencyFile) : undefined
  const all = new Map([...(common?.emergencies ?? []), ...file.emergencies].map((e) => [e.id, e]))
  return [...all.values()]
}

function lacking(error: z.ZodError): string {
  return [...new Set(error.issues.map((issue) => issue.path.join('.')))].join(', ')
}

/** Puts the jurisdiction's bodies in place of `base`, and says what may not go to a committee. */
function resolve(
  catalogue: Catalogue,
  dispatcher: schema.BodyKindId,
  refusals: schema.RefusalData[],
): Category[] {
  const barred = refusals.find((r) => r.code === 'transfer-own-duty' && r.mode === 'refuse')
  return catalogue.categories.map((category) => {
    const body = category.responsible.body === 'base' ? dispatcher : category.responsible.body
    const negative = catalogue.negative
      .filter((n) => n.groups?.includes(category.group) || n.categories?.includes(category.id))
      .flatMap((n) => n.basis)
    const foreign = barred !== undefined && (barred.actors?.includes(body) ?? body !== 'committee')
    return {
      ...category,
      responsible: { ...category.responsible, body },
      ...(negative.length > 0 ? { negative } : {}),
      committee: negative.length > 0 || foreign ? 'never' : 'may',
    }
  })
}

/** Folders that hold a jurisdiction, `_fictional` too. */
export function packFolders(root: string): string[] {
  return readdirSync(root)
    .filter((name) => name !== '_shared' && existsSync(join(root, name, 'jurisdiction.yaml')))
    .sort()
}

/** A jurisdiction's folder, read whole: its versions oldest first, its drafts, and what is wrong with any of them. */
export interface ReadFolder {
  versions: LoadedPack[]
  drafts: LoadedPack[]
  findings: Finding[]
}

/** Reads a jurisdiction with its dated versions; its drafts too where they are asked for. */
export function readFolder(
  root: string,
  id: string,
  cache: Map<string, unknown> = new Map(),
  options: { drafts?: boolean } = {},
): ReadFolder {
  const findings: Finding[] = []
  const versions: LoadedPack[] = []
  const amendments = versionsOf(root, id, findings)
  for (const amendment of amendments) {
    const read = readPack(root, id, cache, amendment)
    findings.push(...read.findings)
    if (!read.loaded) continue
    findings.push(...against(versions[0]?.pack, versions.at(-1)?.pack, read.loaded.pack))
    versions.push(read.loaded)
  }
  const newest = amendments.at(-1)?.layers ?? ['']
  const drafts = options.drafts ? draftsOf(root, id, newest, findings) : []
  const loaded = drafts.flatMap((amendment) => {
    const read = readPack(root, id, cache, amendment)
    findings.push(...read.findings)
    if (read.loaded && versions[0]) findings.push(...sameJurisdiction(versions[0].pack, read.loaded.pack))
    return read.loaded ? [read.loaded] : []
  })
  return { versions, drafts: loaded, findings }
}

/** The first version and the dated ones, each over all before it. */
function versionsOf(root: string, id: string, findings: Finding[]): Amendment[] {
  const days = foldersIn(join(root, id, 'versions'))
  const versions: Amendment[] = [first]
  for (const day of days) {
    const folder = `versions/${day}`
    const fault = (says: string) => findings.push({ pack: id, file: folder, says })
    if (!schema.day.safeParse(day).success) {
      fault('a version is named by the day on which it takes effect, as in versions/2027-01-01')
    } else if (!existsSync(join(root, id, folder, 'jurisdiction.yaml'))) {
      fault(
        'a version brings its own jurisdiction.yaml, with the next "version" and the dates of the amendment',
      )
    } else versions.push({ layers: [...(versions.at(-1)?.layers ?? ['']), folder], from: day })
  }
  return versions
}

function draftsOf(root: string, id: string, over: Layers, findings: Finding[]): Amendment[] {
  return foldersIn(join(root, id, 'drafts')).flatMap((name) => {
    if (schema.id.safeParse(name).success) return [{ layers: [...over, `drafts/${name}`], draft: name }]
    const says = 'a draft is named in small letters, as in drafts/second-reading'
    findings.push({ pack: id, file: `drafts/${name}`, says })
    return []
  })
}

function foldersIn(folder: string): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort()
}

/** What a later version may not change, and what it must. */
function against(base: Pack | undefined, before: Pack | undefined, after: Pack): Finding[] {
  if (!base || !before) return []
  const findings = sameJurisdiction(base, after)
  if (after.number <= before.number) {
    const says = `"version" must be higher than ${before.number}, that of the version before`
    findings.push({ pack: after.id, file: `versions/${after.from}/jurisdiction.yaml`, path: 'version', says })
  }
  return findings
}

function sameJurisdiction(base: Pack, after: Pack): Finding[] {
  if (after.prefix === base.prefix) return []
  const folder = after.draft ? `drafts/${after.draft}` : `versions/${after.from}`
  const says = `an amendment is of the same places: prefix ${base.prefix}, not ${after.prefix}`
  return [{ pack: after.id, file: `${folder}/jurisdiction.yaml`, path: 'prefix', says }]
}

/**
 * Reads all jurisdictions below `root` with their versions. Drafts are read when they are asked for: one that cannot be
 * used is left out, and `linli pack check` says why.
 * @param options `clock`: whose day decides which version is in force; the first ones where it is absent
 * @throws PackError that names file and path of everything that is wrong.
 */
export function loadPacks(root: string, options: { clock?: Clock } = {}): Packs {
  const packs: Pack[] = []
  const findings: Finding[] = []
  const cache = new Map<string, unknown>()
  for (const id of packFolders(root)) {
    const read = readFolder(root, id, cache)
    findings.push(...read.findings)
    packs.push(...read.versions.map(({ pack }) => pack))
  }
  if (findings.length > 0) throw new PackError(findings)
  const { clock } = options
  return new Packs(packs, {
    drafts: (id) => readFolder(root, id, new Map(), { drafts: true }).drafts.map(({ pack }) => pack),
    ...(clock ? { today: () => localDateOf(clock.now()) } : {}),
  })
}
