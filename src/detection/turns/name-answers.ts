// 'May I take your name?' → 'will butcher': short answers that are a name, in any letter case.

import { isNameWord, isJapaneseName } from '../name-words.ts'
import { matchesOf } from '../matches.ts'
import type { Candidate } from '../rules/recognizer.ts'

const ASKS = /\b(?:full |first |last |sur|middle |maiden |legal |account holder'?s? )?names?\b(?! of (?:the )?(?:product|item|company|store|shop))|\bsurname\b|who am i (?:speaking|talking)|who'?s (?:this|calling)|name as printed|speaking with|お?名前|氏名|名義|フルネーム|苗字|名字|お?フリガナ/iu
const ASKS_OTHER_NAME = /\b(?:user|product|company|business|store|item|file|street|screen|domain|pet'?s?|dog'?s?|device)[ -]?names?\b|\bnames? of (?:your|the) (?:first|pet|school|dog|cat|street|company|item|product)|secur(?:ity|e) (?:question|answer)|ユーザー名|商品名|会社名|店名/giu

/** Requests that hold none of these ask for no name. */
export const NAME_QUESTIONS: readonly RegExp[] = [ASKS, ASKS_OTHER_NAME]

const LEAD = /^(?:(?:hi|hello|hey|sure|yes|yeah|ok(?:ay)?|of course|um+|uh+|er+|well|so|it'?s|it is|its|that'?s|that would be|this is|i'?m|i am|my name is|my name'?s|the name is|name'?s|name is|名前は|氏名は|私は|はい|ええと?|えーと|えっと)[\s,.:;、。!]*)+/iu
const TAIL = /(?:です|でございます|と申します|といいます|と言います|になります|だよ|っす|。|、|[\s.!,]){1,24}$/u
/** Where one answer ends and the next begins: 'brigid fennimore, i have a photo', one name a line. */
const SEGMENTS = /(?:[^,;\n、。()（）/.]|(?<!\p{L}{2})\.|\.(?!\s|$))+/gu
const LATIN_NAME = /^[\p{Script=Latin}][\p{Script=Latin}'.-]*(?: [\p{Script=Latin}][\p{Script=Latin}'.-]*){0,4}$/u
const MAX_NAME = 40
const MAX_NAMES = 8

/** The names in an answer; none where the requests do not ask for one. */
export function nameAnswers (requests: readonly string[], text: string): Candidate[] {
  if (!requests.some((request) => ASKS.test(request.replace(ASKS_OTHER_NAME, '')))) return []
  const names: Candidate[] = []
  for (const segment of matchesOf(SEGMENTS, text)) {
    const span = nameIn(segment[0])
    if (span === null) {
      // The name comes first, or right after a code ('K9RWPD mbeki-thornhill'); prose holds no bare name.
      if (names.length === 0 && /[a-z]{2} [a-z]/iu.test(segment[0])) break
      continue
    }
    names.push({
      start: segment.index + span.start,
      end: segment.index + span.end,
      type: 'PERSON',
      score: 0.8,
      source: 'rule',
      evidence: [{ kind: 'turn', detail: 'answer to a question for PERSON' }]
    })
    if (names.length === MAX_NAMES) break
  }
  return names
}

function nameIn (segment: string): { start: number, end: number } | null {
  const indent = segment.length - segment.trimStart().length
  const lead = LEAD.exec(segment.slice(indent))?.[0].length ?? 0
  const code = /^(?:[0-9]{1,2}[.)] ?|(?=\S*\d)[A-Z0-9-]{4,10} )/u.exec(segment.slice(indent + lead))?.[0].length ?? 0
  const start = indent + lead + code
  const rest = segment.slice(start)
  const value = rest.slice(0, rest.length - (TAIL.exec(rest)?.[0].length ?? 0))
  if (value.length > MAX_NAME) return null
  if (/^\p{Script=Han}$/u.test(value)) return segment.trim().length <= 4 ? { start, end: start + 1 } : null
  if (value.length < 2) return null
  const isName = LATIN_NAME.test(value) ? value.split(' ').every(isNameWord) : isJapaneseName(value)
  return isName ? { start, end: start + value.length } : null
}
