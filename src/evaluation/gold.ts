// Raw records → gold records: labels mapped, offsets turned into UTF-16 units and checked.

import type { EntityType } from '../entities.ts'
import { OFFSET_UNITS, type OffsetUnit } from '../offsets.ts'
import type { BadRecord, RawRecord, RawSpan } from './datasets/dataset.ts'
import type { GoldRecord, TypedSpan } from './record.ts'
import { mapLabel, type TypeMap } from './type-map.ts'

export interface GoldOptions {
  readonly map: TypeMap
  readonly offsetUnit: OffsetUnit
  /** Spans of other types are ignored. Default: all types are judged. */
  readonly judged?: ReadonlySet<EntityType> | undefined
  /** Called with each label that the map does not know. */
  readonly onUnmapped?: (label: string) => void
  /** Called for each span of a known type that is not judged. */
  readonly onLeftOut?: () => void
}

/** Spans labelled twice alike count once; spans of unknown labels are ignored, never counted against a system; `onUnmapped` hears of them. */
export function toGold (raw: RawRecord, { map, offsetUnit, judged, onUnmapped, onLeftOut }: GoldOptions): GoldRecord | BadRecord {
  const spans: TypedSpan[] = []
  const ignored: Array<Omit<TypedSpan, 'type'>> = []
  for (const [index, span] of raw.spans.entries()) {
    const placed = place(raw, span, offsetUnit)
    if (typeof placed === 'string') return { line: raw.line, reason: `span ${index} ${placed}` }
    if (!hasValue(raw, placed, span.value)) return { line: raw.line, reason: `span ${index} does not hold the value that the file gives for it` }
    const type = mapLabel(map, span.label)
    if (type === undefined && isItsOwnLabel(raw, placed, span.label)) return { line: raw.line, reason: `span ${index} has its value where its label should be` }
    if (type === undefined) onUnmapped?.(span.label)
    const isLeftOut = type !== undefined && type !== null && judged?.has(type) === false
    if (isLeftOut) onLeftOut?.()
    if (type === undefined || type === null || isLeftOut) ignored.push(placed)
    else if (!spans.some((one) => one.type === type && one.message === placed.message && one.start === placed.start && one.end === placed.end)) spans.push({ ...placed, type })
  }
  const language = raw.language === 'en' || raw.language === 'ja' ? raw.language : 'other'
  return { id: raw.id, language, conversation: raw.conversation, spans, ignored }
}

/** Whether a span begins or ends inside a word or number, or with white space: a sign of wrong offsets. Japanese has no such borders. */
export function isOddlyCut (text: string, { start, end }: { readonly start: number, readonly end: number }): boolean {
  const around = (at: number): boolean => /^[\p{L}\p{N}]{2}$/u.test(text.slice(at - 1, at + 1)) && !/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text.slice(at - 1, at + 1))
  return around(start) || around(end) || /^\s|\s$/u.test(text.slice(start, end))
}

export function isBad (record: GoldRecord | BadRecord): record is BadRecord {
  return 'reason' in record
}

/** The units in which every value of the record is where its offsets say: all three where the text is ASCII or no value tells. */
export function unitsThatFit (raw: RawRecord): OffsetUnit[] {
  return OFFSET_UNITS.filter((unit) => raw.spans.every((span) => {
    if (span.value === undefined) return true
    const placed = place(raw, span, unit)
    return typeof placed !== 'string' && hasValue(raw, placed, span.value)
  }))
}

/** Annotation tools write line breaks and runs of spaces as one space. */
function hasValue ({ conversation }: RawRecord, { message, start, end }: Omit<TypedSpan, 'type'>, value: string | undefined): boolean {
  if (value === undefined) return true
  const found = conversation.messages[message]?.text.slice(start, end) ?? ''
  return found === value || squeeze(found) === squeeze(value)
}

/** Labels are printed; a value in a label's place must not be. */
function isItsOwnLabel ({ conversation }: RawRecord, { message, start, end }: Omit<TypedSpan, 'type'>, label: string): boolean {
  return squeeze(conversation.messages[message]?.text.slice(start, end) ?? '').toLowerCase() === squeeze(label).toLowerCase()
}

function squeeze (text: string): string {
  return text.replace(/\s+/gu, ' ').trim()
}

function place ({ conversation }: RawRecord, { message, start, end }: RawSpan, unit: OffsetUnit): Omit<TypedSpan, 'type'> | string {
  const text = conversation.messages[message]?.text
  if (text === undefined) return 'names a message that is not there'
  const [from, to] = [toUtf16(text, start, unit), toUtf16(text, end, unit)]
  if (from === undefined || to === undefined) return 'lies outside its text'
  return from < to ? { message, start: from, end: to } : 'is empty'
}

/** The UTF-16 offset of an offset counted in another unit; undefined behind the end or inside a character. */
export function toUtf16 (text: string, offset: number, unit: OffsetUnit): number | undefined {
  if (unit === 'utf16') return offset <= text.length ? offset : undefined
  let [counted, at] = [0, 0]
  for (const character of text) {
    if (counted >= offset) break
    counted += unit === 'codepoint' ? 1 : Buffer.byteLength(character)
    at += character.length
  }
  return counted === offset ? at : undefined
}
