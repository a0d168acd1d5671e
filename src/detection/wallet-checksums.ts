// Checksums of crypto wallet addresses: Base58Check, Bech32 and Bech32m, EIP-55.

import { createHash } from 'node:crypto'
import { keccak256 } from './keccak.ts'

const BASE58 = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz'
const BECH32 = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l'
const BECH32_GENERATOR: readonly number[] = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3]
const BECH32_CONSTANTS: ReadonlySet<number> = new Set([1, 0x2bc830a3])

/** Base58 with a double SHA-256 checksum of four bytes over a 21-byte payload. Source: Bitcoin wiki, Base58Check encoding. */
export function base58Check (address: string): boolean {
  let number = 0n
  for (const character of address) {
    const digit = BASE58.indexOf(character)
    if (digit < 0) return false
    number = number * 58n + BigInt(digit)
  }
  const hex = number.toString(16)
  if (hex.length > 50) return false
  const bytes = Buffer.from(hex.padStart(50, '0'), 'hex')
  return sha256(sha256(bytes.subarray(0, 21))).subarray(0, 4).equals(bytes.subarray(21))
}

/** Bech32 (BIP 173) or Bech32m (BIP 350): one case only, polymod 1 or 0x2bc830a3. */
export function bech32 (address: string): boolean {
  const lower = address.toLowerCase()
  if (address !== lower && address !== address.toUpperCase()) return false
  const split = lower.lastIndexOf('1')
  const prefix = lower.slice(0, split)
  const data = [...lower.slice(split + 1)].map((character) => BECH32.indexOf(character))
  if (split < 1 || data.length < 6 || data.includes(-1)) return false

  const codes = [...prefix].map((character) => character.charCodeAt(0))
  const values = [...codes.map((code) => code >> 5), 0, ...codes.map((code) => code & 31), ...data]
  let check = 1
  for (const value of values) {
    const top = check >>> 25
    check = ((check & 0x1ffffff) << 5) ^ value
    BECH32_GENERATOR.forEach((generator, bit) => { if (((top >>> bit) & 1) === 1) check ^= generator })
  }
  return BECH32_CONSTANTS.has(check >>> 0)
}

/** EIP-55: the case of each letter is a bit of the Keccak-256 of the lower-case address. One case throughout says nothing: undefined. */
export function eip55 (address: string): boolean | undefined {
  const body = address.slice(2)
  const lower = body.toLowerCase()
  if (body === lower || body === body.toUpperCase()) return undefined
  const hash = keccak256(lower)
  return [...lower].every((character, i) => {
    const isUpper = Number.parseInt(hash.charAt(i), 16) >= 8 && /[a-f]/.test(character)
    return body.charAt(i) === (isUpper ? character.toUpperCase() : character)
  })
}

function sha256 (bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest()
}
