/**
 * Figures for operators at /metrics, in Prometheus' text format.
 */
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { Database } from '#platform/db/database.ts'

/** What is measured. */
export interface Metrics {
  observe(operation: string, status: number, seconds: number): void
  text(): Promise<string>
  contentType: string
}

/** Starts measuring. */
export function startMetrics(database: Database): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const duration = new Histogram({
    name: 'linli_operation_seconds',
    help: 'Duration of operations',
    labelNames: ['operation'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
    registers: [registry],
  })
  const answers = new Counter({
    name: 'linli_answers_total',
    help: 'Answers of operations by status',
    labelNames: ['operation', 'status'],
    registers: [registry],
  })
  new Gauge({
    name: 'linli_database_connections',
    help: 'Connections of the pool, by state',
    labelNames: ['state'],
    registers: [registry],
    collect() {
      this.set({ state: 'total' }, database.pool.totalCount)
      this.set({ state: 'idle' }, database.pool.idleCount)
      this.set({ state: 'waiting' }, database.pool.waitingCount)
    },
  })
  return {
    observe(operation, status, seconds) {
      duration.observe({ operation }, seconds)
      answers.inc({ operation, status })
    },
    text: () => registry.metrics(),
    contentType: registry.contentType,
  }
}
