// Presidio's analyzer: /analyze, /recognizers, /supportedentities.

import { typeOfName } from '../../privacy/presidio/entities.ts'
import type { Analysis, Explanation, Presidio } from '../../privacy/presidio/presidio.ts'
import { actorOf } from '../authentication.ts'
import { callOf } from '../call.ts'
import type { App, Reply, RouteContext } from '../types.ts'
import { readAnalyzeBody } from './analyze-request.ts'
import { bodyOf } from './body.ts'
import { pythonJson, type PythonValue } from './python.ts'
import { AnalyzeBodySchema, ERROR_ANSWERS, LanguageQuery } from './schemas.ts'
import { documentation } from './documentation.ts'

export function analyzerRoutes (app: App, prefix: string, presidio: Presidio, { settings, metrics }: RouteContext): void {
  const config = { permission: 'detect', presidio: 'analyzer' } as const

  app.post(`${prefix}/analyze`, { config, schema: documentation(prefix, 'Find personal data, as Presidio does', { body: AnalyzeBodySchema, response: ERROR_ANSWERS }) }, async (request, reply) => {
    const { isBatch, ...wanted } = readAnalyzeBody(bodyOf(request))
    const answers = await presidio.analyze(actorOf(request), wanted, callOf(request, reply, settings.deadlineMs))
    metrics.countTypes(answers.flat().map(({ entityType }) => typeOfName(entityType) ?? 'CUSTOM'))
    const written = answers.map((results) => results.map(writeAnalysis))
    return send(reply, isBatch ? written : written[0] ?? [])
  })

  app.get(`${prefix}/recognizers`, { config, schema: documentation(prefix, 'Names of recognizers', { querystring: LanguageQuery }) }, async (request, reply) =>
    send(reply, presidio.recognizers(actorOf(request), languageOf(request.query))))

  app.get(`${prefix}/supportedentities`, { config, schema: documentation(prefix, 'Names of entity types', { querystring: LanguageQuery }) }, async (request, reply) =>
    send(reply, presidio.supportedEntities(actorOf(request), languageOf(request.query))))
}

/** Keys in Presidio's order, which is the alphabet's. */
function writeAnalysis ({ start, end, entityType, score, explanation }: Analysis): PythonValue {
  return {
    analysis_explanation: explanation === null ? null : writeExplanation(explanation),
    end,
    entity_type: entityType,
    score: { float: score },
    start
  }
}

function writeExplanation (why: Explanation): PythonValue {
  return {
    original_score: { float: why.originalScore },
    pattern: why.pattern,
    pattern_name: why.patternName,
    recognizer: why.recognizer,
    regex_flags: why.regexFlags,
    score: { float: why.score },
    score_context_improvement: why.scoreContextImprovement === 0 ? 0 : { float: why.scoreContextImprovement },
    supportive_context_word: why.supportiveContextWord,
    textual_explanation: why.textualExplanation,
    validation_result: why.validationResult
  }
}

/** Of a parameter that is given twice the first counts, as in Flask. */
function languageOf (query: unknown): string | undefined {
  const { language } = query as { readonly language?: string | readonly string[] }
  return typeof language === 'string' ? language : language?.[0]
}

function send (reply: Reply, value: PythonValue): Reply {
  return reply.type('application/json').send(pythonJson(value))
}
