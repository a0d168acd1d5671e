// Schemas of stored conversations: what is put, what a role sees, search, reveal, and the masking policy.

import { Type } from 'typebox'
import { VISIBILITIES } from '../../access/masking-policy.ts'
import { ACCESS_ROLES } from '../../access/roles.ts'
import { REVIEWS } from '../../privacy/conversations/conversation-body.ts'
import { DECISIONS } from '../../privacy/conversations/proposals.ts'
import { REVEAL_REASONS } from '../../privacy/conversations/reveal.ts'
import { MessageSchema } from './conversation.ts'
import { Closed, Instant, OneOf, ShortText } from './shared.ts'

const Label = (description: string) => ShortText(100, description, 1)
const Identifier = (description: string) => ShortText(320, description, 1)
const Count = Type.Integer({ minimum: 0 })

export const ConversationParams = Closed({ id: ShortText(200, 'Your id of the conversation', 1) })

export const ViewQuery = Closed({ as: Type.Optional(OneOf(ACCESS_ROLES, 'For who manages policies: how this role sees each value (`visibility`); the text has no more than your own role may see')) })

const Messages = Type.Array(MessageSchema, { description: 'At least one, oldest first' })

const EXAMPLE_MESSAGES = [
  { role: 'customer', author: 'Aki Mori', text: 'I am Aki Mori, card 4111 1111 1111 1111.' },
  { role: 'agent', text: 'Thank you, Ms. Mori.' }
]

export const PutBody = Closed({
  messages: Messages,
  language: Type.Optional(OneOf(['en', 'ja'] as const, 'A hint; without it the rules of both languages apply')),
  channel: Type.Optional(Label('chat, e-mail, phone …; kept in clear, so it must hold no personal data')),
  tags: Type.Optional(Type.Array(Label('A tag; kept in clear, so it must hold no personal data'), { maxItems: 100 })),
  subject: Type.Optional(Closed({
    email: Type.Optional(Identifier('E-mail address')),
    phone: Type.Optional(Identifier('Phone number, any form')),
    accountId: Type.Optional(Identifier('Your id of the person'))
  }, { description: 'The person it belongs to; kept as keyed hashes alone, for search and for purging' })),
  createdAt: Type.Optional(Instant('When it began; where absent, the earliest time of a message, or now. Replacing never makes it later')),
  closedAt: Type.Optional(Instant('When it was closed'))
}, { examples: [{ channel: 'chat', tags: ['billing'], subject: { email: 'aki.mori@example.com' }, messages: EXAMPLE_MESSAGES }] })

export const AppendBody = Closed({ messages: Messages }, { examples: [{ messages: EXAMPLE_MESSAGES }] })

const INFO = {
  id: Type.String(),
  createdAt: Type.String(),
  lastActivityAt: Type.String(),
  closedAt: Type.Union([Type.String(), Type.Null()]),
  language: Type.Optional(Type.String()),
  channel: Type.Optional(Type.String()),
  tags: Type.Array(Type.String()),
  messageCount: Count,
  counts: Type.Record(Type.String(), Type.Integer(), { description: 'Values kept, by type' })
}

const EXAMPLE_INFO = {
  id: 'ticket-4711',
  createdAt: '2026-01-31T09:30:00.000Z',
  lastActivityAt: '2026-01-31T09:30:00.000Z',
  closedAt: null,
  channel: 'chat',
  tags: ['billing'],
  messageCount: 2,
  counts: { PERSON: 2, CREDIT_CARD: 1 }
}

export const InfoAnswer = Closed(INFO, { examples: [EXAMPLE_INFO] })

const ViewFindingSchema = Closed({
  id: Type.String({ description: 'Names the value in a reveal, as long as the conversation is not replaced' }),
  message: Type.Integer({ description: 'Index into the messages' }),
  start: Type.Union([Type.Integer(), Type.Null()], { description: 'Half-open, in UTF-16 code units of the text in this answer; null for the name of the author' }),
  end: Type.Union([Type.Integer(), Type.Null()]),
  type: Type.String({ description: 'Entity type' }),
  visibility: OneOf(VISIBILITIES, 'How the value is written here; with `as`, how that role sees it'),
  score: Type.Number({ description: 'How sure detection was, 0 to 1' }),
  canReveal: Type.Boolean({ description: 'Whether you may ask for the original, with a reason' }),
  review: Type.Optional(OneOf(REVIEWS, 'What a person said of it; absent: nothing yet'))
})

export const ViewAnswer = Closed({
  ...INFO,
  messages: Type.Array(MessageSchema, { description: 'As your role sees them' }),
  findings: Type.Array(ViewFindingSchema),
  policyVersion: Type.Integer({ description: 'Version of the masking policy that made this view' })
}, {
  examples: [{
    ...EXAMPLE_INFO,
    messages: [{ role: 'customer', author: 'A. M.', text: 'I am A. M., card **** **** **** 1111.' }, { role: 'agent', text: 'Thank you, Ms. M.' }],
    findings: [{ id: 'q3Zb0d1sT9aL', message: 0, start: 5, end: 10, type: 'PERSON', visibility: 'initial', score: 0.97, canReveal: false }],
    policyVersion: 0
  }]
})

const PAGING = {
  channel: Type.Optional(Label('Only of this channel')),
  tag: Type.Optional(Label('Only with this tag')),
  cursor: Type.Optional(Type.String({ maxLength: 200, description: '`next` of the page before' }))
}

export const ListQuerySchema = Closed({
  ...PAGING,
  createdBefore: Type.Optional(Instant('Only those that began before')),
  limit: Type.Optional(Type.String({ pattern: '^([1-9]\\d{0,2}|1000)$', description: '1 to 1000; 100 where absent' }))
})

export const SearchBody = Closed({
  email: Type.Optional(Identifier('E-mail address')),
  phone: Type.Optional(Identifier('Phone number, any form')),
  card: Type.Optional(Identifier('Card number, any form')),
  name: Type.Optional(Identifier('Name: whole, or one word of it; kana and kanji as they are written in the conversation')),
  accountId: Type.Optional(Identifier('Your id of the person')),
  ...PAGING,
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000, description: '100 where absent' }))
}, { description: 'At least one identifier; a conversation has all that are given, among its values or as its subject', examples: [{ email: 'aki.mori@example.com' }] })

export const PageAnswer = Closed({
  conversations: Type.Array(Closed(INFO), { description: 'By creation, oldest first; without text' }),
  next: Type.Union([Type.String(), Type.Null()], { description: '`cursor` of the next page; null after the last' })
}, { examples: [{ conversations: [EXAMPLE_INFO], next: null }] })

export const RevealBody = Closed({
  findingId: Type.Optional(Type.String({ minLength: 1, maxLength: 64, description: '`id` of a finding of your view' })),
  message: Type.Optional(Type.Integer({ minimum: 0, description: 'Instead of `findingId`: message, start and end of a finding of your view' })),
  start: Type.Optional(Type.Integer({ minimum: 0 })),
  end: Type.Optional(Type.Integer({ minimum: 0 })),
  reason: Type.String({
    minLength: 1,
    maxLength: 500,
    pattern: '\\S',
    description: `Why: ${REVEAL_REASONS.join(', ')}; or such a word, a colon and a text. The audit log keeps the word, never the text; anything else counts as other.`
  })
}, { examples: [{ findingId: 'q3Zb0d1sT9aL', reason: 'identity_check' }] })

export const RevealAnswer = Closed({
  findingId: Type.String(),
  type: Type.String(),
  value: Type.String({ description: 'The original' }),
  validUntil: Type.String({ description: 'Take it off the screen by then' }),
  auditSeq: Type.Integer({ description: 'Number of the audit entry' })
}, { examples: [{ findingId: 'q3Zb0d1sT9aL', type: 'PERSON', value: 'Aki Mori', validUntil: '2026-01-31T09:35:00.000Z', auditSeq: 42 }] })

const FindingId = Type.String({ minLength: 1, maxLength: 64, description: '`id` of a finding of your view' })

export const ReviewBody = Closed({
  findingId: FindingId,
  review: OneOf(REVIEWS, 'confirmed: it is personal; rejected: it is not, which proposes it for the allow list')
}, { examples: [{ findingId: 'q3Zb0d1sT9aL', review: 'rejected' }] })

export const ReviewAnswer = Closed(
  { findingId: Type.String(), type: Type.String(), review: OneOf(REVIEWS, 'What it is now') },
  { examples: [{ findingId: 'q3Zb0d1sT9aL', type: 'PERSON', review: 'rejected' }] }
)

export const ProposalsAnswer = Closed({
  proposals: Type.Array(Closed({
    conversationId: Type.String(),
    findingId: Type.String(),
    type: Type.String({ description: 'Entity type' }),
    score: Type.Number({ description: 'How sure detection was, 0 to 1' }),
    value: Type.String({ description: 'In clear: a role that may see it said that it is nothing personal' })
  })),
  isCut: Type.Boolean({ description: 'There are more; they come when some of these are decided' }),
  failed: Type.Integer({ minimum: 0, description: 'Conversations whose files are damaged' })
}, { examples: [{ proposals: [{ conversationId: 'ticket-4711', findingId: 'q3Zb0d1sT9aL', type: 'PERSON', score: 0.58, value: 'Jordan Retro' }], isCut: false, failed: 0 }] })

export const DecisionBody = Closed({
  conversationId: ShortText(200, 'Your id of the conversation', 1),
  findingId: FindingId,
  decision: OneOf(DECISIONS, 'allow: onto the allow list of the rules, and plain text in its conversation; decline: it stays masked')
}, { examples: [{ conversationId: 'ticket-4711', findingId: 'q3Zb0d1sT9aL', decision: 'allow' }] })

export const DecisionAnswer = Closed(
  { conversationId: Type.String(), findingId: Type.String(), type: Type.String(), decision: OneOf(DECISIONS, 'What was done') },
  { examples: [{ conversationId: 'ticket-4711', findingId: 'q3Zb0d1sT9aL', type: 'PERSON', decision: 'allow' }] }
)

/** The form is checked by `checkMaskingPolicy`, whose messages name the place. */
export const PolicyBody = Type.Unsafe<Record<string, unknown>>({
  type: 'object',
  description: 'For each role: default, groups, types (entity type → show, last4, initial, domain, year, mask, pseudonym, hide) and reveal (entity types, or all). A role that is not named has its shipped row.',
  examples: [{ pseudonyms: 'conversation', roles: { agent: { default: 'pseudonym', types: { PERSON: 'initial', CREDIT_CARD: 'last4' }, reveal: ['PHONE_NUMBER'] } } }]
})

export const PolicyQuery = Closed({ version: Type.Optional(Type.String({ pattern: '^\\d{1,9}$', description: 'An earlier version; 0 is the shipped policy' })) })

export const PolicyAnswer = Closed({
  version: Type.Integer({ description: '0: the shipped policy' }),
  at: Type.Union([Type.String(), Type.Null()], { description: 'Since when' }),
  policy: Type.Unsafe<Record<string, unknown>>({ type: 'object', additionalProperties: true })
}, { examples: [{ version: 1, at: '2026-01-31T09:30:00.000Z', policy: { roles: { agent: { default: 'pseudonym' } } } }] })

export const MasterKeyAnswer = Closed({
  keyId: Type.String({ description: 'Of the key that wraps what is new; tells nothing of it' }),
  rotation: Type.Union([Closed({ from: Type.String(), to: Type.String(), done: Count, total: Count }), Type.Null()]),
  failed: Type.Union([Type.String(), Type.Null()], { description: 'Code of the error that stopped a rotation; the same call again goes on with it' }),
  notice: Type.Union([Type.String(), Type.Null()], { description: 'What to do before the next start' })
}, { examples: [{ keyId: '3f0c9a1b2d4e5f60', rotation: { from: '3f0c9a1b2d4e5f60', to: 'a1b2c3d4e5f60718', done: 1200, total: 100000 }, failed: null, notice: null }] })

export const RotateBody = Closed({
  newKeyFile: Type.Optional(Type.String({ minLength: 1, maxLength: 1000, description: 'Absolute path, on the server, of a file with 32 bytes in base64; where absent, a new key is made in the data folder, or with a database the second key that is set is taken' }))
}, { examples: [{ newKeyFile: '/run/secrets/sumi-master-key-2' }] })
