// A process that owns a data folder: 200 writers that commit without pause and report each acknowledged id over IPC.
// Arguments: data folder, name of this round. Opens the folder at the first message; reports { ready }, { acknowledged: id }, { error: code }.

import { once } from 'node:events'
import { openFileStore } from '../../src/store/file/open.ts'
import type { Store } from '../../src/store/store.ts'
import { audit, putRetention } from './store-records.ts'

const WRITERS = 200

const [dataDir = '', round = ''] = process.argv.slice(2)

await once(process, 'message')
try {
  const store = await openFileStore({
    dataDir, clock: () => new Date(), checkpoint: { journalBytes: 60_000, journalAgeMs: 60_000 }, auditSegmentBytes: 100_000
  })
  report({ ready: true })
  await Promise.all(Array.from({ length: WRITERS }, async (_, writer) => { await write(store, writer) }))
} catch (error) {
  report({ error: (error as { code?: string }).code ?? String(error) })
  process.disconnect()
}

async function write (store: Store, writer: number): Promise<void> {
  for (let count = 0; ; count++) {
    const id = `${round}-${writer}-${count}`
    await store.commit([putRetention(id), audit(id)])
    report({ acknowledged: id })
  }
}

function report (message: object): void {
  process.send?.(message)
}
