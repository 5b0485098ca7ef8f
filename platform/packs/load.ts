/** Reads the folders of jurisdictions once, at start. Node only. */
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'
import { parse } from 'yaml'
import type { z } from 'zod'
import { type Category, Pack, type PackData, Packs } from './pack.ts'
import * as schema from './schema.ts'
import { type Statute, splitStatute } from './statute.ts'

/** Something wrong with a pack, said so that the one who edits the file can mend it. */
export interface Finding {
  pack: string
  /** Relative to the pack's folder. */
  file: string
  /** Where in the file, as in `kinds.2.posts.0.duties`. */
  path?: string
  says: string
}

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
}

class Reader {
  readonly findings: Finding[] = []
  readonly #root: string
  readonly #id: string
  readonly #parsed: Map<string, unknown>

  /** @param parsed what was read already, by file; `_shared` is read once for all packs */
  constructor(root: string, id: string, parsed: Map<string, unknown> = new Map()) {
    this.#root = root
    this.#id = id
    this.#parsed = parsed
  }

  fault(file: string, says: string, path?: string): undefined {
    this.findings.push({ pack: this.#id, file, ...(path ? { path } : {}), says })
    return undefined
  }

  text(file: string): string | undefined {
    const path = join(this.#root, this.#id, file)
    if (!existsSync(path)) return this.fault(file, 'the file is missing')
    return readFileSync(path, 'utf8')
  }

  yaml<S extends z.ZodType>(file: string, shape: S): z.infer<S> | undefined {
    let data = this.#parsed.get(file)
    if (data === undefined) {
      const text = this.text(file)
      if (text === undefined) return undefined
      try {
        data = parse(text)
      } catch (error) {
        return this.fault(file, `is not YAML: ${(error as Error).message.split('\n')[0]}`)
      }
      this.#parsed.set(file, data)
    }
    const result = shape.safeParse(data)
    if (result.success) return result.data
    for (const issue of result.error.issues) this.fault(file, issue.message, issue.path.join('.'))
    return undefined
  }
}

/** Reads one pack; `undefined` with findings when it cannot be used. */
export function readPack(
  root: string,
  id: string,
  shareds: Map<string, unknown> = new Map(),
): { loaded?: LoadedPack; findings: Finding[] } {
  const own = new Reader(root, id)
  const shared = new Reader(root, '_shared', shareds)
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
  const hash = hashOf(root, id)
  const data: PackData = {
    jurisdiction,
    version: `${jurisdiction.version}-${hash.slice(0, 8)}`,
    hash,
    bodies,
    departments,
    grids,
    groups: catalogue.groups,
    categories: resolve(catalogue, bodies.dispatcher, refusals.refusals),
    limits,
    procedure,
    refusals: refusals.refusals,
    refusalCodes: codes.codes,
    parameters: parameters.parameters,
    terms: terms.terms,
    emergencies,
    duties: duties.duties,
    dutyKeys,
  }
  return { loaded: { pack: new Pack(data), statute: splitStatute(statuteText), statuteText }, findings }
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

/**
 * Reads all jurisdictions below `root`.
 * @throws PackError that names file and path of everything that is wrong.
 */
export function loadPacks(root: string): Packs {
  const packs: Pack[] = []
  const findings: Finding[] = []
  const shareds = new Map<string, unknown>()
  for (const id of packFolders(root)) {
    const read = readPack(root, id, shareds)
    findings.push(...read.findings)
    if (read.loaded) packs.push(read.loaded.pack)
  }
  if (findings.length > 0) throw new PackError(findings)
  return new Packs(packs)
}

function hashOf(root: string, id: string): string {
  const hash = createHash('sha256')
  for (const folder of ['_shared', id]) {
    for (const path of filesBelow(join(root, folder))) {
      hash
        .update(`${relative(root, path).replaceAll('\\', '/')}\0`)
        .update(readFileSync(path))
        .update('\0')
    }
  }
  return hash.digest('hex')
}

function filesBelow(folder: string): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .sort()
    .map((name) => join(folder, name))
    .flatMap((path) => (statSync(path).isDirectory() ? filesBelow(path) : [path]))
}
