// The decision process of a finding in Presidio's fields, with Sumi's own recognizers, patterns and words. Never the value.

import type { Finding } from '../../conversation.ts'
import { RECOGNIZERS } from '../../detection/rules/index.ts'
import type { Pattern } from '../../detection/rules/recognizer.ts'
import type { CustomMatch } from '../../detection/custom/rule.ts'
import type { AdHocRecognizer, Explanation } from './presidio.ts'

/** Python's numbers of regex flags. */
const FLAG_NUMBERS: Readonly<Record<string, number>> = { i: 2, m: 8, s: 16, u: 32 }

export function explainFinding ({ source, explanation }: Finding, score: number, modelId: string): Explanation {
  const detail = (kind: string): string | undefined => explanation.find((evidence) => evidence.kind === kind)?.detail
  const [recognizer = '', patternName = ''] = (detail('pattern') ?? '').split(/: (.*)/s)
  const pattern = patternOf(recognizer, patternName)
  const isChecked = detail('checksum') !== undefined
  const contextWord = detail('context') ?? ''
  const originalScore = contextWord === '' || isChecked || pattern === undefined ? score : Math.min(score, pattern.score)
  const name = recognizer !== '' ? recognizer : source === 'model' ? modelId : source
  return {
    recognizer: name,
    patternName: patternName === '' ? null : patternName,
    pattern: pattern?.regex.source ?? null,
    originalScore,
    score,
    textualExplanation: explanation.map(({ kind, detail: why }) => `${kind} (${why})`).join(', '),
    scoreContextImprovement: score - originalScore,
    supportiveContextWord: contextWord,
    validationResult: isChecked ? true : null,
    regexFlags: pattern === undefined ? null : [...pattern.regex.flags].reduce((sum, flag) => sum + (FLAG_NUMBERS[flag] ?? 0), 0)
  }
}

export function explainMatch ({ name, rule, regexFlags }: AdHocRecognizer, { pattern, score, originalScore, contextWord }: CustomMatch): Explanation {
  const used = pattern === null ? undefined : rule.patterns[pattern]
  const patternName = used?.name ?? 'deny_list'
  return {
    recognizer: name,
    patternName,
    pattern: used?.source ?? null,
    originalScore,
    score,
    textualExplanation: `Detected by \`${name}\` using pattern \`${patternName}\``,
    scoreContextImprovement: score - originalScore,
    supportiveContextWord: contextWord,
    validationResult: null,
    regexFlags
  }
}

function patternOf (recognizer: string, pattern: string): Pattern | undefined {
  return RECOGNIZERS.find(({ id }) => id === recognizer)?.patterns.find(({ id }) => id === pattern)
}
