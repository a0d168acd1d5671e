// Opens the stored conversations of a data folder for one command. While the server runs it owns the folder: use the HTTP API then.

import { resolve } from 'node:path'
import { systemClock } from '../clock.ts'
import { readConfig } from '../config.ts'
import type { DetectionService } from '../detection/service.ts'
import { AppError } from '../errors.ts'
import { startDetection, type SumiOptions } from '../library.ts'
import { DEFAULT_LIMITS } from '../privacy/check-input.ts'
import type { PrivacyContext } from '../privacy/context.ts'
import { createPrivacy } from '../privacy/create.ts'
import { startMasterKeys, type MasterKeys } from '../privacy/vault/master-keys.ts'
import { openRecordsAt, type OpenedRecords } from '../privacy/open-records.ts'
import type { Privacy } from '../privacy/privacy.ts'
import { UsageError } from './exit.ts'
import { CLI_ACTOR } from './actor.ts'

/** For commands that look for nothing new. */
export const NO_DETECTION: DetectionService = {
  modelId: 'none',
  async detect () { throw new AppError('NOT_READY', 'this command loads no model') },
  async close () {}
}

/** @param detect options of the model, for commands that keep conversations. @throws UsageError; AppError as `openRecords`. */
export async function withConversations<T> (dataDir: string | undefined, work: (conversations: Privacy['conversations']) => Promise<T>, detect?: Omit<SumiOptions, 'dataDir'>): Promise<T> {
  const records = await open(dataDir)
  const opened: Array<() => Promise<void>> = [async () => { await records.store.close() }]
  try {
    const { detection, rules } = detect === undefined ? { detection: NO_DETECTION } : await startDetection(CLI_ACTOR, records.store, detect, opened)
    const { store, vault, clock } = records
    const { revealsPerHour, maskingPolicyFile } = readConfig()
    const context: PrivacyContext = { detection, store, vault, clock, limits: DEFAULT_LIMITS, revealsPerHour, maskingPolicyFile, ...(rules === undefined ? {} : { rules }) }
    return await work(createPrivacy(context).conversations)
  } finally {
    for (const close of opened) await close()
  }
}

export async function withMasterKeys<T> (dataDir: string | undefined, work: (masterKeys: MasterKeys) => Promise<T>): Promise<T> {
  const records = await open(dataDir)
  const masterKeys = startMasterKeys(records, { dataDir: folderOf(dataDir), found: records.masterKey }, CLI_ACTOR)
  // Servers that run on the same database may do the work; where none leads, this process does.
  const stopLeading = records.store.lead(async (signal) => { await masterKeys.lead(signal) })
  try {
    return await work(masterKeys)
  } finally {
    await stopLeading()
    await masterKeys.close()
    await records.store.close()
  }
}

async function open (dataDir: string | undefined): Promise<OpenedRecords> {
  const { database, masterKeyFile: file, masterKey: value } = readConfig()
  const records = await openRecordsAt({ dataDir: folderOf(dataDir), database: dataDir === undefined ? database : undefined, clock: systemClock, masterKey: { file, value } })
  if (records.masterKey.isNew) process.stderr.write('sumi: made master.key in the data folder; keep a copy apart from its backups\n')
  return records
}

function folderOf (dataDir: string | undefined): string {
  if (dataDir === '') throw new UsageError('--data-dir must not be empty')
  return dataDir === undefined ? readConfig().dataDir : resolve(dataDir)
}
