// The vault: the master key wraps the key of each conversation and one index secret, from which all keyed names and tokens are made.
// A new master key re-wraps them and changes nothing else.

import { createHmac } from 'node:crypto'
import { AppError } from '../../errors.ts'
import type { Store } from '../../store/store.ts'
import { KEY_BYTES, keyFor, newKey, seal, unseal } from './seal.ts'

/** 32 bytes that wrap all keys. */
export interface MasterKey {
  /** Names it without telling of it: 16 hexadecimal digits. */
  readonly id: string
  readonly bytes: Uint8Array
}

/** Where a master key lies: in the data folder, or where the operator keeps it. */
export type KeyHome = 'data folder' | 'elsewhere'

export interface Vault {
  /** The master key that wraps what is new; while a rotation runs, the next one. */
  readonly masterKey: MasterKey
  /** While a rotation runs: the key that is being left, and where the next one will lie. */
  readonly previous: MasterKey | undefined
  readonly nextHome: KeyHome | undefined
  wrap (key: Uint8Array, name: string): Uint8Array
  /** @throws AppError STORE_CORRUPT when it cannot be unwrapped. */
  unwrap (wrapped: Uint8Array, name: string): Uint8Array
  /** Writes a key that was just wrapped: a rotation waits for what was begun before it. */
  writing<T> (work: Promise<T>): Promise<T>
  /** Resolves when every write that was under way at the call has ended. */
  settled (): Promise<void>
  /** Whether a wrapped key still belongs to the key that is being left. */
  isOld (wrapped: Uint8Array): boolean
  /** Keyed hash of a conversation's id: its key in the store. 32 hexadecimal digits. */
  recordKey (id: string): string
  sealId (id: string): string
  /** The id of a record. @throws AppError STORE_CORRUPT. */
  openId (record: { readonly key: string, readonly sealedId: string }): string
  /** Keyed hash of a value for searching: 16 base64url characters (96 bits). */
  token (kind: string, value: string): string
  /** Key of the hashes in pseudonyms that are the same in all conversations. */
  readonly pseudonymKey: Uint8Array
  /** Seals what belongs to the whole store and must not lie open beside it. */
  sealSecret (name: string, plain: Uint8Array): Uint8Array
  /** @throws AppError STORE_CORRUPT. */
  openSecret (name: string, sealed: Uint8Array): Uint8Array
  /** Makes `next` the key that wraps what is new, durably; both work until `endRotation`. */
  beginRotation (next: MasterKey, home: KeyHome): Promise<void>
  endRotation (): Promise<void>
}

/** What `vault/header.json` holds. `index`: the index secret, sealed by the master key; base64. */
interface Header {
  readonly format: 1
  readonly masterKeyId: string
  readonly index: string
  /** While a rotation runs: each key sealed by the other, so that the vault opens with either. */
  readonly next?: { readonly masterKeyId: string, readonly index: string, readonly key: string, readonly previous: string, readonly home: KeyHome }
}

interface OpenHeader {
  readonly current: MasterKey
  readonly next: MasterKey | undefined
  readonly home: KeyHome | undefined
  readonly secret: Uint8Array
}

const ID_DIGITS = 16
const WRAP_VERSION = 1

export function masterKeyOf (bytes: Uint8Array): MasterKey {
  return { bytes, id: createHmac('sha256', bytes).update('sumi master key id').digest('hex').slice(0, ID_DIGITS) }
}

/** Opens the vault of a store, or makes one in a store that has none. @throws as `checkHeader`. */
export async function openVault ({ vault: files }: Pick<Store, 'vault'>, masterKey: MasterKey): Promise<Vault> {
  const found = await files.readHeader()
  const opened = found === undefined ? undefined : checkHeader(found, masterKey)
  let { current, next, home, secret } = opened ?? { current: masterKey, next: undefined, home: undefined, secret: newKey() }
  const headerOf = (): Header => ({
    format: 1,
    ...sealedIndex(current, secret),
    ...(next === undefined ? {} : { next: { ...sealedIndex(next, secret), key: sealPart(current, 'next', next.bytes), previous: sealPart(next, 'previous', current.bytes), home: home ?? 'elsewhere' } })
  })
  const write = async (): Promise<void> => { await files.writeHeader(Buffer.from(`${JSON.stringify(headerOf())}\n`)) }
  if (opened === undefined) await write()

  const keys = { record: keyFor(secret, 'record key'), id: keyFor(secret, 'conversation id'), token: keyFor(secret, 'blind index'), store: keyFor(secret, 'secrets of the store') }
  const recordKey = (id: string): string => createHmac('sha256', keys.record).update(id).digest('hex').slice(0, 32)
  const underWay = new Set<Promise<unknown>>()
  const wrapping = (): MasterKey => next ?? current
  return {
    get masterKey () { return wrapping() },
    get previous () { return next === undefined ? undefined : current },
    get nextHome () { return next === undefined ? undefined : home },
    pseudonymKey: keyFor(secret, 'pseudonyms'),
    wrap (key, name) {
      const { id, bytes } = wrapping()
      return Buffer.concat([Buffer.of(WRAP_VERSION), Buffer.from(id, 'hex'), seal(keyFor(bytes, 'wrapping'), key, ['conversation key', name])])
    },
    unwrap (wrapped, name) {
      const id = masterKeyIdOf(wrapped)
      const owner = [current, next].find((key) => key?.id === id)
      const key = owner === undefined || wrapped[0] !== WRAP_VERSION ? undefined : unseal(keyFor(owner.bytes, 'wrapping'), wrapped.subarray(1 + ID_DIGITS / 2), ['conversation key', name])
      if (key?.length !== KEY_BYTES) throw new AppError('STORE_CORRUPT', `the key file ${name} is damaged`)
      return key
    },
    async writing (work) {
      underWay.add(work)
      try { return await work } finally { underWay.delete(work) }
    },
    async settled () { await Promise.allSettled(underWay) },
    isOld (wrapped) { return masterKeyIdOf(wrapped) !== wrapping().id },
    recordKey,
    sealId (id) { return seal(keys.id, id, ['id', recordKey(id)]).toString('base64') },
    openId ({ key, sealedId }) {
      const id = unseal(keys.id, Buffer.from(sealedId, 'base64'), ['id', key])
      if (id === undefined) throw new AppError('STORE_CORRUPT', 'the id of a stored conversation is damaged')
      return id.toString('utf8')
    },
    token (kind, value) { return createHmac('sha256', keys.token).update(`${kind}\n${value}`).digest('base64url').slice(0, 16) },
    sealSecret (name, plain) { return seal(keys.store, plain, ['secret of the store', name]) },
    openSecret (name, sealed) {
      const plain = unseal(keys.store, sealed, ['secret of the store', name])
      if (plain === undefined) throw new AppError('STORE_CORRUPT', `the ${name} of the store is damaged`)
      return plain
    },
    async beginRotation (to, toHome) {
      if (next?.id === to.id) return
      if (next !== undefined) throw new AppError('CONFLICT', `a rotation to the master key ${next.id} is under way`)
      if (to.id === current.id) throw new AppError('CONFLICT', 'this is the master key in use')
      ;[next, home] = [to, toHome]
      await write().catch((error: unknown) => { next = undefined; throw error })
    },
    async endRotation () {
      if (next === undefined) return
      const before = { current, next }
      ;[current, next] = [next, undefined]
      await write().catch((error: unknown) => { ({ current, next } = before); throw error })
    }
  }
}

/**
 * What a header holds, opened.
 * @throws AppError INVALID_CONFIG: this is not the vault's master key; STORE_CORRUPT: the header is damaged.
 */
export function checkHeader (bytes: Uint8Array, masterKey: MasterKey): OpenHeader {
  const header = parseHeader(bytes)
  const { masterKeyId, index, next } = header
  if (masterKey.id === masterKeyId) {
    return { current: masterKey, next: next === undefined ? undefined : masterKeyOf(openPart(masterKey, 'next', next.key)), home: next?.home, secret: openPart(masterKey, 'index', index) }
  }
  if (masterKey.id === next?.masterKeyId) return { current: masterKeyOf(openPart(masterKey, 'previous', next.previous)), next: masterKey, home: next.home, secret: openPart(masterKey, 'index', next.index) }
  throw new AppError('INVALID_CONFIG', `the master key is not the one of this data folder: it has the id ${masterKey.id}, the folder needs ${next?.masterKeyId ?? masterKeyId}`)
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

function masterKeyIdOf (wrapped: Uint8Array): string {
  return Buffer.from(wrapped.subarray(1, 1 + ID_DIGITS / 2)).toString('hex')
}
