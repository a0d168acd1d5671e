// A process that purges, and kills itself with SIGKILL before its n-th change of a file. Arguments: data folder, n, action.

import { openRecords } from '../../src/privacy/open-records.ts'
import { purge } from '../../src/privacy/purge/purge.ts'
import type { FileOps, OpenFile } from '../../src/store/file/files.ts'
import { unflushedFiles } from './faulty-files.ts'
import { ADMIN, contextOf, MASTER_KEY, SAMPLES } from './residue-store.ts'

const [dataDir = '', count = '', action = 'erase'] = process.argv.slice(2)
let [left, isPurging] = [Number(count), false]

function step (): void {
  if (!isPurging) return
  left -= 1
  // The signal comes before the next line runs.
  if (left <= 0) process.kill(process.pid, 'SIGKILL')
}

const files: FileOps = {
  ...unflushedFiles,
  async open (path, mode) {
    if (mode === 'create') step()
    const file = await unflushedFiles.open(path, mode)
    const killing: OpenFile = { ...file, async write (bytes, position) { step(); return await file.write(bytes, position) }, async truncate (size) { step(); await file.truncate(size) } }
    return killing
  },
  async rename (from, to) { step(); await unflushedFiles.rename(from, to) },
  async remove (path) { step(); await unflushedFiles.remove(path) }
}

const records = await openRecords({ dataDir, clock: () => new Date('2026-06-01T00:00:00.000Z'), masterKey: { value: MASTER_KEY }, files })
isPurging = true
await purge(contextOf(records), ADMIN, { scope: { conversationIds: SAMPLES.map(({ id }) => id) }, action: action as 'erase' | 'redact', dryRun: false, reason: 'test' })
process.stdout.write(`done after ${Number(count) - left} changes\n`)
process.exit(0)
