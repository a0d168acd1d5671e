// The same as zero-residue.test.ts at some points on a real disk, with a real kill -9 of another process.

import { fork } from 'node:child_process'
import { once } from 'node:events'
import { cp, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openRecords, type OpenedRecords } from '../../../src/privacy/open-records.ts'
import { unflushedFiles } from '../../helpers/faulty-files.ts'
import { needleFinder } from '../../helpers/residue.ts'
import { fill, KEPT, MASTER_KEY, needlesOf, PURGED, SAMPLES } from '../../helpers/residue-store.ts'
import { filesBelow, temporaryFolder } from '../../helpers/store-samples.ts'

/** In the intent, among records, keys, bodies, tombstones, in the compaction; of redaction among the bodies that replace others, too. */
const WAYS = [
  { action: 'erase', points: [3, 40, 333, 700, 1111, 1500] },
  { action: 'redact', points: [3, 60, 500, 1000, 1500, 2000] }
] as const
const AT_ONCE = 3

const open = async (dataDir: string): Promise<OpenedRecords> => await openRecords({ dataDir, clock: () => new Date('2026-06-01T00:00:00.000Z'), masterKey: { value: MASTER_KEY }, files: unflushedFiles })

let template: string
let keyFiles: readonly Buffer[]

beforeAll(async () => {
  template = await mkdtemp(join(tmpdir(), 'sumi-residue-'))
  const records = await open(template)
  await fill(records)
  const bodies = await Promise.all(SAMPLES.map(async ({ id }) => (await records.store.getConversation(records.vault.recordKey(id)))!.body))
  await records.store.close()
  keyFiles = await Promise.all(bodies.map(async (body) => await readFile(join(template, 'vault', 'keys', body.slice(0, 2), `${body}.key`))))
}, 60_000)
afterAll(async () => { await rm(template, { recursive: true, force: true }) })

it.each(WAYS)(`$action leaves nothing of ${PURGED} conversations after kill -9 at $points`, async ({ action, points }) => {
  const find = needleFinder(needlesOf(keyFiles, action === 'erase'))
  const killed: number[] = []
  const left = points.values()
  await Promise.all(Array.from({ length: AT_ONCE }, async () => {
    for (const point of left) {
      const dataDir = await temporaryFolder()
      await cp(template, dataDir, { recursive: true })
      const child = fork(new URL('../../helpers/purge-child.ts', import.meta.url), [dataDir, String(point), action], { execArgv: ['--import', 'tsx'], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
      const [, signal] = await once(child, 'exit') as [number | null, string | null]
      if (signal === 'SIGKILL') killed.push(point)

      const after = await open(dataDir)
      const [purged] = await after.store.listPurges()
      expect([point, purged?.totals[action === 'erase' ? 'erased' : 'changed']]).toEqual([point, PURGED])
      for (const path of await filesBelow(dataDir)) {
        if (path.endsWith('.lock')) continue
        expect([point, path, find(await readFile(join(dataDir, path))) ?? find(Buffer.from(path))]).toEqual([point, path, undefined])
      }
      expect((await after.store.vault.keys.list()).length).toBe(action === 'erase' ? KEPT : KEPT + PURGED)
      await after.store.close()
      await rm(dataDir, { recursive: true, force: true })
    }
  }))
  expect(killed.sort((a, b) => a - b)).toEqual(points)
}, 300_000)
