// Runs rule sets over the messages of a conversation, and keeps compiled sets for the next one.

import type { Language } from '../../conversation.ts'
import { createCache } from '../ner/cache.ts'
import { compileRuleSet, readNormalized, type CompiledRuleSet } from './compile-set.ts'
import type { RuleSet } from '../../rule-set.ts'
import type { CustomMessage, KeyedRuleSet } from './rule-set.ts'

/** What is asked about a conversation. */
export interface RuleQuestion {
  readonly texts: readonly string[]
  readonly language?: Language
  /** Words that count as standing near every value. */
  readonly context: readonly string[]
}

/** What the sets find in each message together. @throws AppError TEXT_TOO_LARGE. */
export function findRuleSets (sets: readonly CompiledRuleSet[], { texts, language, context }: RuleQuestion): CustomMessage[] {
  const given = context.map((word) => word.toLowerCase())
  const messages = texts.map(readNormalized)
  return messages.map((message, index) => {
    const surroundings = { previous: messages[index - 1]?.normalized.text ?? '', language, given }
    const found = sets.map((set) => set.find(message, surroundings))
    return { spans: found.flatMap(({ spans }) => spans), allowed: found.flatMap(({ allowed }) => allowed) }
  })
}

/** Sets that are compiled and kept, at most twice as many: the server's own, and those that calls bring along again and again. */
const KEPT = 8

export interface RuleSetCache {
  /** Undefined: neither kept nor given. @throws AppError INVALID_PATTERN. */
  get (key: string, content: RuleSet | undefined): CompiledRuleSet | undefined
}

export function createRuleSetCache (): RuleSetCache {
  const cache = createCache<CompiledRuleSet>(KEPT)
  return {
    get (key, content) {
      const known = cache.get(key)
      if (known !== undefined || content === undefined) return known
      const compiled = compileRuleSet(content)
      cache.set(key, compiled)
      return compiled
    }
  }
}

/** Sets by key alone where the other side may know them. */
export type NamedRuleSet = Omit<KeyedRuleSet, 'content'> & { readonly content?: RuleSet }
