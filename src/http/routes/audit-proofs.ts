// /v1/audit/…: whether the log is whole, its signed head, its public key, and proofs that anybody can check without trusting this server.

import { chooseType } from '../accept.ts'
import { actorOf } from '../authentication.ts'
import { CheckpointAnswer, ConsistencyAnswer, ConsistencyQuery, KeyAnswer, ProofAnswer, ProofParams, ProofQuery, VerifyAnswer } from '../schemas/audit.ts'
import { AUTHENTICATED, problems } from '../schemas/problem.ts'
import type { App, Reply, RouteContext } from '../types.ts'
import { plainCounts } from './audit.ts'

const common = { tags: ['audit'], security: [{ key: [] }] }

const SCHEMAS = {
  verify: {
    ...common,
    summary: 'Read the whole audit log and check it',
    description: 'Rebuilds the tree from the entries and compares it with the checkpoints that this store saved. To find that the whole folder was rolled back, compare with a checkpoint that you keep elsewhere: /v1/audit/consistency, or sumi audit verify --checkpoint.',
    response: { 200: VerifyAnswer, ...problems(...AUTHENTICATED) }
  },
  checkpoint: {
    ...common,
    summary: 'Sign the audit log as it is now',
    description: 'Keep the answer outside this machine. With Accept: text/plain, a C2SP checkpoint.',
    response: { 200: CheckpointAnswer, ...problems(...AUTHENTICATED, 'INVALID_REQUEST') }
  },
  key: { ...common, summary: 'Get the public key that checkpoints and receipts are signed with', response: { 200: KeyAnswer, ...problems(...AUTHENTICATED) } },
  proof: {
    ...common,
    summary: 'Prove that an entry is in the audit log',
    params: ProofParams,
    querystring: ProofQuery,
    response: { 200: ProofAnswer, ...problems(...AUTHENTICATED, 'INVALID_REQUEST', 'NOT_FOUND', 'AUDIT_BROKEN') }
  },
  consistency: {
    ...common,
    summary: 'Prove that the audit log begins with an earlier one, unchanged',
    querystring: ConsistencyQuery,
    response: { 200: ConsistencyAnswer, ...problems(...AUTHENTICATED, 'INVALID_REQUEST', 'AUDIT_BROKEN') }
  }
}

export function auditProofRoutes (app: App, { privacy }: RouteContext): void {
  const config = { permission: 'readAudit' } as const
  app.get('/v1/audit/verify', { schema: SCHEMAS.verify, config }, async (request) => await privacy.verifyAudit(actorOf(request)))
  app.get('/v1/audit/checkpoint', { schema: SCHEMAS.checkpoint, config }, async (request, reply) => {
    const checkpoint = await privacy.auditCheckpoint(actorOf(request))
    if (chooseType(request.headers.accept, ['application/json', 'text/plain']) === 'text/plain') return sendText(reply, checkpoint.note)
    return checkpoint
  })
  app.get('/v1/audit/key', { schema: SCHEMAS.key, config }, async (request) => ({ publicKey: privacy.auditKey(actorOf(request)) }))
  app.get('/v1/audit/proof/:seq', { schema: SCHEMAS.proof, config }, async (request) => {
    const { params: { seq }, query: { size } } = request
    const { entry, hashes, ...rest } = await privacy.proveInclusion(actorOf(request), Number(seq), numberOf(size))
    return { ...rest, entry: plainCounts(entry), hashes: [...hashes] }
  })
  app.get('/v1/audit/consistency', { schema: SCHEMAS.consistency, config }, async (request) => {
    const { from, to } = request.query
    const { hashes, ...rest } = await privacy.proveConsistency(actorOf(request), Number(from), numberOf(to))
    return { ...rest, hashes: [...hashes] }
  })
}

function numberOf (text: string | undefined): number | undefined {
  return text === undefined ? undefined : Number(text)
}

/** The typed reply knows only the JSON answer. A string goes out as it is, past the schema. */
function sendText (reply: Reply, text: string): never {
  return reply.type('text/plain; charset=utf-8').serializer((body: string) => body).send(text) as never
}
