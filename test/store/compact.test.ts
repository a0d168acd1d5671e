// After `compact` nothing of removed records is left, also when a checkpoint failed before it, in the same process.

import { expect, it, onTestFinished } from 'vitest'
import { openFileStore } from '../../src/store/file/open.ts'
import { faultyFiles, type FileOpName } from '../helpers/faulty-files.ts'
import { audit, clock, deleteRetention, filesBelow, filesHolding, putRetention, temporaryFolder } from '../helpers/store-samples.ts'

it.each<FileOpName>(['open', 'write', 'remove', 'rename', 'syncFolder'])('%s of a checkpoint before it failed, at each of its places', async (operation) => {
  let failedPlaces = 0
  for (let place = 0; ; place++) {
    const [dataDir, files] = [await temporaryFolder(), faultyFiles()]
    const store = await openFileStore({ dataDir, clock, files })
    onTestFinished(async () => { await store.close() })
    await store.commit([putRetention('value-a'), putRetention('value-b'), audit()])
    await store.compact()
    await store.commit([deleteRetention('value-a'), putRetention('value-b', { state: 'masked' })])
    let [count, isReached] = [0, false]
    files.faultOf = (name) => {
      if (name !== operation || count++ !== place) return undefined
      isReached = true
      return { code: 'EIO' }
    }
    await store.compact().catch(() => {})
    files.faultOf = () => undefined
    if (!isReached) break
    failedPlaces += 1
    await store.compact()
    expect([place, await filesHolding(dataDir, 'value-a')]).toEqual([place, []])
    expect((await filesBelow(dataDir)).filter((path) => /\.(tmp|prev)$/.test(path))).toEqual([])
  }
  expect(failedPlaces).toBeGreaterThan(0)
})
