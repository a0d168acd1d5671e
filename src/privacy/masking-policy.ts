// The masking policy in force: the shipped one, or the last that was put; every change is a new version and is audited.

import { readFile } from 'node:fs/promises'
import { DEFAULT_MASKING_POLICY } from '../access/default-policy.ts'
import { checkMaskingPolicy, type MaskingPolicy } from '../access/masking-policy.ts'
import { canonicalJson } from '../audit/canonical-json.ts'
import { AppError } from '../errors.ts'
import type { MaskingPolicyRecord } from '../store/store.ts'
import { factOf, type PrivacyContext, type RecordContext } from './context.ts'
import type { Actor } from './privacy.ts'

export interface PolicyInForce {
  /** 0: the shipped policy; each change adds 1. */
  readonly version: number
  /** Since when; null for the shipped one. */
  readonly at: string | null
  readonly policy: MaskingPolicy
}

const SHIPPED: PolicyInForce = { version: 0, at: null, policy: DEFAULT_MASKING_POLICY }
const checked = new WeakMap<MaskingPolicyRecord, PolicyInForce>()

/** @param version an earlier one; default: the one in force. @throws AppError NOT_FOUND; INVALID_POLICY when a kept one is no policy any more. */
export async function maskingPolicy ({ store }: Pick<RecordContext, 'store'>, version?: number): Promise<PolicyInForce> {
  const records = await store.listMaskingPolicies()
  if (version === 0) return SHIPPED
  const record = version === undefined ? records.at(-1) : records.find((one) => one.version === version)
  if (record !== undefined) return inForce(record)
  if (version === undefined) return SHIPPED
  throw new AppError('NOT_FOUND', 'there is no masking policy of this version')
}

/** The same policy again changes nothing. @throws AppError INVALID_POLICY; CONFLICT when the policy comes from a file. */
export async function putMaskingPolicy (context: Pick<PrivacyContext, 'store' | 'clock' | 'maskingPolicyFile'>, actor: Actor, value: unknown): Promise<PolicyInForce> {
  if (context.maskingPolicyFile !== undefined) throw new AppError('CONFLICT', 'the masking policy comes from the file of SUMI_MASKING_POLICY_FILE; change it there and restart')
  return await change(context, actor, checkMaskingPolicy(value))
}

/** Puts the policy of a file in force, at the start. @throws AppError INVALID_CONFIG, INVALID_POLICY. */
export async function adoptMaskingPolicy (context: RecordContext, actor: Actor, path: string): Promise<PolicyInForce> {
  try {
    return await change(context, actor, checkMaskingPolicy(JSON.parse(await readFile(path, 'utf8'))))
  } catch (error) {
    if (error instanceof AppError && error.code === 'INVALID_POLICY') throw new AppError('INVALID_CONFIG', `${path}: ${error.message}`)
    throw error instanceof AppError ? error : new AppError('INVALID_CONFIG', `${path} is not a file with a masking policy in JSON`, { cause: error })
  }
}

async function change (context: RecordContext, actor: Actor, policy: MaskingPolicy): Promise<PolicyInForce> {
  const { store, clock } = context
  return await store.inTurn('masking policy', async () => {
    const before = await maskingPolicy(context)
    if (canonicalJson(before.policy) === canonicalJson(policy)) return before
    const record: MaskingPolicyRecord = { version: before.version + 1, at: clock().toISOString(), content: policy }
    await store.commit([{ kind: 'putMaskingPolicy', policy: record }, { kind: 'audit', fact: factOf(context, actor, 'masking.change', { detail: `version ${record.version}` }) }])
    return { version: record.version, at: record.at, policy }
  })
}

function inForce (record: MaskingPolicyRecord): PolicyInForce {
  const known = checked.get(record)
  if (known !== undefined) return known
  const policy: PolicyInForce = { version: record.version, at: record.at, policy: checkMaskingPolicy(record.content) }
  checked.set(record, policy)
  return policy
}
