// POST /v1/purge: erase or redact what is no longer needed, or tell what would go.

import { AppError } from '../../errors.ts'
import type { EntityType } from '../../entities.ts'
import type { HeldBack, PurgeScope } from '../../privacy/privacy.ts'
import type { PurgeReceipt } from '../../privacy/purge/receipts.ts'
import { actorOf } from '../authentication.ts'
import { AUTHENTICATED, problems } from '../schemas/problem.ts'
import { PurgeAnswer, PurgeBody, PurgeHeaders } from '../schemas/retention.ts'
import type { App, RouteContext } from '../types.ts'
import { plainCounts } from './audit.ts'

const schema = {
  summary: 'Purge what is no longer needed',
  description: 'Legal holds and minimum retention win: what they keep is counted in heldBack. With action erase, keys are destroyed first; killed at any point, the purge is finished at the next start.',
  tags: ['purge'],
  security: [{ key: [] }],
  headers: PurgeHeaders,
  body: PurgeBody,
  response: {
    200: PurgeAnswer,
    ...problems(...AUTHENTICATED, 'INVALID_JSON', 'INVALID_REQUEST', 'INVALID_TEXT', 'UNKNOWN_ENTITY_TYPE', 'NOT_FOUND', 'CONFLICT', 'AUDIT_BROKEN', 'NOT_READY', 'STORAGE_FAILED')
  }
}

export function purgeRoute (app: App, { privacy }: RouteContext): void {
  app.post('/v1/purge', { schema, config: { permission: 'purge' } }, async (request) => {
    const { scope, action, types, dryRun, reason } = request.body
    const key = request.headers['idempotency-key']
    const { examples, counts, heldBack, receipt, ...rest } = await privacy.purge(actorOf(request), {
      scope: scopeOf(scope),
      ...(action === undefined ? {} : { action }),
      ...(types === undefined ? {} : { types: types as EntityType[] }),
      dryRun,
      reason,
      ...(key === undefined ? {} : { idempotencyKey: key })
    })
    return { ...rest, examples: [...examples], counts: counts as Record<string, number>, heldBack: heldBackAnswer(heldBack), ...(receipt === undefined ? {} : { receipt: receiptAnswer(receipt) }) }
  })
}

export function heldBackAnswer (heldBack: readonly HeldBack[]) {
  return heldBack.map((one) => ({ ...one }))
}

function receiptAnswer ({ counts, entry, hashes, heldBack, scope, types, ...rest }: PurgeReceipt) {
  return {
    ...rest, scope: { ...scope }, ...(types === undefined ? {} : { types: [...types] }), counts: counts as Record<string, number>, heldBack: heldBackAnswer(heldBack), entry: plainCounts(entry), hashes: [...hashes]
  }
}

type Given = { [K in 'conversationIds' | 'subject' | 'policy' | 'expired' | 'createdBefore']?: Extract<PurgeScope, Record<K, unknown>>[K] }

function scopeOf ({ conversationIds, subject, policy, expired, createdBefore }: Given): PurgeScope {
  if (conversationIds !== undefined) return { conversationIds }
  if (subject !== undefined) return { subject }
  if (policy !== undefined) return { policy }
  if (createdBefore !== undefined) return { createdBefore }
  if (expired === true) return { expired }
  throw new AppError('INVALID_REQUEST', '/scope is empty')
}
