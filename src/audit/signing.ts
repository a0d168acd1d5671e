// The Ed25519 key (RFC 8032) that signs checkpoints and receipts: how it is made, named, exported and used. Signatures are base64.

import { createPrivateKey, createPublicKey, generateKeyPairSync, hash, sign, verify, type KeyObject } from 'node:crypto'

/** Signs for one audit log. */
export interface Signer {
  /** Name of the log, made of its public key: `sumi/` and 16 hexadecimal digits. */
  readonly origin: string
  /** Which key signed, 8 hexadecimal digits: the key id of C2SP signed-note. */
  readonly keyId: string
  /** PEM (SubjectPublicKeyInfo), as openssl reads it. */
  readonly publicKeyPem: string
  sign (text: string): string
}

/** What checks signatures: the public half of a signer. */
export interface Verifier {
  readonly origin: string
  readonly keyId: string
  verify (text: string, signature: string): boolean
}

/** A new private key, PEM (PKCS #8). */
export function makeSigningKey (): string {
  return String(generateKeyPairSync('ed25519').privateKey.export({ format: 'pem', type: 'pkcs8' }))
}

/** Undefined when the PEM is no Ed25519 private key. */
export function signerOf (privateKeyPem: string | Uint8Array): Signer | undefined {
  const key = attempt(() => createPrivateKey(Buffer.from(privateKeyPem)))
  if (key?.asymmetricKeyType !== 'ed25519') return undefined
  const publicKey = createPublicKey(key)
  return {
    ...namesOf(publicKey),
    publicKeyPem: String(publicKey.export({ format: 'pem', type: 'spki' })),
    sign: (text) => sign(null, Buffer.from(text), key).toString('base64')
  }
}

/** Undefined when the PEM is no Ed25519 public key; a private key is refused too, as it should not travel. */
export function verifierOf (publicKeyPem: string): Verifier | undefined {
  if (publicKeyPem.includes('PRIVATE')) return undefined
  const key = attempt(() => createPublicKey(publicKeyPem))
  if (key?.asymmetricKeyType !== 'ed25519') return undefined
  return { ...namesOf(key), verify: (text, signature) => verify(null, Buffer.from(text), key, Buffer.from(signature, 'base64')) }
}

function namesOf (publicKey: KeyObject): { readonly origin: string, readonly keyId: string } {
  const raw = Buffer.from(publicKey.export({ format: 'jwk' }).x ?? '', 'base64url')
  const origin = `sumi/${hash('sha256', raw, 'hex').slice(0, 16)}`
  // C2SP signed-note: SHA-256 over the name, a line end, the type of the signature (1: Ed25519) and the key; its first four bytes.
  const keyId = hash('sha256', Buffer.concat([Buffer.from(`${origin}\n`), Buffer.from([1]), raw]), 'hex').slice(0, 8)
  return { origin, keyId }
}

function attempt<T> (work: () => T): T | undefined {
  try { return work() } catch { return undefined }
}
