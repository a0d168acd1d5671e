// 'Where should it go?' → 'still 27 Tanglewood Mews, Leith': the sentence of an answer that is a postal address.

import { matchesOf } from '../matches.ts'
import type { Candidate } from '../rules/recognizer.ts'

const ASKS = /\b(?:address(?!ed)|where (?:should|shall|do|can|would) (?:the|we|i|it)|where (?:are you|do you live)|street|deliver(?:y|ed)? to|ship (?:it )?to)\b|住所|送付先|届け先|お住まい|配送先/iu
const ASKS_OTHER_ADDRESS = /\b(?:e-?mail|ip|mac|web|wallet)[ -]address(?:es)?\b|メールアドレス|IPアドレス/giu

/** Requests that hold none of these ask for no address. */
export const ADDRESS_QUESTIONS: readonly RegExp[] = [ASKS, ASKS_OTHER_ADDRESS]

const LEAD = /^(?:(?:still|it'?s|it is|its|to|at|is|sure|yes|ok(?:ay)?|my (?:new )?address is|the (?:new )?address is|send it to|ship it to|please|new address|住所は|新住所は|はい|we'?re at|i live (?:at|in|on)|i'?m at)[\s,:;、。]*)+/iu
const TAIL = /(?:です|になります|でございます|まで|にお願いします|でお願いします|[\s.。、,!?]){1,24}$/u
/** A sentence: an English full stop ends one only before a space and a capital after a long word ('St. Paul' goes on). */
const SENTENCES = /(?:[^\n。!?！？.]|\.(?!\s+[\p{Lu}])|(?<=\b\p{L}{1,4})\.)+/gu

const STREET = /\b(?:st(?:reet)?|r(?:oa)?d|ave(?:nue)?|blvd|boulevard|lane|ln|drive|dr|close|cl|court|ct|mews|row|way|terrace|tce|place|pl|square|sq|crescent|cres|gardens?|grove|hill|park|parade|highway|hwy|route|walk|wharf|quay|loop|trail|circle|cir|apt|apartment|unit|suite|ste|flat|room|floor|fl|house|cottage|p\.?o\.? box|rue|stra(?:ss|ß)e|allee|platz|via|calle|plaza)\b\.?|(?:stra(?:ss|ß)e|str\.|gasse|weg|allee|platz)(?=\s*\d)/iu
const POSTCODE = /\b[A-Z]{1,2}[0-9][A-Z0-9]? ?[0-9][A-Z]{2}\b|\b[A-Z]{2} [0-9]{5}\b|(?<![0-9])[0-9]{3}-[0-9]{4}(?![0-9])/iu

export function addressAnswers (requests: readonly string[], text: string): Candidate[] {
  if (!requests.some((request) => ASKS.test(request.replace(ASKS_OTHER_ADDRESS, '')))) return []
  return matchesOf(SENTENCES, text).flatMap((sentence) => {
    const span = addressIn(sentence[0])
    return span === null
      ? []
      : [{
          start: sentence.index + span.start,
          end: sentence.index + span.end,
          type: 'ADDRESS' as const,
          score: 0.75,
          source: 'rule' as const,
          evidence: [{ kind: 'turn' as const, detail: 'answer to a question for ADDRESS' }]
        }]
  })
}

/** Latin addresses only: the rule for Japanese ones needs no question. */
function addressIn (sentence: string): { start: number, end: number } | null {
  const indent = sentence.length - sentence.replace(/^[\s,;:、]+/u, '').length
  const start = indent + (LEAD.exec(sentence.slice(indent))?.[0].length ?? 0)
  const rest = sentence.slice(start)
  const value = rest.slice(0, rest.length - (TAIL.exec(rest)?.[0].length ?? 0))
  if (value.length < 6 || value.length > 160 || !/\d/u.test(value) || !/\p{L}{2}/u.test(value) || /[\p{Script=Han}\p{Script=Hiragana}]/u.test(value)) return null
  return STREET.test(value) || POSTCODE.test(value) ? { start, end: start + value.length } : null
}
