// An engine whose records are all in memory: indexes over them, and nobody to share them with.

import { ConversationIndex } from './conversation-index.ts'
import type { Engine, LocalEngine } from './engine.ts'
import { queryRetention } from './retention-query.ts'
import { aloneTogether } from './together.ts'

export function engineOver (local: LocalEngine): Engine {
  const conversations = new ConversationIndex(local)
  return {
    ...aloneTogether(),
    async commit (batch) {
      const entries = await local.commit(batch)
      conversations.update(batch.operations)
      return entries
    },
    async get (collection, key) { return local.get(collection, key) },
    async values (collection) { return local.values(collection) },
    async findRetention (filter) { return queryRetention(local, filter) },
    async findConversations (query) { return conversations.find(query) },
    async listAudit (query) { return await local.listAudit(query) },
    auditTree: local.auditTree,
    vault: local.vault,
    async compact () { await local.compact() },
    async close () { await local.close() }
  }
}
