// GET /v1/audit: what was done, by whom and when, in order.

import { Type } from 'typebox'
import { actorOf } from '../authentication.ts'
import { AUTHENTICATED, problems } from '../schemas/problem.ts'
import { Closed } from '../schemas/shared.ts'
import type { App, RouteContext } from '../types.ts'

const DEFAULT_LIMIT = 100

const EntrySchema = Closed({
  seq: Type.Integer({ description: 'From 0, without gaps' }),
  at: Type.String(),
  actor: Type.String({ description: 'Id of the API key, or cli, or system' }),
  actorRole: Type.String(),
  action: Type.String(),
  reference: Type.Optional(Type.String({ description: 'Keyed reference of the conversation or key' })),
  counts: Type.Optional(Type.Record(Type.String(), Type.Integer())),
  detail: Type.Optional(Type.String()),
  previousHash: Type.String(),
  hash: Type.String({ description: 'SHA-256 over the canonical JSON of the other fields, hex' })
})

const schema = {
  summary: 'Read the audit log',
  tags: ['audit'],
  security: [{ key: [] }],
  querystring: Closed({
    afterSeq: Type.Optional(Type.String({ pattern: '^\\d{1,15}$', description: 'Only entries with a greater number' })),
    limit: Type.Optional(Type.String({ pattern: '^([1-9]\\d{0,2}|1000)$', description: `1 to 1000; ${DEFAULT_LIMIT} where absent` }))
  }),
  response: { 200: Closed({ entries: Type.Array(EntrySchema) }), ...problems(...AUTHENTICATED, 'INVALID_REQUEST') }
}

export function auditRoute (app: App, { privacy }: RouteContext): void {
  app.get('/v1/audit', { schema, config: { permission: 'readAudit' } }, async (request) => {
    const { afterSeq, limit = String(DEFAULT_LIMIT) } = request.query
    const query = { limit: Number(limit), ...(afterSeq === undefined ? {} : { afterSeq: Number(afterSeq) }) }
    const entries = await privacy.listAudit(actorOf(request), query)
    return { entries: entries.map(({ counts, ...rest }) => ({ ...rest, ...(counts === undefined ? {} : { counts: counts as Record<string, number> }) })) }
  })
}
