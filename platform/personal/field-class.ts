/**
 * Which class of personal data a field has, written at its schema, and redaction by it for audit and logs.
 * Safe for the browser.
 *
 * ```ts
 * z.object({ phone: z.string().meta({ personal: 'handlers' }), password: z.string().meta({ secret: true }) })
 * ```
 */
import { z } from 'zod'

/**
 * Who may see a field: everybody; the residents of the place; the body; the named handlers of the case; nobody,
 * only sums over many.
 */
export type PersonalClass = 'public' | 'place' | 'body' | 'handlers' | 'aggregate'

declare module 'zod' {
  interface GlobalMeta {
    personal?: PersonalClass | undefined
    /** A password, a token: never written down anywhere. */
    secret?: boolean | undefined
  }
}

/** What stands in place of a value that must not be written down. */
export const REDACTED = '[redacted]'

/**
 * A copy of `value` in which every field of the class 'handlers' or 'aggregate', and every secret, reads
 * '[redacted]'. Absent values (undefined, null) stay. Where it cannot tell, it hides: fields that the schema does
 * not know, and a value of another shape than a schema that has such fields.
 */
export function redactBySchema(schema: z.core.$ZodType, value: unknown): unknown {
  return walk([schema], value)
}

/** The parts of zod's definitions that are read here; which of them are there depends on the type. */
interface Definition {
  type: string
  shape?: Record<string, z.core.$ZodType>
  catchall?: z.core.$ZodType
  element?: z.core.$ZodType
  items?: z.core.$ZodType[]
  rest?: z.core.$ZodType | null
  keyType?: z.core.$ZodType
  valueType?: z.core.$ZodType
  innerType?: z.core.$ZodType
  options?: z.core.$ZodType[]
  left?: z.core.$ZodType
  right?: z.core.$ZodType
  in?: z.core.$ZodType
  out?: z.core.$ZodType
  getter?: () => z.core.$ZodType
}

const CONTAINERS = new Set(['object', 'record', 'array', 'tuple', 'map', 'set'])
const definitionOf = (schema: z.core.$ZodType) => schema._zod.def as unknown as Definition
const present = <T>(...values: (T | null | undefined)[]) => values.filter((value) => value != null) as T[]

/** Redacts a value for which several schemas may hold at once (both sides of an intersection, options). */
function walk(schemas: z.core.$ZodType[], value: unknown): unknown {
  if (value === undefined || value === null) return value
  const all = unfold(schemas, value)
  if (all.some(isHidden)) return REDACTED
  const definitions = all.map(definitionOf)
  if (Array.isArray(value)) {
    const lists = definitions.filter((definition) => definition.element ?? definition.items)
    if (lists.length === 0) return unexpected(all, value)
    return value.map((item, i) =>
      walkKnown(
        lists.flatMap((list) => itemSchemas(list, i)),
        item,
      ),
    )
  }
  if (value instanceof Set) {
    const sets = definitions.filter((definition) => definition.type === 'set')
    if (sets.length === 0) return unexpected(all, value)
    return new Set(
      [...value].map((item) =>
        walk(
          sets.flatMap((set) => present(set.valueType)),
          item,
        ),
      ),
    )
  }
  if (value instanceof Map) {
    const maps = definitions.filter((definition) => definition.type === 'map')
    if (maps.length === 0) return unexpected(all, value)
    const keys = maps.flatMap((map) => present(map.keyType))
    const values = maps.flatMap((map) => present(map.valueType))
    return new Map([...value].map(([key, item]) => [walk(keys, key), walk(values, item)]))
  }
  if (isPlainObject(value)) {
    const objects = definitions.filter(({ type }) => type === 'object' || type === 'record')
    if (objects.length === 0) return unexpected(all, value)
    const entries = Object.entries(value).map(([key, item]) => {
      if (objects.some(({ type, keyType }) => type === 'record' && keyType && isHidden(keyType))) {
        return [REDACTED, REDACTED]
      }
      return [
        key,
        walkKnown(
          objects.flatMap((object) => propertySchemas(object, key)),
          item,
        ),
      ]
    })
    return Object.fromEntries(entries)
  }
  return unexpected(all, value)
}

/** For the parts of a value: one that no schema speaks of is hidden. */
function walkKnown(schemas: z.core.$ZodType[], value: unknown): unknown {
  return schemas.length === 0 ? REDACTED : walk(schemas, value)
}

function itemSchemas({ element, items, rest }: Definition, index: number): z.core.$ZodType[] {
  return present(element ?? items?.[index] ?? rest)
}

function propertySchemas({ type, shape, catchall, valueType }: Definition, key: string): z.core.$ZodType[] {
  if (type === 'record') return present(valueType)
  if (shape && Object.hasOwn(shape, key)) return present(shape[key])
  // The catchall of a strict object is `never`: such a field should not be there.
  return present(catchall).filter((schema) => definitionOf(schema).type !== 'never')
}

/** The schemas with all that is inside their wrappers; of a union the options that fit, else all of them. */
function unfold(schemas: z.core.$ZodType[], value: unknown): z.core.$ZodType[] {
  return schemas.flatMap((schema) => {
    const { innerType, getter, left, right, options, in: from, out: to } = definitionOf(schema)
    const inside = present(innerType, getter?.(), left, right, from, to)
    if (options) {
      const fitting = options.filter((option) => fits(option, value))
      inside.push(...(fitting.length > 0 ? fitting : options))
    }
    return [schema, ...unfold(inside, value)]
  })
}

function fits(schema: z.core.$ZodType, value: unknown): boolean {
  try {
    return z.safeParse(schema, value).success
  } catch {
    // An asynchronous check cannot be asked here.
    return true
  }
}

function isHidden(schema: z.core.$ZodType): boolean {
  const meta = z.globalRegistry.get(schema)
  return meta?.secret === true || meta?.personal === 'handlers' || meta?.personal === 'aggregate'
}

/** A plain value, or one of another shape than expected: shown unless the shape expected has hidden parts. */
function unexpected(all: z.core.$ZodType[], value: unknown): unknown {
  // Wrappers are unfolded already; what is inside a union but does not fit must not count.
  const shapes = all.filter((schema) => CONTAINERS.has(definitionOf(schema).type))
  const seen = new Set<z.core.$ZodType>()
  return shapes.some((schema) => hidesSomething(schema, seen)) ? REDACTED : value
}

function hidesSomething(schema: z.core.$ZodType, seen: Set<z.core.$ZodType>): boolean {
  if (seen.has(schema)) return false
  seen.add(schema)
  if (isHidden(schema)) return true
  const { shape, items, options, getter, ...rest } = definitionOf(schema)
  const inside = [
    ...Object.values(shape ?? {}),
    ...(items ?? []),
    ...(options ?? []),
    ...present(getter?.(), rest.catchall, rest.element, rest.rest, rest.keyType, rest.valueType),
    ...present(rest.innerType, rest.left, rest.right, rest.in, rest.out),
  ]
  return inside.some((child) => hidesSomething(child, seen))
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false
  const prototype = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}
