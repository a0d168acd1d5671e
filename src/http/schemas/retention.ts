// Schemas about how long Sumi remembers a conversation, and of purging it.

import { Type } from 'typebox'
import { ReceiptSchema } from './audit.ts'
import { Closed, Instant, ShortText } from './shared.ts'

export const RetainDays = Type.Integer({ minimum: 0, maximum: 36_525, description: 'Days until the conversation\'s retention entry is due; needs a conversation id' })

export const PurgeBody = Closed({
  scope: Closed({
    conversationIds: Type.Optional(Type.Array(ShortText(200, 'A conversation id', 1), { minItems: 1, maxItems: 10_000 })),
    expired: Type.Optional(Type.Literal(true, { description: 'All that are due now' })),
    createdBefore: Type.Optional(Instant('All that began before'))
  }, { minProperties: 1, maxProperties: 1, description: 'Exactly one of the three' }),
  dryRun: Type.Boolean({ default: false, description: 'Only tell what would be purged' }),
  reason: Type.String({ minLength: 1, maxLength: 500, pattern: '\\S', description: 'Why you purge; asked so that nobody purges by accident, and not stored' })
}, { examples: [{ scope: { expired: true }, dryRun: true, reason: 'monthly retention run' }] })

export const PurgeHeaders = Type.Object({
  'idempotency-key': Type.Optional(Type.String({
    pattern: '^[!-~]{1,255}$',
    description: 'Of your choice, random: the same request with the same key within 24 hours is done once and answered the same; another request with it is a CONFLICT'
  }))
})

export const PurgeAnswer = Closed({
  dryRun: Type.Boolean(),
  matched: Type.Integer({ description: 'Retention entries removed, or that would be' }),
  examples: Type.Array(Type.String(), { description: 'Ids of at most 20 of them' }),
  counts: Type.Record(Type.String(), Type.Integer(), { description: 'Their findings by type' }),
  auditSeq: Type.Integer({ description: 'Number of the audit entry' }),
  receipt: Type.Optional(ReceiptSchema)
})
