/**
 * Files of a jurisdiction's folder, with those of an amendment laid over them. Node only.
 *
 * `versions/<day>/` holds the files that are different from that day on, `drafts/<name>/` those of an amendment that is
 * not in force. A file that a layer does not have is the one of the layer below.
 */
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import type { z } from 'zod'

/** Something wrong with a pack, said so that the one who edits the file can mend it. */
export interface Finding {
  pack: string
  /** Relative to the pack's folder. */
  file: string
  /** Where in the file, as in `kinds.2.posts.0.duties`. */
  path?: string
  says: string
}

/** Folders below a jurisdiction's that are no part of its first version. */
export const AMENDMENTS = ['versions', 'drafts'] as const

/** Layers of a pack, lowest first: '' is the folder itself. */
export type Layers = readonly string[]

/** A file as it was read: parsed once, validated once per shape, shared by all packs and versions that use it. */
interface Read {
  parsed: unknown
  valid: Map<z.ZodType, unknown>
}

/** Reads the files of one pack through its layers and gathers what is wrong with them. */
export class Reader {
  readonly findings: Finding[] = []
  readonly #root: string
  readonly #id: string
  readonly #layers: Layers
  readonly #cache: Map<string, unknown>

  /** @param cache what was read already, by path */
  constructor(root: string, id: string, layers: Layers = [''], cache: Map<string, unknown> = new Map()) {
    this.#root = root
    this.#id = id
    this.#layers = layers
    this.#cache = cache
  }

  fault(file: string, says: string, path?: string): undefined {
    const shown = this.#find(file) ?? file
    this.findings.push({ pack: this.#id, file: shown, ...(path ? { path } : {}), says })
    return undefined
  }

  /** Where a file stands, relative to the folder of all jurisdictions. */
  place(file: string): string {
    return `${this.#id}/${this.#find(file) ?? file}`
  }

  /** Whether some layer has the file. */
  has(file: string): boolean {
    return this.#find(file) !== undefined
  }

  text(file: string): string | undefined {
    const found = this.#find(file)
    if (found === undefined) return this.fault(file, 'the file is missing')
    return readFileSync(join(this.#root, this.#id, found), 'utf8')
  }

  yaml<S extends z.ZodType>(file: string, shape: S): z.infer<S> | undefined {
    const read = this.#read(file)
    if (!read) return undefined
    if (read.valid.has(shape)) return read.valid.get(shape) as z.infer<S>
    const result = shape.safeParse(read.parsed)
    if (result.success) {
      read.valid.set(shape, result.data)
      return result.data
    }
    for (const issue of result.error.issues) this.fault(file, issue.message, issue.path.join('.'))
    return undefined
  }

  #read(file: string): Read | undefined {
    const key = this.place(file)
    const before = this.#cache.get(key) as Read | undefined
    if (before) return before
    const text = this.text(file)
    if (text === undefined) return undefined
    try {
      const read: Read = { parsed: parse(text), valid: new Map() }
      this.#cache.set(key, read)
      return read
    } catch (error) {
      return this.fault(file, `is not YAML: ${(error as Error).message.split('\n')[0]}`)
    }
  }

  /** The topmost layer's file, relative to the pack's folder. */
  #find(file: string): string | undefined {
    const folder = join(this.#root, this.#id)
    return this.#layers.map((layer) => below(layer, file)).findLast((path) => existsSync(join(folder, path)))
  }
}

/** All files of a pack: the name that it has in the pack → where it stands, relative to the pack's folder. */
export function layered(folder: string, layers: Layers = ['']): Map<string, string> {
  const files = new Map<string, string>()
  for (const layer of layers) {
    for (const name of filesBelow(join(folder, layer))) {
      const amends = AMENDMENTS.some((part) => name.startsWith(`${part}/`))
      if (layer !== '' || !amends) files.set(name, below(layer, name))
    }
  }
  return new Map([...files].sort(([a], [b]) => (a < b ? -1 : 1)))
}

/** SHA-256 of all files that make up a pack, `_shared` included. */
export function hashOf(root: string, id: string, layers: Layers): string {
  const hash = createHash('sha256')
  for (const [folder, over] of [['_shared', ['']] as const, [id, layers] as const]) {
    for (const [name, place] of layered(join(root, folder), over)) {
      hash
        .update(`${folder}/${name}\0`)
        .update(readFileSync(join(root, folder, place)))
        .update('\0')
    }
  }
  return hash.digest('hex')
}

function below(layer: string, file: string): string {
  return layer === '' ? file : `${layer}/${file}`
}

function filesBelow(folder: string, under = ''): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .sort()
    .flatMap((name) => {
      const path = join(folder, name)
      const shown = below(under, name)
      return statSync(path).isDirectory() ? filesBelow(path, shown) : [shown]
    })
}
