/**
 * The way of every operation: parse → who → may they, here → transaction → run → record → check output.
 */
import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { Asker, DutyDeclarations } from '#platform/access/asker.ts'
import { reachOf } from '#platform/access/asker.ts'
import { covers, type Reach } from '#platform/access/reach.ts'
import { type Database, isDuplicate, statement, type Tx } from '#platform/db/database.ts'
import { showEvidence } from '#platform/evidence/show.ts'
import { append, attemptOf, recordRefusal, recordWarning } from '#platform/history/append.ts'
import { canonical } from '#platform/history/chain.ts'
import { Law, type Warning } from '#platform/law/law.ts'
import { redactBySchema } from '#platform/personal/field-class.ts'
import type { Services } from '#platform/services.ts'
import { localDateOf } from '#platform/time/local-date.ts'
import { fail, OperationError, RefusalError } from './errors.ts'
import type { Context, Operation, SessionControl } from './operation.ts'

/** What a call brings besides its input. */
export interface Call {
  asker: Asker
  lang: 'zh' | 'en'
  requestId: string
  ip: string
  /** The browser session that the call came in, if it came in one. */
  session?: SessionControl
  /** A key that the client chose: a retry with it gets the first answer. */
  idempotencyKey?: string
  /** Hears, after the commit, what a command did in spite of a rule that only warns. */
  warned?: (warning: Warning) => void
}

/** Runs operations by the platform's one way. */
export class Pipeline {
  readonly #database: Database
  readonly #services: Services
  readonly #duties: DutyDeclarations

  constructor(database: Database, services: Services, duties: DutyDeclarations) {
    this.#database = database
    this.#services = services
    this.#duties = duties
  }

  /** Runs one operation for a caller. Throws OperationError or RefusalError for declared answers. */
  async run(operation: Operation, raw: unknown, call: Call): Promise<unknown> {
    const input = parseInput(operation, raw)
    this.#gate(operation, input, call.asker)
    try {
      return await this.#execute(operation, input, call)
    } catch (error) {
      if (error instanceof RefusalError) await this.#putOnRecord(operation, call.asker, error)
      throw error
    }
  }

  /** What can be decided before any row is read. */
  #gate(operation: Operation, input: unknown, asker: Asker): void {
    const { access } = operation
    if (access.kind === 'open') return
    if (asker.via === 'none') fail('access.sign-in')
    if (access.kind !== 'duty' || asker.via === 'system') return
    const carried = access.duties.filter((duty) => asker.acting?.duties.has(duty))
    if (carried.length === 0) fail('access.forbidden')
    const place = access.placeOf?.(input as never)
    if (place !== undefined && !covers(asker.acting?.place ?? '-', place)) fail('record.not-found')
  }

  async #execute(operation: Operation, input: unknown, call: Call): Promise<unknown> {
    const after: (() => void | Promise<void>)[] = []
    const command = operation.contract.kind === 'command'
    let output: unknown
    if (!command && !operation.personal) {
      output = await operation.run(this.#context(this.#database.direct, operation, input, call, after), input)
    } else {
      const place = this.#openedPlace(operation, input, call.asker)
      output = await this.#database.transaction(place, async (tx) => {
        if (!command) return operation.run(this.#context(tx, operation, input, call, after), input)
        return this.#command(tx, operation, input, call, after)
      })
    }
    const checked = operation.contract.output.safeParse(output)
    if (!checked.success) {
      throw new Error(
        `${operation.contract.name} gave something else than it declares: ${z.prettifyError(checked.error)}`,
      )
    }
    for (const work of after) await work()
    return checked.data
  }

  async #command(
    tx: Tx,
    operation: Operation,
    input: unknown,
    call: Call,
    after: (() => void | Promise<void>)[],
  ): Promise<unknown> {
    const key = operation.keepsAnswer ? call.idempotencyKey : undefined
    if (key) {
      const before = await findAnswer(tx, key, operation, call.asker, input)
      if (before) return before.answer
    }
    const ctx = this.#context(tx, operation, input, call, after)
    const output = await operation.run(ctx, input)
    for (const warning of ctx.warnings()) {
      await recordWarning(tx, call.asker, operation.contract.name, warning, ctx.now)
      ctx.warned(warning)
    }
    if (!ctx.wasRecorded())
      throw new Error(`${operation.contract.name} changed something and recorded nothing`)
    if (key) await keepAnswer(tx, key, operation, call.asker, input, output, ctx.now)
    return output
  }

  /** Where row-level security opens: never further than the asker's own place; nowhere for somebody unknown. */
  #openedPlace(operation: Operation, input: unknown, asker: Asker): string | undefined {
    const named = operation.personalAt?.(input as never, asker)
    if (named !== undefined) return named
    if (asker.via === 'system') return ''
    return asker.acting?.place ?? asker.personCounty
  }

  #context(
    tx: Tx,
    operation: Operation,
    input: unknown,
    call: Call,
    after: (() => void | Promise<void>)[],
  ): Context & { wasRecorded(): boolean; warnings(): Warning[] } {
    const services = this.#services
    const duties = this.#duties
    const { asker } = call
    const now = services.clock.now()
    let done = false
    const laws: Law[] = []
    const reach = (duty: string): Reach | undefined => {
      if (asker.via === 'system') return { place: '' }
      const declared = duties[duty]
      if (!declared) throw new Error(`no module declares the duty ${duty}`)
      return reachOf(asker, duty, declared)
    }
    return {
      tx,
      now,
      asker,
      lang: call.lang,
      requestId: call.requestId,
      ip: call.ip,
      ...(call.session ? { session: call.session } : {}),
      services,
      lawAt(place, subject) {
        const pack = services.packs.forPlace(place, { on: localDateOf(now) })
        if (!pack) fail('law.none')
        const law = new Law(pack, place, subject)
        laws.push(law)
        return law
      },
      reach: (duty) => reach(duty) ?? fail('access.forbidden'),
      reachOfAny(several) {
        for (const duty of several) {
          const found = reach(duty)
          if (found) return found
        }
        return fail('access.forbidden')
      },
      require(duty, place) {
        const found = reach(duty) ?? fail('access.forbidden')
        if (!covers(found.place, place)) fail('record.not-found')
      },
      async record(event) {
        done = true
        const data = event.data ?? {
          input: redactBySchema(operation.contract.input, input) as Record<string, unknown>,
        }
        await append(tx, asker, { ...event, operation: operation.contract.name, at: now, data })
      },
      recorded() {
        done = true
      },
      async show(...evidence) {
        await showEvidence(tx, now, evidence)
      },
      wasRecorded: () => done,
      warned: (warning) => after.push(() => call.warned?.(warning)),
      warnings: () => laws.flatMap(({ warnings }) => warnings),
      afterCommit: (work) => after.push(work),
    }
  }

  async #putOnRecord(operation: Operation, asker: Asker, refusal: RefusalError): Promise<void> {
    const at = this.#services.clock.now()
    await this.#database.transaction(undefined, (tx) =>
      recordRefusal(tx, asker, attemptOf(refusal, operation.contract.name, at)),
    )
  }
}

function parseInput(operation: Operation, raw: unknown): unknown {
  const parsed = operation.contract.input.safeParse(raw ?? {})
  if (parsed.success) return parsed.data
  const fields: Record<string, string> = {}
  for (const issue of parsed.error.issues) fields[issue.path.join('.')] ??= issue.message
  throw new OperationError('request.malformed', fields)
}

const insertAnswer = statement<readonly unknown[]>(
  'insert into history.answered (key, operation, account, digest, answer, at) values ($1, $2, $3, $4, $5, $6)',
)
const selectAnswer = statement<
  readonly [string, string],
  { account: string | null; digest: string; answer: unknown }
>('select account, digest, answer from history.answered where key = $1 and operation = $2')

function digestOf(input: unknown): string {
  return createHash('sha256').update(canonical(input)).digest('base64url').slice(0, 22)
}

async function findAnswer(tx: Tx, key: string, operation: Operation, asker: Asker, input: unknown) {
  const row = await selectAnswer.find(tx, [key, operation.contract.name])
  if (!row) return undefined
  // The same key with other content, or from somebody else, is no retry.
  if (row.account !== (asker.account ?? null) || row.digest !== digestOf(input)) fail('record.conflict')
  return row
}

async function keepAnswer(
  tx: Tx,
  key: string,
  operation: Operation,
  asker: Asker,
  input: unknown,
  output: unknown,
  now: Date,
): Promise<void> {
  try {
    await insertAnswer.all(tx, [
      key,
      operation.contract.name,
      asker.account ?? null,
      digestOf(input),
      JSON.stringify(output ?? null),
      now,
    ])
  } catch (error) {
    // Two tries at the same moment: the first one wins, this one is undone whole and answers on the next try.
    if (isDuplicate(error)) fail('record.conflict')
    throw error
  }
}
