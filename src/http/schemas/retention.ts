// Schemas about how long Sumi remembers a conversation: purge, retention policies, legal holds, mappings.

import { Type } from 'typebox'
import { AGES, POLICY_ACTIONS, POLICY_ID, POLICY_SCOPES } from '../../privacy/retention/retention-policy.ts'
import { ReceiptSchema, ReceiptScopeSchema } from './audit.ts'
import { Closed, Instant, OneOf, ShortText } from './shared.ts'

export const RetainDays = Type.Integer({ minimum: 0, maximum: 36_525, description: 'Days until the conversation\'s retention entry is due; needs a conversation id' })

const Reason = (description: string) => Type.String({ minLength: 1, maxLength: 500, pattern: '\\S', description })
const Count = Type.Integer({ minimum: 0 })
const Counts = (description: string) => Type.Record(Type.String(), Type.Integer(), { description })
const Nullable = (description: string) => Type.Union([Type.String(), Type.Null()], { description })

const Written = (description: string) => Type.Unsafe<string | string[]>({
  anyOf: [{ type: 'string', minLength: 1, maxLength: 500 }, { type: 'array', items: { type: 'string', minLength: 1, maxLength: 500 }, minItems: 1, maxItems: 100 }], description
})

const SubjectSchema = Closed({
  email: Type.Optional(Written('E-mail addresses, in any case')),
  phone: Type.Optional(Written('Phone numbers, in any form')),
  card: Type.Optional(Written('Card numbers')),
  accountId: Type.Optional(Written('Your ids of the person'))
}, { minProperties: 1, description: 'All identifiers of one person. A name alone identifies nobody.' })

const Ids = Type.Array(ShortText(200, 'A conversation id', 1), { minItems: 1, maxItems: 10_000 })
const PolicyIdText = Type.String({ pattern: POLICY_ID, description: 'Id of a policy: a-z, 0-9 and -' })

export const PurgeBody = Closed({
  scope: Closed({
    conversationIds: Type.Optional(Ids),
    subject: Type.Optional(SubjectSchema),
    policy: Type.Optional(PolicyIdText),
    expired: Type.Optional(Type.Literal(true, { description: 'All that are due to be erased now, by a policy or by retainDays' })),
    createdBefore: Type.Optional(Instant('All that began before'))
  }, { minProperties: 1, maxProperties: 1, description: 'Exactly one of them' }),
  action: Type.Optional(OneOf(['erase', 'redact'] as const, 'redact keeps the conversations and removes their values; default erase; not with a policy, which has its own')),
  types: Type.Optional(Type.Array(Type.String(), { minItems: 1, maxItems: 200, description: 'With redact: these entity types alone; all where absent' })),
  dryRun: Type.Boolean({ default: false, description: 'Only tell what would be purged' }),
  expected: Type.Optional(Type.Integer({ minimum: 0, description: 'Not with dryRun: the number that a dry run told. Unless exactly so many would go now, nothing is done and the answer is a CONFLICT' })),
  reason: Reason('Why you purge; asked so that nobody purges by accident, and not stored')
}, {
  examples: [{ scope: { subject: { email: ['aki.mori@example.com', 'aki@example.org'], phone: '090-1234-5678' } }, dryRun: true, reason: 'request to be forgotten, case 2026-17' }]
})

export const PurgeHeaders = Type.Object({
  'idempotency-key': Type.Optional(Type.String({
    pattern: '^[!-~]{1,255}$',
    description: 'Of your choice, random: the same request with the same key within 24 hours is done once and answered the same; another request with it is a CONFLICT'
  }))
})

const HeldBackSchema = Type.Array(Closed({
  why: OneOf(['legalHold', 'minimumRetention'] as const, 'What kept them'),
  conversations: Count,
  until: Type.Optional(Type.String({ description: 'From when on the last of them may go' }))
}), { description: 'Conversations that were meant and are still there' })

export const PurgeAnswer = Closed({
  dryRun: Type.Boolean(),
  matched: Type.Integer({ description: 'Conversations and retention records erased, or redacted, or that would be' }),
  examples: Type.Array(Type.String(), { description: 'Ids of at most 20 of them' }),
  counts: Counts('Values removed, by type; a dry run of redaction says how many at most'),
  messages: Type.Integer({ description: 'Messages removed' }),
  heldBack: HeldBackSchema,
  alreadyErased: Type.Integer({ description: 'Ids asked for that had been erased before' }),
  failed: Type.Integer({ description: 'Conversations with damaged files, in which nothing could be redacted' }),
  auditSeq: Type.Integer({ description: 'Number of the audit entry' }),
  receipt: Type.Optional(ReceiptSchema)
})

export const PurgesHeaders = Type.Object({
  'idempotency-key': Type.Optional(Type.String({ pattern: '^[!-~]{1,255}$', description: 'Only the purge that you began with this key; an empty list while it has not begun' }))
})

export const OperationParams = Closed({ operation: Type.String({ pattern: '^[A-Za-z0-9_-]{22}$', description: 'Id of a purge or of a run of the policies' }) })

export const PurgesAnswer = Closed({
  purges: Type.Array(Closed({
    operation: Type.String({ description: 'Its audit entry and its receipt have the same' }),
    startedAt: Type.String(),
    startedBy: Type.String({ description: 'Id of an API key, or cli' }),
    scope: ReceiptScopeSchema,
    action: Type.String({ description: 'erase, redact, or policy: as the policy said' }),
    types: Type.Optional(Type.Array(Type.String(), { description: 'Redacted these alone' })),
    phase: OneOf(['removing', 'clearing', 'done'] as const, 'removing: it works, or waits to go on after a failure; clearing: all is gone but for old bytes in journal and documents'),
    finishedAt: Nullable('Null while it is removing'),
    examined: Type.Integer({ description: 'Looked at so far' }),
    matched: Type.Integer({ description: 'Erased or redacted so far' }),
    messages: Type.Integer({ description: 'Messages removed so far' }),
    counts: Counts('Values removed so far, by type'),
    heldBack: HeldBackSchema,
    failed: Count
  }))
}, {
  description: 'Purges of the last two days, the newest first; runs of the policies are in /v1/policies/runs',
  examples: [{
    purges: [{
      operation: 'q3Wn0o5Zk3aQ9rXyT0b2cA',
      startedAt: '2026-01-31T09:30:00.000Z',
      startedBy: 'k7x2m9q4w1ab',
      scope: { kind: 'subject', identifiers: 2 },
      action: 'erase',
      phase: 'removing',
      finishedAt: null,
      examined: 200,
      matched: 180,
      messages: 912,
      counts: { PERSON: 403, EMAIL_ADDRESS: 180 },
      heldBack: [],
      failed: 0
    }]
  }]
})

export const PolicyParams = Closed({ id: PolicyIdText })

const PolicySchemaProperties = {
  title: Type.Optional(Type.String({ description: 'For people' })),
  where: Type.Optional(Type.Object({}, { additionalProperties: true, description: 'channel, tag, authorRole, store (conversations or records); all given must hold' })),
  timeZone: Type.Optional(Type.String({ description: 'IANA name; years, months and days are those of its calendar; default UTC' })),
  when: Type.Optional(Type.Object({}, { additionalProperties: true, description: `after: ISO 8601 duration; from: ${AGES.join(', ')}` })),
  minimum: Type.Optional(Type.String({ description: 'ISO 8601 duration; nothing is erased before' })),
  what: Type.Optional(Type.Object({}, { additionalProperties: true, description: `scope: ${POLICY_SCOPES.join(', ')}; types: with the scope values` })),
  action: Type.Optional(Type.String({ description: POLICY_ACTIONS.join(', ') })),
  mapping: Type.Optional(Type.String({ description: 'With pseudonymise: keep a sealed mapping for this ISO 8601 duration' }))
}

const EXAMPLE_POLICY = { where: { channel: 'chat' }, timeZone: 'Asia/Tokyo', when: { after: 'P1D', from: 'created' }, what: { scope: 'values', types: ['CREDIT_CARD'] }, action: 'redact' }

/** Checked by the use case, whose errors name the place. */
export const PolicyBodySchema = Type.Object({}, { additionalProperties: true, description: Object.entries(PolicySchemaProperties).map(([name, schema]) => `${name}: ${(schema as { description?: string }).description ?? ''}`).join('. '), examples: [EXAMPLE_POLICY] })

export const PolicyAnswerSchema = Closed({
  id: Type.String(),
  version: Type.Integer({ description: 'Rises by 1 with each change' }),
  at: Type.String({ description: 'Of the last change' }),
  policy: Type.Object(PolicySchemaProperties, { additionalProperties: true })
}, { examples: [{ id: 'cards', version: 1, at: '2026-01-31T09:30:00.000Z', policy: EXAMPLE_POLICY }] })

export const PoliciesAnswer = Closed({ policies: Type.Array(PolicyAnswerSchema) })

export const PreviewBody = Closed({
  id: Type.Optional(PolicyIdText),
  policy: Type.Optional(Type.Object({}, { additionalProperties: true, description: 'One that is not kept yet' })),
  timeline: Type.Optional(Type.Boolean({ description: 'Also tell when the rest falls due; default false' }))
}, { description: 'id, policy, or neither: every policy by itself', examples: [{ policy: EXAMPLE_POLICY, timeline: true }] })

export const PreviewAnswer = Closed({
  previews: Type.Array(Closed({
    id: Type.String(),
    matched: Count,
    oldest: Nullable('When the oldest of them began'),
    examples: Type.Array(Type.String(), { description: 'Ids of at most 20 of them' }),
    counts: Counts('Values that would go, at most'),
    heldBack: HeldBackSchema,
    timeline: Type.Optional(Closed({
      days: Type.Array(Closed({ day: Type.String({ description: 'YYYY-MM-DD in the time zone of the policy' }), conversations: Count }), { description: 'When the rest falls due, as policies and holds are now' }),
      undated: Type.Integer({ description: 'Without a day yet: a policy that counts from the close knows none while a conversation is open' })
    }))
  }))
}, {
  examples: [{
    previews: [{ id: 'cards', matched: 12, oldest: '2026-01-03T10:00:00.000Z', examples: ['ticket-4711'], counts: { CREDIT_CARD: 14 }, heldBack: [], timeline: { days: [{ day: '2026-02-01', conversations: 3 }], undated: 0 } }]
  }]
})

export const RunAnswer = Closed({
  operation: Type.String({ description: 'The audit entries of the run have the same' }),
  startedAt: Type.String(),
  finishedAt: Nullable('Null while it runs or waits to go on'),
  examined: Count,
  erased: Count,
  changed: Count,
  messages: Count,
  counts: Counts('Values removed, by type'),
  heldBack: HeldBackSchema,
  failed: Count
}, {
  examples: [{
    operation: 'q3Wn0o5Zk3aQ9rXyT0b2cA', startedAt: '2026-01-31T09:30:00.000Z', finishedAt: '2026-01-31T09:30:02.000Z', examined: 500, erased: 12, changed: 3, messages: 57, counts: { CREDIT_CARD: 4 }, heldBack: [{ why: 'legalHold', conversations: 1 }], failed: 0
  }]
})

export const RunsAnswer = Closed({
  runs: Type.Array(RunAnswer, { description: 'The last 100, the newest first' }),
  schedule: Closed({ cron: Type.String({ description: 'Five fields, UTC; off: runs only by request' }), next: Nullable('When the next run begins') })
}, { examples: [{ runs: [], schedule: { cron: '0 * * * *', next: '2026-01-31T10:00:00.000Z' } }] })

export const ProfileParams = Closed({ name: ShortText(50, 'kamei, tokumei, pci or gdpr-erasure', 1) })

export const ProfilesAnswer = Closed({
  profiles: Type.Array(Closed({
    name: Type.String(),
    en: Type.String(),
    ja: Type.String(),
    law: Type.Array(Type.String()),
    limits: Type.Array(Type.String()),
    policies: Type.Record(Type.String(), Type.Object(PolicySchemaProperties, { additionalProperties: true }))
  }))
}, { examples: [{ profiles: [{ name: 'pci', en: 'Card data', ja: 'カード情報', law: ['PCI DSS v4.0.1, 3.2.1'], limits: ['Card numbers that detection misses stay.'], policies: { 'pci-cards': EXAMPLE_POLICY } }] }] })

export const HoldBody = Closed({
  scope: Closed({
    conversationIds: Type.Optional(Ids),
    subject: Type.Optional(SubjectSchema),
    filter: Type.Optional(Closed({
      channel: Type.Optional(ShortText(100, 'Channel', 1)), tag: Type.Optional(ShortText(100, 'Tag', 1)), createdBefore: Type.Optional(Instant('All that began before'))
    }, { minProperties: 1, description: 'All given conditions must hold' }))
  }, { minProperties: 1, maxProperties: 1, description: 'Exactly one. A person and a filter also cover what comes later.' }),
  reason: Reason('Why; kept encrypted. Write a case number, not a name')
}, { examples: [{ scope: { conversationIds: ['ticket-4711'] }, reason: 'case 2026-17' }] })

export const HoldParams = Closed({ id: ShortText(40, 'Id of the hold', 1) })
export const HoldQuery = Closed({ all: Type.Optional(OneOf(['true', 'false'] as const, 'Lifted ones too')) })
export const ReasonBody = Closed({ reason: Reason('Why') }, { examples: [{ reason: 'case 2026-17 is closed' }] })

export const HoldAnswer = Closed({
  id: Type.String(),
  scope: Closed({
    kind: Type.String(),
    count: Type.Optional(Type.Integer({ description: 'How many ids; they are kept as keyed hashes' })),
    channel: Type.Optional(Type.String()),
    tag: Type.Optional(Type.String()),
    createdBefore: Type.Optional(Type.String())
  }),
  placedAt: Type.String(),
  placedBy: Type.String({ description: 'Id of an API key' }),
  reason: Type.String(),
  liftedAt: Nullable('Null while it holds'),
  liftedBy: Nullable('Id of an API key'),
  liftReason: Nullable('Why it was lifted')
}, {
  examples: [{ id: '3f9a', scope: { kind: 'conversationIds', count: 1 }, placedAt: '2026-01-31T09:30:00.000Z', placedBy: 'k7x2m9q4w1ab', reason: 'case 2026-17', liftedAt: null, liftedBy: null, liftReason: null }]
})

export const HoldsAnswer = Closed({ holds: Type.Array(HoldAnswer) })

export const MappingParams = Closed({ id: ShortText(200, 'Your id of the conversation', 1) })
export const MappingAnswer = Closed({
  conversationId: Type.String(),
  rows: Type.Array(Closed({ pseudonym: Type.String(), type: Type.String(), value: Type.String() })),
  expiresAt: Type.String()
}, { examples: [{ conversationId: 'ticket-4711', rows: [{ pseudonym: '[PERSON:Zk3aQ9r-XyT0_b2c]', type: 'PERSON', value: 'Aki Mori' }], expiresAt: '2027-01-31T09:30:00.000Z' }] })
