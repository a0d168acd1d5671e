// Marks that Sumi wrote before, `[PERSON_1]`: rules see them blanked and the model sees a value in their place, so that redacting
// again changes as little as can be.

import { BUILT_IN_ENTITY_TYPES, isEntityType, type EntityType } from '../entities.ts'
import { TAG } from '../tag.ts'
import type { ModelSpan, NerModel } from './ner/model.types.ts'
import type { NormalizedText } from './normalize.ts'

/** U+FFFC, object replacement: no letter, no digit, part of no value; cut at the edges of a value like a space. */
export const BLANK = '\uFFFC'

interface Mark {
  readonly start: number
  readonly end: number
  readonly type: EntityType
}

const LONGEST_TYPE = Math.max(...BUILT_IN_ENTITY_TYPES.map((type) => type.length))

/** An everyday value of the types that the model knows, as Latin and as Japanese text has it; the others are one to it. */
const STAND_INS: Readonly<Partial<Record<EntityType, readonly [latin: string, japanese: string]>>> = {
  PERSON: ['Emma Clark', '佐藤'],
  ADDRESS: ['12 Oak Street', '東京都港区芝1-2-3'],
  LOCATION: ['Boston', '大阪'],
  ORGANIZATION: ['Acme Corp', '株式会社青空'],
  USERNAME: ['alex99', 'alex99'],
  PASSWORD: ['Kettle-4821', 'Kettle-4821'],
  DATE_OF_BIRTH: ['4 May 1980', '1980年5月4日'],
  EMAIL_ADDRESS: ['alex@example.com', 'alex@example.com'],
  PHONE_NUMBER: ['555-0143', '03-5555-0143']
}
const OTHER_STAND_IN: readonly [string, string] = ['4821', '4821']
const JAPANESE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u

/** The same text, same offsets, with each mark of a known type blanked. */
export function blankMarks (normalized: NormalizedText): NormalizedText {
  const marks = marksIn(normalized.text)
  if (marks.length === 0) return normalized
  let [text, cursor] = ['', 0]
  for (const { start, end } of marks) {
    text += normalized.text.slice(cursor, start) + BLANK.repeat(end - start)
    cursor = end
  }
  return { ...normalized, text: text + normalized.text.slice(cursor) }
}

/** The model, shown a stand-in for each mark. Of what it finds, the part at a stand-in is cut off; the rest is kept. */
export function readingMarks (model: NerModel): NerModel {
  return {
    id: model.id,
    entityTypes: model.entityTypes,
    close: async () => { await model.close() },
    async spans (text, previous) {
      const marks = marksIn(text)
      const shownPrevious = withStandIns(previous, marksIn(previous)).text
      if (marks.length === 0) return await model.spans(text, shownPrevious)
      const { text: shown, shifts } = withStandIns(text, marks)
      const spans = await model.spans(shown, shownPrevious)
      return spans.flatMap((span) => outside(span, shifts))
    }
  }
}

/** The pieces of a span that no stand-in covers, with offsets into the original text. */
function outside (span: ModelSpan, shifts: readonly Shift[]): ModelSpan[] {
  const pieces: ModelSpan[] = []
  let [start, after] = [span.start, shifts.findLast(({ end }) => end <= span.start)?.after ?? 0]
  for (const shift of shifts.filter((one) => one.start < span.end && span.start < one.end)) {
    if (start < shift.start) pieces.push({ ...span, start: start + after, end: shift.start + after })
    ;[start, after] = [shift.end, shift.after]
  }
  if (start < span.end) pieces.push({ ...span, start: start + after, end: span.end + after })
  return pieces
}

/** Where each stand-in stands in the shown text, and what to add to an offset behind it to get that of the original. */
interface Shift {
  readonly start: number
  readonly end: number
  readonly after: number
}

function withStandIns (text: string, marks: readonly Mark[]): { readonly text: string, readonly shifts: readonly Shift[] } {
  const shifts: Shift[] = []
  let [shown, cursor] = ['', 0]
  for (const { start, end, type } of marks) {
    const isJapanese = JAPANESE.test(text.slice(Math.max(0, start - 2), start) + text.slice(end, end + 2))
    const [latin, japanese] = STAND_INS[type] ?? OTHER_STAND_IN
    shown += text.slice(cursor, start)
    const from = shown.length
    shown += isJapanese ? japanese : latin
    shifts.push({ start: from, end: shown.length, after: end - shown.length })
    cursor = end
  }
  return { text: shown + text.slice(cursor), shifts }
}

/** Marks of known types, in order. Keyed hashes are none: sixteen free characters could be a value. */
function marksIn (text: string): Mark[] {
  if (!text.includes('[')) return []
  return [...text.matchAll(TAG)].flatMap(({ 0: mark, index, groups }) => {
    const { type = '', number = '' } = groups ?? {}
    const isMark = type.length <= LONGEST_TYPE + 'CUSTOM_'.length && isEntityType(type) && !mark.includes(':') && number.length <= 5
    return isMark ? [{ start: index, end: index + mark.length, type }] : []
  })
}
