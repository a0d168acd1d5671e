// Each file operation fails in turn: what was acknowledged stays, what was rejected is nowhere, and the store goes on or says that it cannot.

import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { openFileStore, type FileStore } from '../../src/store/file/open.ts'
import type { Store } from '../../src/store/store.ts'
import { expectAudit } from '../helpers/audit-whole.ts'
import { faultyFiles, type Fault, type FaultyFiles, type FileOpName } from '../helpers/faulty-files.ts'
import { apiKey, audit, clock, deleteRetention, filesBelow, filesHolding, putRetention, temporaryFolder } from '../helpers/store-samples.ts'

interface Opened { readonly dataDir: string, readonly files: FaultyFiles, readonly store: FileStore }

async function open (dataDir?: string): Promise<Opened> {
  const folder = dataDir ?? await temporaryFolder()
  const files = faultyFiles()
  const store = await openFileStore({ dataDir: folder, clock, files })
  onTestFinished(async () => { files.faultOf = () => undefined; await store.close() })
  return { dataDir: folder, files, store }
}

async function idsOf (store: Store): Promise<readonly string[]> {
  return (await store.findRetention({})).map(({ conversationId }) => conversationId)
}

/** Fails one operation on paths below a part of the folder, the first `times` times. */
function failing (operation: FileOpName, part: string, fault: Fault, times = Infinity): FaultyFiles['faultOf'] {
  let left = times
  return (name, path) => name === operation && path.includes(part) && left-- > 0 ? fault : undefined
}

async function expectWhole (store: Store, ids: readonly string[], entries: number): Promise<void> {
  expect(await idsOf(store)).toEqual(ids)
  await expectAudit(store, entries)
}

describe('a write that fails', () => {
  it.each<[string, Fault]>([
    ['nothing written', { code: 'ENOSPC' }], ['half written, disk full', { code: 'ENOSPC', half: true }], ['half written, device error', { code: 'EIO', half: true }]
  ])('rejects that commit and no other: %s', async (_, fault) => {
    const { dataDir, files, store } = await open()
    await store.commit([putRetention('a'), audit()])
    files.faultOf = failing('write', '/journal/', fault)
    const rejected = [store.commit([putRetention('lost-1'), deleteRetention('a'), audit()]), store.commit([putRetention('lost-2')])]
    for (const commit of rejected) await expect(commit).rejects.toMatchObject({ code: 'STORAGE_FAILED', message: expect.stringContaining((fault as { code: string }).code) })
    await expectWhole(store, ['a'], 1)
    expect(await filesHolding(dataDir, 'lost-')).toEqual([])

    files.faultOf = () => undefined
    await store.commit([putRetention('b'), audit()])
    await expectWhole(store, ['a', 'b'], 2)
    await store.close()
    await expectWhole((await open(dataDir)).store, ['a', 'b'], 2)
  })

  it('goes on where the system takes only a part', async () => {
    const { dataDir, files, store } = await open()
    files.faultOf = (operation) => operation === 'write' ? 'short' : undefined
    await store.commit([putRetention('a'.repeat(1000)), audit()])
    await store.checkpoint()
    await store.commit([putRetention('b'), audit()])
    await store.close()
    await expectWhole((await open(dataDir)).store, ['a'.repeat(1000), 'b'], 2)
  })

  it('leaves nothing of itself even when the process dies right after', async () => {
    const { dataDir, files, store } = await open()
    await store.commit([putRetention('a')])
    files.faultOf = failing('write', '/journal/', { code: 'ENOSPC', half: true })
    await expect(store.commit([putRetention('lost')])).rejects.toMatchObject({ code: 'STORAGE_FAILED' })
    expect((await readFile(join(dataDir, 'journal/000000000000001.ndjson'), 'utf8')).split('\n')).toHaveLength(2)
  })
})

describe('a store that must not go on', () => {
  it.each<[string, FaultyFiles['faultOf']]>([
    ['the flush of the journal fails', failing('sync', '/journal/', { code: 'EIO' }, 1)],
    ['a torn line cannot be taken back', (operation, path) =>
      !path.includes('/journal/') ? undefined : operation === 'write' ? { code: 'ENOSPC', half: true } : operation === 'truncate' ? { code: 'EIO' } : undefined]
  ])('is read-only until it is opened again when %s', async (_, faultOf) => {
    const { dataDir, files, store } = await open()
    await store.commit([putRetention('a'), audit()])
    files.faultOf = faultOf
    await expect(store.commit([putRetention('lost'), audit()])).rejects.toMatchObject({ code: 'STORAGE_FAILED' })
    files.faultOf = () => undefined
    await expect(store.commit([putRetention('b')])).rejects.toMatchObject({ code: 'STORAGE_FAILED', message: expect.stringContaining('read-only') })
    await expect(store.checkpoint()).rejects.toMatchObject({ code: 'STORAGE_FAILED' })
    await expectWhole(store, ['a'], 1)
    await store.close()

    const { store: again } = await open(dataDir)
    await expectWhole(again, ['a'], 1)
    await again.commit([putRetention('b'), audit()])
    await expectWhole(again, ['a', 'b'], 2)
  })

  it('is read-only when a flush of the audit log fails; the journal keeps what was acknowledged', async () => {
    const { dataDir, files, store } = await open()
    await store.commit([putRetention('a'), audit()])
    files.faultOf = failing('sync', '/audit/', { code: 'EIO' }, 1)
    await expect(store.checkpoint()).rejects.toMatchObject({ code: 'STORAGE_FAILED' })
    await expect(store.commit([audit()])).rejects.toMatchObject({ code: 'STORAGE_FAILED' })
    await store.close()
    await expectWhole((await open(dataDir)).store, ['a'], 1)
  })
})

describe('the audit log', () => {
  it.each<[string, FileOpName, Fault]>([
    ['cannot be written', 'write', { code: 'ENOSPC' }], ['is half written', 'write', { code: 'ENOSPC', half: true }], ['cannot be made', 'open', { code: 'ENOSPC' }]
  ])('%s: commits in the journal stand, are listed, and reach the log later', async (_, operation, fault) => {
    const { dataDir, files, store } = await open()
    files.faultOf = failing(operation, '/audit/', fault)
    await store.commit([audit('a')])
    await store.commit([audit('b')])
    await expectWhole(store, [], 2)
    await expect(store.checkpoint()).rejects.toMatchObject({ code: 'STORAGE_FAILED' })
    files.faultOf = () => undefined
    await store.commit([audit('c')])
    await expectWhole(store, [], 3)
    const [segment] = await readdir(join(dataDir, 'audit'))
    expect((await readFile(join(dataDir, 'audit', segment!), 'utf8')).split('\n')).toHaveLength(4)
    await store.close()
    await expectWhole((await open(dataDir)).store, [], 3)
  })
})

describe('the tree file', () => {
  it.each<[string, Fault]>([['cannot be written', { code: 'ENOSPC' }], ['is half written', { code: 'EIO', half: true }]])('%s: commits stand and are proven from memory, and reach the file later', async (_, fault) => {
    const { dataDir, files, store } = await open()
    files.faultOf = failing('write', 'audit.tree', fault)
    for (const word of ['a', 'b', 'c']) await store.commit([audit(word)])
    await expectWhole(store, [], 3)
    await expect(store.checkpoint()).rejects.toMatchObject({ code: 'STORAGE_FAILED' })
    files.faultOf = () => undefined
    await store.commit([audit('d')])
    await store.close()
    expect((await readFile(join(dataDir, 'audit.tree'))).length).toBe(7 * 32)
    await expectWhole((await open(dataDir)).store, [], 4)
  })

  it('whose flush fails makes the store read-only until it is opened again', async () => {
    const { dataDir, files, store } = await open()
    await store.commit([audit('a')])
    files.faultOf = failing('sync', 'audit.tree', { code: 'EIO' }, 1)
    await expect(store.checkpoint()).rejects.toMatchObject({ code: 'STORAGE_FAILED' })
    await expect(store.commit([audit()])).rejects.toMatchObject({ code: 'STORAGE_FAILED', message: expect.stringContaining('read-only') })
    await store.close()
    await expectWhole((await open(dataDir)).store, [], 1)
  })
})

describe('every operation of a checkpoint fails once', () => {
  const operations: readonly FileOpName[] = ['open', 'write', 'sync', 'rename', 'remove', 'syncFolder']

  it.each(operations)('%s: at each of its places, nothing is lost, in this process or the next', async (operation) => {
    let failedPlaces = 0
    for (let place = 0; ; place++) {
      const { dataDir, files, store } = await open()
      await store.commit([putRetention('a'), putRetention('b'), { kind: 'putKey', key: apiKey('k') }, audit()])
      await store.checkpoint()
      await store.commit([deleteRetention('a'), putRetention('c'), { kind: 'putKey', key: apiKey('k2') }, audit()])

      let count = 0
      let isReached = false
      files.faultOf = (name) => {
        if (name !== operation || count++ !== place) return undefined
        isReached = true
        return { code: 'EIO', half: true }
      }
      const outcome = await store.checkpoint().then(() => 'done', (error: unknown) => (error as { code: string }).code)
      if (!isReached) break
      failedPlaces += 1
      if (outcome !== 'done') expect(outcome).toBe('STORAGE_FAILED')
      files.faultOf = () => undefined
      await expectWhole(store, ['b', 'c'], 2)
      const isReadOnly = await store.commit([putRetention('d'), audit()]).then(() => false, () => true)
      const expected = isReadOnly ? ['b', 'c'] : ['b', 'c', 'd']
      // Close does the checkpoint once more; without it the folder is as a crash would leave it.
      if (place % 2 === 0) await store.close()
      else { files.faultOf = () => ({ code: 'EIO' }); await store.close(); files.faultOf = () => undefined }

      const { store: again } = await open(dataDir)
      await expectWhole(again, expected, isReadOnly ? 2 : 3)
      expect((await again.listKeys()).map(({ id }) => id)).toEqual(['k', 'k2'])
      await again.checkpoint()
      expect((await filesBelow(dataDir)).filter((path) => /\.(tmp|prev)$/.test(path))).toEqual([])
      expect(await filesHolding(join(dataDir, 'documents'), '"a"')).toEqual([])
      await again.close()
    }
    expect(failedPlaces).toBeGreaterThan(0)
  })
})

describe('opening', () => {
  it.each<[FileOpName, string]>([['write', 'reference.key'], ['sync', 'manifest.json'], ['open', '/journal/'], ['rename', 'manifest.json'], ['syncFolder', '/journal'], ['makeFolder', 'audit'], ['write', 'signing.key'], ['open', 'audit.tree']])(
    'fails with STORAGE_FAILED when %s fails on %s, and works the next time', async (operation, part) => {
      const dataDir = await temporaryFolder()
      const files = faultyFiles()
      files.faultOf = failing(operation, part, { code: 'ENOSPC', half: true })
      await expect(openFileStore({ dataDir, clock, files })).rejects.toMatchObject({ code: 'STORAGE_FAILED', message: expect.stringContaining('ENOSPC') })
      const { store } = await open(dataDir)
      await store.commit([putRetention('a'), audit()])
      await expectWhole(store, ['a'], 1)
    })

  it.each<[FileOpName, string]>([['readFile', 'manifest.json'], ['readFile', '/documents/'], ['readFile', '/journal/'], ['readFile', 'reference.key'], ['readFile', 'signing.key'], ['open', 'audit.tree'], ['list', '/audit']])(
    'does not call a file damaged that cannot be read: %s of %s', async (operation, part) => {
      const { dataDir, store } = await open()
      await store.commit([putRetention('a'), audit()])
      await store.close()
      const files = faultyFiles()
      files.faultOf = failing(operation, part, { code: 'EIO' })
      await expect(openFileStore({ dataDir, clock, files })).rejects.toMatchObject({ code: 'STORAGE_FAILED' })
      await expectWhole((await open(dataDir)).store, ['a'], 1)
    })
})
