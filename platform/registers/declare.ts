/**
 * Registers as data: what a row of a register holds, where it stands, who keeps it. From a declaration come its
 * operations, storage, import, export, history and pages. Safe for the browser.
 */
import type { Words } from '#platform/operation/contract.ts'
import type { PersonalClass } from '#platform/personal/field-class.ts'

/** The level of place at which a row stands. */
export type RowLevel = 'province' | 'city' | 'county' | 'township' | 'community' | 'grid'

/** One of the values that a column may have. */
export interface Choice {
  id: string
  words: Words
}

interface ColumnOf {
  /** As it stands in data: camelCase. */
  id: string
  words: Words
  /** What to write here, where the name does not say it. */
  hint?: Words
  required?: boolean
  /** Who may see it; the body's people where nothing is said. `handlers` and `aggregate` are not kept in registers. */
  personal?: PersonalClass
  /** Found by the search of the list (texts only). */
  search?: boolean
  sort?: boolean
  filter?: boolean
  /** Shown as a column of the list. */
  list?: boolean
  /** Parameter of the pack whose provision speaks of it: cited beside the field. */
  basis?: string
}

/** A column by its type. Numbers: `decimals` places at most, limits inclusive. Point: WGS84. */
export type Column = ColumnOf &
  (
    | { type: 'text' | 'longText'; max?: number }
    | { type: 'number'; unit?: Words; min?: number; max?: number; decimals?: number }
    | { type: 'integer'; unit?: Words; min?: number; max?: number }
    | { type: 'date' | 'boolean' | 'place' | 'body' | 'point' }
    | {
        type: 'choice' | 'choices'
        choices: readonly Choice[]
        /** Parameter of the pack that lists more values, in the law's words: they come first. */
        law?: string
      }
  )

/** A declared register. */
export interface Register {
  /** The module that declares it: first part of its operations' names. */
  module: string
  /** camelCase: `facility` gives `facilities.facilityList`. */
  name: string
  /** Name of the register. */
  words: Words
  /** Name of one row. */
  row: Words
  /** What it is for, in a sentence. */
  about: Words
  level: RowLevel
  columns: readonly Column[]
  /** Columns that tell one row from the others of its place: how an import finds it again. */
  key: readonly string[]
  /** Duties that read it at the place, and that keep it; who keeps it reads it too. */
  read: readonly string[]
  write: readonly string[]
  /** Whether anybody may see what stands, as far as its columns are public. */
  public: boolean
}

/** A value of a column: number, text, date `YYYY-MM-DD`, id of a choice, code of a place, id of a body, point. */
export type Value = string | number | boolean | readonly string[] | { lng: number; lat: number }

/** A row's values by column; a column without a value is absent. */
export type RowData = Readonly<Record<string, Value>>

const camelCase = /^[a-z][a-zA-Z0-9]*$/
/** What parts the choices of one cell. */
export const separators = /[、,，;；|\n]/
/** Names that a column cannot have: they are the row's own. */
const reserved = new Set(['place', 'placeName', 'id', 'county', 'version', 'line', 'key'])
const keyTypes = new Set(['text', 'integer', 'date', 'choice'])
const texts = new Set(['text', 'longText'])

/** Checks a declaration once, at start, and gives it back. Throws for one that cannot work. */
export function declareRegister(register: Register): Register {
  const wrong = (what: string): never => {
    throw new Error(`register ${register.module}.${register.name}: ${what}`)
  }
  const ids = new Set<string>()
  if (!camelCase.test(register.name)) wrong('its name is not in camelCase')
  if (register.write.length === 0) wrong('nobody keeps it')
  for (const column of register.columns) {
    const { id, type } = column
    if (!camelCase.test(id) || reserved.has(id) || ids.has(id)) wrong(`column ${id} cannot be called that`)
    ids.add(id)
    if (column.personal === 'handlers' || column.personal === 'aggregate')
      wrong(`column ${id} is of a class that registers do not keep: it belongs into a sealed table`)
    if (column.search && !texts.has(type)) wrong(`column ${id} is no text to search`)
    if (column.sort && ['choices', 'point', 'boolean', 'body'].includes(type))
      wrong(`column ${id} has no order`)
    if (column.filter && (texts.has(type) || type === 'point' || type === 'body'))
      wrong(`column ${id} cannot be filtered by; texts are searched`)
    if (type === 'choice' || type === 'choices') {
      if (column.choices.length === 0 && !column.law) wrong(`column ${id} has no choices`)
      for (const { words } of column.choices) {
        if (separators.test(words.zh + words.en)) wrong(`a choice of ${id} holds a sign that parts choices`)
      }
    }
  }
  if (register.key.length === 0) wrong('nothing tells its rows apart')
  for (const id of register.key) {
    const column = register.columns.find((one) => one.id === id)
    if (!column?.required || !keyTypes.has(column.type)) wrong(`${id} cannot be part of the key`)
  }
  return register
}

/** The register's name in the database and in addresses: `facilities.facility`. */
export function registerId(register: Register): string {
  return `${register.module}.${register.name}`
}

/** The columns that an asker sees: everything in office, what is public elsewhere. */
export function columnsFor(register: Register, eye: 'office' | 'public'): readonly Column[] {
  return eye === 'office'
    ? register.columns
    : register.columns.filter(({ personal }) => personal === 'public')
}

/** What a place of each level is called in forms and files. */
export const levelWords: Record<RowLevel, Words> = {
  province: { zh: '省', en: 'Province' },
  city: { zh: '市', en: 'City' },
  county: { zh: '县（市、区）', en: 'County' },
  township: { zh: '街道（乡镇）', en: 'Township' },
  community: { zh: '社区（村）', en: 'Community' },
  grid: { zh: '网格', en: 'Grid' },
}

/** How many digits the code of a place has at each level. */
export const levelDigits: Record<RowLevel, number> = {
  province: 2,
  city: 4,
  county: 6,
  township: 9,
  community: 12,
  grid: 15,
}
