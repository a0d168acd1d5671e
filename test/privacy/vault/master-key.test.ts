// The master key: where it comes from, a wrong or half-written one, and its rotation, interrupted anywhere.

import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { originalOf } from '../../../src/privacy/conversations/conversation-body.ts'
import { openConversation, putConversation, type ConversationContext } from '../../../src/privacy/conversations/conversations.ts'
import { startMasterKeys } from '../../../src/privacy/vault/master-keys.ts'
import type { Actor } from '../../../src/privacy/privacy.ts'
import { rotateMasterKey } from '../../../src/privacy/vault/rotate-master.ts'
import { newKey } from '../../../src/privacy/vault/seal.ts'
import { masterKeyOf } from '../../../src/privacy/vault/vault.ts'
import { open } from '../../helpers/open-vault.ts'
import { filesBelow, temporaryFolder } from '../../helpers/store-samples.ts'

const ADMIN: Actor = { id: 'k-admin', role: 'admin' }
const COUNT = 12
const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64')

async function fill (context: ConversationContext): Promise<void> {
  for (let index = 0; index < COUNT; index++) await putConversation(context, ADMIN, `c${index}`, { messages: [{ role: 'customer', text: `Ada ${index}` }] })
}

async function expectAll (context: ConversationContext): Promise<void> {
  for (let index = 0; index < COUNT; index++) expect(originalOf((await openConversation(context, `c${index}`))!.kept).messages[0]?.text).toBe(`Ada ${index}`)
}

async function contents (folder: string): Promise<Record<string, string>> {
  const paths = (await filesBelow(folder)).filter((path) => !/owner\.json|\.lock/.test(path))
  return Object.fromEntries(await Promise.all(paths.map(async (path) => [path, (await readFile(join(folder, path))).toString('hex')])))
}

describe('where it comes from', () => {
  it('is made in the data folder at the first start, and found there at the next', async () => {
    const first = await open()
    expect(first.records.masterKey).toMatchObject({ from: 'data folder', isNew: true })
    await fill(first.context)
    await first.context.store.close()
    const second = await open(first.dataDir)
    expect(second.records.masterKey).toMatchObject({ from: 'data folder', isNew: false })
    await expectAll(second.context)
  })

  it.each(['value', 'file'] as const)('comes from outside: %s; then none lies in the data folder', async (kind) => {
    const key = base64(newKey())
    const path = join(await temporaryFolder(), 'key')
    await writeFile(path, `${key}\n`)
    const settings = kind === 'value' ? { value: key } : { file: path }
    const first = await open(undefined, settings)
    await fill(first.context)
    await first.context.store.close()
    expect(await filesBelow(first.dataDir)).not.toContain('master.key')
    await expectAll((await open(first.dataDir, settings)).context)
  })

  it('is refused when it is another one, when it is missing, and nothing is written', async () => {
    const first = await open(undefined, { value: base64(newKey()) })
    await fill(first.context)
    await first.context.store.close()
    const before = await contents(first.dataDir)
    const wrong = base64(newKey())
    const error = await open(first.dataDir, { value: wrong }).catch((thrown: unknown) => thrown as Error)
    expect(error).toMatchObject({ code: 'INVALID_CONFIG', message: expect.stringMatching(/^the master key is not the one of this data folder or database: it has the id [0-9a-f]{16}, needed is [0-9a-f]{16}$/) })
    expect((error as Error).message).not.toContain(wrong)
    await expect(open(first.dataDir)).rejects.toMatchObject({ code: 'INVALID_CONFIG', message: expect.stringContaining('SUMI_MASTER_KEY_FILE') })
    expect(await contents(first.dataDir)).toEqual(before)
  })

  it.each<[string, string]>([['half of it', base64(newKey()).slice(0, 21)], ['nothing', ''], ['zeros of a disk', '\0'.repeat(44)], ['other text', 'not a key at all, but as long as one would.'], ['too much', base64(Buffer.alloc(33))]])(
    'is refused when its file holds %s', async (_, text) => {
      const folder = await mkdtemp(join(tmpdir(), 'sumi-key-'))
      const path = join(folder, 'key')
      await writeFile(path, text)
      await expect(open(undefined, { file: path })).rejects.toMatchObject({ code: 'INVALID_CONFIG', message: expect.stringContaining(`${path} does not hold a master key: 32 bytes in base64 (44 characters)`) })
      await writeFile(join(folder, 'master.key'), text)
      await expect(open(folder)).rejects.toMatchObject({ code: 'INVALID_CONFIG' })
      expect(await filesBelow(folder)).toEqual(['key', 'master.key'])
      await rm(folder, { recursive: true })
    })

  it('a header that is damaged is not taken for a new vault', async () => {
    const first = await open()
    await first.context.store.close()
    await writeFile(join(first.dataDir, 'vault/header.json'), '{"format":1,')
    await expect(open(first.dataDir)).rejects.toMatchObject({ code: 'STORE_CORRUPT', message: expect.stringContaining('vault/header.json') })
  })
})

describe('rotation', () => {
  it('goes on beside reading and writing; then the new key opens all and the old none', async () => {
    const [oldKey, nextKey] = [base64(newKey()), newKey()]
    const { context, dataDir } = await open(undefined, { value: oldKey })
    await fill(context)
    const steps: number[] = []
    const writes: Array<Promise<unknown>> = []
    const rotation = rotateMasterKey(context, ADMIN, { key: masterKeyOf(nextKey), home: 'elsewhere' }, {
      onProgress: ({ done }) => {
        steps.push(done)
        writes.push(putConversation(context, ADMIN, `c${done % COUNT}`, { messages: [{ role: 'customer', text: `Ada ${done % COUNT}` }] }))
      }
    })
    writes.push(putConversation(context, ADMIN, 'during', { messages: [{ role: 'bot', text: 'x' }] }))
    await expectAll(context)
    expect(await rotation).toBe(true)
    await Promise.all(writes)
    expect(steps.length).toBeGreaterThanOrEqual(COUNT)
    await expectAll(context)
    expect(await context.store.listAudit({ action: 'master.rotate', limit: 9 })).toMatchObject([{ detail: 'begin' }, { detail: 'end' }])
    await context.store.close()
    await expect(open(dataDir, { value: oldKey })).rejects.toMatchObject({ code: 'INVALID_CONFIG' })
    const again = await open(dataDir, { value: base64(nextKey) })
    await expectAll(again.context)
    expect(await openConversation(again.context, 'during')).toBeDefined()
  })

  it.each([0, 1, 5, COUNT - 1])('stopped after %i files opens with either key, and goes on', async (stopAfter) => {
    const [oldKey, nextKey] = [base64(newKey()), newKey()]
    const first = await open(undefined, { value: oldKey })
    await fill(first.context)
    let done = 0
    expect(await rotateMasterKey(first.context, ADMIN, { key: masterKeyOf(nextKey), home: 'elsewhere' }, { onProgress: () => { done += 1 }, isStopped: () => done >= stopAfter })).toBe(false)
    await expect(rotateMasterKey(first.context, ADMIN, { key: masterKeyOf(newKey()), home: 'elsewhere' })).rejects.toMatchObject({ code: 'CONFLICT' })
    await first.context.store.close()
    for (const value of [oldKey, base64(nextKey)]) {
      const half = await open(first.dataDir, { value })
      await expectAll(half.context)
      await half.context.store.close()
    }
    const last = await open(first.dataDir, { value: stopAfter % 2 === 0 ? oldKey : base64(nextKey) })
    expect(await rotateMasterKey(last.context, ADMIN, undefined)).toBe(true)
    await expectAll(last.context)
    await last.context.store.close()
    await expectAll((await open(first.dataDir, { value: base64(nextKey) })).context)
  })

  it('does not bring back a conversation that is removed meanwhile', async () => {
    const { context } = await open()
    await fill(context)
    const names = await context.store.vault.keys.list()
    const rotation = rotateMasterKey(context, ADMIN, { key: masterKeyOf(newKey()), home: 'elsewhere' }, { onProgress: () => { for (const name of names) context.store.vault.keys.remove([name]).catch(() => {}) } })
    expect(await rotation).toBe(true)
    await context.store.vault.keys.remove(names)
    expect(await context.store.vault.keys.list()).toEqual([])
  })

  it('in a running process: a key of the data folder is replaced there, or leaves it for a file', async () => {
    const { context, dataDir, records } = await open()
    await fill(context)
    const keyText = await readFile(join(dataDir, 'master.key'), 'utf8')
    const masterKeys = startMasterKeys(records, { dataDir, found: records.masterKey }, ADMIN)
    await masterKeys.rotate(ADMIN)
    await expect(masterKeys.rotate(ADMIN)).rejects.toMatchObject({ code: 'CONFLICT' })
    await masterKeys.idle()
    expect(await masterKeys.state()).toMatchObject({ rotation: null, failed: null, notice: null })
    const nextText = await readFile(join(dataDir, 'master.key'), 'utf8')
    expect(nextText).not.toBe(keyText)
    await expectAll(context)

    const path = join(await temporaryFolder(), 'next')
    await writeFile(path, base64(newKey()))
    await expect(masterKeys.rotate(ADMIN, '/nowhere/key')).rejects.toMatchObject({ code: 'INVALID_REQUEST' })
    await expect(masterKeys.rotate(ADMIN, 'next')).rejects.toMatchObject({ code: 'INVALID_REQUEST', message: expect.stringContaining('absolute') })
    await masterKeys.rotate(ADMIN, path)
    await masterKeys.idle()
    expect(await masterKeys.state()).toMatchObject({ rotation: null, failed: null, notice: expect.stringContaining('SUMI_MASTER_KEY_FILE') })
    expect(await filesBelow(dataDir)).not.toContain('master.key')
    await expect(masterKeys.rotate(ADMIN)).rejects.toMatchObject({ code: 'INVALID_REQUEST' })
    await context.store.close()
    await expectAll((await open(dataDir, { file: path })).context)
  })
})
