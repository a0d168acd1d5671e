// Presidio's cipher, so that what it encrypted still decrypts: AES-CBC with PKCS #7, the IV in front, in URL-safe Base64.
// It has no authentication tag: a changed ciphertext decrypts to something else. Use it for data that Presidio reads or wrote, only.

import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'

const IV_BYTES = 16
const KEY_BYTES: readonly number[] = [16, 24, 32]

export function isKeySize (bytes: number): boolean {
  return KEY_BYTES.includes(bytes)
}

/** @param key 16, 24 or 32 bytes. */
export function encrypt (key: Uint8Array, text: string): string {
  const iv = randomBytes(IV_BYTES)
  const cipher = createCipheriv(algorithm(key), key, iv)
  const bytes = Buffer.concat([iv, cipher.update(text, 'utf8'), cipher.final()])
  return bytes.toString('base64').replaceAll('+', '-').replaceAll('/', '_')
}

/**
 * @param text Base64 with either alphabet; Python, too, skips characters of neither.
 * @throws an error of node:crypto for a wrong key or a damaged ciphertext, TypeError where the plaintext is not UTF-8.
 */
export function decrypt (key: Uint8Array, text: string): string {
  const bytes = Buffer.from(text, 'base64')
  const decipher = createDecipheriv(algorithm(key), key, bytes.subarray(0, IV_BYTES))
  const plain = Buffer.concat([decipher.update(bytes.subarray(IV_BYTES)), decipher.final()])
  return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(plain)
}

function algorithm (key: Uint8Array): string {
  return `aes-${key.length * 8}-cbc`
}
