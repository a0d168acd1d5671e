// API keys: make, list, revoke, and tell whose a key is.

import { hashKey, makeKey, matchesKey, parseKey } from '../access/keys.ts'
import type { AccessRole } from '../access/roles.ts'
import { AppError } from '../errors.ts'
import type { ApiKeyRecord } from '../store/store.ts'
import { factOf, referenceTo, type RecordContext } from './context.ts'
import { noteKeyUse } from './key-use.ts'
import type { Actor, NewKey } from './privacy.ts'

export async function createKey (context: RecordContext, actor: Actor, name: string, role: AccessRole): Promise<NewKey> {
  const { secret } = makeKey()
  return { secret, record: await keep(context, actor, secret, name, role) }
}

/**
 * Makes sure that a key chosen outside (SUMI_ADMIN_KEY) is known; the same key twice changes nothing.
 * @throws AppError INVALID_CONFIG for a malformed key, and for one that was revoked: a restart must not bring it back.
 */
export async function adoptKey (context: RecordContext, actor: Actor, secret: string, name: string, role: AccessRole): Promise<void> {
  const id = parseKey(secret)?.id
  const known = id === undefined ? undefined : await context.store.getKey(id)
  if (known !== undefined && known.revokedAt !== null) throw new AppError('INVALID_CONFIG', 'this API key was revoked; choose another')
  if (known === undefined) await keep(context, actor, secret, name, role)
}

export async function revokeKey (context: RecordContext, actor: Actor, id: string): Promise<ApiKeyRecord> {
  const known = await context.store.getKey(id)
  if (known === undefined) throw new AppError('NOT_FOUND', 'no API key has this id')
  if (known.revokedAt !== null) return known
  const key: ApiKeyRecord = { ...known, revokedAt: context.clock().toISOString() }
  const fact = factOf(context, actor, 'key.revoke', { reference: referenceTo(context, 'key', id), detail: key.role })
  await context.store.commit([{ kind: 'putKey', key }, { kind: 'audit', fact }])
  return key
}

/** Undefined for a key that is malformed, unknown or revoked. The use of a key is written down. @throws AppError STORAGE_FAILED when it cannot be. */
export async function authenticate (context: RecordContext, secret: string): Promise<Actor | undefined> {
  const parsed = parseKey(secret)
  const record = parsed === undefined ? undefined : await context.store.getKey(parsed.id)
  if (!matchesKey(secret, record) || record === undefined) return undefined
  const actor: Actor = { id: record.id, role: record.role }
  await noteKeyUse(context, actor, record.revokedAt !== null)
  return record.revokedAt === null ? actor : undefined
}

async function keep (context: RecordContext, actor: Actor, secret: string, name: string, role: AccessRole): Promise<ApiKeyRecord> {
  const id = parseKey(secret)?.id
  if (id === undefined) throw new AppError('INVALID_CONFIG', 'the API key is malformed')
  const key: ApiKeyRecord = { id, name, role, hash: hashKey(secret), createdAt: context.clock().toISOString(), revokedAt: null }
  const fact = factOf(context, actor, 'key.create', { reference: referenceTo(context, 'key', id), detail: role })
  await context.store.commit([{ kind: 'putKey', key }, { kind: 'audit', fact }])
  return key
}
