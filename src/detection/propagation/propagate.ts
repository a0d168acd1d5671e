// A value found once is found again, later and earlier in the conversation.

import { isOwnWord } from '../custom/own-word.ts'
import { fold } from './fold.ts'
import { formsOf, type Form } from './forms.ts'
import { isWhole, mayBeName } from './places.ts'
import { Trie } from './trie.ts'
import { followsReferenceWord } from '../rules/reference-words.ts'
import type { Candidate } from '../rules/recognizer.ts'

/** Only findings at least this sure are looked for again: one false alarm must not become many. */
const SURE = 0.6
/** The same of one word that the model alone found. */
const SURE_ALONE = 0.8
/** A street alone or a town is no address that can be told again. */
const ADDRESS_NUMBER = /\d|[一二三四五六七八九十〇](?:丁目|番|号)/u
/** More forms than any real conversation holds; the rest is not looked for again. */
const MAX_FORMS = 50_000

/** What may stand within a number, before it where it is a piece of something else, and behind it. */
const GAP = ' .()/-'
const GOES_ON_BEFORE = /[\dA-Za-z#$€£¥_]$|\d[.,:/-]$/
const GOES_ON = /^[\dA-Za-z_]/
const GOES_ON_SHORT = /^(?:[.,:/-]\d| ?[円個点%])/u

/**
 * Candidates for the repeated values of each message.
 * @param texts normalized texts; @param found what is accepted in each, with offsets of these texts.
 */
export function propagate (texts: readonly string[], found: ReadonlyArray<readonly Candidate[]>): Candidate[][] {
  const { words, exact, digits } = collect(texts, found)
  return texts.map((text, message) => {
    const covers = found[message] ?? []
    return [
      ...(words.size === 0 ? [] : repeats(text, fold(text), words, covers)),
      ...(exact.size === 0 ? [] : repeats(text, text, exact, covers)),
      ...(digits.size === 0 ? [] : repeatedDigits(text, digits, covers))
    ].sort((a, b) => a.start - b.start)
  })
}

interface Known { readonly words: Trie<Form>, readonly exact: Trie<Form>, readonly digits: Trie<Form> }

function collect (texts: readonly string[], found: ReadonlyArray<readonly Candidate[]>): Known {
  const known: Known = { words: new Trie(isSame), exact: new Trie(isSame), digits: new Trie(isSame, GAP) }
  const seen = new Set<string>()
  for (const [message, candidates] of found.entries()) {
    for (const candidate of candidates) {
      const { start, end, type, score } = candidate
      // A user's list says itself how its words are written.
      if (score < SURE || isOwnWord(candidate)) continue
      const value = texts[message]?.slice(start, end) ?? ''
      const identity = `${type} ${value}`
      if (seen.has(identity) || !isSpread(candidate, value)) continue
      seen.add(identity)
      for (const form of formsOf(type, value, score)) {
        const trie = form.kind === 'digits' ? known.digits : form.kind === 'exact' ? known.exact : known.words
        trie.add(form.key, form)
      }
      if (known.words.size + known.exact.size + known.digits.size > MAX_FORMS) return known
    }
  }
  return known
}

/** Whether two forms of one key say the same: the first is kept. */
function isSame (a: Form, b: Form): boolean {
  return a.type === b.type && a.kind === b.kind && a.isGuarded === b.isGuarded
}

/** Whether a value is worth looking for again: what the model alone says of one plain word may be wrong, and would be wrong everywhere. */
function isSpread ({ type, score, evidence }: Candidate, value: string): boolean {
  if (type === 'ADDRESS' && !ADDRESS_NUMBER.test(value)) return false
  if (evidence.some(({ kind }) => kind !== 'model')) return true
  switch (type) {
    case 'PERSON': return score >= SURE_ALONE || /\p{L}{2}[ ・]\p{L}{2}/u.test(value)
    case 'ADDRESS': return score >= SURE_ALONE
    case 'USERNAME': return score >= SURE_ALONE
    case 'PASSWORD': return score >= SURE_ALONE && /[\d_]|[^\p{L}\s]/u.test(value)
    default: return true
  }
}

/** @param covers what is found in the text already: sorted, not overlapping. */
function repeats (text: string, searched: string, trie: Trie<Form>, covers: readonly Candidate[]): Candidate[] {
  const candidates: Candidate[] = []
  const isCovered = coverage(covers)
  trie.search(searched, (at) => !isInsideWord(text, at), (start, end, found) => {
    if (isCovered(start, end) || !isWhole(text, start, end)) return
    const form = found.find((known) => known.kind !== 'name' || mayBeName(text, start, end, known))
    if (form !== undefined) candidates.push(candidate(start, end, form))
  })
  return candidates
}

function repeatedDigits (text: string, trie: Trie<Form>, covers: readonly Candidate[]): Candidate[] {
  const candidates: Candidate[] = []
  const isCovered = coverage(covers)
  trie.search(text, (at) => !isInsideWord(text, at) && !GOES_ON_BEFORE.test(text.slice(Math.max(0, at - 2), at)), (start, end, found) => {
    const [form] = found
    if (form === undefined || isCovered(start, end) || GOES_ON.test(text.charAt(end))) return
    const isShort = form.key.length < 8
    if (isShort && (end - start !== form.key.length || GOES_ON_SHORT.test(text.slice(end, end + 3)) || followsReferenceWord(text, start))) return
    candidates.push(candidate(start, end, form))
  })
  return candidates
}

/** Whether a span lies within what is found already. Both may be long: one sweep. Spans must come in the order of their starts. */
function coverage (covers: readonly Candidate[]): (start: number, end: number) => boolean {
  let at = 0
  return (start, end) => {
    while (at < covers.length && (covers[at]?.end ?? 0) <= start) at += 1
    const cover = covers[at]
    return cover !== undefined && cover.start <= start && cover.end >= end
  }
}

/** Whether a word of ASCII letters goes on at `at`: no value begins there (`isWhole` says the same, later and of all letters). */
function isInsideWord (text: string, at: number): boolean {
  return at > 0 && isAsciiWord(text.charCodeAt(at)) && isAsciiWord(text.charCodeAt(at - 1))
}

function isAsciiWord (code: number): boolean {
  return (code >= 0x61 && code <= 0x7A) || (code >= 0x41 && code <= 0x5A) || (code >= 0x30 && code <= 0x39)
}

function candidate (start: number, end: number, { type, score, isPart }: Form): Candidate {
  return { start, end, type, score, source: 'propagated', evidence: [{ kind: 'propagation', detail: isPart ? `part of a ${type} found elsewhere` : `${type} found elsewhere` }] }
}
