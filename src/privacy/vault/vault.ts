// The vault: the master key wraps the key of each conversation and one index secret, from which all keyed names and tokens are made.
// A new master key re-wraps them and changes nothing else.

import { createHmac } from 'node:crypto'
import { AppError } from '../../errors.ts'
import { inTurn } from '../../in-turn.ts'
import type { Store } from '../../store/store.ts'
import { KEY_BYTES, keyFor, newKey, seal, unseal } from './seal.ts'
import { canOpen, checkHeader, headerOf, ID_DIGITS, type KeyHome, type MasterKey, type OpenHeader } from './vault-header.ts'

export { checkHeader, masterKeyOf, type KeyHome, type MasterKey } from './vault-header.ts'

export interface Vault {
  /** The master key that wraps what is new; while a rotation runs, the next one. */
  readonly masterKey: MasterKey
  /** While a rotation runs: the key that is being left, and where the next one will lie. */
  readonly previous: MasterKey | undefined
  readonly nextHome: KeyHome | undefined
  /** Wraps a new key and writes it; a rotation waits for what was begun before it. @throws AppError STORAGE_FAILED, NOT_READY. */
  keep (key: Uint8Array, name: string): Promise<void>
  /** @throws AppError STORE_CORRUPT when it cannot be unwrapped; NOT_READY: by a master key that this process does not know. */
  unwrap (wrapped: Uint8Array, name: string): Promise<Uint8Array>
  /** Wraps a key anew that the key that is being left has wrapped. @returns whether anything was written. */
  rewrap (name: string): Promise<boolean>
  /** How the keys begin that `masterKey` has wrapped. */
  readonly wrappedHead: Uint8Array
  /** Resolves when every write that was under way at the call has ended. */
  settled (): Promise<void>
  /** Reads again which master keys are in force: another process may have changed them. @throws AppError NOT_READY: to one that nobody told this process. */
  refresh (): Promise<void>
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
  /** Makes `next` the key that wraps what is new, durably; both work until `endRotation`. @returns false: it was that already. @throws AppError CONFLICT. */
  beginRotation (next: MasterKey, home: KeyHome): Promise<boolean>
  /** The key that was left opens nothing any more. @returns false: another process did it. */
  endRotation (): Promise<boolean>
}

/** Further master keys that a process was given: one that another process rotates to. */
export interface OtherKeys {
  readonly others?: readonly MasterKey[]
  /** All that are set now, where they may have been changed since the start. */
  readonly readAgain?: () => Promise<readonly MasterKey[]>
}

const WRAP_VERSION = 1
const HEAD_BYTES = 1 + ID_DIGITS / 2
/** The header changes twice a rotation; more often in a row is no rotation. */
const MOST_TRIES = 20

/** Opens the vault of a store, or makes one in a store that has none. @throws as `checkHeader`. */
export async function openVault ({ vault: files }: Pick<Store, 'vault'>, masterKey: MasterKey, { others = [], readAgain = async () => [] }: OtherKeys = {}): Promise<Vault> {
  /** Every master key that this process ever knew: what was read before a rotation ended can still be opened. */
  const known = new Map([masterKey, ...others].map((key) => [key.id, key]))
  const learn = (header: OpenHeader): OpenHeader => {
    for (const key of [header.current, header.next]) if (key !== undefined) known.set(key.id, key)
    return header
  }
  const found = await files.readHeader()
  const secret = found === undefined ? newKey() : checkHeader(found, [...known.values()]).secret
  let bytes = found ?? headerOf({ current: masterKey, next: undefined, home: undefined, secret })
  if (found === undefined) await files.writeHeader(bytes)
  let header = learn(checkHeader(bytes, [...known.values()]))

  const keys = { record: keyFor(secret, 'record key'), id: keyFor(secret, 'conversation id'), token: keyFor(secret, 'blind index'), store: keyFor(secret, 'secrets of the store') }
  const recordKey = (id: string): string => createHmac('sha256', keys.record).update(id).digest('hex').slice(0, 32)
  const underWay = new Set<Promise<unknown>>()
  const wrapping = (): MasterKey => header.next ?? header.current
  const wrap = (key: Uint8Array, name: string): Uint8Array => Buffer.concat([headOf(wrapping()), seal(keyFor(wrapping().bytes, 'wrapping'), key, ['conversation key', name])])

  async function readHeader (): Promise<void> {
    const now = await files.readHeader()
    if (now === undefined || Buffer.from(now).equals(bytes)) return
    if (!canOpen(now, known)) for (const key of await readAgain().catch(() => [])) known.set(key.id, key)
    if (!canOpen(now, known)) throw new AppError('NOT_READY', 'the master key was rotated while this process could not hear of it: start it with the new key')
    header = learn(checkHeader(now, [...known.values()]))
    bytes = now
  }

  // One after the other: what was read first must not take the place of what was read last.
  const refresh = async (): Promise<void> => { await inTurn(known, 'header', readHeader) }

  /** @returns false: another process was faster; what it did is known now. */
  async function change (to: OpenHeader): Promise<boolean> {
    return await inTurn(known, 'header', async () => {
      const next = headerOf(to)
      if (!await files.writeHeader(next, bytes)) { await readHeader(); return false }
      ;[header, bytes] = [learn(to), next]
      return true
    })
  }

  async function keep (key: Uint8Array, name: string): Promise<void> {
    for (let attempt = 0; attempt < MOST_TRIES; attempt++) {
      if (await files.keys.create(name, wrap(key, name), bytes)) return
      await refresh()
    }
    throw new AppError('NOT_READY', 'the master key is being changed')
  }

  const vault: Vault = {
    get masterKey () { return wrapping() },
    get previous () { return header.next === undefined ? undefined : header.current },
    get nextHome () { return header.home },
    get wrappedHead () { return headOf(wrapping()) },
    pseudonymKey: keyFor(secret, 'pseudonyms'),
    async keep (key, name) {
      const work = keep(key, name)
      underWay.add(work)
      try { await work } finally { underWay.delete(work) }
    },
    async unwrap (wrapped, name) {
      const id = masterKeyIdOf(wrapped)
      if (!known.has(id)) await refresh()
      const owner = known.get(id)
      const key = owner === undefined || wrapped[0] !== WRAP_VERSION ? undefined : unseal(keyFor(owner.bytes, 'wrapping'), wrapped.subarray(HEAD_BYTES), ['conversation key', name])
      if (key?.length !== KEY_BYTES) throw new AppError('STORE_CORRUPT', `the key file ${name} is damaged`)
      return key
    },
    async rewrap (name) {
      const wrapped = await files.keys.read(name)
      if (wrapped === undefined || masterKeyIdOf(wrapped) === wrapping().id) return false
      const key = await vault.unwrap(wrapped, name)
      return await files.keys.replace(name, wrap(key, name), bytes)
    },
    async settled () { await Promise.allSettled(underWay) },
    refresh,
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
    async beginRotation (to, home) {
      await refresh()
      for (;;) {
        const { current, next } = header
        if (next?.id === to.id) return false
        if (next !== undefined) throw new AppError('CONFLICT', `a rotation to the master key ${next.id} is under way`)
        if (to.id === current.id) throw new AppError('CONFLICT', 'this is the master key in use')
        if (await change({ current, next: to, home, secret })) return true
      }
    },
    async endRotation () {
      return header.next !== undefined && await change({ current: header.next, next: undefined, home: undefined, secret })
    }
  }
  return vault
}

/** Version and id of the master key, before what it wrapped. */
function headOf ({ id }: MasterKey): Uint8Array {
  return Buffer.concat([Buffer.of(WRAP_VERSION), Buffer.from(id, 'hex')])
}

function masterKeyIdOf (wrapped: Uint8Array): string {
  return Buffer.from(wrapped.subarray(1, HEAD_BYTES)).toString('hex')
}
