// GET /metrics: counters and gauges for Prometheus.

import { Type } from 'typebox'
import type { App, RouteContext } from '../types.ts'

const schema = {
  summary: 'Metrics in the Prometheus text format',
  tags: ['health'],
  response: { 200: { description: 'The metrics', content: { 'text/plain': { schema: Type.String() } } } }
}

export function metricsRoute (app: App, { metrics }: RouteContext): void {
  app.get('/metrics', { schema, config: { rateLimit: false } }, async (_request, reply) => {
    reply.type(metrics.contentType)
    return await metrics.read()
  })
}
