// Names by the words around them, as a back-up of the model: 'my name is …', 'Mr …', '… と申します', '…様'.

import { isJapaneseName, isNameWord, isNeverName } from '../name-words.ts'
import { LINE, type NameCue } from './name-cue.ts'
import { NAME_CUES_EN } from './name-cues-en.ts'
import { NAME_CUES_JA } from './name-cues-ja.ts'
import type { FoundValue, Recognizer } from './recognizer.ts'

const PARTICLE = /^(?:de|da|do|dos|del|della|di|du|la|le|van|von|der|den|ter|bin|bint|al|el|ibn|mac|mc|st|y|e|ó|ní)$/iu
const ANCHORS = anchorTable([...NAME_CUES_EN, ...NAME_CUES_JA])
const LONGEST_ANCHOR = 16

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

/** One walk over the text; a cue's regex is tried where its anchor stands. */
function * findNames (text: string): Generator<FoundValue> {
  const atLine = ANCHORS.get(LINE) ?? []
  yield * tryCues(text, 0, atLine)
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (isLatinLetter(code)) {
      const end = wordEnd(text, at)
      const cues = end - at <= LONGEST_ANCHOR ? ANCHORS.get(text.slice(at, end).toLowerCase()) : undefined
      if (cues !== undefined) yield * tryCues(text, at, cues)
      at = end - 1
    } else if (code === 10) {
      yield * tryCues(text, at + 1, atLine)
    } else if (code > 0x7F || code === 0x28 || code === 0x3A || code === 0x3D) {
      const cues = ANCHORS.get(text.charAt(at))
      if (cues !== undefined) yield * tryCues(text, at, cues)
    }
  }
}

function isLatinLetter (code: number): boolean {
  return (code >= 0x61 && code <= 0x7A) || (code >= 0x41 && code <= 0x5A) || (code >= 0xC0 && code <= 0x24F)
}

function wordEnd (text: string, start: number): number {
  let end = start + 1
  while (end < text.length && isLatinLetter(text.charCodeAt(end))) end += 1
  return end
}

function * tryCues (text: string, at: number, cues: readonly NameCue[]): Generator<FoundValue> {
  for (const { id, regex, score, maxWords, isCapital } of cues) {
    regex.lastIndex = at
    const span = regex.exec(text)?.indices?.groups?.['value']
    if (span === undefined) continue
    const length = nameLength(text.slice(span[0], span[1]), maxWords, isCapital)
    if (length > 0) yield { start: span[0], end: span[0] + length, pattern: id, score }
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
