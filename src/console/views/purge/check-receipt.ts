// Checks a receipt in the browser with the public key alone, as `sumi verify` does: Ed25519 and SHA-256 of WebCrypto.

import { canonicalJson } from '../../../audit/canonical-json.ts'
import type { Checkpoint, Receipt } from './api.ts'

export const CHECKS = ['signature', 'checkpoint', 'entry', 'said', 'inclusion'] as const
export type Check = typeof CHECKS[number]

/** `unsupported`: this browser, or a page that did not come over HTTPS, cannot check signatures. */
export type Checked =
  | { readonly state: 'checked', readonly results: Readonly<Record<Check, boolean>> }
  | { readonly state: 'unsupported' | 'noKey' | 'noReceipt' }

/** @param value a receipt, or a whole answer of `POST /v1/purge`. @param publicKeyPem of Ed25519. */
export async function checkReceipt (value: unknown, publicKeyPem: string): Promise<Checked> {
  const receipt = receiptOf(value)
  if (receipt === undefined) return { state: 'noReceipt' }
  if (!(await isSupported())) return { state: 'unsupported' }
  const key = await keyOf(publicKeyPem)
  if (key === undefined) return { state: 'noKey' }
  const { signature, ...signed } = receipt
  const { entry, checkpoint } = receipt
  const { hash, ...content } = entry
  const line = new TextEncoder().encode(canonicalJson(entry))
  return {
    state: 'checked',
    results: {
      signature: await verifies(key, canonicalJson(signed), signature),
      checkpoint: await isCheckpointOf(key, checkpoint),
      entry: hex(await sha256(new TextEncoder().encode(canonicalJson(content)))) === hash,
      said: isSaidBy(receipt),
      inclusion: await isIncluded(entry.seq, checkpoint.size, await sha256(Uint8Array.of(0), line), receipt.hashes.map(bytesOf), bytesOf(checkpoint.root))
    }
  }
}

/** Only as much of the form as checking needs: the signature covers the rest. */
export function receiptOf (value: unknown): Receipt | undefined {
  const given = isRecord(value) && isRecord(value['receipt']) ? value['receipt'] : value
  if (!isRecord(given) || given['type'] !== 'sumi-purge-receipt' || (given['version'] !== 1 && given['version'] !== 2)) return undefined
  const { scope, counts, entry, hashes, checkpoint, signature, heldBack } = given
  const isWhole = isRecord(scope) && isRecord(counts) && isRecord(entry) && isRecord(checkpoint) && typeof signature === 'string' && Array.isArray(hashes) && hashes.every((one) => typeof one === 'string')
  if (!isWhole || !(given['version'] === 1 || (Array.isArray(heldBack) && heldBack.every(isRecord)))) return undefined
  return typeof checkpoint['root'] === 'string' && typeof checkpoint['signature'] === 'string' && Number.isSafeInteger(checkpoint['size']) && Number.isSafeInteger(entry['seq']) ? given as unknown as Receipt : undefined
}

async function isSupported (): Promise<boolean> {
  // Undefined on pages that came over plain HTTP from another machine.
  if ((globalThis.crypto as Partial<Crypto>).subtle === undefined) return false
  return await crypto.subtle.generateKey('Ed25519', false, ['sign', 'verify']).then(() => true, () => false)
}

async function keyOf (pem: string): Promise<CryptoKey | undefined> {
  const base64 = /-----BEGIN PUBLIC KEY-----([^-]+)-----END PUBLIC KEY-----/.exec(pem)?.[1]
  if (base64 === undefined) return undefined
  return await crypto.subtle.importKey('spki', bytesOf(base64.replace(/\s/g, '')), 'Ed25519', true, ['verify']).catch(() => undefined)
}

async function verifies (key: CryptoKey, text: string, signature: string): Promise<boolean> {
  return await crypto.subtle.verify('Ed25519', key, bytesOf(signature), new TextEncoder().encode(text))
}

/** Signed by this key, of the log that is named after it (docs/audit.md). */
async function isCheckpointOf (key: CryptoKey, { origin, size, root, at, keyId, signature }: Checkpoint): Promise<boolean> {
  const raw = new Uint8Array(await crypto.subtle.exportKey('raw', key))
  const name = `sumi/${hex(await sha256(raw)).slice(0, 16)}`
  const id = hex(await sha256(new TextEncoder().encode(`${name}\n`), Uint8Array.of(1), raw)).slice(0, 8)
  return origin === name && keyId === id && await verifies(key, `${origin}\n${size}\n${root}\n${at}\n`, signature)
}

/** Whether the audit entry says the same as the receipt. */
function isSaidBy ({ entry, operation, at, scope, matched, counts, messages, heldBack, version }: Receipt): boolean {
  const because = (reason: string): number => version === 1 ? 0 : heldBack.find(({ why }) => why === reason)?.conversations ?? 0
  const [held, retained] = [because('legalHold'), because('minimumRetention')]
  const removed = version === 1 ? 0 : messages
  const expected = { ...counts, conversations: matched, ...(removed === 0 ? {} : { messages: removed }), ...(held === 0 ? {} : { held }), ...(retained === 0 ? {} : { retained }) }
  return entry['action'] === 'purge' && entry['operation'] === operation && entry['at'] === at && entry['detail'] === scope.kind && canonicalJson(entry['counts']) === canonicalJson(expected)
}

/** RFC 9162 §2.1.3.2. */
async function isIncluded (index: number, size: number, leaf: Uint8Array<ArrayBuffer>, proof: ReadonlyArray<Uint8Array<ArrayBuffer>>, root: Uint8Array<ArrayBuffer>): Promise<boolean> {
  if (index < 0 || index >= size) return false
  let [position, last, node] = [index, size - 1, leaf]
  for (const sibling of proof) {
    if (last === 0) return false
    if (position % 2 === 1 || position === last) {
      node = await sha256(Uint8Array.of(1), sibling, node)
      while (position % 2 === 0 && position !== 0) [position, last] = [Math.floor(position / 2), Math.floor(last / 2)]
    } else {
      node = await sha256(Uint8Array.of(1), node, sibling)
    }
    ;[position, last] = [Math.floor(position / 2), Math.floor(last / 2)]
  }
  return last === 0 && hex(node) === hex(root)
}

async function sha256 (...parts: ReadonlyArray<Uint8Array<ArrayBuffer>>): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', await new Blob([...parts]).arrayBuffer()))
}

function bytesOf (base64: string): Uint8Array<ArrayBuffer> {
  // What is no base64 is no hash and no signature either.
  try { return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0)) } catch { return new Uint8Array() }
}

function hex (bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

function isRecord (value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
