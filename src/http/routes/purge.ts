// POST /v1/purge: remove the retention entries of conversations, or tell which would be removed.

import { AppError } from '../../errors.ts'
import type { PurgeScope } from '../../privacy/privacy.ts'
import type { PurgeReceipt } from '../../privacy/receipts.ts'
import { actorOf } from '../authentication.ts'
import { AUTHENTICATED, problems } from '../schemas/problem.ts'
import { PurgeAnswer, PurgeBody, PurgeHeaders } from '../schemas/retention.ts'
import type { App, RouteContext } from '../types.ts'
import { plainCounts } from './audit.ts'

const schema = {
  summary: 'Purge what is no longer needed',
  tags: ['purge'],
  security: [{ key: [] }],
  headers: PurgeHeaders,
  body: PurgeBody,
  response: { 200: PurgeAnswer, ...problems(...AUTHENTICATED, 'INVALID_JSON', 'INVALID_REQUEST', 'INVALID_TEXT', 'CONFLICT', 'AUDIT_BROKEN', 'STORAGE_FAILED') }
}

export function purgeRoute (app: App, { privacy }: RouteContext): void {
  app.post('/v1/purge', { schema, config: { permission: 'purge' } }, async (request) => {
    const { scope, dryRun, reason } = request.body
    const key = request.headers['idempotency-key']
    const { examples, counts, receipt, ...rest } = await privacy.purge(actorOf(request), { scope: scopeOf(scope), dryRun, reason, ...(key === undefined ? {} : { idempotencyKey: key }) })
    return { ...rest, examples: [...examples], counts: counts as Record<string, number>, ...(receipt === undefined ? {} : { receipt: receiptAnswer(receipt) }) }
  })
}

function receiptAnswer ({ counts, entry, hashes, ...rest }: PurgeReceipt) {
  return { ...rest, counts: counts as Record<string, number>, entry: plainCounts(entry), hashes: [...hashes] }
}

function scopeOf ({ conversationIds, expired, createdBefore }: { conversationIds?: string[], expired?: true, createdBefore?: string }): PurgeScope {
  if (conversationIds !== undefined) return { conversationIds }
  if (createdBefore !== undefined) return { createdBefore }
  if (expired === true) return { expired }
  throw new AppError('INVALID_REQUEST', '/scope is empty')
}
