// Files cut and changed at every byte: a crash's torn end is repaired, anything else is refused and named.

import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { verifyAudit } from '../../src/audit/verify.ts'
import { streamAudit } from '../../src/store/audit-stream.ts'
import { journalLine, readJournal, type JournalRecord } from '../../src/store/file/journal-lines.ts'
import { openFileStore } from '../../src/store/file/open.ts'
import { readSegment } from '../../src/store/file/audit-segment.ts'
import { unflushedFiles as files } from '../helpers/faulty-files.ts'
import { apiKey, audit, clock, filesBelow, putRetention, retention, temporaryFolder } from '../helpers/store-samples.ts'

const record = (lsn: number, group = lsn): JournalRecord => ({ lsn, group, operations: [['retention', `会話${lsn}`, retention(`会話${lsn}`)]], audit: [] })
const lines = (...records: readonly JournalRecord[]): Buffer => Buffer.from(records.map(journalLine).join(''))

describe('the journal', () => {
  const three = lines(record(5), record(6), record(7))
  const ends = [...three.entries()].filter(([, byte]) => byte === 0x0a).map(([at]) => at + 1)

  it('cut at any byte: the whole lines before the cut are kept', () => {
    for (let cut = 0; cut <= three.length; cut++) {
      const whole = ends.filter((end) => end <= cut)
      expect(readJournal(three.subarray(0, cut), 5)).toEqual({ state: 'whole', records: [record(5), record(6), record(7)].slice(0, whole.length), wholeBytes: whole.at(-1) ?? 0 })
    }
  })

  it('any bit of any byte changed: damaged, at the changed line', () => {
    for (let at = 0; at < three.length; at++) {
      for (const bit of [1, 2, 16, 128]) {
        const changed = Buffer.from(three)
        changed[at]! ^= bit
        if (changed[at] === 0) continue
        const lsn = 5 + ends.filter((end) => end <= at).length
        expect([at, bit, readJournal(changed, 5)]).toEqual([at, bit, { state: 'damaged', lsn }])
      }
    }
  })

  const [a, b, c] = [lines(record(5)), lines(record(6, 6)), lines(record(7, 6))] as const
  const holed = (bytes: Buffer): Buffer => Buffer.concat([bytes.subarray(0, 20), Buffer.alloc(bytes.length - 30), bytes.subarray(-10)])
  it.each<[string, Buffer, number | 'damaged']>([
    ['blocks missing in the last line', Buffer.concat([a, b, holed(c)]), 2],
    ['blocks missing inside the last flush, its last line whole', Buffer.concat([a, holed(b), c]), 1],
    ['blocks missing in a flush before the last', Buffer.concat([holed(a), b, c]), 'damaged'],
    ['only NUL bytes at the end', Buffer.concat([a, Buffer.alloc(4096)]), 1],
    ['only NUL bytes', Buffer.alloc(100), 0],
    ['a line missing in the middle', Buffer.concat([a, c]), 'damaged'],
    ['a line twice', Buffer.concat([a, a]), 'damaged'],
    ['lines swapped', Buffer.concat([b, a]), 'damaged'],
    ['an empty line', Buffer.concat([a, Buffer.from('\n')]), 'damaged'],
    ['nothing', Buffer.alloc(0), 0]
  ])('after a power loss or by hand: %s', (_, bytes, expected) => {
    const content = readJournal(bytes, 5)
    expect(content.state === 'whole' ? content.records.length : content.state).toBe(expected)
  })

  it('of a newer version: a collection that this one does not know', () => {
    const newer = { ...record(5), operations: [['of a later version', 'a', {}]] } as unknown as JournalRecord
    expect(readJournal(lines(newer), 5)).toEqual({ state: 'too new', lsn: 5 })
  })

  it('cut behind a live store: everything acknowledged before the cut is there, or the start is refused', async () => {
    const { dataDir, journal, bytes } = await crashedStore()
    const wholeEnds = [...bytes.entries()].filter(([, byte]) => byte === 0x0a).map(([at]) => at + 1)
    for (const cut of cutsOf(bytes)) {
      const copy = await copyOf(dataDir, { [journal]: bytes.subarray(0, cut) })
      const kept = wholeEnds.filter((end) => end <= cut).length
      const opened = await openFileStore({ dataDir: copy, clock, files }).catch((error: unknown) => (error as { code: string }).code)
      // The audit log shows that the journal once held more.
      expect([cut, typeof opened]).toEqual([cut, 'string'])
      expect(opened).toBe('STORE_CORRUPT')

      const store = await openFileStore({ dataDir: await copyOf(dataDir, { [journal]: bytes.subarray(0, cut), 'audit/000000000000000.ndjson': undefined }), clock })
      expect((await store.findRetention({})).map(({ conversationId }) => conversationId)).toEqual(['c0', 'c1', 'c2'].slice(0, kept))
      expect(await verifyAudit(streamAudit(store))).toMatchObject({ nextSeq: kept })
      await store.commit([putRetention('next'), audit()])
      await store.close()
      const again = await openFileStore({ dataDir: copyLast, clock, files })
      expect(await again.getRetention('next')).toEqual(retention('next'))
      await again.close()
    }
  })
})

describe('the audit log', () => {
  it('cut after a crash: repaired from the journal', async () => {
    const { dataDir } = await crashedStore()
    const name = 'audit/000000000000000.ndjson'
    const bytes = await readFile(join(dataDir, name))
    for (const cut of cutsOf(bytes)) {
      const copy = await copyOf(dataDir, { [name]: bytes.subarray(0, cut) })
      const store = await openFileStore({ dataDir: copy, clock, files })
      expect(await readFile(join(copy, name))).toEqual(bytes)
      expect(await verifyAudit(streamAudit(store))).toMatchObject({ nextSeq: 3 })
      await store.close()
    }
  })

  it('any byte changed, or the end cut, after a checkpoint: AUDIT_BROKEN names the entry, at open and by verification', async () => {
    const { dataDir } = await closedStore()
    const name = 'audit/000000000000000.ndjson'
    const bytes = await readFile(join(dataDir, name))
    const seqAt = (at: number): number => bytes.subarray(0, at).filter((byte) => byte === 0x0a).length
    const path = join(dataDir, name)
    const check = async (changed: Buffer, seq: number, isOpened = true): Promise<void> => {
      await writeFile(path, changed)
      const message = expect.stringContaining(`audit entry ${seq}:`)
      await expect(verifyAudit(readSegment(files, { path, firstSeq: 0 }, 0), head)).rejects.toMatchObject({ code: 'AUDIT_BROKEN', message })
      if (isOpened) await expect(openFileStore({ dataDir, clock, files })).rejects.toMatchObject({ code: 'AUDIT_BROKEN', message })
    }
    const head = await verifyAudit(readSegment(files, { path, firstSeq: 0 }, 0))
    for (let at = 0; at < bytes.length; at++) {
      const changed = Buffer.from(bytes)
      changed[at]! ^= 1 << (at % 8)
      await check(changed, seqAt(at), at % 37 === 0)
    }
    for (let cut = 0; cut < bytes.length; cut++) await check(bytes.subarray(0, cut), seqAt(cut), cut % 53 === 0)
    const [x, y, z] = bytes.toString('utf8').split('\n').slice(0, 3).map((line) => `${line}\n`)
    await check(Buffer.from(`${x}${z}${y}`), 1)
    await check(Buffer.from(`${x}${x}${y}${z}`), 1)
    await check(Buffer.from(`${y}${z}`), 0)
  })

  it('lost segments and a segment put in another place are found', async () => {
    const { dataDir } = await closedStore(100)
    const segments = (await filesBelow(dataDir)).filter((path) => path.startsWith('audit/'))
    expect(segments).toHaveLength(3)
    for (const [index, segment] of segments.entries()) {
      const copy = await copyOf(dataDir, { [segment]: undefined })
      const outcome = openFileStore({ dataDir: copy, clock, files })
      await expect(outcome).rejects.toMatchObject({ code: 'AUDIT_BROKEN', message: expect.stringContaining(`audit entry ${index}`) })
    }
  })
})

describe('documents', () => {
  it('bytes changed or cut: STORE_CORRUPT names the file', async () => {
    const { dataDir } = await closedStore()
    for (const name of ['documents/keys.json', 'manifest.json', 'reference.key']) {
      const bytes = await readFile(join(dataDir, name))
      const check = async (changed: Buffer): Promise<void> => {
        await writeFile(join(dataDir, name), changed)
        await expect(openFileStore({ dataDir, clock, files })).rejects.toMatchObject({ code: 'STORE_CORRUPT', message: expect.stringContaining(name) })
        // A refused start must not have touched it: an operator can put the good file back.
        expect(await readFile(join(dataDir, name))).toEqual(changed)
      }
      // 32 random bytes carry no checksum; only their length can be checked.
      for (let at = name === 'reference.key' ? bytes.length : 0; at < bytes.length; at += 29) await check(Buffer.concat([bytes.subarray(0, at), Buffer.from([bytes[at]! ^ 4]), bytes.subarray(at + 1)]))
      for (let cut = 0; cut < bytes.length; cut += 31) await check(bytes.subarray(0, cut))
      await writeFile(join(dataDir, name), bytes)
    }
    await (await openFileStore({ dataDir, clock, files })).close()
  })

  it.each(['damaged', 'missing'])('%s while its `.prev` is what the last checkpoint wrote: restored with the journal', async (state) => {
    const { dataDir } = await crashedAfterCheckpoint()
    const path = join(dataDir, 'documents/keys.json')
    // As in the middle of a checkpoint: the old content set aside, the new one not yet whole.
    await rename(path, `${path}.prev`)
    if (state === 'damaged') await writeFile(path, '{"sum":')
    const store = await openFileStore({ dataDir, clock, files })
    expect((await store.listKeys()).map(({ id }) => id)).toEqual(['a', 'b'])
    await store.close()
    expect((await filesBelow(dataDir)).filter((name) => name.endsWith('.prev'))).toEqual([])
    const again = await openFileStore({ dataDir, clock, files })
    expect((await again.listKeys()).map(({ id }) => id)).toEqual(['a', 'b'])
    await again.close()
  })

  it('`.prev` of an earlier checkpoint is not believed', async () => {
    const { dataDir } = await crashedAfterCheckpoint()
    const path = join(dataDir, 'documents/keys.json')
    const old = await readFile(path)
    await (await openFileStore({ dataDir, clock, files })).close()
    await writeFile(`${path}.prev`, old)
    await writeFile(path, '')
    await expect(openFileStore({ dataDir, clock, files })).rejects.toMatchObject({ code: 'STORE_CORRUPT', message: expect.stringContaining('keys.json is damaged') })
  })

  it('a document that an unfinished first checkpoint began is made anew from the journal', async () => {
    const { dataDir } = await crashedStore()
    await writeFile(join(dataDir, 'documents/keys.json'), 'garbage')
    const store = await openFileStore({ dataDir, clock, files })
    expect(await store.findRetention({})).toHaveLength(3)
    await store.close()
  })

  it('a document under another name is refused', async () => {
    const { dataDir } = await closedStore()
    const names = (await filesBelow(dataDir)).filter((path) => path.startsWith('documents/retention/'))
    await writeFile(join(dataDir, names[0]!), await readFile(join(dataDir, names[1]!)))
    await expect(openFileStore({ dataDir, clock, files })).rejects.toMatchObject({ code: 'STORE_CORRUPT', message: expect.stringContaining(names[0]!) })
  })
})

/** A folder as a killed process leaves it: three commits in the journal and the audit log, no document. */
async function crashedStore (): Promise<{ readonly dataDir: string, readonly journal: string, readonly bytes: Buffer }> {
  const dataDir = await temporaryFolder()
  const store = await openFileStore({ dataDir, clock, files })
  for (const id of ['c0', 'c1', 'c2']) await store.commit([putRetention(id), audit()])
  const copy = await copyOf(dataDir, {})
  await store.close()
  const journal = 'journal/000000000000001.ndjson'
  return { dataDir: copy, journal, bytes: await readFile(join(copy, journal)) }
}

/** As a killed process leaves it: key `a` in its document, key `b` in the journal only. */
async function crashedAfterCheckpoint (): Promise<{ readonly dataDir: string }> {
  const dataDir = await temporaryFolder()
  const store = await openFileStore({ dataDir, clock, files })
  await store.commit([{ kind: 'putKey', key: apiKey('a') }])
  await store.checkpoint()
  await store.commit([{ kind: 'putKey', key: apiKey('b') }])
  const copy = await copyOf(dataDir, {})
  await store.close()
  return { dataDir: copy }
}

async function closedStore (auditSegmentBytes = 1e6): Promise<{ readonly dataDir: string }> {
  const dataDir = await temporaryFolder()
  const store = await openFileStore({ dataDir, clock, files, auditSegmentBytes })
  await store.commit([{ kind: 'putKey', key: apiKey('a') }])
  for (const id of ['c0', 'c1', 'c2']) await store.commit([putRetention(id), audit()])
  await store.close()
  return { dataDir }
}

/** Places to cut a file: about every line end, and all through. */
function cutsOf (bytes: Buffer): readonly number[] {
  return [...bytes.keys()].filter((at) => at % 61 === 0 || bytes.subarray(Math.max(0, at - 2), at + 2).includes(0x0a))
}

let copyLast = ''

/** A copy of a folder with some files replaced, or left out. */
async function copyOf (dataDir: string, replaced: Readonly<Record<string, Buffer | undefined>>): Promise<string> {
  const copy = await temporaryFolder()
  for (const folder of ['documents/retention', 'journal', 'audit']) await mkdir(join(copy, folder), { recursive: true })
  for (const path of await filesBelow(dataDir)) {
    const content = Object.hasOwn(replaced, path) ? replaced[path] : await readFile(join(dataDir, path))
    if (content !== undefined) await writeFile(join(copy, path), content)
  }
  copyLast = copy
  return copy
}
