// The rule set that the store keeps, and the audit entry of each change.

import { sizesOf, type KeyedRuleSet } from '../../detection/custom/rule-set.ts'
import type { RuleSet } from '../../rule-set.ts'
import { factOf, referenceTo, type RecordContext } from '../context.ts'
import type { Actor } from '../privacy.ts'

export const EMPTY_RULES: RuleSet = { version: 1 }

/** What put a set in force. */
export type RulesChange = 'start' | 'put' | 'reload'

/** The name of a set in answers and audit entries: keyed, so that it does not tell which words are in it. */
export function versionOf (context: RecordContext, { key }: Pick<KeyedRuleSet, 'key'>): string {
  return referenceTo(context, 'rules', key)
}

export async function storedRules ({ store }: RecordContext): Promise<RuleSet> {
  const stored = (await store.getRules())?.stored ?? null
  return stored === null ? EMPTY_RULES : JSON.parse(stored) as RuleSet
}

/** Keeps a set that was checked, for the next start. @returns false: it is there already. */
export async function putRules (context: RecordContext, actor: Actor, keyed: KeyedRuleSet): Promise<boolean> {
  const stored = JSON.stringify(keyed.content)
  if ((await context.store.getRules())?.stored === stored) return false
  await keepRules(context, actor, keyed, 'put', stored)
  return true
}

/** Writes down that a set is in force now. @param stored the set that the store keeps from now on, as JSON. */
export async function keepRules (context: RecordContext, actor: Actor, keyed: KeyedRuleSet, change: RulesChange, stored: string | null): Promise<void> {
  const { rules, patterns, words, allowed, allowPatterns } = sizesOf(keyed.content)
  const active = versionOf(context, keyed)
  const fact = factOf(context, actor, 'rules.change', { reference: active, detail: change, counts: { rules, patterns, words, allowed: allowed + allowPatterns } })
  await context.store.commit([{ kind: 'putRules', record: { stored, active, at: context.clock().toISOString() } }, { kind: 'audit', fact }])
}
