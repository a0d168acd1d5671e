// Closes a pool while both workers are at an inference whose caller is gone; the first ends long before the second.

import { startPool } from '../../src/pool/pool.ts'

const [modelDir = ''] = process.argv.slice(2)
const caller = new AbortController()
const pool = await startPool({ modelDir, workers: 2, maxQueue: 64 })
const given = [2, 250].map(async (times) => await pool.detect({ messages: [{ role: 'customer', text: 'The parcel came late and the box was open. '.repeat(times) }] }, {}, { signal: caller.signal }))
const givenUp = pool.stats().busyWorkers
caller.abort()
await Promise.allSettled(given)
await Promise.all([pool.close(), pool.close()])
process.stdout.write(`closed with ${givenUp} given up, ${pool.stats().busyWorkers} busy\n`)
