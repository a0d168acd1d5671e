// A real file store with a vault and a detector of a few patterns: for tests of stored conversations.

import { onTestFinished } from 'vitest'
import type { Conversation, Finding } from '../../src/conversation.ts'
import type { DetectionService } from '../../src/detection/service.ts'
import type { EntityType } from '../../src/entities.ts'
import { DEFAULT_LIMITS } from '../../src/privacy/check-input.ts'
import type { ConversationContext } from '../../src/privacy/conversations/conversations.ts'
import type { MasterKeySettings } from '../../src/privacy/vault/master-key.ts'
import { openRecords, type OpenedRecords } from '../../src/privacy/open-records.ts'
import { unflushedFiles } from './faulty-files.ts'
import { temporaryFolder } from './store-samples.ts'

const FOUND: ReadonlyArray<readonly [EntityType, RegExp]> = [
  ['PERSON', /Ada Lovelace|Ada|Ms\. Delacroix|delacroix|田中太郎|田中/gu], ['CREDIT_CARD', /(?:\d{4} ?){3}\d{4}/gu], ['EMAIL_ADDRESS', /[a-z]+@example\.com/giu],
  ['PHONE_NUMBER', /\+?0?\d{1,2}-\d{4}-\d{4}/gu], ['DATE_OF_BIRTH', /\d{4}-\d\d-\d\d/gu], ['US_SSN', /\d{3}-\d\d-\d{4}/gu], ['ADDRESS', /1 Elm St/gu],
  ['CARD_SECURITY_CODE', /(?<=cvc )\d{3}/gu], ['PASSWORD', /hunter2/gu]
]

export const detection: DetectionService = {
  modelId: 'fake@1',
  async detect ({ messages }: Conversation) {
    return messages.flatMap(({ text }, message) => FOUND.flatMap(([type, pattern]) => [...text.matchAll(pattern)].map((match): Finding => ({
      message, start: match.index, end: match.index + match[0].length, type, score: 1, source: 'rule', explanation: []
    }))))
  },
  async close () {}
}

export interface OpenedVault {
  readonly context: ConversationContext
  readonly records: OpenedRecords
  readonly dataDir: string
  /** Moves the clock. */
  at (instant: string): void
}

/** @param dataDir default: a new folder that removes itself. @param whenDone default: closes after the test. */
export async function open (dataDir?: string, masterKey: MasterKeySettings = {}, whenDone: (close: () => Promise<void>) => void = onTestFinished): Promise<OpenedVault> {
  const folder = dataDir ?? await temporaryFolder()
  let now = new Date('2026-03-01T00:00:00.000Z')
  const clock = (): Date => now
  const records = await openRecords({ dataDir: folder, clock, masterKey, files: unflushedFiles })
  whenDone(async () => { await records.store.close() })
  const { store, vault } = records
  return { context: { store, vault, clock, detection, limits: DEFAULT_LIMITS }, records, dataDir: folder, at: (instant) => { now = new Date(instant) } }
}
