// What a person says of found values, and what an admin decides on: the calls, and which findings are worth a look.

import { call } from '../../state/api.ts'
import type { ViewFinding } from './api.ts'

export type Review = 'confirmed' | 'rejected'
export type Decision = 'allow' | 'decline'

export interface Proposal {
  readonly conversationId: string
  readonly findingId: string
  readonly type: string
  readonly score: number
  readonly value: string
}

export interface Proposals {
  readonly proposals: readonly Proposal[]
  readonly isCut: boolean
  readonly failed: number
}

/** Found, but not surely: what a person should look at. */
const SURE = 0.8

/** Findings that nobody judged, of types that the reader sees or may have revealed. The names of authors are no findings. */
export function suggestionsIn (findings: readonly ViewFinding[]): readonly ViewFinding[] {
  return findings.filter(({ start, score, review, visibility, canReveal }) => start !== null && score < SURE && review === undefined && (canReveal || visibility === 'show'))
}

export async function reviewValue (id: string, findingId: string, review: Review): Promise<void> {
  await call('POST', `/v1/conversations/${encodeURIComponent(id)}/review`, { findingId, review })
}

export async function listProposals (signal: AbortSignal): Promise<Proposals> {
  return await call('GET', '/v1/rules/proposals', undefined, { signal })
}

export async function decideProposal ({ conversationId, findingId }: Proposal, decision: Decision): Promise<void> {
  await call('POST', '/v1/rules/proposals', { conversationId, findingId, decision })
}
