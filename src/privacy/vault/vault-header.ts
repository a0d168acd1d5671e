// The header of the vault: which master key opens it, and while a rotation runs, which other one does too.

import { createHmac } from 'node:crypto'
import { AppError } from '../../errors.ts'
import { KEY_BYTES, keyFor, seal, unseal } from './seal.ts'

/** 32 bytes that wrap all keys. */
export interface MasterKey {
  /** Names it without telling of it: 16 hexadecimal digits. */
  readonly id: string
  readonly bytes: Uint8Array
}

/** Where a master key lies: in the data folder, or where the operator keeps it. */
export type KeyHome = 'data folder' | 'elsewhere'

/** What `vault/header.json` holds. `index`: the index secret, sealed by the master key; base64. */
interface Header {
  readonly format: 1
  readonly masterKeyId: string
  readonly index: string
  /** While a rotation runs: each key sealed by the other, so that the vault opens with either. */
  readonly next?: { readonly masterKeyId: string, readonly index: string, readonly key: string, readonly previous: string, readonly home: KeyHome }
}

/** What a header holds, opened. `secret`: the index secret. */
export interface OpenHeader {
  readonly current: MasterKey
  readonly next: MasterKey | undefined
  readonly home: KeyHome | undefined
  readonly secret: Uint8Array
}

export const ID_DIGITS = 16

/** @param bytes 32. */
export function masterKeyOf (bytes: Uint8Array): MasterKey {
  return { bytes, id: createHmac('sha256', bytes).update('sumi master key id').digest('hex').slice(0, ID_DIGITS) }
}

/**
 * What a header holds, opened by whichever of the keys it belongs to.
 * @throws AppError INVALID_CONFIG: none of them is the vault's master key; STORE_CORRUPT: the header is damaged.
 */
export function checkHeader (bytes: Uint8Array, masterKeys: readonly MasterKey[]): OpenHeader {
  const { masterKeyId, index, next } = parseHeader(bytes)
  const byId = (id: string | undefined): MasterKey | undefined => masterKeys.find((key) => key.id === id)
  const [own, ownNext] = [byId(masterKeyId), byId(next?.masterKeyId)]
  if (own !== undefined) {
    return { current: own, next: next === undefined ? undefined : masterKeyOf(openPart(own, 'next', next.key)), home: next?.home, secret: openPart(own, 'index', index) }
  }
  if (ownNext !== undefined && next !== undefined) return { current: masterKeyOf(openPart(ownNext, 'previous', next.previous)), next: ownNext, home: next.home, secret: openPart(ownNext, 'index', next.index) }
  throw new AppError('INVALID_CONFIG', `the master key is not the one of this data folder or database: it has the id ${masterKeys.map(({ id }) => id).join(' or ')}, needed is ${next?.masterKeyId ?? masterKeyId}`)
}

/** Whether one of the keys opens a header. @throws AppError STORE_CORRUPT. */
export function canOpen (bytes: Uint8Array, known: ReadonlyMap<string, MasterKey>): boolean {
  const { masterKeyId, next } = parseHeader(bytes)
  return known.has(masterKeyId) || (next !== undefined && known.has(next.masterKeyId))
}

/** The bytes of a header; each time other ones. */
export function headerOf ({ current, next, home, secret }: OpenHeader): Uint8Array {
  const header: Header = {
    format: 1,
    ...sealedIndex(current, secret),
    ...(next === undefined ? {} : { next: { ...sealedIndex(next, secret), key: sealPart(current, 'next', next.bytes), previous: sealPart(next, 'previous', current.bytes), home: home ?? 'elsewhere' } })
  }
  return Buffer.from(`${JSON.stringify(header)}\n`)
}

function sealedIndex (key: MasterKey, secret: Uint8Array): Pick<Header, 'masterKeyId' | 'index'> {
  return { masterKeyId: key.id, index: sealPart(key, 'index', secret) }
}

type Part = 'index' | 'next' | 'previous'

function sealPart (by: MasterKey, part: Part, secret: Uint8Array): string {
  return seal(keyFor(by.bytes, 'header'), secret, ['header', part]).toString('base64')
}

function openPart (by: MasterKey, part: Part, sealed: string): Uint8Array {
  const secret = unseal(keyFor(by.bytes, 'header'), Buffer.from(sealed, 'base64'), ['header', part])
  if (secret?.length !== KEY_BYTES) throw damagedHeader()
  return secret
}

function parseHeader (bytes: Uint8Array): Header {
  try {
    const header = JSON.parse(Buffer.from(bytes).toString('utf8')) as Partial<Header> | null
    if (header?.format === 1 && typeof header.masterKeyId === 'string' && typeof header.index === 'string') return header as Header
  } catch { /* damaged, as below */ }
  throw damagedHeader()
}

function damagedHeader (): AppError {
  return new AppError('STORE_CORRUPT', 'vault/header.json is damaged; restore it from a backup, without it no stored conversation can be opened')
}
