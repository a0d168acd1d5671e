// Puts the use cases together over one store and one detection service, and refuses what a role may not do.

import { may, type Permission } from '../access/roles.ts'
import { AppError } from '../errors.ts'
import { streamAudit } from '../store/audit-stream.ts'
import { makeCheckpoint, proveConsistency, proveInclusion, verifyAuditLog, type AuditVerification } from './audit.ts'
import { checkConversation, checkDetectionOptions } from './check-input.ts'
import { referenceTo, type PrivacyContext } from './context.ts'
import { createConversations } from './conversations/conversation-service.ts'
import { noteRefusal } from './key-use.ts'
import { authenticate, createKey, revokeKey } from './keys.ts'
import type { MasterKeys } from './vault/master-keys.ts'
import type { Actor, Privacy } from './privacy.ts'
import { listPurges, receiptOf } from './purge/purge-list.ts'
import { purge } from './purge/purge.ts'
import { mask, redact } from './redact.ts'
import { createRetention } from './retention/retention-service.ts'
import { keepingRules } from './rules/detection.ts'
import type { UserRules } from './rules/user-rules.ts'
import { lookAgain } from './second-look.ts'

export function createPrivacy (given: PrivacyContext): Privacy {
  const looked = lookAgain(given.detection, given.clock)
  const context = { ...given, detection: given.rules === undefined ? looked : keepingRules(looked, given.rules) }
  const { store, detection, limits } = context
  let verification: Promise<AuditVerification> | undefined
  return {
    modelId: detection.modelId,
    async detect (actor, conversation, options, call) {
      allow(actor, 'detect')
      const findings = await detection.detect(checkConversation(conversation, limits), checkDetectionOptions(options), call)
      return { findings, model: detection.modelId }
    },
    async redact (actor, ...rest) { allow(actor, 'redact'); return await redact(context, actor, ...rest) },
    async mask (actor, ...rest) { allow(actor, 'mask'); return await mask(context, actor, ...rest) },
    async purge (actor, request) { allow(actor, 'purge'); return await purge(context, actor, request) },
    async listPurges (actor, key) { allow(actor, 'purge'); return await listPurges(context, actor, key) },
    async purgeReceipt (actor, operation) { allow(actor, 'purge'); return await receiptOf(context, operation) },
    conversations: createConversations(context),
    retention: createRetention(context),
    async createKey (actor, ...rest) { allow(actor, 'manageKeys'); return await createKey(context, actor, ...rest) },
    async listKeys (actor) { allow(actor, 'manageKeys'); return await store.listKeys() },
    async revokeKey (actor, id) { allow(actor, 'manageKeys'); return await revokeKey(context, actor, id) },
    rules (actor) { allow(actor, 'manageRules'); return rulesOf(given).current() },
    async replaceRules (actor, set, versions) { allow(actor, 'manageRules'); return await rulesOf(given).replace(actor, set, versions) },
    async reloadRules (actor) { allow(actor, 'manageRules'); return await rulesOf(given).reload(actor) },
    async masterKey (actor) { allow(actor, 'manageKeys'); return await masterKeysOf(given).state() },
    async rotateMasterKey (actor, newKeyFile) { allow(actor, 'manageKeys'); return await masterKeysOf(given).rotate(actor, newKeyFile) },
    async authenticate (secret) { return await authenticate(context, secret) },
    noteRefusal (actor) { noteRefusal(context, actor) },
    async listAudit (actor, query) { allow(actor, 'readAudit'); return await store.listAudit(query) },
    exportAudit (actor, query) { allow(actor, 'readAudit'); return streamAudit(store, query) },
    async verifyAudit (actor) {
      allow(actor, 'readAudit')
      verification ??= verifyAuditLog(context).finally(() => { verification = undefined })
      return await verification
    },
    async auditCheckpoint (actor) { allow(actor, 'readAudit'); return await makeCheckpoint(context) },
    auditKey (actor) { allow(actor, 'readAudit'); return store.signer.publicKeyPem },
    async proveInclusion (actor, ...rest) { allow(actor, 'readAudit'); return await proveInclusion(context, ...rest) },
    async proveConsistency (actor, ...rest) { allow(actor, 'readAudit'); return await proveConsistency(context, ...rest) },
    referenceTo (actor, conversationId) { allow(actor, 'readAudit'); return referenceTo(context, 'conversation', conversationId) }
  }
}

function rulesOf ({ rules }: PrivacyContext): UserRules {
  if (rules === undefined) throw new AppError('CONFLICT', 'this process has no rules')
  return rules
}

function masterKeysOf ({ masterKeys }: PrivacyContext): MasterKeys {
  if (masterKeys === undefined) throw new AppError('NOT_READY', 'this process keeps no conversations')
  return masterKeys
}

function allow (actor: Actor, permission: Permission): void {
  if (!may(actor.role, permission)) throw new AppError('FORBIDDEN')
}
