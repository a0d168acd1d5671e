// Label Studio's JSON export: tasks with annotations of `<Text>`, or of `<Paragraphs>`, which are conversations. The browser counts UTF-16 units.

import type { Message } from '../../conversation.ts'
import { BadData } from './bad-data.ts'
import type { DatasetReader, RawRecord, RawSpan } from './dataset.ts'
import { jsonRecords } from './json-items.ts'
import { idOf, isObject, offsetOf, optionalString, type JsonObject } from './json-values.ts'

export const LABEL_STUDIO: DatasetReader = {
  name: 'label-studio',
  title: 'Label Studio export (JSON or JSON-MIN) of <Text> or <Paragraphs>',
  offsetUnit: 'utf16',
  recognizes: ({ first }) => isObject(first) && ((isObject(first.data) && ('annotations' in first || 'completions' in first)) ||
    (Array.isArray(first.label) && isObject(first.label[0]) && 'labels' in first.label[0])),
  read: (path) => jsonRecords(path, readRecord)
}

function readRecord (task: unknown, line: number): RawRecord {
  if (!isObject(task)) throw new BadData('not an object')
  const data = isObject(task.data) ? task.data : task
  const results = isObject(task.data) ? resultsOf(task) : task.label
  if (!Array.isArray(results)) throw new BadData('the task has no annotation')
  return {
    line,
    id: idOf(task.id, line),
    language: optionalString(data.language ?? data.lang),
    conversation: { messages: messagesOf(data) },
    spans: results.flatMap((result: unknown, index) => readSpan(result, index))
  }
}

/** The ground truth, else the first annotation that was not cancelled. Later annotators are not merged in. */
function resultsOf (task: JsonObject): unknown {
  const annotations = (task.annotations ?? task.completions) as unknown
  if (!Array.isArray(annotations)) return undefined
  const kept = annotations.filter((one): one is JsonObject => isObject(one) && one.was_cancelled !== true)
  return (kept.find((one) => one.ground_truth === true) ?? kept[0])?.result
}

function messagesOf (data: JsonObject): Message[] {
  const text = data.text ?? Object.values(data).find((value) => typeof value === 'string')
  const dialogue = Object.values(data).find((value): value is readonly unknown[] => Array.isArray(value) && isObject(value[0]) && typeof value[0].text === 'string')
  if (dialogue !== undefined) {
    return dialogue.map((turn, index) => {
      if (!isObject(turn) || typeof turn.text !== 'string') throw new BadData(`paragraph ${index} has no text`)
      return { role: turn.author === 'agent' ? 'agent' as const : 'customer' as const, text: turn.text }
    })
  }
  if (typeof text !== 'string') throw new BadData('data has no text')
  return [{ role: 'customer', text }]
}

/** Choices, relations and other results are not spans. */
function readSpan (result: unknown, index: number): RawSpan[] {
  const where = `result ${index}`
  if (!isObject(result)) throw new BadData(`${where} is not an object`)
  const value = isObject(result.value) ? result.value : result
  const labels = value.labels ?? value.paragraphlabels ?? value.hypertextlabels
  if (!Array.isArray(labels)) return []
  const label = labels[0] as unknown
  if (typeof label !== 'string') throw new BadData(`${where} has no label`)
  const isParagraph = value.startOffset !== undefined
  if (isParagraph && String(value.start) !== String(value.end)) throw new BadData(`${where} runs over more than one paragraph`)
  const [start, end, message] = isParagraph ? [value.startOffset, value.endOffset, Number(value.start)] : [value.start, value.end, 0]
  return [{
    message: offsetOf(message, where),
    start: offsetOf(start, where),
    end: offsetOf(end, where),
    label,
    ...(typeof value.text === 'string' ? { value: value.text } : {})
  }]
}
