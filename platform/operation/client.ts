/**
 * The browser's way to operations: typed by their contracts.
 */
import type {
  DeciderShown,
  ErrorBody,
  InputOf,
  OperationContract,
  OutputOf,
  WarningShown,
} from './contract.ts'

/** An answer that is no success: code, sentence, fields, and the articles of a refusal. */
export class CallError extends Error {
  readonly status: number
  readonly code: string
  readonly fields: Record<string, string>
  /** A rule stood against it, of the law or our own; an attempt on record. */
  readonly refused: boolean
  /** The articles; empty where the rule is our own. */
  readonly basis: NonNullable<ErrorBody['error']['basis']>
  readonly decider: DeciderShown | undefined
  constructor(status: number, body: ErrorBody) {
    super(body.error.message)
    this.status = status
    this.code = body.error.code
    this.fields = body.error.fields ?? {}
    this.refused = body.error.basis !== undefined
    this.basis = body.error.basis ?? []
    this.decider = body.error.decider
  }
}

/** How calls are made: base address, language, headers. The page sets it once. */
export interface Connection {
  base: string
  lang: () => 'zh' | 'en'
  /** Bearer token, for programs. */
  token?: string
}

type Hearer = (warnings: readonly WarningShown[]) => void
const hearers = new Set<Hearer>()

/** Hears what was done in spite of a rule that only warns. Gives the way to stop. */
export function onWarnings(hear: Hearer): () => void {
  hearers.add(hear)
  return () => hearers.delete(hear)
}

let connection: Connection = { base: '', lang: () => 'zh' }

/** Sets how calls are made from now on. */
export function connect(next: Connection): void {
  connection = next
}

/**
 * Calls an operation. `key` makes a retry safe: the first answer is given again.
 * Throws CallError for an answer that is no success, TypeError when the network fails.
 */
export async function call<C extends OperationContract>(
  contract: C,
  input: InputOf<C>,
  options: { key?: string; signal?: AbortSignal } = {},
): Promise<OutputOf<C>> {
  const headers: Record<string, string> = {
    'content-type': 'application/json',
    'x-linli-lang': connection.lang(),
  }
  if (connection.token) headers.authorization = `Bearer ${connection.token}`
  if (options.key) headers['idempotency-key'] = options.key
  const response = await fetch(`${connection.base}/api/${contract.name}`, {
    method: 'POST',
    headers,
    body: JSON.stringify(input),
    credentials: 'same-origin',
    signal: options.signal ?? null,
  })
  const body: unknown = await response.json().catch(() => ({
    error: { code: 'internal', message: response.statusText },
  }))
  if (!response.ok) throw new CallError(response.status, body as ErrorBody)
  const { warnings } = body as { warnings?: WarningShown[] }
  if (contract.kind === 'command' && warnings?.length) for (const hear of hearers) hear(warnings)
  return body as OutputOf<C>
}
