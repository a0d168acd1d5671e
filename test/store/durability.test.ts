// In which order things reach the disk, seen from the calls to the file system.

import { describe, expect, it, onTestFinished } from 'vitest'
import { openFileStore, type FileStore } from '../../src/store/file/open.ts'
import { faultyFiles, type FaultyFiles } from '../helpers/faulty-files.ts'
import { apiKey, audit, clock, putRetention, temporaryFolder } from '../helpers/store-samples.ts'

async function open (): Promise<{ readonly files: FaultyFiles, readonly store: FileStore, readonly callsSince: () => readonly string[] }> {
  const dataDir = await temporaryFolder()
  const files = faultyFiles()
  const store = await openFileStore({ dataDir, clock, files })
  onTestFinished(async () => { await store.close() })
  files.calls.length = 0
  const callsSince = (): readonly string[] => files.calls.splice(0).map(({ operation, path }) => `${operation} ${path.slice(dataDir.length + 1)}`)
  return { files, store, callsSince }
}

const JOURNAL = 'journal/000000000000001.ndjson'

describe('a commit', () => {
  it('is acknowledged after its journal line was flushed, and its audit line and tree hashes written after that', async () => {
    const { store, callsSince } = await open()
    await store.commit([putRetention('a'), audit()])
    expect(callsSince().filter((call) => !/^(remove|open|syncFolder)/.test(call))).toEqual([
      `write ${JOURNAL}`, `sync ${JOURNAL}`, 'write audit/000000000000000.ndjson', 'write audit.tree'
    ])
  })

  it('is not seen by readers before it is durable', async () => {
    const { files, store } = await open()
    let seenAtFlush: unknown = 'not asked'
    files.faultOf = (operation) => {
      if (operation === 'sync') store.getRetention('a').then((entry) => { seenAtFlush = entry }).catch(() => {})
      return undefined
    }
    await store.commit([putRetention('a')])
    expect(seenAtFlush).toBeUndefined()
    expect(await store.getRetention('a')).toBeDefined()
  })

  it('shares its write and flush with those that came while the one before was under way', async () => {
    const { store, callsSince } = await open()
    await Promise.all(Array.from({ length: 500 }, async (_, index) => await store.commit([putRetention(`c${index}`)])))
    const calls = callsSince()
    expect(calls.filter((call) => call.startsWith('sync')).length).toBeLessThanOrEqual(2)
    expect(calls.filter((call) => call.startsWith('write')).length).toBeLessThanOrEqual(2)
  })

  it('touches no more files, and as many bytes, in a full store as in an empty one', async () => {
    const { store, callsSince } = await open()
    await store.commit([putRetention('a'), audit()])
    callsSince()
    await store.commit([putRetention('b'), audit()])
    const before = callsSince()
    await store.commit(Array.from({ length: 5_000 }, (_, index) => putRetention(`c${index}`)))
    callsSince()
    await store.commit([putRetention('d'), audit()])
    expect(callsSince()).toEqual(before)
  })
})

describe('a checkpoint', () => {
  it('flushes each document before its rename, the folders before the manifest, and removes the journal last', async () => {
    const { store, callsSince } = await open()
    await store.commit([{ kind: 'putKey', key: apiKey('k') }, putRetention('a'), audit()])
    callsSince()
    await store.checkpoint()
    const calls = callsSince()
    const shard = 'documents/retention/ca.json'
    const order = [
      'sync audit/000000000000000.ndjson', `write ${shard}.tmp`, `sync ${shard}.tmp`, `rename ${shard}`, 'syncFolder documents/retention',
      'sync manifest.json.tmp', 'rename manifest.json', 'syncFolder ', `remove ${shard}.prev`, `remove ${JOURNAL}`, 'syncFolder journal'
    ]
    const places = order.map((call) => call === 'syncFolder journal' ? calls.lastIndexOf(call) : calls.indexOf(call))
    expect(places).not.toContain(-1)
    expect(places).toEqual([...places].sort((a, b) => a - b))
    expect(calls.indexOf('sync documents/keys.json.tmp')).toBeLessThan(calls.indexOf('rename documents/keys.json'))
    expect(calls.indexOf('syncFolder documents')).toBeLessThan(calls.indexOf('sync manifest.json.tmp'))
  })

  it('writes only documents that changed', async () => {
    const { store, callsSince } = await open()
    await store.commit(Array.from({ length: 2_000 }, (_, index) => putRetention(`c${index}`)))
    await store.checkpoint()
    await store.commit([putRetention('a')])
    callsSince()
    await store.checkpoint()
    expect(callsSince().filter((call) => call.startsWith('rename'))).toEqual([
      'rename documents/retention/ca.json.prev', 'rename documents/retention/ca.json', 'rename manifest.json.prev', 'rename manifest.json'
    ])
  })

  it('without anything new writes nothing', async () => {
    const { store, callsSince } = await open()
    await store.commit([putRetention('a')])
    await store.checkpoint()
    callsSince()
    await store.checkpoint()
    expect(callsSince().filter((call) => /^(write|rename|remove)/.test(call))).toEqual([])
  })
})
