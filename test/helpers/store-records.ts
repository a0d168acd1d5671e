// Records and changes for store tests; imports nothing of vitest, so that child processes can use it too.

import type { AuditFact } from '../../src/audit/entry.ts'
import type { ApiKeyRecord, Change, ConversationRecord, RetentionEntry } from '../../src/store/store.ts'

export function retention (conversationId: string, overrides: Partial<RetentionEntry> = {}): RetentionEntry {
  return { conversationId, createdAt: '2025-01-01T00:00:00.000Z', expiresAt: null, state: 'redacted', counts: { PERSON: 1 }, ...overrides }
}

export function apiKey (id: string, overrides: Partial<ApiKeyRecord> = {}): ApiKeyRecord {
  return { id, name: 'test', role: 'service', hash: 'ab'.repeat(32), createdAt: '2025-01-01T00:00:00.000Z', revokedAt: null, ...overrides }
}

export function conversation (key: string, overrides: Partial<ConversationRecord> = {}): ConversationRecord {
  return {
    key,
    sealedId: 'AA==',
    body: '0'.repeat(32),
    createdAt: '2025-01-01T00:00:00.000Z',
    lastActivityAt: '2025-01-01T00:00:00.000Z',
    closedAt: null,
    tags: [],
    roles: ['customer'],
    messages: 1,
    counts: { PERSON: 1 },
    subjects: [],
    tokens: [],
    ...overrides
  }
}

export function fact (detail = 'test'): AuditFact {
  return { at: '2025-01-01T00:00:00.000Z', actor: 'cli', actorRole: 'admin', action: 'redact', detail, counts: { PERSON: 1, messages: 2 } }
}

export const putRetention = (id: string, overrides?: Partial<RetentionEntry>): Change => ({ kind: 'putRetention', entry: retention(id, overrides) })
export const deleteRetention = (conversationId: string): Change => ({ kind: 'deleteRetention', conversationId })
export const putConversation = (key: string, overrides?: Partial<ConversationRecord>): Change => ({ kind: 'putConversation', record: conversation(key, overrides) })
export const audit = (detail?: string): Change => ({ kind: 'audit', fact: fact(detail) })
