// The same as zero-residue.test.ts at some points on a real disk, with a real kill -9 of another process.

import { fork } from 'node:child_process'
import { once } from 'node:events'
import { cp, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { openRecords, type OpenedRecords } from '../../../src/privacy/open-records.ts'
import { unflushedFiles } from '../../helpers/faulty-files.ts'
import { needleFinder } from '../../helpers/residue.ts'
import { fill, KEPT, MASTER_KEY, needlesOf, PURGED, SAMPLES } from '../../helpers/residue-store.ts'
import { filesBelow, temporaryFolder } from '../../helpers/store-samples.ts'

/** In the intent, among records, keys, bodies, tombstones, in the compaction. */
const POINTS = [3, 40, 333, 700, 1111, 1500]

const open = async (dataDir: string): Promise<OpenedRecords> => await openRecords({ dataDir, clock: () => new Date('2026-06-01T00:00:00.000Z'), masterKey: { value: MASTER_KEY }, files: unflushedFiles })

it(`leaves nothing of ${PURGED} conversations after kill -9 at ${POINTS.length} points`, async () => {
  const template = await temporaryFolder()
  const records = await open(template)
  await fill(records)
  const bodies = await Promise.all(SAMPLES.map(async ({ id }) => (await records.store.getConversation(records.vault.recordKey(id)))!.body))
  await records.store.close()
  const keyFiles = await Promise.all(bodies.map(async (body) => await readFile(join(template, 'vault', 'keys', body.slice(0, 2), `${body}.key`))))
  const find = needleFinder(needlesOf(keyFiles, true))

  const killed: number[] = []
  await Promise.all(POINTS.map(async (point) => {
    const dataDir = await temporaryFolder()
    await cp(template, dataDir, { recursive: true })
    const child = fork(new URL('../../helpers/purge-child.ts', import.meta.url), [dataDir, String(point)], { execArgv: ['--import', 'tsx'], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
    const [, signal] = await once(child, 'exit') as [number | null, string | null]
    if (signal === 'SIGKILL') killed.push(point)

    const after = await open(dataDir)
    const [purged] = await after.store.listPurges()
    expect([point, purged?.totals.erased]).toEqual([point, PURGED])
    for (const path of await filesBelow(dataDir)) {
      if (path.endsWith('.lock')) continue
      expect([point, path, find(await readFile(join(dataDir, path))) ?? find(Buffer.from(path))]).toEqual([point, path, undefined])
    }
    expect((await after.store.vault.keys.list()).length).toBe(KEPT)
    await after.store.close()
    await rm(dataDir, { recursive: true, force: true })
  }))
  expect(killed.sort((a, b) => a - b)).toEqual(POINTS)
}, 180_000)
