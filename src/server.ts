// The process: settings → store → pool → use cases → app → listen → graceful close.

import { realpathSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import closeWithGrace from 'close-with-grace'
import { systemClock } from './clock.ts'
import { readConfig, type Config } from './config.ts'
import { AppError } from './errors.ts'
import type { CustomRuleService } from './detection/custom/service.ts'
import { buildApp } from './http/app.ts'
import { describeError } from './http/logging.ts'
import { listenAsPresidio, type PresidioPorts } from './http/presidio/ports.ts'
import { openJobFolders } from './jobs/folders.ts'
import type { Jobs } from './jobs/jobs.ts'
import { openServerJobs } from './jobs/open-jobs.ts'
import { startCustomPool } from './pool/custom-pool.ts'
import { startPool, type DetectionPool } from './pool/pool.ts'
import { createBulk } from './privacy/bulk.ts'
import type { PrivacyContext } from './privacy/context.ts'
import { createPrivacy } from './privacy/create.ts'
import { keepCheckpoints } from './privacy/keep-checkpoints.ts'
import { adoptKey, createKey } from './privacy/keys.ts'
import { adoptMaskingPolicy } from './privacy/masking-policy.ts'
import { startMasterKeys } from './privacy/vault/master-keys.ts'
import { leadStore } from './privacy/lead.ts'
import { openRecordsAt, type OpenedRecords } from './privacy/open-records.ts'
import { createPresidio } from './privacy/presidio/create.ts'
import type { Actor } from './privacy/privacy.ts'
import { sharedRateLimiter } from './privacy/rate-limit.ts'
import { isCron } from './privacy/retention/retention-schedule.ts'
import { withRules } from './privacy/rules/detection.ts'
import { openUserRules, type UserRules } from './privacy/rules/user-rules.ts'
import { nodeFiles } from './store/file/files.ts'
import { masterKeyPath } from './store/file/master-key-file.ts'

const SYSTEM: Actor = { id: 'system', role: 'admin' }
/** Beyond the longest request, for writing answers and closing files. */
const GRACE_MS = 10_000

if (isMain()) {
  serve().catch((error: unknown) => {
    process.stderr.write(`sumi cannot start: ${startMessage(error)}\n`)
    process.exitCode = 1
  })
}

/**
 * Starts the server and leaves it running until SIGTERM or SIGINT; resolves when it listens.
 * @throws AppError INVALID_CONFIG, STORE_LOCKED, STORE_CORRUPT, DATABASE_UNAVAILABLE, DATABASE_SCHEMA, MODEL_INVALID, INVALID_RULES, INVALID_PATTERN, or the system's error: nothing is left open.
 */
export async function serve (config: Config = readConfig()): Promise<void> {
  const opened: Array<() => Promise<void>> = []
  if (!isCron(config.retentionCron)) throw new AppError('INVALID_CONFIG', 'SUMI_RETENTION_CRON must be a cron pattern of five fields, or off')
  try {
    const records = await openRecordsAt({ dataDir: config.dataDir, database: config.database, clock: systemClock, masterKey: { file: config.masterKeyFile, value: config.masterKey } })
    const { store } = records
    opened.unshift(async () => { await store.close() })
    if (config.maskingPolicyFile !== undefined) await adoptMaskingPolicy(records, SYSTEM, config.maskingPolicyFile)
    const customRules = startCustomPool({ maxQueue: config.maxQueue })
    opened.unshift(async () => { await customRules.close() })
    const rules = await openUserRules({ store, clock: systemClock, customRules, file: config.rulesFile }, SYSTEM)
    let onFatal = (): void => {}
    const pool = await loadModel(config, () => { onFatal() })
    opened.unshift(async () => { await pool.close() })
    onFatal = await listen(config, { records, customRules, rules, pool })
  } catch (error) {
    for (const close of opened) await close()
    throw error
  }
}

interface Parts {
  readonly records: OpenedRecords
  readonly customRules: CustomRuleService
  readonly rules: UserRules
  readonly pool: DetectionPool
}

/** @throws AppError MODEL_INVALID that names the folder as well as the file. */
async function loadModel ({ modelDir, workers, maxQueue }: Config, onFatal: () => void): Promise<DetectionPool> {
  try {
    return await startPool({ modelDir, workers, maxQueue, onFatal })
  } catch (error) {
    throw error instanceof AppError ? new AppError(error.code, `${modelDir}: ${error.message}`, { cause: error }) : error
  }
}

/** @returns what ends the process when the pool is lost. */
async function listen (config: Config, { records, customRules, rules, pool }: Parts): Promise<() => void> {
  const { maxTextChars, maxMessages, revealsPerHour, maskingPolicyFile, dataDir } = config
  const { store, vault } = records
  const masterKeys = startMasterKeys(records, { dataDir, found: records.masterKey }, SYSTEM)
  const context: PrivacyContext = {
    detection: withRules(pool, customRules, rules, systemClock), store, clock: systemClock, limits: { maxTextChars, maxMessages }, rules, vault, masterKeys, revealsPerHour, maskingPolicyFile, retentionCron: config.retentionCron
  }
  // Of processes that start together on one database, one makes the key.
  await store.inTurn('first admin', async () => { await makeSureOfAdmin(context, config.adminKey) })
  const jobs = await openJobs(config, context, pool)
  const app = await buildApp({
    privacy: createPrivacy(context),
    jobs,
    presidio: { useCases: createPresidio({ ...context, customRules }), isOpen: config.presidioOpen },
    settings: config,
    limiter: store.isShared ? sharedRateLimiter(store) : undefined,
    logLevel: config.logLevel,
    queue: () => pool.stats(),
    hasProcessMetrics: true
  })
  try {
    if (records.masterKey.isNew) app.log.warn({ file: masterKeyPath(dataDir) }, 'made a master key for stored conversations; keep a copy apart from the backups of the data folder, or set SUMI_MASTER_KEY_FILE')
    await app.listen({ host: config.host, port: config.port })
    const opened = await listenAsPresidio(app, config.host, presidioPorts(config))
    for (const [service, port] of Object.entries(opened)) app.log.info({ service, port }, 'listening as Presidio')
  } catch (error) {
    await app.close()
    await jobs?.close()
    await masterKeys.close()
    throw error
  }

  const stopCheckpoints = keepCheckpoints(context, (error) => { app.log.error({ error: describeError(error) }, 'no checkpoint of the audit log could be saved') })
  const onFailure = (error: unknown): void => { app.log.error({ error: describeError(error) }, 'a purge, or a run of the retention policies, failed; the next one goes on with it') }
  const stopLeading = store.lead(async (signal) => { await leadStore({ context, records, masterKeys, cron: config.retentionCron, actor: SYSTEM, onFailure }, signal) })
  const graceful = closeWithGrace({ delay: config.deadlineMs + GRACE_MS, logger: false }, async ({ signal, err }) => {
    if (err === undefined) app.log.info({ signal }, 'stopping')
    else app.log.fatal({ error: describeError(err) }, 'stopping after an unexpected error')
    await closeAll()
  })
  return () => {
    app.log.fatal('a detection worker died; stopping')
    graceful.uninstall()
    closeAll().finally(() => { process.exit(1) })
  }

  /** What was accepted is answered before the workers stop, and written before the store closes. */
  async function closeAll (): Promise<void> {
    await app.close()
    await jobs?.close()
    await customRules.close()
    await pool.close()
    await stopLeading()
    await stopCheckpoints()
    await masterKeys.close()
    await store.close()
  }
}

/** Undefined where no folders are set. @throws AppError INVALID_CONFIG, and as the database does. */
async function openJobs (config: Config, context: PrivacyContext, pool: DetectionPool): Promise<Jobs | undefined> {
  const folders = await openJobFolders(config)
  if (folders === undefined) return undefined
  return await openServerJobs({
    folders, database: config.database, bulk: createBulk(context, true), files: nodeFiles, clock: systemClock, workers: config.workers, isBusy: () => pool.stats().queuedInteractive > 0, onFailure: tellOfJob
  })
}

/** Errors of a job are part of its status; this is all else. */
function tellOfJob (error: unknown): void {
  process.stderr.write(`sumi: a bulk job could not be run: ${error instanceof AppError ? `${error.message} (${error.code})` : 'unexpected error'}\n`)
}

function presidioPorts ({ presidioAnalyzerPort, presidioAnonymizerPort }: Config): PresidioPorts {
  return {
    ...(presidioAnalyzerPort === undefined ? {} : { analyzer: presidioAnalyzerPort }),
    ...(presidioAnonymizerPort === undefined ? {} : { anonymizer: presidioAnonymizerPort })
  }
}

/** The first start makes an admin key and shows it once, unless SUMI_ADMIN_KEY names one. */
async function makeSureOfAdmin (context: PrivacyContext, adminKey: string | undefined): Promise<void> {
  if (adminKey !== undefined) { await adoptKey(context, SYSTEM, adminKey, 'SUMI_ADMIN_KEY', 'admin'); return }
  const keys = await context.store.listKeys()
  if (keys.some(({ role, revokedAt }) => role === 'admin' && revokedAt === null)) return
  const { secret } = await createKey(context, SYSTEM, 'first admin', 'admin')
  process.stdout.write(`\nAdmin API key, shown only now:\n\n  ${secret}\n\n`)
}

/** One line; the messages of AppErrors and of the system hold names of settings and files, never text. */
function startMessage (error: unknown): string {
  const message = error instanceof Error ? error.message : 'unexpected error'
  return error instanceof AppError ? `${message} (${error.code})` : message
}

function isMain (): boolean {
  const [, script] = process.argv
  return script !== undefined && realpathSync(script) === fileURLToPath(import.meta.url)
}
