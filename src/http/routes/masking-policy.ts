// /v1/masking-policy: what each role sees. /v1/master-key: the key over all stored conversations, and its rotation.

import type { PolicyInForce } from '../../privacy/masking-policy.ts'
import type { MasterKeyState } from '../../privacy/vault/master-keys.ts'
import { actorOf } from '../authentication.ts'
import { AUTHENTICATED, problems } from '../schemas/problem.ts'
import { MasterKeyAnswer, PolicyAnswer, PolicyBody, PolicyQuery, RotateBody } from '../schemas/stored.ts'
import type { App, RouteContext } from '../types.ts'

const policy = { tags: ['masking policy'], security: [{ key: [] }] }
const masterKey = { tags: ['keys'], security: [{ key: [] }] }

const readSchema = { ...policy, summary: 'Read the masking policy in force, or an earlier one', querystring: PolicyQuery, response: { 200: PolicyAnswer, ...problems(...AUTHENTICATED, 'INVALID_REQUEST', 'NOT_FOUND') } }

const putSchema = {
  ...policy,
  summary: 'Change the masking policy',
  description: 'Every change is a new version and an audit entry. No policy shows security codes, passwords or keys.',
  body: PolicyBody,
  response: { 200: PolicyAnswer, ...problems(...AUTHENTICATED, 'INVALID_JSON', 'INVALID_REQUEST', 'INVALID_POLICY', 'CONFLICT', 'STORAGE_FAILED') }
}

const keySchema = { ...masterKey, summary: 'Which master key is in use', response: { 200: MasterKeyAnswer, ...problems(...AUTHENTICATED, 'NOT_READY') } }

const rotateSchema = {
  ...masterKey,
  summary: 'Rotate the master key',
  description: 'Wraps the key of every conversation anew, in the background; reading and writing go on. A rotation that was stopped goes on with the next start, or with this call and an empty body.',
  body: RotateBody,
  response: { 202: MasterKeyAnswer, ...problems(...AUTHENTICATED, 'INVALID_JSON', 'INVALID_REQUEST', 'CONFLICT', 'NOT_READY', 'STORAGE_FAILED') }
}

export function maskingPolicyRoutes (app: App, { privacy: { conversations } }: RouteContext): void {
  const config = { permission: 'managePolicies' } as const
  app.get('/v1/masking-policy', { schema: readSchema, config }, async (request) => {
    const { version } = request.query
    return policyAnswer(await conversations.maskingPolicy(actorOf(request), version === undefined ? undefined : Number(version)))
  })
  app.put('/v1/masking-policy', { schema: putSchema, config }, async (request) => policyAnswer(await conversations.putMaskingPolicy(actorOf(request), request.body)))
}

export function masterKeyRoutes (app: App, { privacy }: RouteContext): void {
  const config = { permission: 'manageKeys' } as const
  app.get('/v1/master-key', { schema: keySchema, config }, async (request) => keyAnswer(await privacy.masterKey(actorOf(request))))
  app.post('/v1/master-key/rotate', { schema: rotateSchema, config }, async (request, reply) => {
    reply.code(202)
    return keyAnswer(await privacy.rotateMasterKey(actorOf(request), request.body.newKeyFile))
  })
}

function policyAnswer ({ version, at, policy: content }: PolicyInForce) {
  return { version, at, policy: { ...content } as Record<string, unknown> }
}

function keyAnswer ({ rotation, ...state }: MasterKeyState) {
  return { ...state, rotation: rotation === null ? null : { ...rotation } }
}
