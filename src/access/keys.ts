// API keys: how they look, how they are made, hashed and compared. Who holds which key is the store's business.

import { createHash, randomBytes, randomInt, timingSafeEqual } from 'node:crypto'
import type { ApiKeyRecord } from '../store/store.ts'

const PREFIX = 'sumi_'
const ID_ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz'
const ID_LENGTH = 12
const SECRET_BYTES = 32

/** A key that Sumi made: public id, then 256 random bits in base64url. */
const MADE = /^sumi_(?<id>[0-9a-z]{12})_[A-Za-z0-9_-]{43}$/
/** A key that an operator chose (SUMI_ADMIN_KEY): at least 32 characters in all, and no more than a header should carry. */
const CHOSEN = /^sumi_[A-Za-z0-9_.~+/=-]{27,251}$/
/** Compared with when there is no record, so that an unknown key takes as long as a known one. No key hashes to it. */
const NO_HASH = '0'.repeat(64)

/** A new key, `sumi_<public id>_<secret>`: shown once, never kept. */
export function makeKey (): { readonly id: string, readonly secret: string } {
  const id = Array.from({ length: ID_LENGTH }, () => ID_ALPHABET[randomInt(ID_ALPHABET.length)]).join('')
  return { id, secret: `${PREFIX}${id}_${randomBytes(SECRET_BYTES).toString('base64url')}` }
}

/**
 * The public id of a key; undefined when it is malformed. A chosen key has no public part: its id is made of a hash of it
 * (48 bits), which tells nothing of a key that is random.
 */
export function parseKey (secret: string): { readonly id: string } | undefined {
  const id = MADE.exec(secret)?.groups?.id
  if (id !== undefined) return { id }
  return CHOSEN.test(secret) ? { id: `chosen${sha256(`id of ${secret}`).slice(0, 12)}` } : undefined
}

/** SHA-256 of the whole key, hex: what the store keeps. */
export function hashKey (secret: string): string {
  return sha256(secret)
}

/** Whether this is the key of the record; takes the same time whether the record exists or not. Says nothing of revocation. */
export function matchesKey (secret: string, record: Pick<ApiKeyRecord, 'hash'> | undefined): boolean {
  const expected = Buffer.from(record?.hash ?? NO_HASH, 'utf8')
  const given = Buffer.from(hashKey(secret), 'utf8')
  const isEqual = expected.length === given.length && timingSafeEqual(expected, given)
  return isEqual && record !== undefined
}

function sha256 (text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
