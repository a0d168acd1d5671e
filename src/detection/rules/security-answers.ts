// Answers to security questions and memorable words in chat language, English; the Japanese ones are in passwords-ja.ts.

import { around } from './around.ts'
import { giu, LATIN } from './syntax.ts'
import { NO_VALUE } from './password-words.ts'
import type { Recognizer } from './recognizer.ts'

const QUESTION = String.raw`(?: (?:mother|mom|mum|mam|ma)'?s? [\x20] maiden [\x20] name | maiden [\x20] name (?: [\x20] of [\x20] (?:my|the) [\x20] (?:mother|mum|mom) )? | security [\x20] (?:answer|word|phrase) | secret [\x20] (?:answer|word|phrase) | memorable [\x20] (?:word|name|place|date|information) | (?:safe|code) [\x20]? word (?= [\x20] (?:with|is|was) | [\x20]? : ) | answer [\x20] to [\x20] (?: (?:my|the|your|our) [\x20] )? (?:security|secret|recovery) [\x20] question | (?: (?:security|secret|recovery) [\x20] question | password [\x20] (?:hint|question) ) [^\n]{0,60} answer | my [\x20] first [\x20] (?:pet|car|school|teacher|street|job)(?:'?s [\x20] name)? | name [\x20] of [\x20] my [\x20] first [\x20] (?:pet|car|school|teacher|street|job) )`
const IS = String.raw`(?: [\x20] (?: (?:on|for|of) [\x20] (?:my|the|this|our) [\x20] [a-z]{2,12} [\x20] )? (?:is|was|set [\x20] to|would [\x20] be|should [\x20] be|(?:with [\x20] (?:you|us|the [\x20] bank) [\x20])?is) [\x20] | [\x20]? [:=] [\x20]? | [\x20] - [\x20] | '?s [\x20] ) (?: (?:called|named|probably|still|just) [\x20] )?`
/** The question again, not its answer. */
const NO_QUESTION = '(?! (?:first|favou?rite|what|name|mother|maiden|your|which|who|where|when|the) (?![a-z]) )'
const WORD = String.raw`[0-9${LATIN}][0-9${LATIN}'\-]{0,30}`
const JOINS_SENTENCES = '(?! (?:and|but|or|it|i|which|that|not|is|was|are|for|so|because|when|if|with|now|please|pls|thanks|as|in|on|at|to|from|by) (?![a-z]) )'
const CLAUSE_END = String.raw`(?= ["'」)]? [\x20]? (?: [.!,;?)]{1,3} (?:\s|$) | \n | $ ) )`

const NEAR_ANSWER = /maiden|answer|word|phrase|memorable|first[\x20](?:pet|car|sch|tea|str|job)|(?:pet|dog|cat)'?s[\x20]name/giu

export const SECURITY_ANSWERS: readonly Recognizer[] = [
  {
    id: 'security-answer',
    type: 'PASSWORD',
    trigger: 'always',
    context: ['security', 'question', 'secret', 'answer', 'verify', 'recovery'],
    patterns: [],
    find: around(NEAR_ANSWER, 90, 90, [
      { id: 'after the question', regex: giu`(?<![a-z]) ${QUESTION} ["'?)\]]{0,2} ${IS} ${NO_VALUE} ["'「]? ${NO_QUESTION} (?<value> [0-9${LATIN}][0-9${LATIN}'\-]{1,30} ) ["'」]?`, score: 0.9 },
      { id: 'several words after the question', regex: giu`(?<![a-z]) ${QUESTION} ["'?)\]]{0,2} ${IS} ${NO_VALUE} ["'「]? ${NO_QUESTION} (?! [a-z]{2,30} (?:ing|ed|ly) (?![a-z]) ) (?<value> ${WORD} (?: (?: (?<= (?<![a-z]) (?:st|mr|ms|mrs|dr|mt|prof) ) \. )? [\x20] ${JOINS_SENTENCES} ${WORD} ){1,4} ) ${CLAUSE_END}`, score: 0.9 },
      { id: 'question, answer', regex: giu`(?<![a-z]) (?:security|secret|recovery) [\x20] question [^\n]{1,60} [,;(\-] [\x20]? answer [\x20:=]{1,3} ${NO_VALUE} ["'「]? (?! (?:to|of|in|on|for|the|page|field) (?![a-z]) ) (?<value> ${WORD} )`, score: 0.85 },
      { id: 'memorable date', regex: giu`(?<![a-z]) memorable [\x20] (?:date|day) (?: ${IS} | [\x20] ) (?<value> [0-9]{1,4} (?: [/.\-] [0-9]{1,4} ){1,2} | [0-9]{6,8} ) (?![0-9])`, score: 0.85 },
      { id: 'name of a pet', regex: giu`(?<![a-z]) (?:pet|dog|cat)'?s [\x20] name (?: [\x20] (?:is|was) [\x20] | [\x20]? : [\x20]? ) ${NO_VALUE} (?<value> [0-9${LATIN}][0-9${LATIN}'\-]{1,30} )`, score: 0.4 },
      { id: 'the word is', regex: giu`(?<![a-z]) (?: (?: magic | code | safe | secret | security | memorable | the ) [\x20]? word [\x20] (?:is|was) [\x20] | (?: code | safe | secret | security | memorable ) [\x20]? word [\x20]? [:=] [\x20]? ) ${NO_VALUE} ["'「]? (?<value> [0-9${LATIN}][0-9${LATIN}'\-]{2,30} ) (?= ["'」]? [\x20]? (?: [.!,;?)]{1,3} (?:\s|$) | \n | $ ) )`, score: 0.65 }
    ])
  }
]
