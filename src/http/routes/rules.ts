// /v1/rules: the users' rules in force; replace them, or read their file again. Both hold for the next request.

import type { ChangedRules } from '../../privacy/rules/user-rules.ts'
import { actorOf } from '../authentication.ts'
import { entityTag, versionsOf } from '../entity-tags.ts'
import { AUTHENTICATED, problems } from '../schemas/problem.ts'
import { ChangedRulesAnswer, IfMatchHeader, RulesAnswer, RuleSetSchema } from '../schemas/rules.ts'
import type { App, RouteContext } from '../types.ts'

const common = { tags: ['rules'], security: [{ key: [] }] }
const CHANGING = [...AUTHENTICATED, 'INVALID_RULES', 'INVALID_PATTERN', 'UNKNOWN_ENTITY_TYPE', 'INVALID_TEXT', 'RULES_TOO_LARGE', 'CONFLICT', 'STORAGE_FAILED', 'DEADLINE_EXCEEDED', 'QUEUE_FULL'] as const

const getSchema = { ...common, summary: 'Show the rules in force', description: 'The ETag of the answer is their version.', response: { 200: RulesAnswer, ...problems(...AUTHENTICATED) } }

const putSchema = {
  ...common,
  summary: 'Replace the rules',
  description: 'Checked, kept over restarts and in force for the next request; requests under way keep the rules they began with. CONFLICT when the rules come from a file. With If-Match (the ETag of a GET) the set is replaced only if it is still the one that was read; else PRECONDITION_FAILED.',
  headers: IfMatchHeader,
  body: RuleSetSchema,
  response: { 200: ChangedRulesAnswer, ...problems(...CHANGING, 'PRECONDITION_FAILED', 'INVALID_JSON', 'INVALID_REQUEST', 'BODY_TOO_LARGE', 'UNSUPPORTED_MEDIA_TYPE') }
}

const reloadSchema = {
  ...common,
  summary: 'Read the rules file again',
  description: 'A file with a mistake changes nothing. CONFLICT when no file is set (SUMI_RULES_FILE).',
  response: { 200: ChangedRulesAnswer, ...problems(...CHANGING, 'INVALID_CONFIG') }
}

export function rulesRoutes (app: App, { privacy }: RouteContext): void {
  const config = { permission: 'manageRules' } as const
  app.get('/v1/rules', { schema: getSchema, config }, async (request, reply) => {
    reply.header('cache-control', 'no-store')
    const rules = privacy.rules(actorOf(request))
    reply.header('etag', entityTag(rules.version))
    return rules
  })
  app.put('/v1/rules', { schema: putSchema, config }, async (request, reply) => {
    const changed = await privacy.replaceRules(actorOf(request), request.body, versionsOf(request.headers['if-match']))
    reply.header('etag', entityTag(changed.version))
    return changeAnswer(changed)
  })
  app.post('/v1/rules/reload', { schema: reloadSchema, config }, async (request, reply) => {
    const changed = await privacy.reloadRules(actorOf(request))
    reply.header('etag', entityTag(changed.version))
    return changeAnswer(changed)
  })
}

/** Without the set, which may be long. */
function changeAnswer ({ set: _, ...rest }: ChangedRules) {
  return rest
}
