// Idempotency-Key: the same request with the same key is done once, and answered the same for a day. What the answer said is sealed under
// the key that the caller holds; ids and content are kept as keyed hashes.

import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'
import { canonicalJson } from '../audit/canonical-json.ts'
import { AppError } from '../errors.ts'
import { compareInstants } from '../store/instants.ts'
import type { Change, IdempotencyRecord, Store } from '../store/store.ts'
import type { RecordContext } from './context.ts'
import type { Actor } from './privacy.ts'

const KEPT_MS = 24 * 3_600_000
const CIPHER = 'aes-256-gcm'
const NONCE_BYTES = 12
const TAG_BYTES = 16

/** A request that must be done at most once. */
export interface OnceOnly {
  readonly actor: Actor
  readonly key: string
  /** Everything that the caller asked for, plain JSON. */
  readonly request: unknown
}

/** What is known of one that was done. */
export interface Remembered {
  readonly operation: string
  readonly auditFrom: number
  readonly answer: unknown
}

/** A request with the same key waits for the one before. */
export async function oneAtATime<T> ({ store }: RecordContext, once: OnceOnly, work: () => Promise<T>): Promise<T> {
  return await store.inTurn(`request ${idOf(store, once)}`, work)
}

/** @throws AppError CONFLICT when the key came with another request. */
export async function recall ({ store, clock }: RecordContext, once: OnceOnly): Promise<Remembered | undefined> {
  const record = await store.getIdempotency(idOf(store, once))
  if (record === undefined || isExpired(record, clock())) return undefined
  if (record.request !== requestHash(store, once)) throw new AppError('CONFLICT', 'this Idempotency-Key was used for another request within a day')
  return { operation: record.operation, auditFrom: record.auditFrom, answer: unseal(store, once, record) }
}

/** The operation of whatever this caller did with this key within a day. */
export async function operationOf ({ store, clock }: RecordContext, caller: Pick<OnceOnly, 'actor' | 'key'>): Promise<string | undefined> {
  const record = await store.getIdempotency(idOf(store, caller))
  return record === undefined || isExpired(record, clock()) ? undefined : record.operation
}

/** The changes that remember a request; they belong into the commit that does it. Records older than a day go. */
export async function remember ({ store, clock }: RecordContext, once: OnceOnly, { operation, auditFrom, answer }: Remembered): Promise<readonly Change[]> {
  const now = clock()
  const id = idOf(store, once)
  const expired = (await store.listIdempotency()).filter((record) => isExpired(record, now))
  const record: IdempotencyRecord = {
    id, request: requestHash(store, once), operation, auditFrom, sealed: seal(store, once, answer), expiresAt: new Date(now.getTime() + KEPT_MS).toISOString()
  }
  return [...expired.map((old): Change => ({ kind: 'deleteIdempotency', id: old.id })), { kind: 'putIdempotency', record }]
}

function isExpired ({ expiresAt }: IdempotencyRecord, now: Date): boolean {
  return compareInstants(expiresAt, now.toISOString()) <= 0
}

function idOf (store: Store, { actor, key }: Pick<OnceOnly, 'actor' | 'key'>): string {
  return keyedHash(store, ['idempotency key', actor.id, key])
}

function requestHash (store: Store, { request }: OnceOnly): string {
  return keyedHash(store, ['idempotent request', request])
}

function keyedHash ({ referenceKey }: Store, content: unknown): string {
  return createHmac('sha256', referenceKey).update(canonicalJson(content)).digest('base64url')
}

function seal (store: Store, once: OnceOnly, answer: unknown): string {
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv(CIPHER, sealingKey(store, once), nonce).setAAD(Buffer.from(idOf(store, once)))
  return Buffer.concat([nonce, cipher.update(JSON.stringify(answer), 'utf8'), cipher.final(), cipher.getAuthTag()]).toString('base64')
}

function unseal (store: Store, once: OnceOnly, { sealed }: IdempotencyRecord): unknown {
  const bytes = Buffer.from(sealed, 'base64')
  const decipher = createDecipheriv(CIPHER, sealingKey(store, once), bytes.subarray(0, NONCE_BYTES))
    .setAAD(Buffer.from(idOf(store, once))).setAuthTag(bytes.subarray(-TAG_BYTES))
  return JSON.parse(Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()]).toString('utf8'))
}

/** HKDF (RFC 5869): needs both this store's key and the caller's. */
function sealingKey ({ referenceKey }: Store, { key }: OnceOnly): Buffer {
  return Buffer.from(hkdfSync('sha256', referenceKey, Buffer.from(key), 'sumi idempotent answer', 32))
}
