// After a purge that was killed at any point and finished at the next start, no byte of what it purged is left in the data folder.

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { verifyAuditLog } from '../../../src/privacy/audit.ts'
import { openConversation } from '../../../src/privacy/conversations/conversations.ts'
import { originalOf } from '../../../src/privacy/conversations/conversation-body.ts'
import { openRecords, type OpenedRecords } from '../../../src/privacy/open-records.ts'
import { putPolicy } from '../../../src/privacy/retention/policies.ts'
import { purge } from '../../../src/privacy/purge/purge.ts'
import type { PurgeRequest } from '../../../src/privacy/privacy.ts'
import { runPolicies } from '../../../src/privacy/retention/retention-run.ts'
import { copyOf, memoryFiles, type Disk } from '../../helpers/memory-files.ts'
import { needleFinder, writtenForms } from '../../helpers/residue.ts'
import { ADMIN, contextOf, fill, KEPT, MASTER_KEY, needlesOf, PERSON, PURGED, sample, SAMPLES } from '../../helpers/residue-store.ts'

const CLOCK = (): Date => new Date('2026-06-01T00:00:00.000Z')
const LATER = (): Date => new Date('2026-07-01T00:00:00.000Z')

interface Way {
  readonly name: string
  readonly points: number
  readonly isErased: boolean
  readonly clock: () => Date
  readonly prepare?: (records: OpenedRecords) => Promise<unknown>
  readonly run: (records: OpenedRecords) => Promise<unknown>
}

const request = (scope: PurgeRequest['scope'], rest: Partial<PurgeRequest> = {}): PurgeRequest => ({ scope, dryRun: false, reason: 'test', idempotencyKey: 'once', ...rest })
const VALUES = { when: { after: 'P7D', from: 'created' }, where: { channel: 'purged' }, what: { scope: 'values' }, action: 'redact' }

const WAYS: readonly Way[] = [
  { name: 'erased by ids', points: 30, isErased: true, clock: CLOCK, run: async (records) => await purge(contextOf(records), ADMIN, request({ conversationIds: SAMPLES.map(({ id }) => id) })) },
  { name: 'erased by person', points: 14, isErased: true, clock: CLOCK, run: async (records) => await purge(contextOf(records), ADMIN, request({ subject: PERSON })) },
  { name: 'redacted by person', points: 12, isErased: false, clock: CLOCK, run: async (records) => await purge(contextOf(records), ADMIN, request({ subject: PERSON }, { action: 'redact' })) },
  {
    name: 'redacted by policy',
    points: 12,
    isErased: false,
    clock: LATER,
    prepare: async (records) => await putPolicy(contextOf(records), ADMIN, 'values', VALUES),
    run: async (records) => await runPolicies(contextOf(records), ADMIN)
  }
]

/** Where the locks lie; everything else is in memory. */
const folders: string[] = []
afterAll(async () => { for (const folder of folders) await rm(folder, { recursive: true, force: true }) })

async function temporaryFolder (): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'sumi-residue-'))
  folders.push(folder)
  return folder
}

let disk: Disk
let keyFiles: readonly Buffer[]

async function open (from: Disk, clock: () => Date): Promise<{ records: OpenedRecords, files: ReturnType<typeof memoryFiles> }> {
  const dataDir = await temporaryFolder()
  const files = memoryFiles(dataDir, copyOf(from))
  return { files, records: await openRecords({ dataDir, clock, masterKey: { value: MASTER_KEY }, files }) }
}

beforeAll(async () => {
  const dataDir = await temporaryFolder()
  const files = memoryFiles(dataDir)
  const records = await openRecords({ dataDir, clock: CLOCK, masterKey: { value: MASTER_KEY }, files })
  await fill(records)
  disk = copyOf(files.disk)
  const bodies = await Promise.all(SAMPLES.map(async ({ id }) => (await records.store.getConversation(records.vault.recordKey(id)))!.body))
  keyFiles = bodies.map((body) => disk.files.get(`vault/keys/${body.slice(0, 2)}/${body}.key`)!)
})

describe('the search', () => {
  it('finds every form of a value, and the keys before the purge', () => {
    const find = needleFinder(needlesOf(keyFiles, true))
    for (const text of [SAMPLES[7]!.values[1]!, SAMPLES[9]!.id, SAMPLES[11]!.values[3]!]) {
      for (const form of writtenForms(text)) expect(find(Buffer.concat([Buffer.from('..'), form, Buffer.from('..')]))).toBeDefined()
      for (const pad of ['', 'a', 'ab']) expect(find(Buffer.from(Buffer.from(`${pad}${text}${pad}`).toString('base64')))).toBeDefined()
    }
    expect(find(Buffer.from(sample(3, 'kept').lines.join(' ')))).toBeUndefined()
    const holding = [...disk.files].filter(([, bytes]) => find(bytes) !== undefined).map(([path]) => path.split('/')[0])
    expect(new Set(holding)).toEqual(new Set(['documents', 'journal', 'vault']))
  })
})

describe.each(WAYS)('$name', ({ points, isErased, clock, prepare, run }) => {
  it(`leaves nothing, killed at ${points} points and not at all`, async () => {
    const first = await open(disk, clock)
    await prepare?.(first.records)
    const before = copyOf(first.files.disk)
    const start = first.files.changes()
    await run(first.records)
    const changes = first.files.changes() - start
    expect(changes).toBeGreaterThan(points * 3)
    const find = needleFinder(needlesOf(keyFiles, isErased))
    await expectNothingLeft(first.records, first.files.disk, find)

    let inTheMiddle = 0
    for (let point = 0; point < points; point++) {
      const { records, files } = await open(before, clock)
      files.dieAt(1 + Math.floor(changes * point / points), point % 2 === 0)
      await Promise.race([run(records).catch(() => {}), files.died])
      const after = await open(files.disk, clock)
      const [purged] = await after.records.store.listPurges()
      if (purged !== undefined) inTheMiddle += 1
      // A purge by request is finished by the start alone; a run of the policies goes on at its next time; what had not begun is asked for again.
      if (purged === undefined || purged.finishedAt === null) await run(after.records)
      await expectNothingLeft(after.records, after.files.disk, find)
    }
    expect(inTheMiddle).toBeGreaterThan(points * 0.9)
  }, 120_000)

  async function expectNothingLeft (records: OpenedRecords, { files }: Disk, find: (bytes: Buffer) => string | undefined): Promise<void> {
    const left = [...files].filter(([path, bytes]) => find(bytes) ?? find(Buffer.from(path))).map(([path]) => path)
    expect(left).toEqual([])
    expect([...files.keys()].filter((path) => /\.(tmp|prev)$/.test(path))).toEqual([])
    const context = contextOf(records)
    const vaultFiles = [...files.keys()].filter((path) => path.startsWith('vault/keys/')).length
    expect(vaultFiles).toBe(isErased ? KEPT : KEPT + PURGED)
    for (let number = 0; number < KEPT; number++) {
      const { id, lines } = sample(number, 'kept')
      expect(originalOf((await openConversation(context, id))!.kept).messages.map(({ text }) => text)).toEqual(lines)
    }
    const [purged] = await records.store.listPurges()
    // Of an erased conversation the values of its text are counted, of a redacted one the names of the writers too.
    expect(purged).toMatchObject({ isCompacted: true, cursor: null, totals: isErased ? { erased: PURGED, messages: 3 * PURGED, held: 0 } : { changed: PURGED, messages: 0 } })
    expect(purged!.totals.counts).toMatchObject({ CREDIT_CARD: PURGED, EMAIL_ADDRESS: 2 * PURGED, PERSON: (isErased ? 2 : 5) * PURGED })
    expect(await records.store.listPurging()).toEqual([])
    expect(await records.store.listAudit({ action: 'purge', limit: 9 })).toMatchObject([{ operation: purged!.operation, counts: { conversations: PURGED } }])
    expect(await verifyAuditLog({ store: records.store, clock: CLOCK })).toMatchObject({ isWhole: true })
  }
})
