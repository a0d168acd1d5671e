// /v1/policies: retention policies, what they would do, their runs, and the named profiles.

import { AppError } from '../../errors.ts'
import type { PolicyInfo } from '../../privacy/retention/policies.ts'
import type { PolicyPreview, PolicyRun } from '../../privacy/retention/retention-run.ts'
import { actorOf } from '../authentication.ts'
import { AUTHENTICATED, problems } from '../schemas/problem.ts'
import { PoliciesAnswer, PolicyAnswerSchema, PolicyBodySchema, PolicyParams, PreviewAnswer, PreviewBody, ProfileParams, ProfilesAnswer, RunAnswer, RunsAnswer } from '../schemas/retention.ts'
import type { App, RouteContext } from '../types.ts'
import { heldBackAnswer } from './purge.ts'

const common = { tags: ['retention'], security: [{ key: [] }] }
const CHANGING = [...AUTHENTICATED, 'INVALID_JSON', 'INVALID_REQUEST', 'INVALID_POLICY', 'UNKNOWN_ENTITY_TYPE', 'CONFLICT', 'STORAGE_FAILED'] as const
const ORDER = 'Legal holds win over minimum retention, the longest minimum over erasing, and of what is due the strictest is done: erase, remove messages, redact, pseudonymise.'

const listSchema = { ...common, summary: 'List the retention policies', response: { 200: PoliciesAnswer, ...problems(...AUTHENTICATED) } }
const getSchema = { ...common, summary: 'Read a retention policy', params: PolicyParams, response: { 200: PolicyAnswerSchema, ...problems(...AUTHENTICATED, 'INVALID_REQUEST', 'NOT_FOUND') } }
const putSchema = { ...common, summary: 'Put a retention policy', description: ORDER, params: PolicyParams, body: PolicyBodySchema, response: { 200: PolicyAnswerSchema, 201: PolicyAnswerSchema, ...problems(...CHANGING) } }
const deleteSchema = { ...common, summary: 'Delete a retention policy', params: PolicyParams, response: { 204: { type: 'null', description: 'Deleted' } as const, ...problems(...AUTHENTICATED, 'INVALID_REQUEST', 'NOT_FOUND', 'STORAGE_FAILED') } }
const previewSchema = { ...common, summary: 'What policies would do now', description: `How many, since when, some ids; no text, and nothing is changed. ${ORDER}`, body: PreviewBody, response: { 200: PreviewAnswer, ...problems(...CHANGING, 'NOT_FOUND') } }
const runSchema = { ...common, summary: 'Run the policies now', description: 'Begins a run, or tells of the one under way, and does not wait for its end.', response: { 202: RunAnswer, ...problems(...AUTHENTICATED, 'STORAGE_FAILED') } }
const runsSchema = { ...common, summary: 'The last runs of the policies, and when the next one is', response: { 200: RunsAnswer, ...problems(...AUTHENTICATED) } }
const profilesSchema = { ...common, summary: 'The named profiles: law, limits, policies', response: { 200: ProfilesAnswer, ...problems(...AUTHENTICATED) } }
const applySchema = { ...common, summary: 'Put the policies of a profile', params: ProfileParams, response: { 200: PoliciesAnswer, ...problems(...CHANGING, 'NOT_FOUND') } }

export function policiesRoutes (app: App, { privacy: { retention } }: RouteContext): void {
  const config = { permission: 'managePolicies' } as const
  app.get('/v1/policies', { schema: listSchema, config }, async (request) => ({ policies: (await retention.policies(actorOf(request))).map(policyAnswer) }))
  app.get('/v1/policies/:id', { schema: getSchema, config }, async (request) => policyAnswer(await retention.policy(actorOf(request), request.params.id)))
  app.put('/v1/policies/:id', { schema: putSchema, config }, async (request, reply) => {
    const { isNew, ...info } = await retention.putPolicy(actorOf(request), request.params.id, request.body)
    return await reply.code(isNew ? 201 : 200).send(policyAnswer(info))
  })
  app.delete('/v1/policies/:id', { schema: deleteSchema, config }, async (request, reply) => {
    await retention.deletePolicy(actorOf(request), request.params.id)
    return await reply.code(204).send(null)
  })
  app.post('/v1/policies/preview', { schema: previewSchema, config }, async (request) => {
    const { id, policy, timeline = false } = request.body
    if (id !== undefined && policy !== undefined) throw new AppError('INVALID_REQUEST', 'give id or policy, not both')
    const previews = await retention.preview(actorOf(request), id !== undefined ? { id } : policy !== undefined ? { policy } : undefined, { isTimed: timeline })
    return { previews: previews.map(previewAnswer) }
  })
  app.post('/v1/policies/run', { schema: runSchema, config: { permission: 'purge' } }, async (request, reply) => await reply.code(202).send(runAnswer(await retention.run(actorOf(request)))))
  app.get('/v1/policies/runs', { schema: runsSchema, config }, async (request) => ({ runs: (await retention.runs(actorOf(request))).map(runAnswer), schedule: retention.schedule(actorOf(request)) }))
  app.get('/v1/profiles', { schema: profilesSchema, config }, async (request) => ({
    profiles: retention.profiles(actorOf(request)).map(({ law, limits, policies, ...rest }) => ({ ...rest, law: [...law], limits: [...limits], policies: policies as Record<string, Record<string, unknown>> }))
  }))
  app.post('/v1/profiles/:name/apply', { schema: applySchema, config }, async (request) => ({ policies: (await retention.applyProfile(actorOf(request), request.params.name)).map(policyAnswer) }))
}

function policyAnswer ({ id, version, at, policy }: PolicyInfo) {
  return { id, version, at, policy: { ...policy } as Record<string, unknown> }
}

function previewAnswer ({ examples, counts, heldBack, timeline, ...rest }: PolicyPreview) {
  return {
    ...rest,
    examples: [...examples],
    counts: counts as Record<string, number>,
    heldBack: heldBackAnswer(heldBack),
    ...(timeline === undefined ? {} : { timeline: { ...timeline, days: timeline.days.map((one) => ({ ...one })) } })
  }
}

function runAnswer ({ counts, heldBack, ...rest }: PolicyRun) {
  return { ...rest, counts: counts as Record<string, number>, heldBack: heldBackAnswer(heldBack) }
}
