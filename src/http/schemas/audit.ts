// Schemas of the audit log: entries, checkpoints, proofs. Hashes of the tree and signatures are base64, those of the chain hexadecimal.

import { Type } from 'typebox'
import { AUDIT_ACTIONS } from '../../privacy/audit-export.ts'
import { Closed, Instant, OneOf, ShortText } from './shared.ts'

const HASH = '47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='
const Hash = (description: string) => Type.String({ description })
const WholeNumber = (description: string) => Type.String({ pattern: '^\\d{1,15}$', description })

export const EntrySchema = Closed({
  seq: Type.Integer({ description: 'From 0, without gaps' }),
  at: Type.String(),
  actor: Type.String({ description: 'Id of the API key, or cli, or system' }),
  actorRole: Type.String(),
  action: Type.String(),
  reference: Type.Optional(Type.String({ description: 'Keyed reference of the conversation or key' })),
  operation: Type.Optional(Type.String({ description: 'Id of a purge; its receipt has the same' })),
  counts: Type.Optional(Type.Record(Type.String(), Type.Integer())),
  detail: Type.Optional(Type.String()),
  previousHash: Type.String(),
  hash: Type.String({ description: 'SHA-256 over the canonical JSON of the other fields, hex' })
})

const EXAMPLE_ENTRY = {
  seq: 0,
  at: '2026-01-31T09:30:00.000Z',
  actor: 'k7x2m9q4w1ab',
  actorRole: 'service',
  action: 'redact',
  counts: { PERSON: 1, messages: 4 },
  previousHash: '0'.repeat(64),
  hash: 'ab'.repeat(32)
}

export const CheckpointSchema = Closed({
  origin: Type.String({ description: 'Name of the log, made of its public key' }),
  size: Type.Integer({ description: 'Number of entries' }),
  root: Hash('Root of the RFC 6962 tree over them'),
  at: Type.String(),
  keyId: Type.String({ description: 'First bytes of a hash of the key, hex' }),
  signature: Hash('Ed25519 over the lines origin, size, root and at, each with a line end')
})

const EXAMPLE_CHECKPOINT = { origin: 'sumi/5c1b0e4f8a7d2963', size: 0, root: HASH, at: '2026-01-31T09:30:00.000Z', keyId: '0a1b2c3d', signature: `${'A'.repeat(86)}==` }

export const CheckpointAnswer = Closed(
  { ...CheckpointSchema.properties, note: Type.String({ description: 'The same as C2SP signed note; also the whole answer with Accept: text/plain' }) },
  { examples: [{ ...EXAMPLE_CHECKPOINT, note: '…' }] }
)

/** Conditions on entries; all must hold. */
const FILTER = {
  actor: Type.Optional(ShortText(100, 'Id of an API key, or cli, or system', 1)),
  action: Type.Optional(OneOf(AUDIT_ACTIONS, 'What was done')),
  reference: Type.Optional(ShortText(100, 'Keyed reference, as entries have it', 1)),
  conversationId: Type.Optional(ShortText(200, 'Your id of a conversation, instead of `reference`', 1)),
  from: Type.Optional(Instant('Entries at or after')),
  to: Type.Optional(Instant('Entries before')),
  afterSeq: Type.Optional(WholeNumber('Only entries with a greater number'))
}

export const AuditQuerySchema = Closed({
  ...FILTER,
  limit: Type.Optional(Type.String({ pattern: '^([1-9]\\d{0,2}|1000)$', description: '1 to 1000 entries; 100 where absent. Not for NDJSON and CSV, which hold all.' }))
})

export const AuditPage = Closed({
  entries: Type.Array(EntrySchema),
  nextAfterSeq: Type.Union([Type.Integer(), Type.Null()], { description: '`afterSeq` of the next page; null after the last' })
}, {
  examples: [{ entries: [EXAMPLE_ENTRY], nextAfterSeq: null }],
  description: 'With Accept: application/x-ndjson or text/csv, every entry that the query means, as a stream'
})

export const VerifyAnswer = Closed({
  isWhole: Type.Boolean(),
  size: Type.Optional(Type.Integer({ description: 'Entries read' })),
  root: Type.Optional(Hash('Root over them, made anew')),
  checkpoints: Type.Optional(Type.Integer({ description: 'Saved checkpoints that it was compared with' })),
  fault: Type.Optional(Type.String({ description: 'The first entry that does not hold, and why' }))
}, { examples: [{ isWhole: true, size: 0, root: HASH, checkpoints: 0 }, { isWhole: false, fault: 'audit entry 7: its hash does not match its content' }] })

const ProofHashes = Type.Array(Hash('A node'), { description: 'From the leaf up' })

export const ProofParams = Closed({ seq: WholeNumber('Number of the entry') })
export const ProofQuery = Closed({ size: Type.Optional(WholeNumber('Prove it for the log of this many entries; all where absent')) })
export const ProofAnswer = Closed({
  entry: EntrySchema,
  leafHash: Hash('SHA-256 over a zero byte and the canonical JSON of the entry'),
  hashes: ProofHashes,
  checkpoint: CheckpointSchema
}, { examples: [{ entry: EXAMPLE_ENTRY, leafHash: HASH, hashes: [], checkpoint: { ...EXAMPLE_CHECKPOINT, size: 1 } }] })

export const ConsistencyQuery = Closed({
  from: WholeNumber('Size of the earlier log, at least 1'),
  to: Type.Optional(WholeNumber('Size of the later log; all where absent'))
})
export const ConsistencyAnswer = Closed({
  from: Closed({ size: Type.Integer(), root: Hash('Root of the earlier log') }),
  hashes: ProofHashes,
  checkpoint: CheckpointSchema
}, { examples: [{ from: { size: 1, root: HASH }, hashes: [HASH], checkpoint: { ...EXAMPLE_CHECKPOINT, size: 2 } }] })

export const KeyAnswer = Closed({ publicKey: Type.String({ description: 'Ed25519, PEM. Get it once, by a way you trust, and keep it.' }) }, { examples: [{ publicKey: '-----BEGIN PUBLIC KEY-----\nMCowBQYDK2VwAyEA…\n-----END PUBLIC KEY-----\n' }] })

/** What a purge was asked for, without ids. */
export const ReceiptScopeSchema = Closed({
  kind: Type.String(), count: Type.Optional(Type.Integer()), identifiers: Type.Optional(Type.Integer()), policy: Type.Optional(Type.String()), createdBefore: Type.Optional(Type.String())
})

export const ReceiptSchema = Closed({
  type: Type.Literal('sumi-purge-receipt'),
  version: Type.Literal(2),
  operation: Type.String({ description: 'Id of this purge; its audit entry has the same' }),
  at: Type.String(),
  action: Type.String({ description: 'erase, redact, or policy: as the policies said' }),
  types: Type.Optional(Type.Array(Type.String(), { description: 'Redacted these alone' })),
  scope: ReceiptScopeSchema,
  scopeHash: Type.Optional(Type.String({ description: 'SHA-256, hex, over operation, a line end and the canonical JSON of the scope as sent; none for a person, whose identifiers could be guessed from it' })),
  matched: Type.Integer(),
  messages: Type.Integer(),
  heldBack: Type.Array(Closed({ why: Type.String(), conversations: Type.Integer(), until: Type.Optional(Type.String()) })),
  counts: Type.Record(Type.String(), Type.Integer()),
  entry: EntrySchema,
  hashes: ProofHashes,
  checkpoint: CheckpointSchema,
  signature: Hash('Ed25519 over the canonical JSON of the other fields')
}, {
  description: 'Proof of what was purged, for whoever has the public key: `sumi verify receipt.json --public-key key.pem`',
  examples: [{
    type: 'sumi-purge-receipt',
    version: 2,
    operation: 'q3Wn0o5Zk3aQ9rXyT0b2cA',
    at: '2026-01-31T09:30:00.000Z',
    action: 'erase',
    scope: { kind: 'subject', identifiers: 2 },
    matched: 2,
    messages: 9,
    heldBack: [],
    counts: { PERSON: 3 },
    entry: EXAMPLE_ENTRY,
    hashes: [],
    checkpoint: { ...EXAMPLE_CHECKPOINT, size: 1 },
    signature: EXAMPLE_CHECKPOINT.signature
  }]
})
