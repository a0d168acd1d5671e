import { chmod, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { verifyAudit } from '../../src/audit/verify.ts'
import { streamAudit } from '../../src/store/audit-stream.ts'
import { openFileStore, type FileStore, type FileStoreOptions } from '../../src/store/file/open.ts'
import { unflushedFiles } from '../helpers/faulty-files.ts'
import { apiKey, audit, clock, deleteRetention, filesBelow, filesHolding, putRetention, retention, temporaryFolder } from '../helpers/store-samples.ts'
import { describeStore } from './conformance.ts'

describeStore('file', async () => await openFileStore({ dataDir: await temporaryFolder(), clock }))
describeStore('file, checkpoint at each commit, tiny segments', async () => await openFileStore({
  dataDir: await temporaryFolder(), clock, files: unflushedFiles, checkpoint: { journalBytes: 1, journalAgeMs: 0 }, auditSegmentBytes: 600
}))

async function open (dataDir: string, options: Partial<FileStoreOptions> = {}): Promise<FileStore> {
  const store = await openFileStore({ dataDir, clock, files: unflushedFiles, ...options })
  onTestFinished(async () => { await store.close() })
  return store
}

describe('the data folder', () => {
  it('is made with mode 0700, its files with 0600, whatever the umask', async () => {
    const dataDir = join(await temporaryFolder(), 'deep', 'data')
    const before = process.umask(0)
    const store = await open(dataDir).finally(() => process.umask(before))
    await store.commit([{ kind: 'putKey', key: apiKey('a') }, putRetention('a'), audit()])
    await store.checkpoint()
    const modeOf = async (path: string): Promise<number> => (await stat(path)).mode & 0o777
    for (const folder of ['', 'documents', 'documents/retention', 'journal', 'audit']) expect([folder, await modeOf(join(dataDir, folder))]).toEqual([folder, 0o700])
    const files = await filesBelow(dataDir)
    expect(files).toContain('reference.key')
    for (const file of files) expect([file, await modeOf(join(dataDir, file))]).toEqual([file, 0o600])
  })

  it('tightens a loose empty folder, and leaves the mode of a folder with other things alone', async () => {
    const [empty, shared] = [await temporaryFolder(), await temporaryFolder()]
    await writeFile(join(shared, 'notes.txt'), 'mine')
    for (const folder of [empty, shared]) await chmod(folder, 0o755)
    await open(empty)
    await open(shared)
    expect((await stat(empty)).mode & 0o777).toBe(0o700)
    expect((await stat(shared)).mode & 0o777).toBe(0o755)
    expect(await readFile(join(shared, 'notes.txt'), 'utf8')).toBe('mine')
  })

  it('cannot be a file', async () => {
    const path = join(await temporaryFolder(), 'file')
    await writeFile(path, '')
    await expect(openFileStore({ dataDir: path, clock })).rejects.toMatchObject({ code: 'STORAGE_FAILED', message: expect.stringContaining(path) })
  })
})

describe('reopening', () => {
  it.each([['from the documents', true], ['from the journal', false]])('gives everything back %s', async (_, isCheckpointed) => {
    const dataDir = await temporaryFolder()
    const first = await open(dataDir)
    await first.commit([{ kind: 'putKey', key: apiKey('k') }, audit('a')])
    await first.commit(Array.from({ length: 500 }, (_, index) => putRetention(`c${index}`)))
    await first.commit([deleteRetention('c7'), audit('b')])
    if (isCheckpointed) await first.close()
    const copy = await copyOf(dataDir)
    const second = await open(copy)
    expect(await second.getKey('k')).toEqual(apiKey('k'))
    expect(await second.findRetention({})).toHaveLength(499)
    expect(await second.getRetention('c7')).toBeUndefined()
    expect(await second.getRetention('c8')).toEqual(retention('c8'))
    expect(await verifyAudit(streamAudit(second))).toMatchObject({ nextSeq: 2 })
    expect(second.referenceKey).toEqual(first.referenceKey)
    expect(await second.commit([audit('c')])).toMatchObject([{ seq: 2 }])
  })

  it('leaves removed ids nowhere in the folder after a checkpoint', async () => {
    const dataDir = await temporaryFolder()
    const store = await open(dataDir)
    await store.commit([putRetention('yamada-taro-1987')])
    await store.checkpoint()
    await store.commit([deleteRetention('yamada-taro-1987')])
    expect(await filesHolding(dataDir, 'yamada-taro-1987')).not.toEqual([])
    await store.checkpoint()
    expect(await filesHolding(dataDir, 'yamada-taro-1987')).toEqual([])
    expect((await filesBelow(dataDir)).filter((path) => /\.(tmp|prev)$/.test(path))).toEqual([])
  })

  it('begins a new journal file at a checkpoint and removes the old one', async () => {
    const dataDir = await temporaryFolder()
    const store = await open(dataDir)
    for (let round = 0; round < 3; round++) {
      await store.commit([putRetention('a'), audit()])
      await store.checkpoint()
    }
    expect((await filesBelow(dataDir)).filter((path) => path.startsWith('journal'))).toEqual(['journal/000000000000004.ndjson'])
  })

  it('checkpoints on its own by size, without harm to commits meanwhile', async () => {
    const dataDir = await temporaryFolder()
    const store = await open(dataDir, { checkpoint: { journalBytes: 20_000, journalAgeMs: 1e12 }, auditSegmentBytes: 10_000 })
    for (let wave = 0; wave < 20; wave++) await Promise.all(Array.from({ length: 20 }, async (_, index) => await store.commit([putRetention(`${wave}-${index}`), audit()])))
    const names = await filesBelow(dataDir)
    expect(names.filter((path) => path.startsWith('audit/')).length).toBeGreaterThan(5)
    expect(names.some((path) => path.startsWith('documents/retention/'))).toBe(true)
    await store.close()
    const again = await open(dataDir)
    expect(await again.findRetention({})).toHaveLength(400)
    expect(await verifyAudit(streamAudit(again))).toMatchObject({ nextSeq: 400 })
  })

  it('checkpoints by age, by the injected clock', async () => {
    const dataDir = await temporaryFolder()
    let now = 0
    const store = await open(dataDir, { clock: () => new Date(now), checkpoint: { journalBytes: 1e9, journalAgeMs: 1_000 } })
    await store.commit([{ kind: 'putKey', key: apiKey('a') }])
    now = 999
    await store.commit([audit()])
    expect(await filesBelow(dataDir)).not.toContain('documents/keys.json')
    now = 1_000
    await store.commit([audit()])
    await expect.poll(async () => await filesBelow(dataDir)).toContain('documents/keys.json')
  })

  it('finds audit entries by number in large segments', async () => {
    const store = await open(await temporaryFolder(), { auditSegmentBytes: 400_000 })
    for (let wave = 0; wave < 10; wave++) await store.commit(Array.from({ length: 500 }, (_, index) => audit(`${wave} 日本語 ${'x'.repeat(index % 300)}`)))
    for (const seq of [0, 1, 499, 500, 777, 1234, 2500, 3999, 4000, 4998, 4999]) {
      expect((await store.listAudit({ afterSeq: seq - 1, limit: 2 })).map((entry) => entry.seq)).toEqual([seq, seq + 1].filter((number) => number < 5000))
    }
  })
})

it('removes temporary files that a crash left, and no other file', async () => {
  const dataDir = await temporaryFolder()
  await (await openFileStore({ dataDir, clock, files: unflushedFiles })).close()
  const left = ['manifest.json.tmp', 'reference.key.tmp', 'owner.json.tmp', 'documents/keys.json.tmp', 'documents/retention/00.json.tmp']
  for (const path of [...left, 'notes.tmp']) await writeFile(join(dataDir, path), 'x')
  await open(dataDir)
  expect((await filesBelow(dataDir)).filter((path) => path.endsWith('.tmp'))).toEqual(['notes.tmp'])
})

describe('files that are lost', () => {
  it.each([
    ['manifest.json', 'STORE_CORRUPT', 'manifest.json is missing'],
    ['reference.key', 'STORE_CORRUPT', 'reference.key is missing'],
    ['documents/keys.json', 'STORE_CORRUPT', 'keys.json is missing'],
    ['documents/retention/ca.json', 'STORE_CORRUPT', 'ca.json is missing'],
    ['journal', 'STORE_CORRUPT', 'journal is missing'],
    ['documents', 'STORE_CORRUPT', 'is missing'],
    ['audit', 'AUDIT_BROKEN', 'audit entry 0: is missing']
  ])('%s: refused, never an empty store', async (path, code, message) => {
    const dataDir = await temporaryFolder()
    const store = await openFileStore({ dataDir, clock, files: unflushedFiles })
    await store.commit([{ kind: 'putKey', key: apiKey('a') }, putRetention('a'), audit()])
    await store.close()
    await rm(join(dataDir, path), { recursive: true })
    await expect(openFileStore({ dataDir, clock, files: unflushedFiles })).rejects.toMatchObject({ code, message: expect.stringContaining(message) })
  })

  it('an older copy of one document is refused', async () => {
    const dataDir = await temporaryFolder()
    const path = join(dataDir, 'documents/keys.json')
    const store = await openFileStore({ dataDir, clock, files: unflushedFiles })
    await store.commit([{ kind: 'putKey', key: apiKey('a') }])
    await store.checkpoint()
    const older = await readFile(path)
    await store.commit([{ kind: 'putKey', key: apiKey('a', { revokedAt: '2025-01-01T00:00:00.000Z' }) }])
    await store.close()
    await writeFile(path, older)
    await expect(openFileStore({ dataDir, clock, files: unflushedFiles })).rejects.toMatchObject({ code: 'STORE_CORRUPT', message: expect.stringContaining('keys.json is older') })
  })

  it('a folder of a newer format is refused and unharmed', async () => {
    const { frame } = await import('../../src/store/file/frame.ts')
    const dataDir = await temporaryFolder()
    await (await openFileStore({ dataDir, clock, files: unflushedFiles })).close()
    await writeFile(join(dataDir, 'manifest.json'), `${frame('{"format":2,"lsn":0,"documents":{}}')}\n`)
    await expect(openFileStore({ dataDir, clock, files: unflushedFiles })).rejects.toMatchObject({ code: 'STORE_CORRUPT', message: expect.stringContaining('format 2') })
  })
})

/** A copy of a folder as a killed process would leave it; its lock stays behind. */
async function copyOf (dataDir: string): Promise<string> {
  const copy = join(await temporaryFolder(), 'copy')
  await mkdir(copy)
  for (const path of await filesBelow(dataDir)) {
    await mkdir(join(copy, path, '..'), { recursive: true })
    await writeFile(join(copy, path), await readFile(join(dataDir, path)))
  }
  return copy
}
