// /v1/purge: erase or redact what is no longer needed, or tell what would go. /v1/purges: how far purges are, and their receipts.

import { AppError } from '../../errors.ts'
import type { EntityType } from '../../entities.ts'
import type { HeldBack, PurgeScope } from '../../privacy/privacy.ts'
import type { PurgeState } from '../../privacy/purge/purge-list.ts'
import type { PurgeReceipt } from '../../privacy/purge/receipts.ts'
import { actorOf } from '../authentication.ts'
import { AUTHENTICATED, problems } from '../schemas/problem.ts'
import { ReceiptSchema } from '../schemas/audit.ts'
import { OperationParams, PurgeAnswer, PurgeBody, PurgeHeaders, PurgesAnswer, PurgesHeaders } from '../schemas/retention.ts'
import type { App, RouteContext } from '../types.ts'
import { plainCounts } from './audit.ts'

const common = { tags: ['purge'], security: [{ key: [] }] }

const purgeSchema = {
  ...common,
  summary: 'Purge what is no longer needed',
  description: 'Legal holds and minimum retention win: what they keep is counted in heldBack. With action erase, keys are destroyed first; killed at any point, the purge is finished at the next start.',
  headers: PurgeHeaders,
  body: PurgeBody,
  response: {
    200: PurgeAnswer,
    ...problems(...AUTHENTICATED, 'INVALID_JSON', 'INVALID_REQUEST', 'INVALID_TEXT', 'UNKNOWN_ENTITY_TYPE', 'NOT_FOUND', 'CONFLICT', 'AUDIT_BROKEN', 'NOT_READY', 'STORAGE_FAILED')
  }
}

const listSchema = {
  ...common,
  summary: 'How far purges are',
  description: 'Of the last two days. With the Idempotency-Key of a purge that waits for its answer, how far that one is.',
  headers: PurgesHeaders,
  response: { 200: PurgesAnswer, ...problems(...AUTHENTICATED, 'INVALID_REQUEST') }
}
const receiptSchema = {
  ...common,
  summary: 'The receipt of a purge once more',
  description: 'Also of a run of the policies that removed something. The same that the purge was answered with.',
  params: OperationParams,
  response: { 200: ReceiptSchema, ...problems(...AUTHENTICATED, 'INVALID_REQUEST', 'NOT_FOUND', 'CONFLICT', 'AUDIT_BROKEN') }
}

export function purgeRoutes (app: App, { privacy }: RouteContext): void {
  const config = { permission: 'purge' } as const
  app.post('/v1/purge', { schema: purgeSchema, config }, async (request) => {
    const { scope, action, types, dryRun, expected, reason } = request.body
    const key = request.headers['idempotency-key']
    const { examples, counts, heldBack, receipt, ...rest } = await privacy.purge(actorOf(request), {
      scope: scopeOf(scope),
      ...(action === undefined ? {} : { action }),
      ...(types === undefined ? {} : { types: types as EntityType[] }),
      dryRun,
      ...(expected === undefined ? {} : { expected }),
      reason,
      ...(key === undefined ? {} : { idempotencyKey: key })
    })
    return { ...rest, examples: [...examples], counts: counts as Record<string, number>, heldBack: heldBackAnswer(heldBack), ...(receipt === undefined ? {} : { receipt: receiptAnswer(receipt) }) }
  })
  app.get('/v1/purges', { schema: listSchema, config }, async (request) => ({ purges: (await privacy.listPurges(actorOf(request), request.headers['idempotency-key'])).map(stateAnswer) }))
  app.get('/v1/purges/:operation/receipt', { schema: receiptSchema, config }, async (request) => receiptAnswer(await privacy.purgeReceipt(actorOf(request), request.params.operation)))
}

export function heldBackAnswer (heldBack: readonly HeldBack[]) {
  return heldBack.map((one) => ({ ...one }))
}

function stateAnswer ({ scope, types, counts, heldBack, ...rest }: PurgeState) {
  return { ...rest, scope: { ...scope }, ...(types === undefined ? {} : { types: [...types] }), counts: counts as Record<string, number>, heldBack: heldBackAnswer(heldBack) }
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
