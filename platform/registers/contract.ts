/**
 * The operations of a register, derived from its declaration: `facilities.facilityList`, `…Get`, `…Save` and so on.
 * Safe for the browser.
 */
import { z } from 'zod'
import { command, contract, query } from '#platform/operation/contract.ts'
import {
  citation,
  moment,
  pageAsked,
  pageOf,
  placeCode,
  placeName,
  recordId,
  recordRef,
  words,
} from '#platform/operation/shapes.ts'
import { type Column, columnsFor, type Register, type RowData } from './declare.ts'

/** Most rows of one file, header apart. */
export const mostRows = 20_000
/** Lines that are looked at: enough more to say that there are too many. */
export const mostLines = 25_000
/** Largest file, bytes. */
export const mostBytes = 10 * 1024 * 1024
/** Up to so many rows are checked and written while one waits; more are a job with progress. */
export const rowsAtOnce = 2_000

const cell = z.union([z.string().max(10_000), z.number(), z.boolean(), z.null()])
const problem = z.object({ column: z.string().nullable(), text: words })
const day = z.iso.date()

/** Why something is written: in words, or by a document; one of them where something changes. */
const why = {
  reason: z.string().trim().max(500).optional(),
  document: z.string().trim().max(200).optional(),
}

/** How a list is narrowed by one column: one of several, yes or no, from–to. */
const filterValue = z.union([
  z.array(z.string().max(100)).min(1).max(50),
  z.boolean(),
  z.object({ from: z.union([z.number(), day]).optional(), to: z.union([z.number(), day]).optional() }),
])

/** What narrows and orders a list. */
const standing = {
  within: placeCode.optional(),
  search: z.string().trim().max(60).optional(),
  filter: z.record(z.string().max(60), filterValue).optional(),
  sort: z.object({ column: z.string().max(60), descending: z.boolean().default(false) }).optional(),
}
const listAsked = {
  ...standing,
  /** Those that were taken out instead of those that stand. */
  withdrawn: z.boolean().optional(),
}

const importState = z.enum(['waiting', 'checking', 'checked', 'accepted', 'writing', 'written', 'failed'])
const importKind = z.enum(['new', 'changed', 'unchanged', 'wrong'])

/** Errors of registers; declared with every operation that may answer them. */
export const registerErrors = {
  'registers.key-taken': {
    status: 409,
    text: {
      zh: '这个地方已有同名的一条，请打开它修改，或换一个名称',
      en: 'There is one of that name at this place already; open it, or choose another name',
    },
  },
  'registers.withdrawn': {
    status: 409,
    text: {
      zh: '这一条已经注销，先恢复再修改',
      en: 'This entry was taken out; restore it before changing it',
    },
  },
  'registers.other-county': {
    status: 409,
    text: {
      zh: '不能改到别的县（市、区）：请在原处注销，在新处登记',
      en: 'It cannot move to another county: withdraw it here and add it there',
    },
  },
} as const

const sheetErrors = {
  'registers.wrong-sheet': {
    status: 422,
    text: {
      zh: '表头和模板不一致，没有导入任何内容；请下载模板，把内容贴进去再上传',
      en: 'The header row is not that of the template; nothing was imported. Download the template and paste into it',
    },
  },
  'registers.no-rows': {
    status: 422,
    text: {
      zh: '表里没有内容：第一行是表头，从下一行开始填写',
      en: 'The sheet holds no rows: row 1 is the header, fill in from the next row on',
    },
  },
  'registers.too-many-rows': {
    status: 422,
    text: {
      zh: `一次最多导入 ${mostRows.toLocaleString('en')} 行，请分成几个文件`,
      en: `At most ${mostRows.toLocaleString('en')} rows at once; split the file`,
    },
  },
} as const

const importErrors = {
  'registers.not-checked': {
    status: 409,
    text: { zh: '文件还没有核对完，请稍候', en: 'The file is still being checked; wait a moment' },
  },
  'registers.has-errors': {
    status: 409,
    text: {
      zh: '还有错误没有改正，没有导入任何内容；改好后重新上传',
      en: 'There are errors left; nothing was imported. Correct them and send the file again',
    },
  },
  'registers.changed-meanwhile': {
    status: 409,
    text: {
      zh: '核对之后台账又有改动，没有导入任何内容；请重新上传这个文件',
      en: 'The register changed after the check; nothing was imported. Send the file again',
    },
  },
} as const

/** The shape of a column's value in answers. */
function valueShape(column: Column): z.ZodType {
  const shapes = {
    text: z.string(),
    longText: z.string(),
    number: z.number(),
    integer: z.int(),
    date: day,
    boolean: z.boolean(),
    choice: z.string(),
    choices: z.array(z.string()),
    place: placeCode,
    body: recordId,
    point: z.object({ lng: z.number(), lat: z.number() }),
  } satisfies Record<Column['type'], z.ZodType>
  return shapes[column.type].meta({ title: column.words.zh, description: column.words.en }).optional()
}

/** What a form may send for a column: looked at closely by values.ts, which says what to write instead. */
function askedShape(column: Column): z.ZodType {
  const point = z.object({ lng: z.number(), lat: z.number() })
  const asked =
    column.type === 'choices'
      ? z.array(z.string().max(100)).max(100)
      : column.type === 'point'
        ? z.union([point, z.string().max(60)])
        : cell
  return asked.nullable().optional().meta({ title: column.words.zh, description: column.words.en })
}

function dataShape(columns: readonly Column[], of: (column: Column) => z.ZodType) {
  const shape = z.object(Object.fromEntries(columns.map((column) => [column.id, of(column)])))
  return shape as unknown as z.ZodType<RowData, RowData>
}

/** What an answer says of a row, with the columns that the asker sees. */
function rowShape(register: Register, eye: 'office' | 'public') {
  return z.object({
    county: z.string(),
    id: recordId,
    place: placeCode,
    placeName: z.string(),
    data: dataShape(columnsFor(register, eye), valueShape),
    /** Names of the places and bodies in `data`, by code and id. */
    names: z.record(z.string(), z.string()),
    version: z.int(),
    validFrom: day,
    /** The day on which it was taken out. */
    validTo: day.nullable(),
    updatedAt: moment,
  })
}

const may = z.object({ save: z.boolean(), withdraw: z.boolean(), restore: z.boolean() })

function operationsOf(register: Register) {
  const row = rowShape(register, 'office').extend({ may })
  const { zh, en } = register.words
  const asked = dataShape(register.columns, askedShape)
  return {
    list: query({
      summary: { zh: `${zh}：列表`, en: `${en}: list` },
      input: z.object({ ...listAsked, ...pageAsked }),
      output: pageOf(row).extend({
        /** With the first page: how many there are. */
        count: z.int().optional(),
        mayAdd: z.boolean(),
      }),
    }),
    get: query({
      summary: { zh: `${zh}：一条`, en: `${en}: one entry` },
      input: recordRef,
      output: row.extend({
        /** The law's words on a column, where its place's law speaks of it. */
        basis: z.record(z.string(), z.array(citation)),
      }),
    }),
    save: command({
      summary: { zh: `${zh}：登记、修改`, en: `${en}: add or change` },
      input: z.object({
        /** Absent for a new one. */
        id: recordId.optional(),
        /** Where it is filed, where that may be another county than that of `place`. */
        county: z
          .string()
          .regex(/^\d{6}$/)
          .optional(),
        /** The version that the form showed. */
        version: z.int().optional(),
        place: placeCode,
        data: asked,
        /** Since when it is so; today where absent. */
        validFrom: day.optional(),
        ...why,
      }),
      output: z.object({ county: z.string(), id: recordId, version: z.int() }),
      errors: registerErrors,
    }),
    withdraw: command({
      summary: { zh: `${zh}：注销`, en: `${en}: take out` },
      input: recordRef.extend({ version: z.int(), ...why }),
      output: z.object({ version: z.int() }),
      errors: { 'registers.withdrawn': registerErrors['registers.withdrawn'] },
    }),
    restore: command({
      summary: { zh: `${zh}：恢复以前的内容`, en: `${en}: restore an earlier version` },
      input: recordRef.extend({ version: z.int(), to: z.int().min(1), ...why }),
      output: z.object({ version: z.int() }),
      errors: registerErrors,
    }),
    history: query({
      summary: { zh: `${zh}：修改记录`, en: `${en}: history of an entry` },
      input: recordRef.extend(pageAsked),
      output: pageOf(
        z.object({
          version: z.int(),
          at: moment,
          source: z.enum(['form', 'import', 'restore']),
          /** Post and name in office, and the body; null where a program wrote it. */
          by: z.object({ post: words, name: z.string(), body: z.string() }).nullable(),
          reason: z.string().nullable(),
          document: z.string().nullable(),
          /** Name of the file that it came from. */
          file: z.string().nullable(),
          validFrom: day,
          validTo: day.nullable(),
          place: placeName,
          movedFrom: placeName.nullable(),
          changes: z.array(
            z.object({ column: z.string(), before: z.unknown().optional(), after: z.unknown().optional() }),
          ),
          mayRestore: z.boolean(),
        }),
      ).extend({ names: z.record(z.string(), z.string()) }),
    }),
    choices: query({
      summary: { zh: `${zh}：可填的值`, en: `${en}: what may be entered` },
      input: z.object({
        /** A column, or `place` for where a row stands. */
        of: z.string().max(60),
        /** Where the row stands: its law lists the values. */
        place: placeCode.optional(),
        text: z.string().trim().max(60).default(''),
      }),
      output: z.object({
        items: z.array(z.object({ value: z.string(), label: words, about: z.string().nullable() })),
      }),
    }),
    check: command({
      summary: { zh: `${zh}：核对要导入的表`, en: `${en}: check a sheet to import` },
      input: z.object({
        file: z.string().trim().min(1).max(200),
        header: z.array(cell).max(200),
        /** Cells by line; `line` is that of the sheet. */
        rows: z.array(z.object({ line: z.int().min(1), cells: z.array(cell).max(200) })).max(mostLines),
        /** What a reader of files found: formulas, merged cells. `cell` counts columns from 0. */
        found: z
          .array(
            z.object({ line: z.int().min(1), cell: z.int().min(0), what: z.enum(['formula', 'merged']) }),
          )
          .max(50_000)
          .default([]),
      }),
      output: z.object({ county: z.string(), id: recordId, state: importState }),
      errors: sheetErrors,
    }),
    checked: query({
      summary: { zh: `${zh}：导入核对的结果`, en: `${en}: result of a check` },
      input: recordRef.extend({ kind: importKind.optional(), ...pageAsked }),
      output: pageOf(
        z.object({
          line: z.int(),
          kind: importKind,
          label: z.string(),
          place: placeName.nullable(),
          /** The row that it is, where there is one. */
          row: recordRef.nullable(),
          changes: z.array(
            z.object({ column: z.string(), before: z.unknown().optional(), after: z.unknown().optional() }),
          ),
          problems: z.array(problem),
        }),
      ).extend({
        state: importState,
        file: z.string(),
        at: moment,
        rows: z.int(),
        /** Rows done by the check, or by the writing. */
        done: z.int(),
        counts: z.object({ new: z.int(), changed: z.int(), unchanged: z.int(), wrong: z.int() }).nullable(),
        /** To be sent with the import: exactly this is written. */
        digest: z.string().nullable(),
        failure: words.nullable(),
        names: z.record(z.string(), z.string()),
      }),
    }),
    import: command({
      summary: { zh: `${zh}：导入已核对的表`, en: `${en}: import a checked sheet` },
      input: recordRef.extend({ digest: z.string().max(100), ...why }),
      output: z.object({ state: importState, new: z.int(), changed: z.int(), unchanged: z.int() }),
      errors: importErrors,
    }),
    public: query({
      summary: { zh: `${zh}：公开`, en: `${en}: public` },
      input: z.object({ ...standing, within: placeCode, ...pageAsked }),
      output: pageOf(rowShape(register, 'public').omit({ version: true, validTo: true })),
    }),
  }
}

/** The contracts of a register by what they do; `.list.name` is `facilities.facilityList`. */
export type RegisterContract = ReturnType<typeof registerContract>

/** Derives the contracts of a register. */
export function registerContract(register: Register) {
  const plain = operationsOf(register)
  const named = contract(
    register.module,
    Object.fromEntries(Object.entries(plain).map(([what, one]) => [nameOf(register, what), one])),
  )
  const entries = Object.keys(plain).map((what) => [what, named[nameOf(register, what)]])
  return Object.fromEntries(entries) as {
    [K in keyof typeof plain]: (typeof plain)[K] & { name: string }
  }
}

function nameOf(register: Register, what: string): string {
  return `${register.name}${what[0]!.toUpperCase()}${what.slice(1)}`
}
