// GET /v1/audit: what was done, by whom and when, in order; a page as JSON, or all as NDJSON or CSV.

import { Readable } from 'node:stream'
import type { Static } from 'typebox'
import { AUDIT_FORMATS, writeAudit, type AuditFormat } from '../../privacy/audit-export.ts'
import type { Actor } from '../../privacy/privacy.ts'
import type { AuditFilter } from '../../store/store.ts'
import { AppError } from '../../errors.ts'
import { chooseType } from '../accept.ts'
import { actorOf } from '../authentication.ts'
import { AuditPage, AuditQuerySchema } from '../schemas/audit.ts'
import { AUTHENTICATED, problems } from '../schemas/problem.ts'
import type { App, Reply, RouteContext } from '../types.ts'

const DEFAULT_LIMIT = 100
const FORMATS = Object.keys(AUDIT_FORMATS) as readonly AuditFormat[]
const TYPES = ['application/json', ...FORMATS.map((format) => AUDIT_FORMATS[format].mediaType)] as const

const schema = {
  summary: 'Read the audit log',
  description: 'A page as JSON; with Accept: application/x-ndjson or text/csv, all that the query means as a stream. A line of NDJSON is exactly the data of a leaf of the tree.',
  tags: ['audit'],
  security: [{ key: [] }],
  querystring: AuditQuerySchema,
  response: { 200: AuditPage, ...problems(...AUTHENTICATED, 'INVALID_REQUEST') }
}

export function auditRoute (app: App, { privacy }: RouteContext): void {
  app.get('/v1/audit', {
    schema,
    config: { permission: 'readAudit' },
    // The schema of the answer is that of a page; a stream is answered before it.
    preHandler: async (request, reply) => {
      const format = FORMATS.find((name) => AUDIT_FORMATS[name].mediaType === chooseType(request.headers.accept, TYPES))
      if (format === undefined) return
      const actor = actorOf(request)
      const query = request.query as Static<typeof AuditQuerySchema>
      if (query.limit !== undefined) throw new AppError('INVALID_REQUEST', 'limit is for pages; NDJSON and CSV hold all entries')
      const entries = privacy.exportAudit(actor, queryOf(actor, query))
      return sendStream(reply, AUDIT_FORMATS[format].mediaType, Readable.from(writeAudit(entries, format), { objectMode: false }))
    }
  }, async (request) => {
    const actor = actorOf(request)
    const limit = Number(request.query.limit ?? DEFAULT_LIMIT)
    const entries = await privacy.listAudit(actor, { ...queryOf(actor, request.query), limit })
    const last = entries.length === limit ? entries.at(-1) : undefined
    return { entries: entries.map(plainCounts), nextAfterSeq: last?.seq ?? null }
  })

  function queryOf (actor: Actor, { actor: who, action, reference, conversationId, from, to, afterSeq }: Static<typeof AuditQuerySchema>): AuditFilter & { readonly afterSeq?: number } {
    if (reference !== undefined && conversationId !== undefined) throw new AppError('INVALID_REQUEST', 'give reference or conversationId, not both')
    const ref = conversationId === undefined ? reference : privacy.referenceTo(actor, conversationId)
    return {
      ...(who === undefined ? {} : { actor: who }),
      ...(action === undefined ? {} : { action }),
      ...(ref === undefined ? {} : { reference: ref }),
      ...(from === undefined ? {} : { from }),
      ...(to === undefined ? {} : { to }),
      ...(afterSeq === undefined ? {} : { afterSeq: Number(afterSeq) })
    }
  }
}

/** Counts as the schema has them: any name, none undefined. */
export function plainCounts<Entry extends { readonly counts?: object }> ({ counts, ...rest }: Entry) {
  return { ...rest, ...(counts === undefined ? {} : { counts: counts as Record<string, number> }) }
}

/** The typed reply knows only the page. */
function sendStream (reply: Reply, type: string, stream: Readable): Reply {
  return reply.type(`${type}; charset=utf-8`).header('cache-control', 'no-store').send(stream)
}
