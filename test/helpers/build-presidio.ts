// The app with Presidio's API over real detection by rules, in this thread: no model, no pool, a store in memory.

import { afterAll, onTestFinished } from 'vitest'
import type { DetectionService } from '../../src/detection/service.ts'
import { createDetector } from '../../src/detection/detector.ts'
import { compileRuleSet } from '../../src/detection/custom/compile-set.ts'
import { findCustom, testCustom } from '../../src/detection/custom/find.ts'
import { findRuleSets } from '../../src/detection/custom/find-set.ts'
import type { CustomRuleService } from '../../src/detection/custom/service.ts'
import type { NerModel } from '../../src/detection/ner/model.types.ts'
import { RECOGNIZERS } from '../../src/detection/rules/index.ts'
import { DEFAULT_LIMITS, type InputLimits } from '../../src/privacy/check-input.ts'
import { createPresidio } from '../../src/privacy/presidio/create.ts'
import { createMemoryStore } from '../../src/store/memory/memory-store.ts'
import type { Store } from '../../src/store/store.ts'
import { build, type TestApp } from './build-app.ts'

export interface PresidioApp extends TestApp {
  readonly store: Store
  post (path: string, body: unknown, headers?: Readonly<Record<string, string>>): ReturnType<TestApp['call']>
  get (path: string): ReturnType<TestApp['call']>
}

export interface PresidioSetup {
  readonly model?: NerModel | null
  readonly isOpen?: boolean
  readonly limits?: InputLimits
  readonly store?: Store
  readonly whenDone?: (close: () => Promise<void>) => void
}

/** Compiling the rules takes half a second; they keep no state between calls. */
const rulesAlone = createDetector({ model: null, recognizers: RECOGNIZERS })

/** Without a model, every call is answered by rules alone. */
export function rulesDetection (model: NerModel | null = null): DetectionService {
  const detector = model === null ? rulesAlone : createDetector({ model, recognizers: RECOGNIZERS })
  return {
    modelId: model?.id ?? 'none@0',
    detect: async (conversation, options, call) => await detector.detect(conversation, model === null ? { ...options, engine: 'rules' } : options, undefined, call?.custom),
    async close () {}
  }
}

/** Callers' rules in this thread. */
export const customRulesHere: CustomRuleService = {
  find: async (rules, texts, contextWords) => findCustom(rules, texts, contextWords),
  test: async (source, flags, values) => testCustom(source, flags, values),
  findSets: async (sets, question) => findRuleSets(sets.map(({ content }) => compileRuleSet(content)), question),
  async close () {}
}

export async function buildPresidio ({ model = null, isOpen = false, limits = DEFAULT_LIMITS, store = createMemoryStore(), whenDone = onTestFinished }: PresidioSetup = {}): Promise<PresidioApp> {
  const context = { detection: rulesDetection(model), customRules: customRulesHere, store, limits, clock: () => new Date('2026-03-01T00:00:00.000Z') }
  const app = await build({ presidio: { useCases: createPresidio(context), isOpen }, whenDone })
  whenDone(async () => { await store.close() })
  return {
    ...app,
    store,
    post: async (path, body, headers = {}) => await app.call('POST', `/presidio${path}`, body, { role: 'service', headers }),
    get: async (path) => await app.call('GET', `/presidio${path}`, undefined, { role: 'service' })
  }
}

let shared: Promise<PresidioApp> | undefined
const closings: Array<() => Promise<void>> = []
afterAll(async () => { for (const close of closings) await close() })

/** One app for a whole file: for the rows of a table, which leave nothing behind. */
export async function sharedPresidio (): Promise<PresidioApp> {
  shared ??= buildPresidio({ whenDone: (close) => { closings.push(close) } })
  return await shared
}
