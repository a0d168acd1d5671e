// The bodies of /anonymize and /deanonymize, checked in the order and in the words of Presidio.

import { AppError } from '../../errors.ts'
import type { AnonymizeInput, DeanonymizeInput, OperatorConfigs, ScoredSpan, Span } from '../../privacy/presidio/presidio.ts'
import { isDict, isTruthy, refused, typeName, type Dict } from './python.ts'

export interface AnonymizeBody<Input> {
  readonly inputs: readonly Input[]
  readonly operators: OperatorConfigs
  /** A list of texts is answered with a list. */
  readonly isBatch: boolean
}

/** @throws AppError PRESIDIO_REQUEST (400), PRESIDIO_PARAMETER (422), PRESIDIO_REFUSED (500). */
export function readAnonymizeBody (body: unknown): AnonymizeBody<AnonymizeInput> {
  const content = readContent(body)
  const operators = readOperators(content['anonymizers'])
  if ([...operators.values()].some(({ name }) => name === 'custom')) throw new AppError('PRESIDIO_REQUEST', 'Custom type anonymizer is not supported')
  return readInputs(content, 'analyzer_results', operators, (text, given) => ({ text, results: readResults(given) }))
}

/** As `readAnonymizeBody`. */
export function readDeanonymizeBody (body: unknown): AnonymizeBody<DeanonymizeInput> {
  const content = readContent(body)
  const operators = readOperators(content['deanonymizers'])
  return readInputs(content, 'anonymizer_results', operators, (text, given) => ({ text, spans: isTruthy(given) ? listOf(given).map(readSpan) : [] }))
}

function readContent (body: unknown): Dict {
  if (!isTruthy(body)) throw new AppError('PRESIDIO_REQUEST', 'Invalid request json')
  if (!isDict(body)) throw broken()
  return body
}

function readOperators (given: unknown): OperatorConfigs {
  if (given === undefined || given === null) return new Map()
  if (!isDict(given)) throw broken()
  return new Map(Object.entries(given).map(([type, config]) => {
    if (!isDict(config)) throw broken()
    const { type: name, ...parameters } = config
    if (!isTruthy(name)) throw new AppError('PRESIDIO_PARAMETER', 'Invalid input, operator config must contain operator_name')
    return [type, { name: String(name), parameters }]
  }))
}

function readInputs<Input> (content: Dict, field: string, operators: OperatorConfigs, read: (text: string, given: unknown) => Input): AnonymizeBody<Input> {
  const text = content['text'] === undefined ? '' : content['text']
  const results = content[field]
  if (!Array.isArray(text)) return { inputs: [read(oneText(text), results)], operators, isBatch: false }
  if (results !== undefined && results !== null && listOf(results).length !== text.length) {
    throw new AppError('PRESIDIO_PARAMETER', `Invalid input, '${field}' must contain one list of results per item in 'text' when 'text' is a list (${text.length} text items, ${listOf(results).length} '${field}' items)`)
  }
  const each = results === undefined || results === null ? text.map(() => []) : listOf(results)
  return { inputs: text.map((one: unknown, index) => read(oneText(one), each[index] ?? [])), operators, isBatch: true }
}

function readResults (given: unknown): ScoredSpan[] {
  if (given === undefined || given === null) throw new AppError('PRESIDIO_PARAMETER', 'Invalid input, request must contain analyzer results')
  return listOf(given).map((result) => {
    const span = readSpan(result)
    const score = isDict(result) ? result['score'] : undefined
    if (score === undefined || score === null) throw missing('analyzer result', 'score')
    if (typeof score !== 'number') throw broken()
    return { ...span, score }
  })
}

function readSpan (given: unknown): Span {
  if (!isDict(given)) throw broken()
  const { entity_type: entityType } = given
  const start = readOffset(given['start'], 'start')
  const end = readOffset(given['end'], 'end')
  if (!isTruthy(entityType)) throw missing('result', 'entity_type')
  if (start < 0 || end < 0) throw new AppError('PRESIDIO_PARAMETER', 'Invalid input, result start and end must be positive')
  if (start > end) throw new AppError('PRESIDIO_PARAMETER', `Invalid input, start index '${start}' must be smaller than end index '${end}'`)
  if (typeof entityType !== 'string') throw broken()
  return { start, end, entityType }
}

function readOffset (value: unknown, name: string): number {
  if (value === undefined || value === null) throw missing('result', name)
  if (Number.isInteger(value)) return Number(value)
  if (typeof value === 'boolean') return Number(value)
  if (!isTruthy(value)) throw broken()
  const got = { str: 'string', list: 'array' }[typeName(value)]
  throw new AppError('PRESIDIO_PARAMETER', got === undefined ? `Invalid parameter value for '${name}'.` : `Invalid parameter value for ${name}. Expecting 'number', but got '${got}'.`)
}

function oneText (text: unknown): string {
  if (typeof text !== 'string') throw broken()
  return text
}

function listOf (value: unknown): readonly unknown[] {
  if (!Array.isArray(value)) throw broken()
  return value
}

function missing (entity: string, name: string): AppError {
  return new AppError('PRESIDIO_PARAMETER', `Invalid input, ${entity} must contain ${name}`)
}

/** Where Python raises an error that Presidio's anonymizer has no words for. */
function broken (): AppError {
  return refused('Internal server error')
}
