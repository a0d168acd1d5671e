// Every file operation of a put and of a removal fails once: the old conversation or the new one is there, whole, and after the next start nothing else.

import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { DEFAULT_LIMITS } from '../../../src/privacy/check-input.ts'
import { originalOf } from '../../../src/privacy/conversations/conversation-body.ts'
import { createConversations } from '../../../src/privacy/conversations/conversation-service.ts'
import { openConversation, putConversation, type ConversationContext } from '../../../src/privacy/conversations/conversations.ts'
import { openRecords } from '../../../src/privacy/open-records.ts'
import type { Actor } from '../../../src/privacy/privacy.ts'
import { faultyFiles, type FaultyFiles, type FileOpName } from '../../helpers/faulty-files.ts'
import { detection, open } from '../../helpers/open-vault.ts'
import { filesBelow, filesHolding, temporaryFolder } from '../../helpers/store-samples.ts'

const ADMIN: Actor = { id: 'k-admin', role: 'admin' }
const clock = (): Date => new Date('2026-03-01T00:00:00.000Z')

async function openFaulty (): Promise<{ readonly context: ConversationContext, readonly files: FaultyFiles, readonly dataDir: string, readonly close: () => Promise<void> }> {
  const [dataDir, files] = [await temporaryFolder(), faultyFiles()]
  const { store, vault } = await openRecords({ dataDir, clock, masterKey: {}, files })
  return { context: { store, vault, clock, detection, limits: DEFAULT_LIMITS }, files, dataDir, close: async () => { await store.close() } }
}

const textOf = async (context: ConversationContext): Promise<string | undefined> => {
  const found = await openConversation(context, 'c')
  return found === undefined ? undefined : originalOf(found.kept).messages[0]?.text
}

const put = async (context: ConversationContext, text: string): Promise<unknown> => await putConversation(context, ADMIN, 'c', { messages: [{ role: 'customer', text }] })

describe.each<[string, (context: ConversationContext) => Promise<unknown>, string | undefined]>([
  ['a put', async (context) => await put(context, 'new Ada'), 'new Ada'],
  ['a removal', async (context) => { await createConversations(context).remove(ADMIN, 'c') }, undefined]
])('%s', (_, act, done) => {
  it.each<FileOpName>(['open', 'write', 'sync', 'remove', 'syncFolder'])('%s fails at each of its places', async (operation) => {
    let failedPlaces = 0
    for (let place = 0; ; place++) {
      const { context, files, dataDir, close } = await openFaulty()
      await put(context, 'old Ada')
      let [count, isReached] = [0, false]
      files.faultOf = (name) => {
        if (name !== operation || count++ !== place) return undefined
        isReached = true
        return { code: 'EIO', half: true }
      }
      const outcome = await act(context).then(() => 'done', (error: unknown) => (error as { code: string }).code)
      files.faultOf = () => undefined
      if (!isReached) { await close(); break }
      failedPlaces += 1
      if (outcome !== 'done') expect(outcome).toBe('STORAGE_FAILED')
      const now = await textOf(context)
      expect(['old Ada', done]).toContain(now)
      if (outcome === 'done') expect(now).toBe(done)
      await close()
      const again = await open(dataDir)
      const later = await textOf(again.context)
      // A put that failed stays undone. A removal whose intent was written is finished by the next start.
      expect([operation, place, done === undefined ? [now, done] : [now]]).toEqual([operation, place, expect.arrayContaining([later])])
      await again.context.store.compact()
      expect((await filesBelow(join(dataDir, 'vault'))).filter((path) => path !== 'header.json')).toHaveLength(later === undefined ? 0 : 2)
      expect(await filesHolding(dataDir, 'Ada')).toEqual([])
    }
    expect(failedPlaces).toBeGreaterThan(0)
  })
})
