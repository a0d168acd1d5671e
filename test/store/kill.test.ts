// kill -9 at random moments under 200 concurrent writers: what was acknowledged is there, and the folder is whole.

import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, it, onTestFinished } from 'vitest'
import type { AuditEntry } from '../../src/audit/entry.ts'
import { verifyAudit } from '../../src/audit/verify.ts'
import { streamAudit } from '../../src/store/audit-stream.ts'
import { openFileStore } from '../../src/store/file/open.ts'
import { unflushedFiles } from '../helpers/faulty-files.ts'
import { expectAudit } from '../helpers/audit-whole.ts'
import { clock, filesBelow, temporaryFolder } from '../helpers/store-samples.ts'
import { startStoreChild, type StoreChild } from '../helpers/store-child.ts'

const ROUNDS = 30

function start (dataDir: string, round: string): StoreChild {
  const child = startStoreChild(dataDir, round)
  onTestFinished(async () => { await child.kill() })
  return child
}

it(`keeps every acknowledged write over ${ROUNDS} kills on one folder`, async () => {
  const dataDir = await temporaryFolder()
  const acknowledged = new Set<string>()
  let next = start(dataDir, 'r0')
  for (let round = 0; round < ROUNDS; round++) {
    const child = next
    child.go()
    expect([round, await child.started]).toEqual([round, 'ready'])
    // While it writes: a second process, and this one, are refused.
    if (round % 10 === 5) {
      await expect(openFileStore({ dataDir, clock })).rejects.toMatchObject({ code: 'STORE_LOCKED', message: expect.stringContaining(dataDir) })
      const second = start(dataDir, 'second')
      second.go()
      expect(await second.started).toBe('STORE_LOCKED')
    }
    await sleep(Math.random() * 100)
    await child.kill()
    if (round + 1 < ROUNDS) next = start(dataDir, `r${round + 1}`)
    for (const id of child.acknowledged) acknowledged.add(id)

    // A killed process takes no written page with it: the check itself need not wait for the disk.
    const store = await openFileStore({ dataDir, clock, files: unflushedFiles })
    const ids = new Set((await store.findRetention({})).map(({ conversationId }) => conversationId))
    expect([...acknowledged].filter((id) => !ids.has(id))).toEqual([])
    const entries: AuditEntry[] = []
    for await (const entry of streamAudit(store)) entries.push(entry)
    // Each commit whole: its record and its audit entry, once.
    expect(entries).toHaveLength(ids.size)
    expect(new Set(entries.map(({ detail }) => detail))).toEqual(ids)
    await expectAudit(store, ids.size)
    expect((await filesBelow(dataDir)).filter((path) => /\.(tmp|prev)$/.test(path))).toEqual([])
    await store.close()
  }
  expect(acknowledged.size).toBeGreaterThan(ROUNDS * 20)
}, 240_000)

it('takes over from a killed process that did nothing but open, and from one killed while opening', async () => {
  const dataDir = await temporaryFolder()
  for (let round = 0; round < 6; round++) {
    const child = start(dataDir, `open-${round}`)
    child.go()
    if (round === 0) await child.started
    else await sleep(300 + Math.random() * 300)
    await child.kill()
    const store = await openFileStore({ dataDir, clock, files: unflushedFiles })
    expect(await verifyAudit(streamAudit(store))).toBeDefined()
    await store.close()
    // This process goes on living: with its name left there, a child killed between taking the lock and writing its own would seem alive.
    await rm(join(dataDir, 'owner.json'))
  }
})
