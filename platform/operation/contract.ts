/**
 * Contracts: what an operation takes, gives and may answer instead. Safe for the browser.
 *
 * One operation has one name (`grid.report`): it is the route (`POST /api/grid.report`), the audit verb,
 * the client's method and the test's title.
 */
import type { z } from 'zod'

/** A text in both languages; both are complete. */
export interface Words {
  zh: string
  en: string
}

/** `command` changes something and is recorded; `query` only reads. */
export type OperationKind = 'command' | 'query'

/** Declared errors of an operation: code → HTTP status and the sentence a person reads. */
export type ErrorDeclarations = Record<string, { status: 400 | 403 | 404 | 409 | 422 | 429; text: Words }>

/** One operation as its contract declares it. */
export interface OperationContract<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> {
  name: string
  kind: OperationKind
  summary: Words
  input: I
  output: O
  errors: ErrorDeclarations
}

interface Spec<I extends z.ZodType, O extends z.ZodType> {
  summary: Words
  input: I
  output: O
  errors?: ErrorDeclarations
}

type Unnamed<I extends z.ZodType, O extends z.ZodType> = Omit<OperationContract<I, O>, 'name'>

/** Declares an operation that changes something. */
export function command<I extends z.ZodType, O extends z.ZodType>(spec: Spec<I, O>): Unnamed<I, O> {
  return { kind: 'command', errors: {}, ...spec }
}

/** Declares an operation that only reads. */
export function query<I extends z.ZodType, O extends z.ZodType>(spec: Spec<I, O>): Unnamed<I, O> {
  return { kind: 'query', errors: {}, ...spec }
}

type Named<T extends Record<string, Unnamed<z.ZodType, z.ZodType>>> = {
  [K in keyof T]: T[K] & { name: string }
}

/** Gives every operation of a module its name: `contract('grid', { report: command(…) })` → `grid.report`. */
export function contract<T extends Record<string, Unnamed<z.ZodType, z.ZodType>>>(
  module: string,
  operations: T,
): Named<T> {
  const named: Record<string, OperationContract> = {}
  for (const [key, operation] of Object.entries(operations)) {
    named[key] = { ...operation, name: `${module}.${key}` }
  }
  return named as Named<T>
}

/** What an operation takes, as the caller writes it. */
export type InputOf<C> = C extends { input: infer I extends z.ZodType } ? z.input<I> : never
/** What an operation gives. */
export type OutputOf<C> = C extends { output: infer O extends z.ZodType } ? z.output<O> : never

/** A cited provision, quoted word for word. */
export interface Citation {
  /** Title of the statute. */
  statute: string
  /** The article as printed, e.g. 第二十条. */
  article: string
  /** Words of the article, verbatim. */
  quote: string
  /** Page of the article in this installation. */
  url: string
}

/** Body of every answer that is not a success. */
export interface ErrorBody {
  error: {
    code: string
    message: string
    /** Field path → what to do about it. */
    fields?: Record<string, string>
    /** The provisions that a refusal rests on. */
    basis?: Citation[]
    /** Who may decide otherwise, in the law's words. */
    appeal?: string
    /** The same in full: the kind of body, its name, the time that the law gives for it, and the articles. */
    decider?: DeciderShown
    requestId?: string
  }
}

/** Who may decide otherwise, as an answer tells it. */
export interface DeciderShown {
  body: string
  name: string
  within?: string
  basis: Citation[]
}

/** What a command did in spite of a rule that warns (w): told beside its output, as `warnings`. */
export interface WarningShown {
  code: string
  message: string
  basis: Citation[]
  decider?: DeciderShown
}
