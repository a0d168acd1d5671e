import { mkdir, readFile, rm, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { lockFolder } from '../../src/store/file/lock.ts'
import { openFileStore } from '../../src/store/file/open.ts'
import { livenessOf, thisProcess, type Liveness, type ProcessIdentity } from '../../src/store/file/process-identity.ts'
import { unflushedFiles } from '../helpers/faulty-files.ts'
import { audit, clock, temporaryFolder } from '../helpers/store-samples.ts'

const self = thisProcess()
/** No process has it: above the highest id that Linux gives. */
const NO_PID = 2 ** 22 + 1

describe('whether a process still runs', () => {
  it.each<[string, ProcessIdentity, Liveness]>([
    ['this one', self, 'alive'],
    ['an id that no process has', { ...self, pid: NO_PID }, 'dead'],
    ['this id, started at another time: the id was given again', { ...self, startedAt: '1' }, 'dead'],
    ['another machine, container or boot', { ...self, place: 'elsewhere' }, 'unknown'],
    ['this process, start unknown', { ...self, startedAt: null }, 'alive'],
    ['a running one, start unknown', { ...self, pid: process.ppid, startedAt: null }, 'unknown']
  ])('%s', (_, identity, expected) => {
    expect(livenessOf(identity)).toBe(expected)
  })
})

describe('the lock of a data folder', () => {
  const lock = async (folder: string): Promise<() => Promise<void>> => await lockFolder(unflushedFiles, folder, () => {})

  it('is held by one, and free again after release', async () => {
    const folder = await temporaryFolder()
    const release = await lock(folder)
    await expect(lock(folder)).rejects.toMatchObject({ code: 'STORE_LOCKED', message: expect.stringContaining(folder) })
    await release()
    await (await lock(folder))()
  })

  it('is won by one of many that come at nearly the same time, also when all find a dead owner', async () => {
    const folder = await temporaryFolder()
    for (let round = 0; round < 15; round++) {
      await leaveLock(folder, { ...self, pid: NO_PID })
      const outcomes = await Promise.allSettled(Array.from({ length: 6 }, async (_, index) => {
        await sleep(index * Math.random() * 2)
        return await lock(folder)
      }))
      const winners = outcomes.flatMap((outcome) => outcome.status === 'fulfilled' ? [outcome.value] : [])
      expect(winners).toHaveLength(1)
      await winners[0]!()
    }
  })

  it('of a running owner is respected however old it looks', async () => {
    const folder = await temporaryFolder()
    await leaveLock(folder, self)
    await utimes(join(folder, 'store.lock'), 1, 1)
    await expect(lock(folder)).rejects.toMatchObject({ code: 'STORE_LOCKED' })
  })

  it.each<[string, string]>([
    ['of another place', JSON.stringify({ ...self, place: 'elsewhere' })], ['without a name', ''], ['with a broken name', '{"pid":'], ['with half a name', '{"pid":1}']
  ])('that looks old and has an owner %s is taken over', async (_, owner) => {
    const folder = await temporaryFolder()
    await leaveLock(folder, owner)
    await utimes(join(folder, 'store.lock'), 1, 1)
    await (await lock(folder))()
  })

  it('names its owner', async () => {
    const folder = await temporaryFolder()
    const release = await lock(folder)
    expect(JSON.parse(await readFile(join(folder, 'owner.json'), 'utf8'))).toEqual(self)
    await release()
  })

  it('that was taken away makes the store read-only', async () => {
    const dataDir = await temporaryFolder()
    const store = await openFileStore({ dataDir, clock, files: unflushedFiles })
    await store.commit([audit()])
    await rm(join(dataDir, 'store.lock'), { recursive: true })
    await expect.poll(async () => await store.commit([audit()]).then(() => 'kept', (error: unknown) => (error as Error).message), { timeout: 10_000 })
      .toContain('lock was lost')
    expect(await store.listAudit({ limit: 1 })).toHaveLength(1)
    await store.close()
  })

  it('is free after a failed start', async () => {
    const dataDir = await temporaryFolder()
    await mkdir(join(dataDir, 'audit'))
    await writeFile(join(dataDir, 'audit/000000000000000.ndjson'), 'x')
    for (let attempt = 0; attempt < 2; attempt++) await expect(openFileStore({ dataDir, clock, files: unflushedFiles })).rejects.toMatchObject({ code: 'STORE_CORRUPT' })
  })
})

async function leaveLock (folder: string, owner: ProcessIdentity | string): Promise<void> {
  await mkdir(join(folder, 'store.lock'))
  await writeFile(join(folder, 'owner.json'), typeof owner === 'string' ? owner : JSON.stringify(owner))
}
