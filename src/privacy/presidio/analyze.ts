// Analyze: Sumi's detection and the request's own recognizers over each text, in Presidio's names, scores and offsets.

import { DEFAULT_THRESHOLD, type DetectionOptions, type Finding } from '../../conversation.ts'
import type { CustomMatch } from '../../detection/custom/rule.ts'
import type { DetectCall } from '../../detection/service.ts'
import { AppError } from '../../errors.ts'
import { offsetConverter } from '../../offsets.ts'
import { checkConversation, checkDetectionOptions } from '../check-input.ts'
import type { PresidioContext } from './context.ts'
import { withoutDuplicates } from './duplicates.ts'
import { checkLanguage, noRecognizers, wantedTypes, type Wanted } from './entities.ts'
import { explainFinding, explainMatch } from './explain.ts'
import type { AdHocRecognizer, AllowList, Analysis, AnalyzeRequest } from './presidio.ts'
import { detectionThreshold, presidioScore } from './scores.ts'

/** Texts of one request that wait for a worker at a time, so that a long list leaves room for others. */
const TEXTS_AT_A_TIME = 16

/** A result before its offsets are converted: they count UTF-16 code units. */
type Result = Analysis

export async function analyze (context: PresidioContext, request: AnalyzeRequest, given: DetectCall = {}): Promise<ReadonlyArray<readonly Analysis[]>> {
  // All texts of a request keep the rules that were in force when it began.
  const call: DetectCall = context.rules === undefined ? given : { ...given, rules: context.rules.inForce() }
  checkLanguage(request.language)
  checkTexts(context, request.texts)
  const wanted = wantedTypes(request.entities, context.rules?.types())
  const adHoc = request.adHoc.filter(({ entity, language }) => language === request.language && (request.entities?.includes(entity) ?? true))
  if (wanted.size === 0 && adHoc.length === 0) throw noRecognizers()

  const [matches, findings] = await Promise.all([
    findAdHoc(context, adHoc, request, call),
    inTurn(request.texts, async (text) => await findBuiltIn(context, text, wanted, request, call))
  ])
  const results = request.texts.map((_, index) => {
    const found = [...(findings[index] ?? []), ...(matches[index] ?? []).flatMap((match) => fromMatch(adHoc, match, request))]
    return withoutDuplicates(found).filter(({ score }) => score >= request.threshold)
  })
  const left = await withoutAllowed(context, results, request, call)
  return left.map((found, index) => inCodePoints(request.texts[index] ?? '', found))
}

/** @throws AppError TOO_MANY_MESSAGES, TEXT_TOO_LARGE, INVALID_TEXT. */
function checkTexts ({ limits }: PresidioContext, texts: readonly string[]): void {
  checkConversation({ messages: texts.map((text) => ({ role: 'customer', text })) }, limits)
}

/** What Sumi is sure enough of; and, where the request's threshold lies lower, what rules alone suspect in the text between. */
async function findBuiltIn ({ detection }: PresidioContext, text: string, wanted: Wanted, request: AnalyzeRequest, call?: DetectCall): Promise<Result[]> {
  if (wanted.size === 0) return []
  const isLow = request.threshold < DEFAULT_THRESHOLD
  const find = async (options: DetectionOptions): Promise<readonly Finding[]> =>
    await detection.detect({ messages: [{ role: 'customer', text }] }, checkDetectionOptions({ entities: [...wanted.keys()], context: request.context, ...options }), call)

  const [sure, suspected] = await Promise.all([
    find({ threshold: isLow ? DEFAULT_THRESHOLD : detectionThreshold(request.threshold) }),
    isLow ? find({ threshold: detectionThreshold(request.threshold), engine: 'rules' }) : []
  ])
  return [...sure, ...outside(sure, suspected.filter(({ score }) => score < DEFAULT_THRESHOLD))].map((finding): Result => {
    const score = presidioScore(finding)
    const { start, end, type } = finding
    return { start, end, score, entityType: wanted.get(type) ?? type, explanation: request.isExplained ? explainFinding(finding, score, detection.modelId) : null }
  })
}

/** The weak findings that touch no sure one. A weak one that took part in the same decision could widen or hide a sure one. */
function outside (sure: readonly Finding[], weak: readonly Finding[]): Finding[] {
  let next = 0
  return weak.filter(({ start, end }) => {
    while (next < sure.length && (sure[next]?.end ?? 0) <= start) next += 1
    return (sure[next]?.start ?? Infinity) >= end
  })
}

async function findAdHoc ({ customRules }: PresidioContext, adHoc: readonly AdHocRecognizer[], { texts, context }: AnalyzeRequest, call?: DetectCall): Promise<ReadonlyArray<readonly CustomMatch[]>> {
  if (adHoc.length === 0) return []
  return await refusing(async () => await customRules.find(adHoc.map(({ rule }) => rule), texts, context, call))
}

function fromMatch (adHoc: readonly AdHocRecognizer[], match: CustomMatch, { isExplained }: AnalyzeRequest): Result[] {
  const recognizer = adHoc[match.rule]
  if (recognizer === undefined) return []
  const { start, end, score } = match
  return [{ start, end, score, entityType: recognizer.entity, explanation: isExplained ? explainMatch(recognizer, match) : null }]
}

async function withoutAllowed ({ customRules }: PresidioContext, results: ReadonlyArray<readonly Result[]>, { texts, allow }: AnalyzeRequest, call?: DetectCall): Promise<ReadonlyArray<readonly Result[]>> {
  if (allow === undefined) return results
  const values = results.map((found, index) => found.map(({ start, end }) => (texts[index] ?? '').slice(start, end)))
  const isAllowed = await allowanceOf(customRules, allow, [...new Set(values.flat())], call)
  return results.map((found, index) => found.filter((_, at) => !isAllowed.has(values[index]?.[at] ?? '')))
}

async function allowanceOf (customRules: PresidioContext['customRules'], allow: AllowList, values: readonly string[], call?: DetectCall): Promise<ReadonlySet<string>> {
  if (allow.match === 'exact') return new Set(allow.values)
  const patterns = allow.patterns.filter((pattern) => pattern !== '')
  if (patterns.length === 0 || values.length === 0) return new Set()
  const tested = await refusing(async () => await customRules.test(patterns.join('|'), allow.flags, values, call))
  return new Set(values.filter((_, index) => tested[index] === true))
}

/** A pattern that the engine does not take is Presidio's 500. */
async function refusing<T> (work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw error instanceof AppError && error.code === 'INVALID_PATTERN' ? new AppError('PRESIDIO_REFUSED', `Invalid regex pattern: ${error.message}`) : error
  }
}

function inCodePoints (text: string, results: readonly Result[]): Analysis[] {
  const convert = offsetConverter(text, 'codepoint')
  const offsets = [...new Set(results.flatMap(({ start, end }) => [start, end]))].sort((a, b) => a - b)
  const converted = new Map(offsets.map((offset) => [offset, convert(offset)]))
  return results.map((result) => ({ ...result, start: converted.get(result.start) ?? result.start, end: converted.get(result.end) ?? result.end }))
}

async function inTurn<T, R> (items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const answers: R[] = []
  for (let from = 0; from < items.length; from += TEXTS_AT_A_TIME) {
    answers.push(...await Promise.all(items.slice(from, from + TEXTS_AT_A_TIME).map(work)))
  }
  return answers
}
