// Digits spoken in English: 'four one one one', 'double five', 'oh', 'forty-one eleven', '412 eight seven 6093'.

import { nextWordStart, openings } from './word-starts.ts'
import type { Edit } from './edits.ts'

const UNITS: Readonly<Record<string, string>> = { zero: '0', oh: '0', o: '0', nought: '0', naught: '0', one: '1', two: '2', three: '3', four: '4', five: '5', six: '6', seven: '7', eight: '8', nine: '9', niner: '9' }
const TEENS: Readonly<Record<string, string>> = { ten: '10', eleven: '11', twelve: '12', thirteen: '13', fourteen: '14', fifteen: '15', sixteen: '16', seventeen: '17', eighteen: '18', nineteen: '19' }
const TENS: Readonly<Record<string, string>> = { twenty: '2', thirty: '3', forty: '4', fourty: '4', fifty: '5', sixty: '6', seventy: '7', eighty: '8', ninety: '9' }
const TIMES: Readonly<Record<string, number>> = { double: 2, triple: 3, treble: 3, quadruple: 4 }

const UNIT = '(?:zero|oh|o(?![a-z])|nought|naught|one|two|three|four|five|six|seven|eight|niner|nine)'
const TEEN = '(?:ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen)'
const TEN = '(?:twenty|thirty|fou?rty|fifty|sixty|seventy|eighty|ninety)'
const TIMES_WORD = '(?:double|triple|treble|quadruple)'

/** How the words of a run, and the days of a month, open. */
const OPENINGS = openings('ze,oh,o ,on,tw,th,fo,fi,si,se,ei,ni,no,na,te,el,do,tr,qu')
/** Where a run may begin: a word, and something like another one behind it. */
const START = new RegExp(`(?:${TIMES_WORD}[ -]${UNIT}|${TEEN}|${TEN}|${UNIT})(?=[ ,.;/-]{1,3}[0-9ozntfsedq]|[ozntfsed])`, 'iy')
/** One word with what separates it from the word before. 'dash' is kept as a dash; the other separators show groups only. */
const NEXT = new RegExp(`(?<gap>(?:[ ,.;/-]{0,3}(?:(?:dash|hyphen|minus|then|and then)[ ,]{1,2})?))(?<word>(?<teen>${TEEN})|(?<ten>${TEN})(?:[ -](?<after>${UNIT}))?|(?<times>${TIMES_WORD}[ -])?(?<unit>${UNIT})|(?<digits>(?<![0-9])[0-9]{1,8}(?![0-9A-Za-z])))`, 'iy')
const DIGITS_BEFORE = /(?<![0-9A-Za-z.,$€£¥#-])[0-9]{1,8}(?=[ ,-]{1,3}$)/u
/** What makes the words an amount, a count or a time. */
const AMOUNT = /^(?:[ -](?:hundred|thousand|million|billion|trillion|dollars?|bucks|euros?|pounds?|yen|cents?|pence|percent|o'?clock|days?|weeks?|months?|years?|hours?|minutes?)(?![a-z])|[a-z])/iu
const MOST_WORDS = 40

/** 'the fifth of March', 'March twenty-first': a day beside its month. */
const DAYS: readonly string[] = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth', 'eleventh', 'twelfth', 'thirteenth', 'fourteenth', 'fifteenth', 'sixteenth', 'seventeenth', 'eighteenth', 'nineteenth', 'twentieth']
const MONTHS = '(?:january|february|march|april|may|june|july|august|september|october|november|december)'
const ORDINAL = new RegExp(`(?:(?<thirty>thirt(?:ieth|y[ -]first))|(?<twenty>twenty[ -])?(?<day>${DAYS.join('|')}))(?=(?: day)?(?: of)? ${MONTHS}(?![a-z]))`, 'iy')

interface Word extends Edit { readonly isWord: boolean, readonly hasDash: boolean }

/**
 * An edit for each word of each run of at least three digits, two of them words; what stands between the words is dropped. And one for
 * each day before its month.
 */
export function englishDigitEdits (text: string): Edit[] {
  const edits: Edit[] = []
  for (let at = nextWordStart(text, 0, OPENINGS), end = 0; at >= 0; at = nextWordStart(text, end, OPENINGS)) {
    end = at + 1
    const day = dayAt(text, at)
    edits.push(...day)
    START.lastIndex = at
    if (day.length > 0 || !START.test(text)) continue
    const words = runAt(text, at)
    end = Math.max(end, words.at(-1)?.end ?? 0)
    if (isRun(words) && !AMOUNT.test(text.slice(end, end + 12))) edits.push(...asEdits(text, words))
  }
  return edits
}

/** The day of a month spoken at `at`, or none. */
function dayAt (text: string, at: number): Edit[] {
  ORDINAL.lastIndex = at
  const match = ORDINAL.exec(text)
  if (match === null) return []
  const { thirty, twenty, day = '' } = match.groups ?? {}
  const number = thirty !== undefined ? 30 + Number(/first$/iu.test(thirty)) : DAYS.indexOf(day.toLowerCase()) + (twenty === undefined ? 1 : 21)
  return [{ start: at, end: at + match[0].length, text: String(number) }]
}

function runAt (text: string, at: number): Word[] {
  const before = DIGITS_BEFORE.exec(text.slice(Math.max(0, at - 12), at))
  const start = before === null ? at : Math.max(0, at - 12) + before.index
  const words: Word[] = before === null ? [] : [{ start, end: start + before[0].length, text: before[0], isWord: false, hasDash: false }]
  NEXT.lastIndex = words.at(-1)?.end ?? at
  for (let match = NEXT.exec(text); match !== null && words.length < MOST_WORDS; match = NEXT.exec(text)) {
    const { gap = '', word = '', digits } = match.groups ?? {}
    const end = match.index + match[0].length
    words.push({ start: end - word.length, end, text: digits ?? digitsOf(match.groups ?? {}), isWord: digits === undefined, hasDash: /dash|hyphen|minus/iu.test(gap) })
  }
  return words
}

function digitsOf ({ times, unit = '', teen, ten, after }: Record<string, string | undefined>): string {
  if (teen !== undefined) return TEENS[teen.toLowerCase()] ?? ''
  if (ten !== undefined) return (TENS[ten.toLowerCase()] ?? '') + (after === undefined ? '0' : UNITS[after.toLowerCase()] ?? '')
  return (UNITS[unit.toLowerCase()] ?? '').repeat(TIMES[times?.trim().replace('-', '').toLowerCase() ?? ''] ?? 1)
}

function isRun (words: readonly Word[]): boolean {
  return words.filter(({ isWord }) => isWord).length >= 2 && words.reduce((sum, { text }) => sum + text.length, 0) >= 3
}

/** The separators between words go to the word behind them: a gap has no place of its own. */
function asEdits (text: string, words: readonly Word[]): Edit[] {
  return words.flatMap((word, index) => {
    const last = words[index - 1]
    if (last === undefined) return [...plusBefore(text, word.start), word]
    return last.end < word.start ? [{ start: last.end, end: word.start, text: word.hasDash ? '-' : '' }, word] : [word]
  })
}

function plusBefore (text: string, at: number): Edit[] {
  return /(?<![a-z])plus $/iu.test(text.slice(Math.max(0, at - 6), at)) ? [{ start: at - 5, end: at, text: '+' }] : []
}
