// A fresh store in memory for tests of retention, with a clock that is set: live bindings, made anew by `freshStore`. Imports nothing of vitest.

import type { EntityType } from '../../src/entities.ts'
import { DEFAULT_LIMITS } from '../../src/privacy/check-input.ts'
import { originalOf } from '../../src/privacy/conversations/conversation-body.ts'
import { openConversation, putConversation, type ConversationContext, type ConversationInput } from '../../src/privacy/conversations/conversations.ts'
import type { PurgeRequest } from '../../src/privacy/privacy.ts'
import { masterKeyOf, openVault } from '../../src/privacy/vault/vault.ts'
import { createMemoryStore } from '../../src/store/memory/memory-store.ts'
import type { Store } from '../../src/store/store.ts'
import { ADMIN, detection } from './residue-store.ts'

export { ADMIN }

let now: Date
export let store: Store
export let context: ConversationContext

/** Empty, on 1 March 2026. */
export async function freshStore (): Promise<void> {
  now = new Date('2026-03-01T00:00:00.000Z')
  store = createMemoryStore()
  context = { store, vault: await openVault(store, masterKeyOf(new Uint8Array(32).fill(9))), clock: () => now, detection, limits: DEFAULT_LIMITS }
}

export function at (instant: string): void {
  now = new Date(instant)
}

export const TEXT = 'I am Zelda Miller-1, card 4012888877000100, zelda@example.com.'

export async function put (id: string, input: Partial<ConversationInput> = {}): Promise<void> {
  await putConversation(context, ADMIN, id, { messages: [{ role: 'customer', text: TEXT }, { role: 'agent', text: 'Thank you, Zelda Miller-1.' }], ...input })
}

/** Undefined when there is none. */
export async function texts (id: string): Promise<readonly string[] | undefined> {
  const open = await openConversation(context, id)
  return open === undefined ? undefined : originalOf(open.kept).messages.map(({ text }) => text)
}

export const request = (scope: PurgeRequest['scope'], rest: Partial<PurgeRequest> = {}): PurgeRequest => ({ scope, dryRun: false, reason: 'test', ...rest })
export const erase = (after: string, rest: object = {}): object => ({ when: { after, from: 'created' }, what: { scope: 'conversation' }, action: 'erase', ...rest })
export const redact = (after: string, types: readonly EntityType[] | undefined, rest: object = {}): object =>
  ({ when: { after, from: 'created' }, what: { scope: 'values', ...(types === undefined ? {} : { types }) }, action: 'redact', ...rest })
