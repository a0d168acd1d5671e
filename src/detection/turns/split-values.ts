// A card, IBAN or My Number given in pieces: '4469 9282' in one message, '0972 1958' in the next. The pieces are joined and checked.

import { digitsOf, jpMyNumber, luhn, mod97 } from '../checksums.ts'
import { FILLER_MARKS, FILLER_WORDS, isAlone } from './forms.ts'
import type { ReadMessage } from './message.ts'
import { matchesOf } from '../matches.ts'
import { ROLES } from '../../conversation.ts'
import type { EntityType } from '../../entities.ts'
import type { Span } from '../normalize.ts'
import type { Candidate } from '../rules/recognizer.ts'

interface Joined {
  readonly type: EntityType
  readonly isValid: (joined: string) => boolean
  /** How the pieces must be cut, with a space between them; any way where there is none. */
  readonly shape?: RegExp
  /** Must stand in one of the messages just before (or with) the pieces; null where the check is strong enough alone. */
  readonly context: RegExp | null
  readonly score: number
}

/** One line that holds little more than a piece. Offsets are of the message's normalized text. */
interface Piece {
  readonly message: number
  readonly line: number
  readonly start: number
  readonly end: number
  readonly value: string
}

const CARD_PREFIX = /^(?:3[0-9]|4|5|6|2[2-7])/

const JOINED: readonly Joined[] = [
  { type: 'CREDIT_CARD', isValid: (s) => /^\d{13,19}$/.test(s) && CARD_PREFIX.test(s) && luhn(s), context: /card|visa|amex|master|digits|カード|クレジット|クレカ|桁/iu, score: 0.95 },
  { type: 'IBAN', isValid: (s) => /^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(s) && mod97(s.slice(4) + s.slice(0, 4)), context: null, score: 0.95 },
  { type: 'JP_MY_NUMBER', isValid: (s) => /^\d{12}$/.test(s) && jpMyNumber(s), context: /マイナンバー|個人番号|my number/iu, score: 0.95 },
  { type: 'US_SSN', isValid: (s) => /^(?!000|666|9)\d{9}$/.test(s), context: /\bssn\b|social/iu, score: 0.8 },
  { type: 'PHONE_NUMBER', isValid: (s) => /^0\d{9,10}$/.test(s), context: /phone|mobile|電話|携帯/iu, score: 0.75 },
  { type: 'PHONE_NUMBER', isValid: (s) => /^[2-9]\d{2}[2-9]\d{6}$/.test(s), shape: /^\d{3} \d{3} ?\d{4}$/, context: /phone|mobile|cell/iu, score: 0.7 }
]

const PIECE = /(?<![A-Za-z0-9.,/:#$€£¥-])(?:[A-Z]{2}\d{2}(?: ?[A-Z0-9]{2,4}){0,6}|\d(?:[ -]?\d){1,11}|(?:[A-Z0-9]{4} ){1,6}[A-Z0-9]{1,4})(?![A-Za-z0-9%円個]|[.,/:-]\d)/giu
/** What people say of a piece, beside the fillers. */
const SAID_OF_PIECES = [
  'first', 'next', 'last', 'then', 'rest', 'other', 'second', 'third', 'final', 'half', 'part', 'remaining', 'four', 'eight', 'three', 'two', 'digit', 'digits', 'number', 'numbers',
  'is', 'are', 'my', 'visa', 'mastercard', 'amex', 'ssn', 'social', 'iban', 'in pieces', 'in parts', 'start with', 'starts with', 'end with', 'ends with', 'begin with', 'begins with'
]
const SAID_IN_JAPANESE = ['最初', '次', '残り', '最後', '続き', '前半', '後半', '下', '上', 'の', 'は', 'が']
const PIECE_WORDS = new RegExp(String.raw`(?<![A-Za-z0-9])(?:${SAID_OF_PIECES.join('|')}|\d{1,2}(?= ?(?:digits?|:)))(?![A-Za-z0-9])|[1-9]桁|${SAID_IN_JAPANESE.join('|')}|:`, 'giu')

/** What prose is told by: a character that neither a piece nor a word around one holds, or a longer word that is none of these. */
const WORDS_AROUND = [...FILLER_WORDS, ...SAID_OF_PIECES, ...SAID_IN_JAPANESE, '桁']
const OTHER_CHARACTER = new RegExp(String.raw`[^A-Za-z0-9/\p{Extended_Pictographic}${WORDS_AROUND.join('').replace(/[\x00-\x7F]/gu, '')}${FILLER_MARKS}]`, 'u')
const LONG_WORD = /(?<![A-Za-z0-9])[A-Za-z]{5,}/gu
const LONG_WORDS_AROUND = new Set(WORDS_AROUND.flatMap((words) => words.match(LONG_WORD) ?? []))
/** How an IBAN begins: longer words may be pieces of one. */
const IBAN_BEGINS = /[A-Z]{2}\d{2}/iu

const MAX_PIECES = 5
const MAX_LINE = 80
/** Lines and messages between the first and the last piece: other people may say 'go on' in between. */
const MAX_DISTANCE = 8
const CONTEXT_MESSAGES = 5

/** Candidates for every piece of a value that checks when joined, by message. */
export function splitCandidates (messages: readonly ReadMessage[]): ReadonlyMap<number, Candidate[]> {
  const found = new Map<number, Candidate[]>()
  const used = new Set<Piece>()
  const all = piecesOf(messages)
  for (const role of ROLES) {
    const pieces = all.filter(({ message }) => messages[message]?.role === role)
    for (let first = 0; first < pieces.length; first += 1) {
      const run = joinFrom(messages, pieces, first, used)
      if (run === null) continue
      for (const piece of run.pieces) {
        used.add(piece)
        found.set(piece.message, [...found.get(piece.message) ?? [], candidate(piece, run.joined)])
      }
    }
  }
  return found
}

function joinFrom (messages: readonly ReadMessage[], pieces: readonly Piece[], first: number, used: ReadonlySet<Piece>): { pieces: readonly Piece[], joined: Joined } | null {
  let value = ''
  const start = pieces[first]
  if (start === undefined) return null
  for (let count = 0; count < MAX_PIECES; count += 1) {
    const piece = pieces[first + count]
    if (piece === undefined || used.has(piece) || piece.line - start.line > MAX_DISTANCE) return null
    value += piece.value
    if (value.length > 34) return null
    if (count === 0) continue
    const cut = pieces.slice(first, first + count + 1).map((one) => one.value).join(' ')
    const joined = JOINED.find(({ isValid, shape, context }) => isValid(value) && (shape === undefined || shape.test(cut)) && (context === null || hasContext(messages, start.message, context)))
    if (joined !== undefined) return { pieces: pieces.slice(first, first + count + 1), joined }
  }
  return null
}

function hasContext (messages: readonly ReadMessage[], index: number, context: RegExp): boolean {
  return messages.slice(Math.max(0, index - CONTEXT_MESSAGES), index + 1).some(({ normalized }) => context.test(normalized.text.slice(-600)))
}

function piecesOf (messages: readonly ReadMessage[]): Piece[] {
  const pieces: Piece[] = []
  let line = 0
  messages.forEach(({ normalized: { text } }, message) => {
    let from = 0
    for (const written of text.split('\n')) {
      line += 1
      if (written.length <= MAX_LINE && /\d/.test(written) && !isProse(written)) {
        for (const { start, end, value } of piecesIn(written)) pieces.push({ message, line, start: from + start, end: from + end, value })
      }
      from += written.length + 1
    }
  })
  return pieces
}

/** Whether a line surely holds more than pieces and what is said around them. */
function isProse (line: string): boolean {
  if (OTHER_CHARACTER.test(line)) return true
  LONG_WORD.lastIndex = 0
  for (let word = LONG_WORD.exec(line); word !== null; word = LONG_WORD.exec(line)) {
    if (!LONG_WORDS_AROUND.has(word[0].toLowerCase())) return !IBAN_BEGINS.test(line)
  }
  return false
}

/** The pieces of a line whose other words are fillers ('ok first 8: 4469 9282, then 0972'); [] for prose. */
function piecesIn (line: string): ReadonlyArray<Span & { value: string }> {
  const bare = line.replace(PIECE_WORDS, (words) => ' '.repeat(words.length))
  const found = groupsOf(bare)
  const first = found[0]
  const rest = found.reduce((left, { start, end }) => left.slice(0, start) + ' '.repeat(end - start) + left.slice(end), bare)
  if (first === undefined || !isAlone(rest, first.start, first.end)) return []
  return found.map(({ start, end }) => ({ start, end, value: line.slice(start, end).replace(/[ ./-]/g, '').toUpperCase() }))
}

/** Groups of digits; those that only spaces and dashes part are one. */
function groupsOf (line: string): Span[] {
  const groups: Span[] = []
  for (const { 0: written, index } of matchesOf(PIECE, line)) {
    const last = groups.at(-1)
    if (last !== undefined && /^[ ./-]{1,3}$/.test(line.slice(last.end, index))) groups[groups.length - 1] = { start: last.start, end: index + written.length }
    else groups.push({ start: index, end: index + written.length })
  }
  return groups.filter(({ start, end }) => digitsOf(line.slice(start, end)).length >= 2)
}

function candidate ({ start, end }: Piece, { type, score }: Joined): Candidate {
  return { start, end, type, score, source: 'rule', evidence: [{ kind: 'turn', detail: `part of a ${type} split over messages` }, { kind: 'checksum', detail: 'joined parts' }] }
}
