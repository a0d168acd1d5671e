// The numbers at /metrics, in a registry of their own. Labels hold routes, types and statuses; never text, never an id.

import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'
import type { Finding } from '../conversation.ts'
import { ENTITIES } from '../entities.ts'
import { routeOf } from './logging.ts'
import type { App, QueueState } from './types.ts'

const BUCKETS_S = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30]

export interface Metrics {
  readonly contentType: string
  countFindings (findings: readonly Finding[]): void
  /** The same by names of types; made-up names count as CUSTOM. */
  countTypes (types: readonly string[]): void
  /** The Prometheus text format. */
  read (): Promise<string>
}

export interface MetricsOptions {
  /** Memory, CPU and event loop of this process as well. */
  readonly hasProcessMetrics: boolean
  readonly queue?: (() => QueueState) | undefined
}

/** Measures every request of `app`. */
export function measureRequests (app: App, { hasProcessMetrics, queue }: MetricsOptions): Metrics {
  const registry = new Registry()
  const registers = [registry]
  const requests = new Counter({ name: 'http_requests_total', help: 'Requests answered', labelNames: ['method', 'route', 'status'], registers })
  const durations = new Histogram({ name: 'http_request_duration_seconds', help: 'Time from arrival to answer', labelNames: ['method', 'route'], buckets: BUCKETS_S, registers })
  const found = new Counter({ name: 'sumi_findings_total', help: 'Personal data found, by type', labelNames: ['type'], registers })
  if (hasProcessMetrics) collectDefaultMetrics({ register: registry })
  if (queue !== undefined) {
    gauge('sumi_queue_waiting', 'Detection calls that wait for a worker', () => queue().queued)
    gauge('sumi_workers_busy', 'Workers that run a detection task', () => queue().busyWorkers)
  }

  app.addHook('onResponse', (request, reply, done) => {
    const labels = { method: request.method, route: routeOf(request) }
    requests.inc({ ...labels, status: String(reply.statusCode) })
    durations.observe(labels, reply.elapsedTime / 1000)
    done()
  })
  app.addHook('onRequest', (request, _reply, done) => {
    request.gone?.addEventListener('abort', () => { requests.inc({ method: request.method, route: routeOf(request), status: 'aborted' }) })
    done()
  })
  return {
    contentType: registry.contentType,
    countFindings (findings) { countTypes(findings.map(({ type }) => type)) },
    countTypes,
    async read () { return await registry.metrics() }
  }

  function countTypes (types: readonly string[]): void {
    for (const type of types) found.inc({ type: Object.hasOwn(ENTITIES, type) ? type : 'CUSTOM' })
  }

  function gauge (name: string, help: string, value: () => number): void {
    registry.registerMetric(new Gauge({ name, help, registers: [], collect () { this.set(value()) } }))
  }
}
