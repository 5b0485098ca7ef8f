/**
 * What outlives a request: made once at start, handed to every operation. Tests make their own.
 */
import type { EvidenceKind } from '#platform/evidence/kind.ts'
import type { FileStore } from '#platform/files/store.ts'
import type { Bus } from '#platform/notify/bus.ts'
import type { Words } from '#platform/operation/contract.ts'
import type { Packs } from '#platform/packs/packs.ts'
import type { Vault } from '#platform/personal/vault.ts'
import type { Calendar } from '#platform/time/calendar.ts'
import type { Clock } from '#platform/time/clock.ts'
import type { RegisteredProcedures } from '#platform/workflow/registered.ts'

/** Adapters shared by all operations. */
export interface Services {
  clock: Clock
  calendar: Calendar
  packs: Packs
  vault: Vault
  files: FileStore
  bus: Bus
  /** Kinds of evidence that the modules of this installation offer. */
  evidence: readonly EvidenceKind[]
  /** Procedures beside the grid matter, by name. */
  procedures: RegisteredProcedures
  /** What this installation can do: names of operations, with what they do in words. */
  operations: ReadonlyMap<string, Words>
  /** Demonstration mode: accounts are listed on the sign-in page and all data is marked. */
  demo: boolean
  /** Sentences only; never personal data. */
  log(level: 'info' | 'warn' | 'error', message: string, fields?: Record<string, unknown>): void
  /** Asks for a job by its name; it runs after the commit of nothing else than itself. */
  enqueue(job: string, data?: object): Promise<void>
}
