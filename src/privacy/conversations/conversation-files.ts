// Key file and body file of each stored conversation: written before the record that names them, removed after the record that named them is gone.

import { randomBytes } from 'node:crypto'
import { AppError } from '../../errors.ts'
import type { ConversationRecord, Store } from '../../store/store.ts'
import { newKey, seal, unseal } from '../vault/seal.ts'
import type { Vault } from '../vault/vault.ts'

const NAME_BYTES = 16
const PAGE = 10_000

/** Seals a body under a key of its own. Durable, and known to nobody until a record names it. @returns the name of both files. */
export async function createBody (store: Store, vault: Vault, recordKey: string, makeBody: (key: Uint8Array) => unknown): Promise<string> {
  const { vault: files } = store
  const name = randomBytes(NAME_BYTES).toString('hex')
  const key = newKey()
  const body = seal(key, JSON.stringify(makeBody(key)), ['conversation body', recordKey, name])
  const written = await Promise.allSettled([vault.keep(key, name), files.bodies.create(name, body)])
  const failed = written.find((one) => one.status === 'rejected')
  if (failed === undefined) return name
  await shred(store, [name]).catch(() => { /* the next start sweeps it; the failure that led here is the one that counts */ })
  throw failed.reason
}

/** Undefined when one of the files is gone. @throws AppError STORE_CORRUPT when one is damaged. */
export async function readBody ({ vault: files }: Store, vault: Vault, { key: recordKey, body: name }: ConversationRecord): Promise<{ readonly key: Uint8Array, readonly body: unknown } | undefined> {
  const [wrapped, sealed] = await Promise.all([files.keys.read(name), files.bodies.read(name)])
  if (wrapped === undefined || sealed === undefined) return undefined
  const key = await vault.unwrap(wrapped, name)
  const body = unseal(key, sealed, ['conversation body', recordKey, name])
  if (body === undefined) throw new AppError('STORE_CORRUPT', `the body file ${name} is damaged`)
  return { key, body: JSON.parse(body.toString('utf8')) as unknown }
}

/** Destroys keys, durably: from here on the bodies are noise, wherever copies of them lie. */
export async function shredKeys ({ vault: files }: Store, bodies: readonly string[]): Promise<void> {
  await files.keys.remove(bodies)
}

/** Removes bodies whose keys are destroyed. */
export async function removeBodies ({ vault: files }: Store, bodies: readonly string[]): Promise<void> {
  await files.bodies.remove(bodies)
}

export async function shred (store: Store, bodies: readonly string[]): Promise<void> {
  await shredKeys(store, bodies)
  await removeBodies(store, bodies)
}

/** Shreds what no record names: a put or a removal that a crash interrupted. In a store of one process, only while nothing else works on it. */
export async function sweepVault (store: Store): Promise<number> {
  // Before the records are read: what is put meanwhile is not among them.
  const [keys, bodies] = await Promise.all([store.vault.keys.listSettled(), store.vault.bodies.listSettled()])
  const known = new Set<string>()
  for (let page = await store.findConversations({ limit: PAGE }); page.length > 0;) {
    for (const { body } of page) known.add(body)
    const after = page.at(-1)
    page = page.length < PAGE || after === undefined ? [] : await store.findConversations({ after, limit: PAGE })
  }
  for (const { body } of await store.listMappings()) known.add(body)
  const left = [...new Set([...keys, ...bodies])].filter((name) => !known.has(name))
  if (left.length > 0) await shred(store, left)
  return left.length
}
