// Digits spoken or written in Japanese: 'ゼロきゅうゼロ、いちにさんよん', '〇九〇の一二三四', '四八弐壱'.

import type { Edit } from './edits.ts'

const KANJI: Readonly<Record<string, string>> = {
  〇: '0',
  零: '0',
  一: '1',
  壱: '1',
  壹: '1',
  二: '2',
  弐: '2',
  三: '3',
  参: '3',
  四: '4',
  肆: '4',
  五: '5',
  伍: '5',
  六: '6',
  陸: '6',
  七: '7',
  漆: '7',
  八: '8',
  捌: '8',
  九: '9',
  玖: '9'
}
/** How a digit is read out; hiragana, katakana counts too. Longer readings stand before their beginnings. */
const KANA: ReadonlyArray<readonly [reading: string, digit: string]> = [
  ['ぜろ', '0'], ['れい', '0'], ['れー', '0'], ['まる', '0'], ['おー', '0'], ['いち', '1'], ['わん', '1'], ['にー', '2'], ['に', '2'], ['さん', '3'],
  ['よん', '4'], ['しち', '7'], ['しー', '4'], ['し', '4'], ['ごー', '5'], ['ご', '5'], ['ろく', '6'], ['なな', '7'], ['はち', '8'], ['きゅう', '9'], ['きゅー', '9'], ['きゆう', '9'], ['くー', '9'], ['く', '9']
]
const DIGIT_OF: ReadonlyMap<string, string> = new Map([...Object.entries(KANJI), ...KANA, ...KANA.map(([reading, digit]) => [katakana(reading), digit] as const)])

const KANJI_WORD = `[${Object.keys(KANJI).join('')}]`
const KANA_WORD = [...KANA.map(([reading]) => reading), ...KANA.map(([reading]) => katakana(reading))].sort((a, b) => b.length - a.length).join('|')
const GAP = '(?:[の ]?[、,・ \\-ー~.]|の)?[ ]?'

const WORD = `(?:${KANJI_WORD}|${KANA_WORD})`
/** A word at the start of kana or after a particle, and at once another one or a digit. */
const START = new RegExp(`(?:(?<![ぁ-んァ-ヶー])|(?<=[はがもをで]|カード|ダイヤル|コード|バー))(?:${KANA_WORD})(?=${GAP}(?:${WORD}|[0-9]))|(?<![十百千万億兆第])${KANJI_WORD}(?=${GAP}(?:${WORD}|[0-9]))`, 'uy')
/** The first letters of all words. */
const FIRST = new Uint8Array(0x10000)
for (const word of DIGIT_OF.keys()) FIRST[word.charCodeAt(0)] = 1
const NEXT = new RegExp(`(?<gap>${GAP})(?<word>${KANJI_WORD}|${KANA_WORD}|[0-9](?![A-Za-z]))`, 'uy')
/** Not the last group of a card number. */
const DIGITS_BEFORE = /(?<![0-9A-Za-z.,$¥#-]|[0-9]{4} )[0-9]{1,4}(?=(?:[の ]?[、,・ \-ー]|の)?[ ]?$)/u
/** A run of kana ends where the clause goes on: 'です', a particle, a mark. 'にさんにち' does not. */
const KANA_END = /^(?:$|[^ぁ-んァ-ヶー0-9]|です|でし|でお|でよ|でございま|で(?=[、登合い])|だ|なん|やで|ね|よ(?!ん)|と(?=[い思言な申])|が|を|は(?!ち|ん)|って|に(?=[おし]|\p{Script=Han})|、)/u
/** What makes the digits a count, a date, a house number. */
const COUNTER = '[十百千万億兆年月日時分秒円人個本件名回歳才つ番目号階丁代割度枚組章節]'
const COUNTED = new RegExp(`^${COUNTER}`, 'u')
/** に before a verb or a noun is a particle, 'ななはちに電話', and no two, unless it is counted: 'いちに番'. */
const PARTICLE_AFTER = new RegExp(`^(?:お|(?!${COUNTER})\\p{Script=Han})`, 'u')
const MOST_WORDS = 48

interface Word extends Edit { readonly kind: 'kanji' | 'kana' | 'digit', readonly gap: string }

/** An edit for each word of each run of at least three digits; marks between groups become dashes or spaces. */
export function japaneseDigitEdits (text: string): Edit[] {
  const edits: Edit[] = []
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (FIRST[code] !== 1) continue
    START.lastIndex = at
    if (!START.test(text)) continue
    const words = runAt(text, at)
    if (words.length > 0) edits.push(...asEdits(words))
    at = Math.max(at, (words.at(-1)?.end ?? 0) - 1)
  }
  return edits
}

/** The words of a run, cut where it may end; [] where it is none. */
function runAt (text: string, at: number): Word[] {
  const from = Math.max(0, at - 13)
  const before = DIGITS_BEFORE.exec(text.slice(from, at))
  const isParticle = /^[にしごくニシゴク]/u.test(text.charAt(at))
  const words: Word[] = before === null || isParticle ? [] : [{ start: from + before.index, end: from + before.index + before[0].length, text: before[0], kind: 'digit', gap: '' }]
  NEXT.lastIndex = words.at(-1)?.end ?? at
  for (let match = NEXT.exec(text); match !== null && words.length < MOST_WORDS; match = NEXT.exec(text)) {
    const { gap = '', word = '' } = match.groups ?? {}
    const end = match.index + match[0].length
    const last = words.at(-1)
    // '暗証番号に7190と': に is no digit there.
    if (/[0-9]/u.test(word) && last?.kind === 'kana' && last.end - last.start === 1) break
    words.push({ start: end - word.length, end, text: DIGIT_OF.get(word) ?? word, kind: word in KANJI ? 'kanji' : /[0-9]/u.test(word) ? 'digit' : 'kana', gap })
  }
  while (words.length > 0 && !mayEnd(text, words.at(-1))) words.pop()
  return words.reduce((digits, word) => digits + word.text.length, 0) >= 3 && words.some(({ kind }) => kind !== 'digit') ? words : []
}

function mayEnd (text: string, word: Word | undefined): boolean {
  const rest = text.slice(word?.end, (word?.end ?? 0) + 6)
  if (word?.text === '2' && text.slice(word.start, word.end) === 'に' && PARTICLE_AFTER.test(rest)) return false
  return word?.kind === 'kana' ? KANA_END.test(rest) : !COUNTED.test(rest) && !/^[0-9A-Za-z]/u.test(rest)
}

/** Where every gap is the same comma or space, it sets single digits apart and is dropped: '七ー三ー一' is a house number, '七、三、一' is none. */
function asEdits (words: readonly Word[]): Edit[] {
  const isSetApart = words.length > 2 && words.every(({ gap }, index) => index === 0 || (/^[、,・ .]{1,2}$/u.test(gap) && gap === words[1]?.gap))
  return words.flatMap((word, index) => {
    const end = words[index - 1]?.end
    if (end === undefined || end === word.start) return [word]
    return [{ start: end, end: word.start, text: isSetApart ? '' : word.gap.trim() === '' ? ' ' : '-' }, word]
  })
}

function katakana (reading: string): string {
  return reading.replace(/[ぁ-ん]/gu, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0x60))
}
