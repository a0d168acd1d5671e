// Authenticated encryption of what is kept: AES-256-GCM (NIST SP 800-38D), a fresh nonce each time, bound to what it belongs to.

import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'

export const KEY_BYTES = 32
const CIPHER = 'aes-256-gcm'
const NONCE_BYTES = 12
const TAG_BYTES = 16

/** @param bound what the bytes belong to; opening needs the same. @returns nonce, ciphertext, tag. */
export function seal (key: Uint8Array, plain: string | Uint8Array, bound: readonly unknown[]): Buffer {
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv(CIPHER, key, nonce).setAAD(boundBytes(bound))
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()])
}

/** Undefined when the bytes were changed, were sealed by another key, or belong to something else. */
export function unseal (key: Uint8Array, sealed: Uint8Array, bound: readonly unknown[]): Buffer | undefined {
  if (sealed.length < NONCE_BYTES + TAG_BYTES) return undefined
  try {
    const decipher = createDecipheriv(CIPHER, key, sealed.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES })
      .setAAD(boundBytes(bound)).setAuthTag(sealed.subarray(-TAG_BYTES))
    return Buffer.concat([decipher.update(sealed.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()])
  } catch {
    return undefined
  }
}

export function newKey (): Buffer {
  return randomBytes(KEY_BYTES)
}

/** A key of its own for each purpose (HKDF, RFC 5869). */
export function keyFor (secret: Uint8Array, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, new Uint8Array(0), `sumi ${purpose}`, KEY_BYTES))
}

/** JSON keeps the parts apart: no two lists give the same bytes. */
function boundBytes (bound: readonly unknown[]): Buffer {
  return Buffer.from(JSON.stringify(bound))
}
