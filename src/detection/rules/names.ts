// Names by the words around them, as a back-up of the model: 'my name is …', 'Mr …', '… と申します', '…様'.

import { isCommonWord, isJapaneseName, isNameWord, isNeverName } from '../name-words.ts'
import { isTitledBrand } from '../thing-words.ts'
import { each, overlapping } from './around.ts'
import type { NameCue } from './name-cue.ts'
import { NAME_CUES_EN } from './name-cues-en.ts'
import { NAME_CUES_JA } from './name-cues-ja.ts'
import type { FoundValue, Recognizer } from './recognizer.ts'

const LATIN = /^[\p{Script=Latin}]/u
const PARTICLE = /^(?:de|da|do|dos|del|della|di|du|la|le|van|von|der|den|ter|bin|bint|al|el|ibn|mac|mc|st|y|e|ó|ní)$/iu

/** Names by cue words. What follows a name is cut: 'my name is john smith and i …' ends before 'and'. */
export const NAMES: readonly Recognizer[] = [
  { id: 'name-cues', type: 'PERSON', trigger: 'always', patterns: [], find: each(...[...NAME_CUES_EN, ...NAME_CUES_JA].map((cue) => overlapping(cue.regex, (match, text) => nameBeside(cue, match, text)))) }
]

/** The name beside a cue, or none. */
function nameBeside ({ id, score, maxWords, isCapital, isUncommon }: NameCue, { index, indices }: RegExpExecArray, text: string): FoundValue[] {
  const [start, end] = indices?.groups?.['value'] ?? [index, index]
  const value = text.slice(start, end)
  const length = nameLength(value, maxWords, isCapital)
  // What stands before its cue is the name as a whole: 'Summers are busy here' names nobody.
  if (length === 0 || (length < value.length && start < index && LATIN.test(value))) return []
  if ((isUncommon && isCommonWord(value.slice(0, length))) || isTitledBrand(text, start, start + length)) return []
  return [{ start, end: start + length, pattern: id, score }]
}

/** How much of the words is the name; 0 for none. */
function nameLength (value: string, maxWords: number, isCapital: boolean): number {
  if (!LATIN.test(value)) return japaneseLength(value)
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
