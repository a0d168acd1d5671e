// Reads a rule set from a file.

import { readFile } from 'node:fs/promises'
import { compileRuleSet } from '../../detection/custom/compile-set.ts'
import { KEPT_LIMITS, sizesOf, type KeyedRuleSet, type RuleSetLimits } from '../../detection/custom/rule-set.ts'
import { AppError } from '../../errors.ts'
import { checkRuleSet } from './check.ts'

/** @throws AppError INVALID_CONFIG when it cannot be read; INVALID_RULES and what else `checkRuleSet` says, with the path in front. */
export async function readRulesFile (path: string): Promise<KeyedRuleSet> {
  const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    throw new AppError('INVALID_CONFIG', `the rules file ${path} cannot be read (${error.code ?? 'unknown error'})`)
  })
  return naming(path, () => checkRuleSet(parse(bytes), KEPT_LIMITS))
}

/** Reads a set and compiles it here, for a program that runs nothing else. @throws AppError as `readRulesFile`, and INVALID_PATTERN. */
export async function compileFile (path: string): Promise<{ readonly keyed: KeyedRuleSet, readonly sizes: RuleSetLimits }> {
  const keyed = await readRulesFile(path)
  naming(path, () => compileRuleSet(keyed.content))
  return { keyed, sizes: sizesOf(keyed.content) }
}

/** Puts the path in front of what is wrong. */
function naming<T> (path: string, work: () => T): T {
  try {
    return work()
  } catch (error) {
    throw namedError(path, error)
  }
}

export function namedError (path: string, error: unknown): unknown {
  return error instanceof AppError ? new AppError(error.code, `${path}: ${error.message}`, { cause: error }) : error
}

/** Node's message quotes the file: only the line of the fault is kept. */
function parse (bytes: Buffer): unknown {
  const text = new TextDecoder('utf-8').decode(bytes)
  if (text.includes('\uFFFD')) throw new AppError('INVALID_RULES', 'it is not UTF-8')
  try {
    return JSON.parse(text)
  } catch (error) {
    const position = /position (\d+)/.exec(error instanceof Error ? error.message : '')?.[1]
    const line = position === undefined ? '' : ` (line ${text.slice(0, Number(position)).split('\n').length})`
    throw new AppError('INVALID_RULES', `it is not valid JSON${line}`)
  }
}
