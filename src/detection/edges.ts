// Where a value begins and ends: spaces, stray punctuation and honorifics at its edges are no part of it.

import type { EntityType } from '../entities.ts'

/** Spaces, and blanked marks. */
const EDGE_SPACE = /^[\s\uFFFC]$/u
const EDGE_PUNCTUATION = new Set('.,;:!?、。，．！？：；…‥\'"`“”‘’「」『』*|<>'.split(''))
/** '&#52;': the semicolon is part of the last character. */
const ENTITY_END = /&(?:amp;)?(?:#[0-9a-z]{1,8}|[a-z]{2,8});$/iu
/** Quotes and brackets of HTML at an edge are no part of any value. */
const QUOTE_BEFORE = /^(?:&(?:quot|apos|#0?39|#0?34|#x27|#x22|[lr][sd]quo|nbsp|lt|gt);){1,3}/iu
const QUOTE_AFTER = /(?:&(?:quot|apos|#0?39|#0?34|#x27|#x22|[lr][sd]quo|nbsp|lt|gt);?){1,3}$/iu
const BRACKETS: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}', '（': '）', '【': '】', '〈': '〉' }
const CLOSERS: Readonly<Record<string, string>> = Object.fromEntries(Object.entries(BRACKETS).map(([open, close]) => [close, open]))
/** Types in which punctuation at the edges can be part of the value: only spaces are cut. */
const RAW_TYPES: ReadonlySet<EntityType> = new Set<EntityType>(['PASSWORD', 'SECRET', 'USERNAME', 'CRYPTO', 'URL'])

const TITLE_BEFORE = /^(?:(?:mr|mrs|ms|miss|mx|dr|prof|professor|sir|madam|dame|rev|mister|doctor|herr|frau|mme|monsieur|madame)\b\.?[ \u3000]+)+(?=\S)/iu
const HONORIFIC_AFTER = /[ \u3000]?(?:様方|様|さま|サマ|さん|サン|ちゃん|くん|君|氏|殿|先生)$/u
const POSSESSIVE = /['’]s$/u

/** Moves the edges of `[start, end)` inward; null when nothing is left. Offsets are UTF-16 code units of `text`. */
export function trimEdges (text: string, start: number, end: number, type: EntityType): { start: number, end: number } | null {
  const [from, to] = withoutQuoteEntities(text, start, end)
  let span = trimPunctuation(text, from, to, !RAW_TYPES.has(type))
  if (type === 'IP_ADDRESS') span = withDoubleColons(text, start, end, span)
  if (type === 'PERSON') {
    const name = text.slice(span.start, span.end)
    const title = TITLE_BEFORE.exec(name)?.[0].length ?? 0
    const rest = name.slice(title)
    const bare = rest.replace(POSSESSIVE, '').replace(HONORIFIC_AFTER, '')
    if (bare !== '') span = trimPunctuation(text, span.start + title, span.start + title + bare.length, true)
  }
  return span.start < span.end ? span : null
}

function withoutQuoteEntities (text: string, start: number, end: number): readonly [number, number] {
  const value = text.slice(start, end)
  if (!value.includes('&')) return [start, end]
  const from = start + (QUOTE_BEFORE.exec(value)?.[0].length ?? 0)
  const to = end - (QUOTE_AFTER.exec(value.slice(-24))?.[0].length ?? 0)
  return from < to ? [from, to] : [start, end]
}

/** Two colons at an edge of an IPv6 address stand for zeros: '::1', '2001:db8::'. */
function withDoubleColons (text: string, from: number, to: number, { start, end }: { start: number, end: number }): { start: number, end: number } {
  return {
    start: start - 2 >= from && text.startsWith('::', start - 2) ? start - 2 : start,
    end: end + 2 <= to && text.startsWith('::', end) ? end + 2 : end
  }
}

function trimPunctuation (text: string, from: number, to: number, isPunctuationCut: boolean): { start: number, end: number } {
  let [start, end] = [from, to]
  while (start < end && isCut(text, start, start, end, isPunctuationCut)) start += 1
  while (end > start && isCut(text, end - 1, start, end, isPunctuationCut)) end -= 1
  return { start, end }
}

/** Whether the unit at an edge of `[start, end)` is no part of the value. */
function isCut (text: string, at: number, start: number, end: number, isPunctuationCut: boolean): boolean {
  if (isKept(text.charCodeAt(at))) return false
  const unit = text.charAt(at)
  if (EDGE_SPACE.test(unit)) return true
  if (unit === ';' && ENTITY_END.test(text.slice(Math.max(start, at - 15), at + 1))) return false
  return isPunctuationCut && (EDGE_PUNCTUATION.has(unit) || isLonely(text, unit, start, end))
}

/** What most values begin and end with, told at once: ASCII digits and letters, kana, CJK ideographs. */
function isKept (code: number): boolean {
  return (code >= 0x30 && code <= 0x39) || (code >= 0x41 && code <= 0x5A) || (code >= 0x61 && code <= 0x7A) || (code >= 0x3041 && code <= 0x9FFF)
}

/** Whether a bracket has no partner within the span: '(218) 555' keeps its own, 'Ada)' loses it. Long spans keep theirs. */
function isLonely (text: string, unit: string, start: number, end: number): boolean {
  const partner = BRACKETS[unit] ?? CLOSERS[unit]
  if (partner === undefined || end - start > 200) return false
  let surplus = 0
  for (let at = start; at < end; at += 1) {
    const other = text.charAt(at)
    if (other === unit) surplus += 1
    else if (other === partner) surplus -= 1
  }
  return surplus > 0
}
