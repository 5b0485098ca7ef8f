/**
 * An operation: its contract, who may, and what it does. Without `access` it does not compile.
 */
import type { z } from 'zod'
import type { Asker, DutyDeclarations } from '#platform/access/asker.ts'
import type { Reach } from '#platform/access/reach.ts'
import type { Database, Tx } from '#platform/db/database.ts'
import type { EvidenceKind, NewEvidence } from '#platform/evidence/kind.ts'
import type { Law, Warning } from '#platform/law/law.ts'
import type { Services } from '#platform/services.ts'
import type { RegisteredProcedure } from '#platform/workflow/registered.ts'
import type { OperationContract, Words } from './contract.ts'

/** The browser session that a request came in. Only the module that signs people in touches it. */
export interface SessionControl {
  /** The record of the present session; absent for somebody not signed in. */
  readonly record: string | undefined
  /** Begins a session for an account under a new id and ends the one before. Call it after the commit. */
  begin(account: string): Promise<void>
  /** Ends the present session. Call it after the commit. */
  end(): Promise<void>
}

/** What an operation works with. */
export interface Context {
  /** The transaction of a command; for a query the pool, or a transaction where it reads personal data. */
  tx: Tx
  now: Date
  asker: Asker
  lang: 'zh' | 'en'
  requestId: string
  /** Address of the asker, for limits only; never stored in the clear. */
  ip: string
  /** Absent where no browser asks: keys, jobs, tests. */
  session?: SessionControl
  /** Adapters that outlive a request: files, vault, calendar, packs … */
  services: Services
  /**
   * The law at a place; answers 422 `law.none` where no pack covers it. `subject`: the record that is decided on,
   * for the log of refusals. What it warns of is put on record with the command and told to the asker.
   */
  lawAt(place: string, subject?: string): Law
  /** How far the asker's duty reaches; answers 403 where it is not carried. Lists take what this gives. */
  reach(duty: string): Reach
  /** The reach of the first of these duties that is carried; 403 where none is. */
  reachOfAny(duties: readonly string[]): Reach
  /** Answers 403 without the duty, 404 where the place lies outside its reach. */
  require(duty: string, place: string): void
  /** Puts what happened on record; a command that records nothing is a programming error. */
  record(event: {
    subject: string
    place: string
    county?: string
    data?: Record<string, unknown>
  }): Promise<void>
  /** The record has been written by other means (the case engine). */
  recorded(): void
  /** Shows evidence of what was done here, in the same transaction: duties that it meets change their state. */
  show(...evidence: readonly NewEvidence[]): Promise<void>
  /** Tells the asker of a warning that is on record already (the case engine). */
  warned(warning: Warning): void
  /** Runs after the commit; never when it was rolled back. */
  afterCommit(work: () => void | Promise<void>): void
}

/** Who may run an operation. */
export type Access =
  /** Anybody, signed in or not. */
  | { kind: 'open' }
  /** Anybody with an account. */
  | { kind: 'signedIn' }
  /** Whoever acts in a position with one of these duties; where, the operation says by `at`, `ctx.require` or `ctx.reach`. */
  | { kind: 'duty'; duties: readonly string[]; placeOf?: (input: never) => string }
  /** The procedure says who acts in which state. */
  | { kind: 'case' }

/** Anybody, signed in or not. */
export const open: Access = { kind: 'open' }
/** Anybody with an account. */
export const signedIn: Access = { kind: 'signedIn' }
/** The procedure says who may. */
export const byProcedure: Access = { kind: 'case' }

/** Whoever carries one of these duties. `.at` names the place that must be in reach. */
export function duty(...duties: readonly string[]): Access & { at<I>(place: (input: I) => string): Access } {
  return {
    kind: 'duty',
    duties,
    at: (place) => ({ kind: 'duty', duties, placeOf: place as (input: never) => string }),
  }
}

/** An operation as the server runs it. */
export interface Operation {
  contract: OperationContract
  access: Access
  /** A query that reads tables with personal data runs in a transaction that opens them for its reach. */
  personal: boolean
  /**
   * Whether the answer is kept for a retry with the same key (the default for commands). Not where it holds a secret or
   * sets a cookie: those run again.
   */
  keepsAnswer: boolean
  /** Which place opens row-level security; by default the acting position's. */
  personalAt?: (input: never, asker: Asker) => string
  run(ctx: Context, input: unknown): Promise<unknown>
}

const contracts = new Map<string, OperationContract>()

/** The contract of an operation that a module of this installation has: for what happened, in words. */
export function contractOf(name: string): OperationContract | undefined {
  return contracts.get(name)
}

/** What a declared answer says, whichever operation declares it. */
export function declaredText(code: string): Words | undefined {
  for (const { errors } of contracts.values()) if (errors[code]) return errors[code].text
  return undefined
}

/** Binds a contract to who may and what is done. */
export function operation<I extends z.ZodType, O extends z.ZodType>(
  contract: OperationContract<I, O>,
  spec: {
    access: Access
    personal?: boolean
    keepsAnswer?: boolean
    personalAt?: (input: z.output<I>, asker: Asker) => string
    run(ctx: Context, input: z.output<I>): Promise<z.input<O>>
  },
): Operation {
  contracts.set(contract.name, contract)
  return {
    contract,
    access: spec.access,
    personal: spec.personal ?? false,
    keepsAnswer: spec.keepsAnswer ?? true,
    personalAt: spec.personalAt as never,
    run: (ctx, input) => spec.run(ctx, input as z.output<I>),
  }
}

/** Everything that a module brings to the server. */
export interface Module {
  name: string
  operations: readonly Operation[]
  duties: DutyDeclarations
  /** Kinds of evidence that it offers to duties (evidence.ts). */
  evidence?: readonly EvidenceKind[]
  /** Procedures whose cases modules/cases lists, shows, steps and attends. */
  procedures?: readonly RegisteredProcedure[]
  /** Jobs: name → what is done, how often (cron, Asia/Shanghai) or on demand. */
  jobs?: readonly Job[]
  /** Runs at every start, after the migrations; what takes long says so. */
  start?(database: Database, services: Services, owner: Owner): Promise<void>
}

/** For imports at start: the database as its owner, and a way to say what is going on. */
export interface Owner {
  ownerUrl: string
  say(sentence: string): void
}

/** Work that runs beside requests. Handlers are idempotent: a job may run twice. */
export interface Job {
  name: string
  /** Cron in Asia/Shanghai time, or absent for on demand. */
  cron?: string
  /** Also soon after each start. */
  atStart?: boolean
  /** Seconds between runs, for what is more often than a minute. */
  everySeconds?: number
  run(ctx: JobContext, data: unknown): Promise<void>
}

/** What a job works with. */
export interface JobContext {
  database: Database
  services: Services
  now: Date
}

/** What modules can do: names of their operations, with what they do in words. */
export function summaries(modules: readonly Module[]): Map<string, Words> {
  return new Map(
    modules.flatMap(({ operations }) => operations.map(({ contract }) => [contract.name, contract.summary])),
  )
}
