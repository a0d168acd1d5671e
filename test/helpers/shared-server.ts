// A server as src/server.ts wires it, but for the model: a few patterns find instead. For tests of several processes on one database.

import { systemClock } from '../../src/clock.ts'
import { readConfig } from '../../src/config.ts'
import { buildApp } from '../../src/http/app.ts'
import { startCustomPool } from '../../src/pool/custom-pool.ts'
import type { PrivacyContext } from '../../src/privacy/context.ts'
import { createPrivacy } from '../../src/privacy/create.ts'
import { adoptKey } from '../../src/privacy/keys.ts'
import { leadStore } from '../../src/privacy/lead.ts'
import { openRecordsAt } from '../../src/privacy/open-records.ts'
import { sharedRateLimiter } from '../../src/privacy/rate-limit.ts'
import { withRules } from '../../src/privacy/rules/detection.ts'
import { openUserRules } from '../../src/privacy/rules/user-rules.ts'
import { startMasterKeys } from '../../src/privacy/vault/master-keys.ts'
import { ADMIN, detection } from './residue-store.ts'

const config = readConfig()
const records = await openRecordsAt({ ...config, clock: systemClock, masterKey: { value: config.masterKey, file: config.masterKeyFile } })
const { store, vault } = records
const customRules = startCustomPool({ maxQueue: 100 })
const rules = await openUserRules({ store, clock: systemClock, customRules }, ADMIN)
const { maxTextChars, maxMessages, revealsPerHour, retentionCron } = config
const masterKeys = startMasterKeys(records, { dataDir: config.dataDir, found: records.masterKey }, ADMIN)
const context: PrivacyContext = { detection: withRules(detection, customRules, rules, systemClock), store, vault, masterKeys, rules, clock: systemClock, limits: { maxTextChars, maxMessages }, revealsPerHour, retentionCron }
await store.inTurn('first admin', async () => { await adoptKey(context, ADMIN, config.adminKey ?? '', 'test', 'admin') })
const app = await buildApp({ privacy: createPrivacy(context), settings: config, limiter: sharedRateLimiter(store), logLevel: 'error' })
await app.listen({ host: config.host, port: config.port })

const onFailure = (error: unknown): void => { process.stderr.write(`retention: ${error instanceof Error ? error.message : 'unknown'}\n`) }
const stopLeading = store.lead(async (signal) => {
  process.stdout.write('leading\n')
  await leadStore({ context, records, masterKeys, cron: retentionCron, actor: ADMIN, onFailure }, signal)
})

process.once('SIGTERM', () => {
  const stop = async (): Promise<void> => {
    await app.close()
    await customRules.close()
    await stopLeading()
    await store.close()
    process.exit(0)
  }
  stop().catch(() => { process.exit(1) })
})
