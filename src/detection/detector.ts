// The whole pipeline: a conversation in, findings out. Pure: no clock, no files, no state between calls.

import { DEFAULT_THRESHOLD, type Conversation, type DetectionOptions, type Finding } from '../conversation.ts'
import { DEFAULT_ENTITY_TYPES, type EntityType } from '../entities.ts'
import { AppError } from '../errors.ts'
import { createAllowances } from './custom/allow.ts'
import type { CustomFound, CustomMessage } from './custom/rule-set.ts'
import { createGivenContext } from './given-context.ts'
import { blankMarks } from './marks.ts'
import { normalize, type NormalizedText } from './normalize.ts'
import { propagate } from './propagation/propagate.ts'
import { disguisedCandidates } from './readings/disguised.ts'
import { resolve } from './resolve.ts'
import { createScanner } from './rules/scan.ts'
import { isFalseAlarm, TALK_REACH } from './suppress.ts'
import { answerCandidates } from './turns/answers.ts'
import { readMessage } from './turns/message.ts'
import { codeTalkCandidates } from './turns/code-talk.ts'
import { passwordTalkCandidates } from './turns/password-talk.ts'
import { splitMailCandidates } from './turns/split-mail.ts'
import { splitCandidates } from './turns/split-values.ts'
import type { ModelSpan, NerModel } from './ner/model.types.ts'
import type { Candidate, Recognizer } from './rules/recognizer.ts'

export interface DetectorSetup {
  /** Null: only calls with the engine 'rules', or with spans, are answered; the others fail. */
  readonly model: NerModel | null
  readonly recognizers: readonly Recognizer[]
}

export interface Detector {
  /**
   * Finds personal data.
   * @param modelSpans the model's spans of each message where they are known already (offsets: UTF-16 code units of the original
   *   texts); without them the model runs here, if the engine is 'hybrid'.
   * @param custom what users' rules found, and what they allow; `options.rules` must have been run before.
   * @throws AppError DETECTION_FAILED when the engine is 'hybrid' and there is neither a model nor spans, and when `options.rules` was
   *   not run: never a weaker answer. RULES_TOO_LARGE when allow patterns need too much work.
   * @returns findings that do not overlap, by message, then start; offsets are UTF-16 code units of the original texts.
   */
  detect (conversation: Conversation, options?: DetectionOptions, modelSpans?: ReadonlyArray<readonly ModelSpan[]>, custom?: CustomFound): Promise<readonly Finding[]>
}

const NO_CUSTOM: CustomFound = { messages: [], allowPatterns: [] }

const DEFAULT_TYPES: ReadonlySet<EntityType> = new Set<EntityType>(DEFAULT_ENTITY_TYPES)

/** Prepares the rules once. Types that the caller does not want take no part at all: they neither hide nor explain wanted ones. */
export function createDetector ({ model, recognizers }: DetectorSetup): Detector {
  const scan = createScanner(recognizers)
  const scannerGiven = createGivenContext(recognizers)
  const allowancesFor = createAllowances()
  return {
    async detect ({ messages }, options = {}, modelSpans, custom = NO_CUSTOM) {
      if (options.rules !== undefined) throw new AppError('DETECTION_FAILED', 'the rules of a call must be run before it is detected')
      const isWanted = wantedTypes(options.entities)
      const threshold = options.threshold ?? DEFAULT_THRESHOLD
      const spans = options.engine === 'rules' ? [] : modelSpans ?? await runModel(model, messages.map(({ text }) => text))

      const read = messages.map(({ role, text }) => readMessage(role, blankMarks(normalize(text))))
      const texts = read.map(({ normalized }) => normalized.text)
      const scanGiven = scannerGiven(options.context ?? [])
      const alone = texts.map((text, index) => [
        ...scan(text, isWanted, texts[index - 1] ?? ''),
        ...scanGiven?.(text, isWanted, texts[index - 1] ?? '') ?? [],
        ...fromModel(read[index]?.normalized, spans[index] ?? [], texts.slice(Math.max(0, index - TALK_REACH.messages), index)),
        ...fromCustom(read[index]?.normalized, custom.messages[index], options.entities)
      ])
      const split = splitCandidates(read)
      const splitMail = splitMailCandidates(read)
      const disguised = disguisedCandidates(read, (text, previous) => [...scan(text, isWanted, previous), ...scanGiven?.(text, isWanted, previous) ?? []])
      const seen = alone.map((found, index) => [
        ...found,
        ...split.get(index) ?? [],
        ...splitMail.get(index) ?? [],
        ...answerCandidates(read, index, found),
        ...passwordTalkCandidates(read, index),
        ...codeTalkCandidates(read, index),
        ...disguised.get(index) ?? []
      ])
      const allowanceOf = allowancesFor(custom.allowPatterns)
      const allowances = read.map(({ normalized }, index) => allowanceOf(normalized, custom.messages[index]?.allowed ?? []))
      const settle = (index: number, candidates: readonly Candidate[]) => allowances[index]?.settle(candidates, (left) => resolve(texts[index] ?? '', left, isWanted, threshold)) ?? []
      const first = seen.map((candidates, index) => settle(index, candidates))
      const repeated = propagate(texts, first)
      const settled = first.map((found, index) => repeated[index]?.length ? settle(index, [...seen[index] ?? [], ...repeated[index] ?? []]) : found)
      return settled.flatMap((found, index) => toFindings(index, read[index]?.normalized, found))
    }
  }
}

function wantedTypes (entities: readonly EntityType[] | undefined): (type: EntityType) => boolean {
  if (entities === undefined) return (type) => DEFAULT_TYPES.has(type) || type.startsWith('CUSTOM_')
  const wanted = new Set<EntityType>(entities)
  return (type) => wanted.has(type)
}

async function runModel (model: NerModel | null, texts: readonly string[]): Promise<ReadonlyArray<readonly ModelSpan[]>> {
  if (model === null) throw new AppError('DETECTION_FAILED', 'the engine hybrid needs a model')
  const spans: Array<readonly ModelSpan[]> = []
  for (const [index, text] of texts.entries()) spans.push(await model.spans(text, texts[index - 1] ?? ''))
  return spans
}

function fromModel (normalized: NormalizedText | undefined, spans: readonly ModelSpan[], before: readonly string[]): Candidate[] {
  if (normalized === undefined) return []
  return spans
    .map(({ start, end, type, score }): Candidate =>
      ({ ...normalized.fromOriginal(start, end), type, score, source: 'model', evidence: [{ kind: 'model', detail: score.toFixed(2) }] }))
    .filter((candidate) => candidate.start < candidate.end && !isFalseAlarm(normalized.text, candidate, before))
}

/** Users' rules are wanted whatever their type, unless the call names its types. */
function fromCustom (normalized: NormalizedText | undefined, custom: CustomMessage | undefined, entities: DetectionOptions['entities']): Candidate[] {
  if (normalized === undefined || custom === undefined) return []
  return custom.spans
    .filter(({ type }) => entities?.includes(type) ?? true)
    .map(({ start, end, ...rest }): Candidate => ({ ...normalized.fromOriginal(start, end), ...rest, source: 'custom' }))
}

/** Maps offsets back. Two findings that share one original character (㈱ became three) share it no more: the first keeps it. */
function toFindings (message: number, normalized: NormalizedText | undefined, found: readonly Candidate[]): Finding[] {
  const findings: Finding[] = []
  for (const { type, score, source, evidence, ...span } of found) {
    const original = normalized?.toOriginal(span.start, span.end) ?? span
    const start = Math.max(original.start, findings.at(-1)?.end ?? 0)
    if (start < original.end) findings.push({ message, start, end: original.end, type, score, source, explanation: evidence })
  }
  return findings
}
