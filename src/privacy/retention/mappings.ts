// Mappings of pseudonyms to values: each in a vault file of its own with a key of its own, apart from the conversation, and with an end.

import { AppError } from '../../errors.ts'
import { compareInstants } from '../../store/instants.ts'
import type { MappingRecord } from '../../store/retention-records.ts'
import type { ConversationRecord } from '../../store/store.ts'
import type { Mapped } from './body-change.ts'
import { createBody, readBody, shred } from '../conversations/conversation-files.ts'
import { factOf, referenceTo } from '../context.ts'
import type { VaultContext } from '../conversations/conversations.ts'
import { holdCheck } from './holds.ts'
import { checkReason, inRetentionTurn } from '../purge/purge-context.ts'
import type { Actor } from '../privacy.ts'
import { tokensOf } from '../conversations/search-tokens.ts'

export interface MappingRow {
  readonly pseudonym: string
  readonly type: string
  readonly value: string
}

export interface Mapping {
  readonly conversationId: string
  readonly rows: readonly MappingRow[]
  readonly expiresAt: string
}

/** What a mapping's body holds. */
interface StoredMapping { readonly version: 1, readonly rows: readonly MappingRow[] }

/**
 * Writes the file of a mapping, with the rows of the one before. The caller commits the record, and shreds the file before after that,
 * or the new one when the commit fails.
 */
export async function writeMapping ({ store, vault, clock }: VaultContext, { key }: ConversationRecord, mapped: readonly Mapped[]): Promise<MappingRecord> {
  const before = await store.getMapping(key)
  const rows = new Map<string, MappingRow>()
  if (before !== undefined) for (const row of await readRows({ store, vault }, before)) rows.set(JSON.stringify(row), row)
  for (const { pseudonym, value } of mapped) {
    const row = { pseudonym, type: value.type, value: value.read() }
    rows.set(JSON.stringify(row), row)
  }
  const body = await createBody(store, vault, boundTo(key), (): StoredMapping => ({ version: 1, rows: [...rows.values()] }))
  const tokens = tokensOf(vault, { id: '', messages: [{ role: 'system', pieces: [], values: mapped.map(({ value }) => value) }] })
  return {
    key,
    body,
    createdAt: before?.createdAt ?? clock().toISOString(),
    expiresAt: [...mapped.map(({ until }) => until), ...(before === undefined ? [] : [before.expiresAt])].sort(compareInstants).at(-1) ?? clock().toISOString(),
    tokens: [...new Set([...before?.tokens ?? [], ...tokens])]
  }
}

/** Audited before it is answered. @throws AppError NOT_FOUND, INVALID_REQUEST. */
export async function readMapping (context: VaultContext, actor: Actor, id: string, reason: string): Promise<Mapping> {
  checkReason(reason)
  const { store, vault } = context
  const record = await store.getMapping(vault.recordKey(id))
  const rows = record === undefined ? undefined : await readRows(context, record)
  if (record === undefined || rows === undefined) throw new AppError('NOT_FOUND', 'there is no mapping of a conversation with this id')
  await store.commit([{ kind: 'audit', fact: factOf(context, actor, 'mapping.read', { reference: referenceTo(context, 'conversation', id) }) }])
  return { conversationId: id, rows, expiresAt: record.expiresAt }
}

/** Removes mappings that are over, but for those of conversations under a hold. @returns how many. */
export async function dropMappings (context: VaultContext): Promise<number> {
  const { store, vault, clock } = context
  const now = clock().toISOString()
  const over = (await store.listMappings()).filter(({ expiresAt }) => compareInstants(expiresAt, now) <= 0)
  if (over.length === 0) return 0
  let dropped = 0
  for (const { key } of over) {
    await inRetentionTurn(context, async () => {
      const isHeld = await holdCheck(context)
      await store.inTurn(key, async () => {
        const [mapping, record] = [await store.getMapping(key), await store.getConversation(key)]
        if (mapping === undefined || compareInstants(mapping.expiresAt, now) > 0 || (record !== undefined && isHeld({ id: vault.openId(record), record }))) return
        await store.commit([{ kind: 'deleteMapping', key }])
        await shred(store, [mapping.body])
        dropped += 1
      })
    })
  }
  return dropped
}

async function readRows ({ store, vault }: Pick<VaultContext, 'store' | 'vault'>, { key, body }: MappingRecord): Promise<readonly MappingRow[]> {
  const found = await readBody(store, vault, { key: boundTo(key), body } as ConversationRecord)
  if (found === undefined) throw new AppError('STORE_CORRUPT', `the files ${body} of a mapping are missing`)
  return (found.body as StoredMapping).rows
}

/** A mapping's file opens as nothing else. */
function boundTo (key: string): string {
  return `mapping ${key}`
}
