// The rules in force: where they come from, how they change while Sumi runs, and what is written down of it.
//
// There is one source at a time. A program's own rules (the library, `--rules`) come first; else the file of SUMI_RULES_FILE; else the set
// that an admin put last, which the store keeps.

import type { CustomRuleService } from '../../detection/custom/service.ts'
import { KEPT_LIMITS, sizesOf, typesOf, type KeyedRuleSet, type RuleSetLimits } from '../../detection/custom/rule-set.ts'
import type { EntityType } from '../../entities.ts'
import { AppError } from '../../errors.ts'
import type { RuleSet } from '../../rule-set.ts'
import type { RecordContext } from '../context.ts'
import type { Actor } from '../privacy.ts'
import { checkRuleSet } from './check.ts'
import { namedError, readRulesFile } from './file.ts'
import { followRules } from './follow.ts'
import { EMPTY_RULES, keepRules, versionOf } from './stored.ts'

export type RulesSource = 'none' | 'given' | 'file' | 'stored'

export interface RulesInForce {
  readonly source: RulesSource
  /** Changes with the content; audit entries name the set by it. Keyed: it does not tell which words are in the set. */
  readonly version: string
  /** ISO 8601, UTC. */
  readonly loadedAt: string
  readonly sizes: RuleSetLimits
  readonly set: RuleSet
}

export interface ChangedRules extends RulesInForce {
  /** False: the set was in force already. */
  readonly isChanged: boolean
}

export interface UserRules {
  current (): RulesInForce
  /** What every call runs from now on; none for an empty set. */
  inForce (): readonly KeyedRuleSet[]
  /** The types that the set in force can find. */
  types (): ReadonlySet<EntityType>
  /**
   * Puts a set in the place of the one before, for every call that begins after the promise resolved; the store keeps it.
   * @param versions only if the set in force is one of them; default: whatever it is.
   * @throws AppError INVALID_RULES, INVALID_PATTERN and what else checking says; CONFLICT when a file or the program has the rules;
   *   PRECONDITION_FAILED.
   */
  replace (actor: Actor, set: unknown, versions?: readonly string[]): Promise<ChangedRules>
  /** Puts what `change` makes of the set in force in its place; no other change comes between. @throws as `replace`. */
  edit (actor: Actor, change: (set: RuleSet) => RuleSet): Promise<ChangedRules>
  /** Reads the file again. @throws as `replace`; CONFLICT when there is none. */
  reload (actor: Actor): Promise<ChangedRules>
}

export interface UserRulesSetup extends RecordContext {
  readonly customRules: CustomRuleService
  /** Path of the rules file. */
  readonly file?: string | undefined
  /** The program's own rules. */
  readonly given?: RuleSet | undefined
}

type Loaded = RulesInForce & { readonly keyed: KeyedRuleSet }

/** @throws AppError as `replace`, with the path of the file in front. */
export async function openUserRules (setup: UserRulesSetup, actor: Actor): Promise<UserRules> {
  const { store, file, given } = setup
  const record = await store.getRules()
  let loaded = await load(setup, record?.stored ?? null)
  if (loaded.version !== record?.active && !(record === undefined && loaded.source === 'none')) {
    await keepRules(setup, actor, loaded.keyed, 'start', record?.stored ?? null)
  }
  const isOwn = given !== undefined || file !== undefined
  const following = isOwn ? undefined : followRules(store, refresh)

  return {
    current: () => withoutKey(loaded),
    inForce () {
      following?.check()
      return isEmpty(loaded.sizes) ? [] : [loaded.keyed]
    },
    types: () => typesOf(loaded.set),
    async replace (actor, set, versions) {
      return await put(actor, () => {
        if (versions?.includes(loaded.version) === false) throw new AppError('PRECONDITION_FAILED', 'the rules in force are of another version; read them again')
        return set
      })
    },
    edit: async (actor, change) => await put(actor, () => change(loaded.set)),
    async reload (actor) {
      if (file === undefined || given !== undefined) throw new AppError('CONFLICT', 'no rules file is set (SUMI_RULES_FILE)')
      return await change(actor, 'reload', async () => await load(setup, null))
    }
  }

  async function put (actor: Actor, setOf: () => unknown): Promise<ChangedRules> {
    if (given !== undefined) throw new AppError('CONFLICT', 'the rules were given when Sumi was started')
    if (file !== undefined) throw new AppError('CONFLICT', 'the rules come from the file of SUMI_RULES_FILE; change the file and reload it')
    return await change(actor, 'put', async () => await checked(setup, checkRuleSet(setOf(), KEPT_LIMITS), 'stored'))
  }

  async function refresh (): Promise<void> {
    await store.inTurn('rules', takeOver)
  }

  /** Takes over the set that another process put. */
  async function takeOver (): Promise<void> {
    const now = await store.getRules()
    if (now !== undefined && now.active !== loaded.version) loaded = await load(setup, now.stored)
  }

  /** One change at a time; a set that fails anywhere leaves the one before in force. */
  async function change (actor: Actor, detail: 'put' | 'reload', next: () => Promise<Loaded>): Promise<ChangedRules> {
    return await store.inTurn('rules', async () => {
      if (store.isShared && !isOwn) await takeOver()
      const set = await next()
      if (set.version === loaded.version && set.source === loaded.source) return { ...withoutKey(loaded), isChanged: false }
      const stored = detail === 'put' ? JSON.stringify(set.keyed.content) : (await store.getRules())?.stored ?? null
      await keepRules(setup, actor, set.keyed, detail, stored)
      loaded = set
      return { ...withoutKey(set), isChanged: true }
    })
  }
}

async function load (setup: UserRulesSetup, stored: string | null): Promise<Loaded> {
  const { file, given } = setup
  if (given !== undefined) return await checked(setup, checkRuleSet(given, KEPT_LIMITS), 'given')
  if (file !== undefined) {
    const set = await readRulesFile(file)
    return await checked(setup, set, 'file').catch((error: unknown) => { throw namedError(file, error) })
  }
  if (stored !== null) return await checked(setup, checkRuleSet(JSON.parse(stored), KEPT_LIMITS), 'stored')
  return await checked(setup, checkRuleSet(EMPTY_RULES, KEPT_LIMITS), 'none')
}

/** Compiles the set where it will run. @throws AppError INVALID_PATTERN. */
async function checked (setup: UserRulesSetup, keyed: KeyedRuleSet, source: RulesSource): Promise<Loaded> {
  const sizes = sizesOf(keyed.content)
  if (!isEmpty(sizes)) await setup.customRules.findSets([keyed], { texts: [''], context: [] })
  return { source, version: versionOf(setup, keyed), loadedAt: setup.clock().toISOString(), sizes, set: keyed.content, keyed }
}

function withoutKey ({ keyed: _, ...rules }: Loaded): RulesInForce {
  return rules
}

function isEmpty ({ rules }: RuleSetLimits): boolean {
  return rules === 0
}
