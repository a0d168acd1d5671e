// A store with many conversations, most of them to be purged; imports nothing of vitest, so that child processes can use it too.

import type { Finding } from '../../src/conversation.ts'
import type { DetectionService } from '../../src/detection/service.ts'
import type { EntityType } from '../../src/entities.ts'
import { DEFAULT_LIMITS } from '../../src/privacy/check-input.ts'
import { putConversation, type ConversationContext } from '../../src/privacy/conversations/conversations.ts'
import type { OpenedRecords } from '../../src/privacy/open-records.ts'
import type { Actor } from '../../src/privacy/privacy.ts'
import { encodedForms, writtenForms } from './residue.ts'

export const ADMIN: Actor = { id: 'k-admin', role: 'admin' }
export const MASTER_KEY = Buffer.alloc(32, 7).toString('base64')
export const PURGED = 200
export const KEPT = 20
export const PERSON = { email: 'Forget.Me@Example.com', phone: '+81 90-1234-5678' }

const FOUND: ReadonlyArray<readonly [EntityType, RegExp]> = [
  ['PERSON', /Zelda [A-Z][a-z]+-\d+|勅使河原\d+号/gu], ['EMAIL_ADDRESS', /[\w.]+@[\w.]+\.com/gu], ['CREDIT_CARD', /\b\d{16}\b/gu], ['PHONE_NUMBER', /\+81[\d-]{11,13}\d/gu]
]

export const detection: DetectionService = {
  modelId: 'fake@1',
  async detect ({ messages }) {
    return messages.flatMap(({ text }, message) => FOUND.flatMap(([type, pattern]) => [...text.matchAll(pattern)].map((match): Finding => ({
      message, start: match.index, end: match.index + match[0].length, type, score: 1, source: 'rule', explanation: []
    }))))
  },
  async close () {}
}

export interface Sample {
  readonly id: string
  /** What must be gone when the values are. */
  readonly values: readonly string[]
  /** What must be gone as well when the conversation is. */
  readonly texts: readonly string[]
}

export function sample (number: number, kind: 'purged' | 'kept'): Sample & { readonly lines: readonly string[] } {
  const digits = String(number).padStart(4, '0')
  const values = [`Zelda ${kind === 'purged' ? 'Forgotten' : 'Remembered'}-${digits}`, `勅使河原${digits}${kind === 'purged' ? '9' : '1'}号`, `${kind}.customer.${digits}@example.com`, `40128888${kind === 'purged' ? '77' : '11'}${digits}00`]
  const said = `${kind} parcel ${digits} arrived wet`
  const person = kind === 'purged' ? [`forget.me@example.com, +81-90-1234-5678, ${digits}`] : []
  return { id: `${kind}/ticket ${digits}`, values, texts: [said], lines: [`I am ${values[0]} (${values[1]}), ${values[2]}, card ${values[3]}.`, `${said}.`, ...person] }
}

export const SAMPLES: readonly Sample[] = Array.from({ length: PURGED }, (_, number) => sample(number, 'purged'))

export function contextOf ({ store, vault, clock }: OpenedRecords): ConversationContext {
  return { store, vault, clock, detection, limits: DEFAULT_LIMITS }
}

/** Fills a store; a checkpoint in between, so that documents and journal both hold some. */
export async function fill (records: OpenedRecords): Promise<void> {
  const context = contextOf(records)
  const put = async (number: number, kind: 'purged' | 'kept'): Promise<void> => {
    const { id, lines } = sample(number, kind)
    await putConversation(context, ADMIN, id, {
      messages: lines.map((text) => ({ role: 'customer', author: 'Zelda', text })), channel: kind, ...(kind === 'purged' ? { subject: PERSON } : {})
    })
    if (number % 2 === 0) await records.store.commit([{ kind: 'putRetention', entry: { conversationId: id, createdAt: records.clock().toISOString(), expiresAt: null, state: 'masked', counts: { PERSON: 1 } } }])
  }
  for (let number = 0; number < PURGED; number++) {
    await put(number, 'purged')
    if (number < KEPT) await put(number, 'kept')
    if (number === PURGED / 2) await records.store.compact()
  }
}

/** @param keyFiles the wrapped keys as they were on the disk. */
export function needlesOf (keyFiles: Iterable<Uint8Array>, isErased: boolean): Iterable<Uint8Array> {
  const texts = SAMPLES.flatMap(({ id, values, texts: said }) => isErased ? [...values, ...said, id] : values)
  // A wrapped key: its nonce and ciphertext, without the head that all have in common.
  const keys = [...keyFiles].map((bytes) => bytes.subarray(9, 57))
  const person = isErased ? ['forget.me@example.com', '+81-90-1234-5678', '+819012345678'] : []
  return [...[...texts, ...person].flatMap(writtenForms), ...keys, ...keys.flatMap((key) => encodedForms(key))]
}
