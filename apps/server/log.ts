/**
 * The log: one JSON line per event, on standard error. Sentences and codes; never personal data, never input.
 */
import pino from 'pino'

const logger = pino(
  { base: null, timestamp: pino.stdTimeFunctions.isoTime, formatters: { level: (level) => ({ level }) } },
  pino.destination({ fd: 2, sync: false }),
)

/** Writes a line. */
export function writeLog(
  level: 'info' | 'warn' | 'error',
  message: string,
  fields: Record<string, unknown> = {},
): void {
  logger[level](fields, message)
}
