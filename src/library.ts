// `createSumi`: pool, store and use cases wired for a program that imports Sumi.

import { availableParallelism } from 'node:os'
import { join, resolve } from 'node:path'
import { systemClock } from './clock.ts'
import type { Conversation, DetectionOptions } from './conversation.ts'
import type { DetectionService } from './detection/service.ts'
import { PACKAGE_ROOT } from './package.ts'
import { startCustomPool } from './pool/custom-pool.ts'
import { startPool } from './pool/pool.ts'
import { createBulk, type Bulk } from './privacy/bulk.ts'
import { DEFAULT_LIMITS } from './privacy/check-input.ts'
import type { PrivacyContext } from './privacy/context.ts'
import { inProcess, type StoredConversations } from './privacy/conversations/in-process.ts'
import { createPrivacy } from './privacy/create.ts'
import { openRecords } from './privacy/open-records.ts'
import { withRules } from './privacy/rules/detection.ts'
import { openUserRules, type UserRules } from './privacy/rules/user-rules.ts'
import type { Actor, DetectResult, MaskOptions, Privacy, PurgeRequest, PurgeResult, RedactOptions, RedactResult } from './privacy/privacy.ts'
import type { Vault } from './privacy/vault/vault.ts'
import type { RuleSet } from './rule-set.ts'
import { openFileStore } from './store/file/open.ts'
import { createForgettingStore } from './store/memory/forgetting-store.ts'
import type { Store } from './store/store.ts'

export interface SumiOptions {
  /** Folder of a Hugging Face token-classification model in ONNX form; default: the shipped model. */
  readonly modelDir?: string
  /** Detection threads; default: one a core. */
  readonly workers?: number
  /** Folder for stored conversations, retention and audit records; one process at a time. Default: nothing is kept. */
  readonly dataDir?: string
  /** The master key over stored conversations: 32 bytes in base64. Default: `master.key` in the data folder, made at the first start. */
  readonly masterKey?: string
  /** Or the path of a file that holds it. */
  readonly masterKeyFile?: string
  /** Reveals in an hour; default 30. */
  readonly revealsPerHour?: number
  /** Rules of your own for every call (docs/rules.md); default: those that the data folder keeps. */
  readonly rules?: RuleSet
  /** Conversations that may wait for a worker; default 1,000. */
  readonly maxQueue?: number
}

export interface RedactedText extends Omit<RedactResult, 'conversation'> {
  readonly text: string
}
export type RedactedConversation = RedactResult

/**
 * All calls take a text or a conversation and reject with `AppError`; none answers with text that only looks redacted.
 * Offsets of findings count UTF-16 code units of the original text, as JavaScript strings do.
 */
export interface Sumi {
  /** Name and version of the model, e.g. 'sumi-ner@0.1.0'. */
  readonly modelId: string
  detect (input: string | Conversation, options?: DetectionOptions): Promise<DetectResult>
  redact (input: string, options?: RedactOptions): Promise<RedactedText>
  redact (input: Conversation, options?: RedactOptions): Promise<RedactedConversation>
  /** The view of a role. */
  mask (input: string, options: MaskOptions): Promise<RedactedText>
  mask (input: Conversation, options: MaskOptions): Promise<RedactedConversation>
  /** Conversations kept in the data folder, each role's view of them, search and reveal. */
  readonly conversations: StoredConversations
  /**
   * Erases or redacts for good what the data folder keeps: by ids, person, policy, what is due, or by age; legal holds and minimum
   * retention win. `dryRun: true` changes nothing. The answer has a signed receipt, which `sumi verify` checks.
   * @throws AppError INVALID_REQUEST (no reason too), NOT_FOUND (no such policy), NOT_READY (a person, and nothing is kept), CONFLICT.
   */
  purge (request: Omit<PurgeRequest, 'dryRun'> & { readonly dryRun?: boolean }): Promise<PurgeResult>
  /** Finishes the calls under way, then stops the workers. */
  close (): Promise<void>
}

/**
 * Opens the data folder, if one is named, and loads the model into worker threads. A purge that a crash interrupted is finished first.
 * @throws AppError INVALID_CONFIG (master key), MODEL_INVALID, STORE_LOCKED, STORE_CORRUPT, INVALID_RULES, INVALID_PATTERN.
 */
export async function createSumi (options: SumiOptions = {}): Promise<Sumi> {
  const { masterKeyFile: file, masterKey: value } = options
  return await start({ id: 'library', role: 'admin' }, options, async (dataDir) => await openRecords({ dataDir, clock: systemClock, masterKey: { file, value } }))
}

/** Without stored conversations, so that no master key is needed. @param actor the name that the audit log gives to the caller. */
export async function createSumiFor (actor: Actor, options: Omit<SumiOptions, 'masterKey' | 'masterKeyFile' | 'revealsPerHour'>): Promise<Sumi> {
  return await start(actor, options, async (dataDir) => ({ store: await openFileStore({ dataDir, clock: systemClock }) }))
}

async function start (actor: Actor, options: SumiOptions, openFolder: (dataDir: string) => Promise<{ readonly store: Store, readonly vault?: Vault }>): Promise<Sumi> {
  const { dataDir, revealsPerHour } = options
  const opened: Array<() => Promise<void>> = []
  try {
    const { store, vault } = dataDir === undefined ? { store: createForgettingStore() } : await openFolder(resolve(dataDir))
    opened.unshift(async () => { await store.close() })
    const { detection, rules } = await startDetection(actor, store, options, opened)
    const context: PrivacyContext = {
      detection, store, clock: systemClock, limits: DEFAULT_LIMITS, rules, ...(vault === undefined ? {} : { vault }), ...(revealsPerHour === undefined ? {} : { revealsPerHour })
    }
    return sumiOver(actor, createPrivacy(context), opened)
  } catch (error) {
    for (const close of opened) await close()
    throw error
  }
}

/** The use case of bulk jobs alone. @throws AppError as `createSumi`. */
export async function openBulk (actor: Actor, options: SumiOptions): Promise<{ readonly bulk: Bulk, close (): Promise<void> }> {
  const { dataDir } = options
  const opened: Array<() => Promise<void>> = []
  const close = async (): Promise<void> => { for (const one of opened) await one() }
  try {
    const store = dataDir === undefined ? createForgettingStore() : await openFileStore({ dataDir: resolve(dataDir), clock: systemClock })
    opened.unshift(async () => { await store.close() })
    const { detection, rules } = await startDetection(actor, store, options, opened)
    return { bulk: createBulk({ detection, store, clock: systemClock, limits: DEFAULT_LIMITS, rules }, dataDir !== undefined), close }
  } catch (error) {
    await close()
    throw error
  }
}

/** The model's pool with the rules in force. @param opened how to close what was started is put first, also when it throws. */
export async function startDetection (actor: Actor, store: Store, options: SumiOptions, opened: Array<() => Promise<void>>): Promise<{ readonly detection: DetectionService, readonly rules: UserRules }> {
  const { workers = availableParallelism(), maxQueue = 1_000 } = options
  const customRules = startCustomPool({ maxQueue })
  opened.unshift(async () => { await customRules.close() })
  const rules = await openUserRules({ store, clock: systemClock, customRules, given: options.rules }, actor)
  const pool = await startPool({ modelDir: resolve(options.modelDir ?? join(PACKAGE_ROOT, 'models', 'sumi-ner')), workers, maxQueue })
  opened.unshift(async () => { await pool.close() })
  return { detection: withRules(pool, customRules, rules, systemClock), rules }
}

/** @param opened what `close` closes, in this order. */
function sumiOver (actor: Actor, privacy: Privacy, opened: ReadonlyArray<() => Promise<void>>): Sumi {
  const underWay = new Set<Promise<unknown>>()
  const tracked = async <T>(work: Promise<T>): Promise<T> => {
    underWay.add(work)
    try { return await work } finally { underWay.delete(work) }
  }
  return {
    modelId: privacy.modelId,
    conversations: inProcess(privacy.conversations, actor, tracked),
    purge: async (request) => await tracked(privacy.purge(actor, { dryRun: false, ...request })),
    detect: async (input, detectOptions = {}) => await tracked(privacy.detect(actor, toConversation(input), detectOptions)),
    redact: answerLikeInput((conversation, redactOptions: RedactOptions = {}) => tracked(privacy.redact(actor, conversation, redactOptions))),
    mask: answerLikeInput((conversation, maskOptions: MaskOptions) => tracked(privacy.mask(actor, conversation, maskOptions))),
    async close () {
      await Promise.allSettled(underWay)
      for (const close of opened) await close()
    }
  } as Sumi
}

function toConversation (input: string | Conversation): Conversation {
  return typeof input === 'string' ? { messages: [{ role: 'customer', text: input }] } : input
}

function answerLikeInput<O> (work: (conversation: Conversation, options: O) => Promise<RedactResult>) {
  return async (input: string | Conversation, options: O): Promise<RedactedText | RedactedConversation> => {
    const result = await work(toConversation(input), options)
    if (typeof input !== 'string') return result
    const { conversation, ...rest } = result
    return { text: conversation.messages.map(({ text }) => text).join(''), ...rest }
  }
}
