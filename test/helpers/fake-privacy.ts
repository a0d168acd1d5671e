// The use cases without a model and a store: any 16 digits are a card, any "Taro" a person. Input is checked as the real ones do.

import type { AccessRole } from '../../src/access/roles.ts'
import type { Checkpoint } from '../../src/audit/checkpoint.ts'
import type { AuditEntry } from '../../src/audit/entry.ts'
import type { Conversation, DetectionOptions, Finding } from '../../src/conversation.ts'
import type { DetectCall } from '../../src/detection/service.ts'
import { AppError } from '../../src/errors.ts'
import { checkConversation, checkDetectionOptions, checkOperators, DEFAULT_LIMITS, type InputLimits } from '../../src/privacy/check-input.ts'
import { countByType } from '../../src/privacy/context.ts'
import type { MaskOptions, Privacy, PurgeRequest, RedactOptions, RedactResult } from '../../src/privacy/privacy.ts'
import type { RulesInForce } from '../../src/privacy/rules/user-rules.ts'
import type { ApiKeyRecord, AuditQuery } from '../../src/store/store.ts'

/** A key for each role: `sumi_test_admin` and so on. */
export const KEYS: Readonly<Record<AccessRole, string>> = {
  service: 'sumi_test_service', agent: 'sumi_test_agent', supervisor: 'sumi_test_supervisor', auditor: 'sumi_test_auditor', admin: 'sumi_test_admin'
}

export interface FakePrivacy extends Privacy {
  /** What the use cases were called with, oldest first. */
  readonly calls: Array<{ readonly options?: RedactOptions | MaskOptions | DetectionOptions, readonly call?: DetectCall, readonly purge?: PurgeRequest, readonly audit?: AuditQuery }>
  /** Runs before each detection; throw or wait here. */
  before: (conversation: Conversation, call?: DetectCall) => Promise<void> | void
}

const ENTRY: AuditEntry = {
  seq: 0, at: '2026-01-01T00:00:00.000Z', actor: 'key-admin', actorRole: 'admin', action: 'redact', counts: { CREDIT_CARD: 1, messages: 1 }, previousHash: '0'.repeat(64), hash: 'f'.repeat(64)
}

const CHECKPOINT: Checkpoint = { origin: 'sumi/0', size: 1, root: 'AA==', at: '2026-01-01T00:00:00.000Z', keyId: '00000000', signature: 'AA==' }

const RULES: RulesInForce = {
  source: 'none', version: 'none', loadedAt: '2026-01-01T00:00:00.000Z', sizes: { rules: 0, patterns: 0, words: 0, contextWords: 0, allowed: 0, allowPatterns: 0 }, set: { version: 1 }
}

export function fakePrivacy (limits: InputLimits = DEFAULT_LIMITS): FakePrivacy {
  const keys = new Map<string, ApiKeyRecord>()
  const fake: FakePrivacy = {
    modelId: 'fake@1',
    calls: [],
    before: () => {},
    async detect (_actor, conversation, options, call) {
      return { findings: await find(conversation, options, call), model: 'fake@1' }
    },
    async redact (_actor, conversation, options, call) {
      checkOperators(options.operators ?? {})
      return rewrite(conversation, await find(conversation, options, call))
    },
    async mask (_actor, conversation, options, call) { return rewrite(conversation, await find(conversation, options, call)) },
    async purge (_actor, purge) {
      fake.calls.push({ purge })
      return { dryRun: purge.dryRun, matched: 2, examples: ['a', 'b'], counts: { PERSON: 3 }, messages: 0, heldBack: [], alreadyErased: 0, failed: 0, auditSeq: 7 }
    },
    async listPurges () { return [] },
    async purgeReceipt () { throw new AppError('NOT_FOUND') },
    async createKey (_actor, name, role) {
      const record = { id: `id${keys.size}`, name, role, hash: 'secret-hash', createdAt: '2026-01-01T00:00:00.000Z', revokedAt: null }
      keys.set(record.id, record)
      return { secret: `sumi_${record.id}_secret`, record }
    },
    async listKeys () { return [...keys.values()] },
    async revokeKey (_actor, id) {
      const record = keys.get(id)
      if (record === undefined) throw new AppError('NOT_FOUND')
      return { ...record, revokedAt: '2026-01-02T00:00:00.000Z' }
    },
    conversations: fakeConversations(),
    retention: fakeRetention(),
    async masterKey () { return { keyId: 'ab'.repeat(8), rotation: null, failed: null, notice: null } },
    async rotateMasterKey () { return { keyId: 'cd'.repeat(8), rotation: null, failed: null, notice: null } },
    rules () { return RULES },
    async replaceRules () { return { ...RULES, isChanged: true } },
    async reloadRules () { return { ...RULES, isChanged: false } },
    async authenticate (secret) {
      const role = (Object.keys(KEYS) as AccessRole[]).find((name) => KEYS[name] === secret)
      return role === undefined ? undefined : { id: `key-${role}`, role }
    },
    noteRefusal () {},
    async listAudit (_actor, audit) { fake.calls.push({ audit }); return [ENTRY] },
    exportAudit () { return (async function * () { yield ENTRY })() },
    async verifyAudit () { return { isWhole: true, size: 1, root: 'AA==', checkpoints: 0 } },
    async auditCheckpoint () { return { ...CHECKPOINT, note: 'note' } },
    auditKey () { return 'PEM' },
    async proveInclusion () { return { entry: ENTRY, leafHash: 'AA==', hashes: [], checkpoint: CHECKPOINT } },
    async proveConsistency () { return { from: { size: 1, root: 'AA==' }, hashes: [], checkpoint: CHECKPOINT } },
    referenceTo (_actor, id) { return `reference of ${id}` }
  }
  return fake

  async function find (conversation: Conversation, options: RedactOptions | MaskOptions | DetectionOptions, call?: DetectCall): Promise<Finding[]> {
    checkConversation(conversation, limits)
    checkDetectionOptions(options)
    fake.calls.push({ options, ...(call === undefined ? {} : { call }) })
    await fake.before(conversation, call)
    return conversation.messages.flatMap(({ text }, message) => [...text.matchAll(/\d{16}|Taro/g)].map((match): Finding => ({
      message,
      start: match.index,
      end: match.index + match[0].length,
      type: match[0] === 'Taro' ? 'PERSON' : 'CREDIT_CARD',
      score: 0.99,
      source: 'rule',
      explanation: [{ kind: 'pattern', detail: 'fake' }]
    })))
  }
}

/** No policy, no hold, no run. */
function fakeRetention (): Privacy['retention'] {
  const missing = async (): Promise<never> => { throw new AppError('NOT_FOUND') }
  const info = (id: string) => ({ id, version: 1, at: ENTRY.at, policy: { minimum: 'P1Y' } })
  const hold = { id: 'h', scope: { kind: 'subject' as const }, placedAt: ENTRY.at, placedBy: 'k', reason: 'r', liftedAt: null, liftedBy: null, liftReason: null }
  return {
    async policies () { return [] },
    policy: missing,
    async putPolicy (_actor, id) { return { ...info(id), isNew: true } },
    async deletePolicy () {},
    async preview () { return [] },
    async run () { return { operation: 'o', startedAt: ENTRY.at, finishedAt: null, examined: 0, erased: 0, changed: 0, messages: 0, counts: {}, heldBack: [], failed: 0 } },
    async runs () { return [] },
    schedule: () => ({ cron: 'off', next: null }),
    profiles: () => [],
    async applyProfile () { return [] },
    async holds () { return [] },
    async placeHold () { return hold },
    async liftHold () { return hold },
    async mapping (_actor, conversationId) { return { conversationId, rows: [], expiresAt: ENTRY.at } }
  }
}

/** A store that has every conversation, and nothing in it. */
function fakeConversations (): Privacy['conversations'] {
  const info = (id: string) => ({ id, createdAt: ENTRY.at, lastActivityAt: ENTRY.at, closedAt: null, tags: [], messageCount: 1, counts: {} })
  const page = async () => ({ conversations: [], next: null })
  const policy = async () => ({ version: 0, at: null, policy: { roles: {} } })
  return {
    async put (_actor, id) { return { isNew: true, info: info(id) } },
    async append (_actor, id) { return info(id) },
    async view (_actor, id) { return { ...info(id), messages: [{ role: 'bot', text: 'x' }], findings: [], policyVersion: 0 } },
    async remove () {},
    async reveal () { return { findingId: 'f', type: 'PERSON', value: 'Taro', validUntil: ENTRY.at, auditSeq: 7 } },
    async review (_actor, _id, { findingId, review }) { return { findingId, review, type: 'PERSON' } },
    async proposals () { return { proposals: [], isCut: false, failed: 0 } },
    async decide (_actor, request) { return { ...request, type: 'PERSON' } },
    list: page,
    search: page,
    maskingPolicy: policy,
    putMaskingPolicy: policy
  }
}

function rewrite (conversation: Conversation, findings: readonly Finding[]): RedactResult {
  const messages = conversation.messages.map((message) => ({ ...message, text: message.text.replace(/\d{16}/g, '[CREDIT_CARD]').replace(/Taro/g, '[PERSON]') }))
  return { conversation: { ...conversation, messages }, findings, summary: countByType(findings), model: 'fake@1' }
}
