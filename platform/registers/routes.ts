/**
 * Files of registers over HTTP: `POST /api/<register>Upload` takes a spreadsheet and checks it,
 * `GET /api/<register>Template` gives an empty one, `GET /api/<register>Export?input={…}` gives the list as it is
 * shown. All three go through the operations of the register, so they can never do or show more.
 */
import { Readable } from 'node:stream'
import { stringify } from 'csv-stringify/sync'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { v7 as uuidv7 } from 'uuid'
import type { Asker } from '#platform/access/asker.ts'
import { countyOf } from '#platform/access/reach.ts'
import type { Database } from '#platform/db/database.ts'
import { append } from '#platform/history/append.ts'
import type { OutputOf, Words } from '#platform/operation/contract.ts'
import { fail, OperationError } from '#platform/operation/errors.ts'
import { answerOf, langOf } from '#platform/operation/http.ts'
import type { Operation } from '#platform/operation/operation.ts'
import type { Pipeline } from '#platform/operation/pipeline.ts'
import type { Services } from '#platform/services.ts'
import { localDateOf } from '#platform/time/local-date.ts'
import { type BoundRegister, boundRegister, choicesAt } from './bound.ts'
import { mostBytes, type RegisterContract } from './contract.ts'
import { cellsOf, exportSheet, headings, templateSheets } from './file.ts'
import { guarded } from './sheet/guard.ts'
import { readSheetFile, writeSheetFile } from './sheet/run.ts'
import type { Cell } from './values.ts'

type Lang = 'zh' | 'en'
type Page = OutputOf<RegisterContract['list']>

/** Most rows of one file. */
const mostExported = 50_000
const pageSize = 200

/** Answers of these routes besides those of the operations. */
const fileAnswers: Record<string, { status: number; text: Words }> = {
  'registers.no-file': {
    status: 400,
    text: { zh: '没有收到文件，请重新选择', en: 'No file arrived; please choose it again' },
  },
  'registers.file-too-large': {
    status: 422,
    text: { zh: '文件超过 10 MB，请分成几个', en: 'The file is above 10 MB; please split it' },
  },
  'registers.unreadable': {
    status: 422,
    text: {
      zh: '读不出这个文件。请用 .xlsx 或 .csv：在 Excel 或 WPS 中另存后再上传',
      en: 'This file cannot be read. Take .xlsx or .csv: save it anew in Excel or WPS and send it again',
    },
  },
  'registers.old-excel': {
    status: 422,
    text: {
      zh: '这是旧版 .xls 文件，请在 Excel 或 WPS 中另存为 .xlsx 再上传',
      en: 'This is an old .xls file; save it as .xlsx in Excel or WPS and send it again',
    },
  },
  'registers.busy': {
    status: 429,
    text: {
      zh: '正在处理的文件较多，请稍后再试',
      en: 'Many files are being read; please try again in a moment',
    },
  },
  'registers.too-many-exported': {
    status: 422,
    text: {
      zh: `超过 ${mostExported.toLocaleString('en')} 条，请先筛选再导出`,
      en: `More than ${mostExported.toLocaleString('en')} entries; narrow the list before exporting`,
    },
  },
}

interface Deps {
  database: Database
  services: Services
  pipeline: Pipeline
  operations: readonly Operation[]
  table: Record<string, { status: number; text: Words }>
  askerOf(request: FastifyRequest): Promise<Asker>
}

/** Adds the routes of every register whose operations are there. */
export async function addRegisterRoutes(app: FastifyInstance, deps: Deps): Promise<void> {
  const table = { ...deps.table, ...fileAnswers }
  for (const { contract } of deps.operations) {
    const id = contract.name.replace(/List$/, '')
    const bound = id === contract.name ? undefined : boundRegister(id)
    if (!bound) continue
    const route =
      (work: (request: FastifyRequest, reply: FastifyReply, lang: Lang) => Promise<FastifyReply>) =>
      async (request: FastifyRequest, reply: FastifyReply) => {
        const lang = chosenLang(request)
        reply.header('cache-control', 'no-store')
        try {
          return await work(request, reply, lang)
        } catch (error) {
          const { status, body } = answerOf(asAnswer(error), table, lang, request.id)
          if (status === 500)
            deps.services.log('error', 'file of a register', { register: id, error: String(error) })
          return reply.status(status).send(body)
        }
      }
    app.post(
      `/api/${id}Upload`,
      route((request, reply, lang) => upload(deps, bound, request, reply, lang)),
    )
    app.get(
      `/api/${id}Template`,
      route((request, reply, lang) => template(deps, bound, request, reply, lang)),
    )
    app.get(
      `/api/${id}Export`,
      route((request, reply, lang) => sendExport(deps, bound, request, reply, lang)),
    )
  }
}

/** A link cannot send the header that says which language one reads, so the address may. */
function chosenLang(request: FastifyRequest): Lang {
  const { lang } = request.query as { lang?: unknown }
  return lang === 'zh' || lang === 'en' ? lang : langOf(request)
}

function asAnswer(error: unknown): unknown {
  const { code } = error as { code?: unknown }
  return code === 'FST_REQ_FILE_TOO_LARGE' ? new OperationError('registers.file-too-large') : error
}

/** 401 or 403 before anything is read or written for somebody who has none of the duties. */
function requireAny(asker: Asker, duties: readonly string[]): void {
  if (asker.via === 'none') fail('access.sign-in')
  if (!duties.some((one) => asker.acting?.duties.has(one))) fail('access.forbidden')
}

function operationOf({ operations }: Deps, name: string): Operation {
  return operations.find(({ contract }) => contract.name === name)!
}

async function upload(
  deps: Deps,
  bound: BoundRegister,
  request: FastifyRequest,
  reply: FastifyReply,
  lang: Lang,
): Promise<FastifyReply> {
  const asker = await deps.askerOf(request)
  requireAny(asker, bound.register.write)
  if (!request.isMultipart()) fail('registers.no-file')
  const part = await request.file({ limits: { files: 1, fileSize: mostBytes, fields: 2, parts: 3 } })
  if (!part) return fail('registers.no-file')
  const bytes = await part.toBuffer()
  if (part.file.truncated) fail('registers.file-too-large')
  const { zh, en } = bound.register.words
  const read = await readSheetFile(bytes, [zh, en])
  if ('problem' in read)
    return fail(read.problem === 'too-large' ? 'registers.file-too-large' : `registers.${read.problem}`)
  const key = request.headers['idempotency-key']
  const file = (part.filename || 'file').slice(-200)
  const answer = await deps.pipeline.run(
    operationOf(deps, bound.contracts.check.name),
    { file, ...read.sheet },
    {
      ...{ asker, lang, requestId: request.id, ip: request.ip },
      ...(typeof key === 'string' && key.length <= 100 ? { idempotencyKey: key } : {}),
    },
  )
  return reply.send(answer)
}

async function template(
  deps: Deps,
  bound: BoundRegister,
  request: FastifyRequest,
  reply: FastifyReply,
  lang: Lang,
): Promise<FastifyReply> {
  const asker = await deps.askerOf(request)
  requireAny(asker, bound.register.write)
  const { services } = deps
  const choices = choicesAt(services, asker.acting?.place ?? '', services.clock.now())
  const content = await writeSheetFile(templateSheets(bound.register, lang, choices))
  if (!content) return fail('registers.busy')
  const name = { zh: `${bound.register.words.zh} 导入模板`, en: `${bound.register.words.en} template` }[lang]
  return sendFile(reply, `${name}.xlsx`, xlsxType).send(content)
}

const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

function sendFile(reply: FastifyReply, name: string, type: string): FastifyReply {
  return reply
    .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`)
    .type(type)
}

async function sendExport(
  deps: Deps,
  bound: BoundRegister,
  request: FastifyRequest,
  reply: FastifyReply,
  lang: Lang,
): Promise<FastifyReply> {
  const asker = await deps.askerOf(request)
  const { format, ...asked } = readInput(request)
  const list = operationOf(deps, bound.contracts.list.name)
  const call = { asker, lang, requestId: request.id, ip: request.ip }
  const page = async (after?: string) =>
    (await deps.pipeline.run(list, { ...asked, limit: pageSize, after }, call)) as Page
  // The first page decides whether the asker may; only then anything is sent.
  const first = await page()
  if ((first.count ?? 0) > mostExported) fail('registers.too-many-exported')
  await putOnRecord(deps, bound, asker, { ...asked, format, rows: first.count ?? 0 })
  const name = `${bound.register.words[lang]} ${localDateOf(deps.services.clock.now())}`
  const pages = async function* () {
    for (let one: Page | undefined = first; one; one = one.next ? await page(one.next) : undefined) {
      yield one.items.map((row) => cellsOf(bound.register, row, lang))
    }
  }
  if (format === 'csv') {
    const lines = async function* () {
      yield `\uFEFF${stringify([headings(bound.register, lang)])}`
      for await (const rows of pages()) yield stringify(rows.map((cells) => cells.map(csvCell)))
    }
    return sendFile(reply, `${name}.csv`, 'text/csv; charset=utf-8').send(Readable.from(lines()))
  }
  const rows: Cell[][] = []
  for await (const some of pages()) rows.push(...some)
  const content = await writeSheetFile([exportSheet(bound.register, rows, lang)])
  if (!content) return fail('registers.busy')
  return sendFile(reply, `${name}.xlsx`, xlsxType).send(content)
}

function csvCell(cell: Cell): string {
  if (cell === null) return ''
  return typeof cell === 'string' ? guarded(cell) : String(cell)
}

function readInput(request: FastifyRequest): { format: 'csv' | 'xlsx' } & Record<string, unknown> {
  const { input } = request.query as { input?: string }
  try {
    const { after: _, limit: __, ...asked } = JSON.parse(input ?? '{}') as Record<string, unknown>
    return { ...asked, format: asked.format === 'csv' ? 'csv' : 'xlsx' }
  } catch {
    throw new OperationError('request.malformed', { input: 'not JSON' })
  }
}

/** Whoever takes a list away does so on record. */
async function putOnRecord(
  { database, services }: Deps,
  { id }: BoundRegister,
  asker: Asker,
  data: Record<string, unknown>,
): Promise<void> {
  const place = asker.acting?.place ?? ''
  const event = { subject: uuidv7(), place, county: countyOf(place), operation: `${id}Export` }
  await database.transaction(undefined, (tx) =>
    append(tx, asker, { ...event, at: services.clock.now(), data: { register: id, ...data } }),
  )
}
