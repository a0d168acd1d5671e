// Names by the words around them, as a back-up of the model: 'my name is …', 'Mr …', '… と申します', '…様'.

import { isCommonWord, isJapaneseName, isNameWord, isNeverName } from '../name-words.ts'
import { isTitledBrand } from '../thing-words.ts'
import { LINE, type NameCue } from './name-cue.ts'
import { NAME_CUES_EN } from './name-cues-en.ts'
import { NAME_CUES_JA } from './name-cues-ja.ts'
import type { FoundValue, Recognizer } from './recognizer.ts'

const PARTICLE = /^(?:de|da|do|dos|del|della|di|du|la|le|van|von|der|den|ter|bin|bint|al|el|ibn|mac|mc|st|y|e|ó|ní)$/iu
const ANCHORS = anchorTable([...NAME_CUES_EN, ...NAME_CUES_JA])
const LONGEST_ANCHOR = 16
/** Of the Latin anchors: first letter → a bit for each length. Of the others: their characters. Most of a text is told apart by these. */
const LENGTHS = anchorLengths([...ANCHORS.keys()].filter((anchor) => anchor !== LINE && anchor.length <= LONGEST_ANCHOR))
const MARKS: ReadonlySet<number> = new Set([...ANCHORS.keys()].filter((anchor) => anchor.length === 1 && !isLatinLetter(anchor.charCodeAt(0))).map((anchor) => anchor.charCodeAt(0)))

/** Names by cue words. `find` cuts what follows the name: 'my name is john smith and i …' ends before 'and'. */
export const NAMES: readonly Recognizer[] = [
  { id: 'name-cues', type: 'PERSON', trigger: 'always', patterns: [], find: findNames }
]

function anchorTable (cues: readonly NameCue[]): ReadonlyMap<string, readonly NameCue[]> {
  const table = new Map<string, NameCue[]>()
  for (const cue of cues) {
    for (const anchor of cue.anchors.split(' ')) table.set(anchor, [...table.get(anchor) ?? [], cue])
  }
  return table
}

function anchorLengths (anchors: readonly string[]): Uint32Array {
  const lengths = new Uint32Array(128)
  for (const anchor of anchors) {
    const first = anchor.charCodeAt(0)
    if (first < 128) lengths[first] = (lengths[first] ?? 0) | (1 << anchor.length)
  }
  return lengths
}

/** One walk over the text; a cue's regex is tried where its anchor stands. */
function findNames (text: string): FoundValue[] {
  const found: FoundValue[] = []
  const atLine = ANCHORS.get(LINE) ?? []
  tryCues(text, 0, atLine, found)
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (isLatinLetter(code)) {
      const end = wordEnd(text, at)
      if (mayBeAnchor(code, end - at)) tryCues(text, at, ANCHORS.get(text.slice(at, end).toLowerCase()) ?? [], found)
      at = end - 1
    } else if (code === 10) {
      tryCues(text, at + 1, atLine, found)
    } else if (MARKS.has(code)) {
      tryCues(text, at, ANCHORS.get(text.charAt(at)) ?? [], found)
    }
  }
  return found
}

/** Whether an anchor begins with this letter and has this length. */
function mayBeAnchor (first: number, length: number): boolean {
  return length <= LONGEST_ANCHOR && (first > 0x7F || ((LENGTHS[first | 0x20] ?? 0) & (1 << length)) !== 0)
}

function isLatinLetter (code: number): boolean {
  return (code >= 0x61 && code <= 0x7A) || (code >= 0x41 && code <= 0x5A) || (code >= 0xC0 && code <= 0x24F)
}

function wordEnd (text: string, start: number): number {
  let end = start + 1
  while (end < text.length && isLatinLetter(text.charCodeAt(end))) end += 1
  return end
}

function tryCues (text: string, at: number, cues: readonly NameCue[], found: FoundValue[]): void {
  for (const { id, regex, score, maxWords, isCapital, isUncommon } of cues) {
    regex.lastIndex = at
    const span = regex.exec(text)?.indices?.groups?.['value']
    if (span === undefined) continue
    const value = text.slice(span[0], span[1])
    const length = nameLength(value, maxWords, isCapital)
    // What stands before its cue is the name as a whole: 'Summers are busy here' names nobody.
    if (length < value.length && span[0] < at && isLatinLetter(value.charCodeAt(0))) continue
    if ((isUncommon && isCommonWord(value.slice(0, length))) || isTitledBrand(text, span[0], span[0] + length)) continue
    if (length > 0) found.push({ start: span[0], end: span[0] + length, pattern: id, score })
  }
}

/** How much of the words is the name; 0 for none. */
function nameLength (value: string, maxWords: number, isCapital: boolean): number {
  if (!/^[\p{Script=Latin}]/u.test(value)) return japaneseLength(value)
  const words = value.split(' ')
  const first = words[0] ?? ''
  if (isCapital && !/^\p{Lu}/u.test(first)) return 0
  if (isNeverName(first) || isNeverName(first.split('-')[0] ?? '') || !isNameWord(first)) return 0
  const hasCapital = /^\p{Lu}/u.test(first)
  let count = 1
  while (count < Math.min(words.length, maxWords)) {
    const word = words[count] ?? ''
    // A full stop ends the name, except behind an initial.
    if (/\p{L}{3}\.$/u.test(words[count - 1] ?? '')) break
    const isPart = PARTICLE.test(word) ? count + 1 < words.length : isNameWord(word) && (!hasCapital || /^\p{Lu}/u.test(word))
    if (!isPart) break
    count += 1
  }
  const name = words.slice(0, count).join(' ').replace(/(?: (?:de|da|van|von|der|la|le|bin|al|el))+$/u, '')
  const bare = name.replace(/(?:'s|\.)$/u, '')
  return bare.replace(/\W/gu, '').length >= 2 || /[^\x00-\x7f]/u.test(bare) ? bare.length : 0
}

/** The whole value, or its first part where the second is no name: 'ジョンソン 今月のご請求は'. */
function japaneseLength (value: string): number {
  const bare = value.replace(/(?:宛て?|です|でございます|より|から|様|さん)$/u, '')
  if (isJapaneseName(bare) || isSingleKanji(bare)) return bare.length
  const first = bare.split(' ')[0] ?? ''
  return first.length >= 2 && first !== bare && isJapaneseName(first) ? first.length : 0
}

function isSingleKanji (value: string): boolean {
  return /^\p{Script=Han}$/u.test(value) && !isNeverName(value)
}
