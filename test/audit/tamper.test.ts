// Every kind of tampering with the files of the log is found against a checkpoint that was kept elsewhere.

import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { entryLine, chainFact, EMPTY_CHAIN, headAfter } from '../../src/audit/chain.ts'
import type { TreeHead } from '../../src/audit/checkpoint.ts'
import type { AuditEntry } from '../../src/audit/entry.ts'
import { verifyLog } from '../../src/audit/verify.ts'
import { makeCheckpoint, proveInclusion, verifyAuditLog } from '../../src/privacy/audit.ts'
import { streamAudit } from '../../src/store/audit-stream.ts'
import { readSegment } from '../../src/store/file/audit-segment.ts'
import { openFileStore, type FileStore } from '../../src/store/file/open.ts'
import { unflushedFiles as files } from '../helpers/faulty-files.ts'
import { audit, clock, fact, temporaryFolder } from '../helpers/store-samples.ts'

interface Log { readonly folder: string, readonly path: string, readonly bytes: Buffer, readonly head: TreeHead }

/** A segment with this many entries, and the tree over it. */
async function segmentOf (count: number): Promise<Log> {
  const folder = await temporaryFolder()
  const path = join(folder, 'segment.ndjson')
  const bytes = Buffer.from(entriesOf(count).map((entry) => `${entryLine(entry)}\n`).join(''))
  await writeFile(path, bytes)
  return { folder, path, bytes, head: await verifyLog(readSegment(files, { path, firstSeq: 0 }, 0)) }
}

function entriesOf (count: number, word = 'act'): AuditEntry[] {
  const entries: AuditEntry[] = []
  let head = EMPTY_CHAIN
  for (let index = 0; index < count; index++) {
    const entry = chainFact(head, { ...fact(`${word} ${index}`), reference: `参照${index}` })
    entries.push(entry)
    head = headAfter(entry)
  }
  return entries
}

async function outcome ({ path, head }: Log, changed: Buffer): Promise<string> {
  await writeFile(path, changed)
  return await verifyLog(readSegment(files, { path, firstSeq: 0 }, 0), [head]).then(() => 'whole', (error: unknown) => (error as { code: string }).code)
}

describe('a log of a few entries', () => {
  it('any bit of any byte changed', async () => {
    const log = await segmentOf(4)
    expect(await outcome(log, log.bytes)).toBe('whole')
    for (let at = 0; at < log.bytes.length; at++) {
      const changed = Buffer.from(log.bytes)
      changed[at]! ^= 1 << (at % 8)
      expect([at, await outcome(log, changed)]).toEqual([at, 'AUDIT_BROKEN'])
    }
  })

  it('cut at any byte', async () => {
    const log = await segmentOf(3)
    for (let cut = 0; cut < log.bytes.length; cut++) expect([cut, await outcome(log, log.bytes.subarray(0, cut))]).toEqual([cut, 'AUDIT_BROKEN'])
  })
})

describe('a larger log', () => {
  it('a line changed, deleted, doubled, moved: everywhere', async () => {
    const log = await segmentOf(1_200)
    const lines = log.bytes.toString('utf8').split('\n').slice(0, -1)
    const check = async (changed: readonly string[]): Promise<void> => {
      expect(await outcome(log, Buffer.from(changed.map((line) => `${line}\n`).join('')))).toBe('AUDIT_BROKEN')
    }
    for (let at = 0; at < lines.length; at += 173) {
      await check(lines.toSpliced(at, 1))
      await check(lines.toSpliced(at, 0, lines[at]!))
      await check(lines.with(at, lines[(at + 7) % lines.length]!))
      await check(lines.with(at, lines[at]!.replace('"PERSON":1', '"PERSON":0')))
      if (at > 0) await check([...lines.slice(0, at - 1), lines[at]!, lines[at - 1]!, ...lines.slice(at + 1)])
      await check(lines.slice(0, at))
    }
  })

  it('the whole chain written anew, so that it holds in itself: found by the checkpoint alone', async () => {
    const { head } = await segmentOf(300)
    const forged = entriesOf(300)
    expect(await verifyLog(forged, [head])).toEqual(head)
    for (const from of [0, 1, 150, 299]) {
      let chain = from === 0 ? EMPTY_CHAIN : headAfter(forged[from - 1]!)
      const rewritten = forged.map((entry, index) => {
        if (index < from) return entry
        const { seq: _, previousHash: __, hash: ___, ...content } = entry
        const next = chainFact(chain, index === from ? { ...content, detail: 'nothing happened' } : content)
        chain = headAfter(next)
        return next
      })
      expect((await verifyLog(rewritten)).size).toBe(300)
      await expect(verifyLog(rewritten, [head])).rejects.toMatchObject({ code: 'AUDIT_BROKEN' })
    }
  })
})

describe('a data folder', () => {
  const open = async (dataDir: string): Promise<FileStore> => await openFileStore({ dataDir, clock, files, auditSegmentBytes: 2_000 })
  const codeOf = (error: unknown): string => (error as { code: string }).code

  async function folderOf (count: number): Promise<{ readonly dataDir: string, readonly older: string, readonly saved: string }> {
    const [dataDir, older] = [join(await temporaryFolder(), 'data'), join(await temporaryFolder(), 'older')]
    const store = await open(dataDir)
    for (let index = 0; index < count; index++) await store.commit([audit(`act ${index}`)])
    await store.close()
    await cp(dataDir, older, { recursive: true })
    const again = await open(dataDir)
    await again.commit([audit('later')])
    const saved = JSON.stringify(await makeCheckpoint({ store: again, clock }))
    await again.close()
    return { dataDir, older, saved }
  }

  /** How `sumi audit verify` ends: it opens the folder, then verifies. */
  async function verified (dataDir: string, saved: readonly string[]): Promise<string> {
    const store = await open(dataDir).catch(codeOf)
    if (typeof store === 'string') return store
    const result = await verifyAuditLog({ store, clock }, saved)
    await store.close()
    return result.isWhole ? 'whole' : 'AUDIT_BROKEN'
  }

  it('is whole, also under a checkpoint kept elsewhere', async () => {
    const { dataDir, saved } = await folderOf(20)
    expect(await verified(dataDir, [saved])).toBe('whole')
  })

  it('rolled back to an older copy', async () => {
    const { older, saved } = await folderOf(20)
    expect(await verified(older, [])).toBe('whole')
    expect(await verified(older, [saved])).toBe('AUDIT_BROKEN')
  })

  it('rolled back and written on', async () => {
    const { older, saved } = await folderOf(20)
    const store = await open(older)
    await store.commit([audit('instead'), audit('and more')])
    await store.close()
    expect(await verified(older, [])).toBe('whole')
    expect(await verified(older, [saved])).toBe('AUDIT_BROKEN')
  })

  it('made anew with other keys', async () => {
    const [{ saved }, other] = [await folderOf(3), await folderOf(3)]
    expect(await verified(other.dataDir, [saved])).toBe('AUDIT_BROKEN')
  })

  it('a byte of an old segment that no start reads', async () => {
    const { dataDir, saved } = await folderOf(30)
    const [first] = (await readdir(join(dataDir, 'audit'))).sort()
    const path = join(dataDir, 'audit', first!)
    const bytes = await readFile(path)
    for (let at = 3; at < bytes.length; at += 211) {
      const changed = Buffer.from(bytes)
      changed[at]! ^= 1
      await writeFile(path, changed)
      expect([at, await verified(dataDir, [saved])]).toEqual([at, 'AUDIT_BROKEN'])
    }
  })

  it.each<[string, (lines: readonly string[], at: number) => readonly string[]]>([
    ['deleted', (lines, at) => lines.toSpliced(at, 1)],
    ['doubled', (lines, at) => lines.toSpliced(at, 0, lines[at]!)],
    ['in the place of the next', (lines, at) => [...lines.slice(0, at), lines[at + 1] ?? lines[at - 1]!, lines[at]!, ...lines.slice(at + 2)]],
    ['the last that is left', (lines, at) => lines.slice(0, at)]
  ])('an entry of its first, a middle and its last segment %s', async (_, change) => {
    const { dataDir, saved } = await folderOf(30)
    const names = (await readdir(join(dataDir, 'audit'))).sort()
    expect(names.length).toBeGreaterThan(3)
    for (const name of [names[0]!, names[names.length >> 1]!, names.at(-1)!]) {
      const whole = await readFile(join(dataDir, 'audit', name), 'utf8')
      const lines = whole.split('\n').slice(0, -1)
      for (const at of new Set([0, lines.length >> 1, lines.length - 1])) {
        const copy = join(await temporaryFolder(), 'copy')
        await cp(dataDir, copy, { recursive: true })
        const changed = change(lines, at).map((line) => `${line}\n`).join('')
        if (changed === whole) continue
        await writeFile(join(copy, 'audit', name), changed)
        expect([name, at, await verified(copy, [saved])]).toEqual([name, at, expect.stringMatching(/^(?:AUDIT_BROKEN|STORE_CORRUPT)$/)])
      }
    }
  })

  it.each(['removed', 'cut', 'changed'])('the tree file %s: made anew, or found', async (how) => {
    const { dataDir, saved } = await folderOf(30)
    const path = join(dataDir, 'audit.tree')
    const bytes = await readFile(path)
    const damaged = Buffer.from(bytes)
    damaged.fill(0)
    if (how === 'removed') await rm(path)
    else await writeFile(path, how === 'cut' ? bytes.subarray(0, 100) : damaged)
    expect(await verified(dataDir, [saved])).toBe('whole')
    expect((await readFile(path)).subarray(0, bytes.length)).toEqual(bytes)
  })

  it('a hash inside the tree file that the root does not need: the proof that needs it is not given', async () => {
    const { dataDir } = await folderOf(30)
    const path = join(dataDir, 'audit.tree')
    const bytes = await readFile(path)
    bytes[0]! ^= 1
    await writeFile(path, bytes)
    const store = await open(dataDir)
    await expect(proveInclusion({ store, clock }, 1)).rejects.toMatchObject({ code: 'AUDIT_BROKEN' })
    expect((await proveInclusion({ store, clock }, 7)).entry.seq).toBe(7)
    await store.close()
  })

  it('opens where the tree does not fit the entries: refused', async () => {
    const { dataDir, older } = await folderOf(30)
    await rm(join(dataDir, 'audit.tree'))
    const names = (await readdir(join(dataDir, 'audit'))).sort()
    const text = await readFile(join(older, 'audit', names[0]!), 'utf8')
    await writeFile(join(dataDir, 'audit', names[0]!), text.replace('act 1"', 'act 9"'))
    expect(await open(dataDir).catch(codeOf)).toBe('AUDIT_BROKEN')
  })

  it.each([['missing', undefined], ['empty', ''], ['another kind of key', '-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n']])('signing.key %s: refused, never made anew', async (_, content) => {
    const { dataDir } = await folderOf(1)
    const path = join(dataDir, 'signing.key')
    await rm(path)
    if (content !== undefined) await writeFile(path, content)
    await expect(open(dataDir)).rejects.toMatchObject({ code: 'STORE_CORRUPT', message: expect.stringContaining('signing.key') })
  })

  it('keeps its key and tree over a start, and the tree goes on', async () => {
    const { dataDir } = await folderOf(9)
    const first = await open(dataDir)
    const before = { key: first.signer.publicKeyPem, root: await first.auditTree.root(10) }
    await first.commit([audit('a'), audit('b')])
    await first.close()
    const second = await open(dataDir)
    expect({ key: second.signer.publicKeyPem, root: await second.auditTree.root(10), size: second.auditTree.size }).toEqual({ ...before, size: 12 })
    const root = await second.auditTree.root(12)
    expect(await verifyLog(streamAudit(second))).toEqual({ size: 12, root: root.toString('base64') })
    await second.close()
  })

  it('takes nothing for a tree that another folder left', async () => {
    const dataDir = await temporaryFolder()
    await mkdir(join(dataDir, 'x'))
    await writeFile(join(dataDir, 'audit.tree'), Buffer.alloc(320))
    const store = await open(dataDir)
    await store.commit([audit('a')])
    expect((await store.auditTree.root(1)).toString('base64')).toBe((await verifyLog(streamAudit(store))).root)
    await store.close()
  })
})
