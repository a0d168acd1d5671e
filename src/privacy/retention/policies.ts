// Retention policies of a store: list, put, delete; every change is a new version and is audited.

import { canonicalJson } from '../../audit/canonical-json.ts'
import { AppError } from '../../errors.ts'
import type { PolicyRecord } from '../../store/retention-records.ts'
import { factOf } from '../context.ts'
import { inRetentionTurn, type PurgeContext } from '../purge/purge-context.ts'
import type { Actor } from '../privacy.ts'
import { checkPolicy, checkPolicyId, type RetentionPolicy } from './retention-policy.ts'
import { compilePolicy, type CompiledPolicy } from './retention-rules.ts'

export interface PolicyInfo {
  readonly id: string
  /** From 1; each change adds 1. */
  readonly version: number
  /** Of the last change. */
  readonly at: string
  readonly policy: RetentionPolicy
}

const MOST_POLICIES = 200

export async function listPolicies ({ store }: PurgeContext): Promise<readonly PolicyInfo[]> {
  return (await store.listPolicies()).map(infoOf)
}

/** @throws AppError NOT_FOUND. */
export async function getPolicy (context: PurgeContext, id: string): Promise<PolicyInfo> {
  const found = (await context.store.listPolicies()).find((one) => one.id === id)
  if (found === undefined) throw noPolicy()
  return infoOf(found)
}

/** The same policy again changes nothing. @throws AppError INVALID_POLICY, UNKNOWN_ENTITY_TYPE, CONFLICT (too many). */
export async function putPolicy (context: PurgeContext, actor: Actor, id: string, value: unknown): Promise<PolicyInfo & { readonly isNew: boolean }> {
  const [result] = await putPolicies(context, actor, { [id]: value })
  if (result === undefined) throw new AppError('INTERNAL')
  return result
}

/** Puts several at once, or none of them. @throws as `putPolicy`. */
export async function putPolicies (context: PurgeContext, actor: Actor, given: Readonly<Record<string, unknown>>): Promise<ReadonlyArray<PolicyInfo & { readonly isNew: boolean }>> {
  const checked = Object.entries(given).map(([id, value]) => { checkPolicyId(id); return { id, policy: checkPolicy(value) } })
  const { store, clock } = context
  return await inRetentionTurn(context, async () => {
    const known = new Map((await store.listPolicies()).map((record) => [record.id, record]))
    if (new Set([...known.keys(), ...Object.keys(given)]).size > MOST_POLICIES) throw new AppError('CONFLICT', `at most ${MOST_POLICIES} policies`)
    const records = checked.map(({ id, policy }): { before: PolicyRecord | undefined, record: PolicyRecord } => {
      const before = known.get(id)
      const isSame = before !== undefined && canonicalJson(before.content) === canonicalJson(policy)
      return { before, record: isSame ? before : { id, version: (before?.version ?? 0) + 1, at: clock().toISOString(), content: policy } }
    })
    const changed = records.filter(({ before, record }) => before !== record)
    await store.commit(changed.flatMap(({ record }) => [
      { kind: 'putPolicy', record }, { kind: 'audit', fact: factOf(context, actor, 'policy.change', { detail: `${record.id} version ${record.version}` }) }
    ]))
    return records.map(({ before, record }) => ({ ...infoOf(record), isNew: before === undefined }))
  })
}

/** @throws AppError NOT_FOUND. */
export async function deletePolicy (context: PurgeContext, actor: Actor, id: string): Promise<void> {
  await inRetentionTurn(context, async () => {
    await getPolicy(context, id)
    await context.store.commit([{ kind: 'deletePolicy', id }, { kind: 'audit', fact: factOf(context, actor, 'policy.delete', { detail: id }) }])
  })
}

/** All of them, ready to be asked. @param now what "due" is measured against. @throws AppError INVALID_POLICY when a kept one is no policy any more. */
export async function compiledPolicies ({ store }: PurgeContext, now: Date): Promise<readonly CompiledPolicy[]> {
  return (await store.listPolicies()).map(({ id, content }) => compilePolicy(id, checkPolicy(content), now))
}

export function noPolicy (): AppError {
  return new AppError('NOT_FOUND', 'there is no policy with this id')
}

function infoOf ({ id, version, at, content }: PolicyRecord): PolicyInfo {
  return { id, version, at, policy: checkPolicy(content) }
}
