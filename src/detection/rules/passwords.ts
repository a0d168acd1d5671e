// Passwords in chat language, English; PINs and codes, security answers, settings and the Japanese ones have their own files.

import { around } from './around.ts'
import { giu, WORD_START } from './syntax.ts'
import { looksLikePassword } from './password-shape.ts'
import { ABOUT, IS, MIXED_TOKEN, NAME, NO_VALUE, ODD_TOKEN, QUOTED, REST_OF_LINE, TOKEN, VALUE, WORD_AT_END, WORDS_AT_END } from './password-words.ts'
import type { Recognizer } from './recognizer.ts'

const NEAR_PASSWORD = /pas[sw]|pssw|psasw|paasw|(?<![a-z])(?:pw|psw|pword|p\/w)|(?:fi|network|wlan|wpa[23]?|wep|router|spot)[\x20-](?:key|code)/giu
const NEAR_LOGIN = /log[\x20-]?[io]n|cred|user|sign(?:ed)?[\x20-]?in|(?<![a-z])un?[\x20]?:|wi-?fi|ssid|hotspot/giu

/** Not 'password manager', 'password reset'. */
const NO_THING = String.raw`(?! [\x20] (?: manager | reset | field | page | hint | policy | protect | prompt | recovery | rule | change | length | box | form ) )`
const WHOSE = String.raw`(?: (?: (?:my|the|our|his|her|your|a) [\x20] )? (?: (?:old|new|current|wifi|wi-fi|temp(?:orary)?|actual) [\x20] )? )`
const SHORT_NAME = String.raw`(?: pass(?:word|code|phrase)? | pw | pwd )`
const WHEN = String.raw`(?: was [\x20] )? (?: changed [\x20] )? (?: (?:yesterday|today|again|recently|just [\x20] now|last [\x20] (?:week|month|night)) [\x20] )?`
const LOGIN = String.raw`(?: log[\x20-]?ins? | credentials? | creds? | (?: user(?:name)? | login | e-?mail | id ) [\x20]? [/&+] [\x20]? pass(?:word)? | logon | sign[\x20-]?in | access | account ) (?: [\x20] (?:details|info|data) )?`

export const PASSWORDS: readonly Recognizer[] = [
  {
    id: 'password',
    type: 'PASSWORD',
    trigger: 'always',
    patterns: [],
    find: around(NEAR_PASSWORD, 90, 160, [
      { id: 'quoted', regex: giu`${NAME} ${ABOUT} (?: ${IS} | [\x20]{1,2} | [\x20]\( ) ${QUOTED}`, score: 0.9 },
      { id: 'after is or colon', regex: giu`${NAME} ${ABOUT} ${IS} ${NO_VALUE} (?<value> ${VALUE} ${ODD_TOKEN} )`, score: 0.92 },
      { id: 'word after is', regex: giu`${NAME} ${ABOUT} ${IS} ${NO_VALUE} (?! [a-z]{2,30} (?:ing|ed|(?<!f)ly|ible|able|ment|tion) (?![a-z0-9]) ) (?<value> ${WORD_AT_END} )`, score: 0.6 },
      { id: 'word after colon', regex: giu`${NAME} ${ABOUT} [\x20]? [:=] [\x20]{0,3} ${NO_VALUE} (?<value> ${VALUE} ${TOKEN} )`, score: 0.75 },
      { id: 'on the next line', regex: giu`${NAME} [\x20]? :? [\x20]? \n (?<value> ${VALUE} ${MIXED_TOKEN} ) (?= [\x20]? (?: \n | $ ) )`, score: 0.75 },
      { id: 'pass phrase', regex: giu`(?<![a-z]) pass [\x20_-]? phrase ${ABOUT} ${IS} (?<value> ${WORDS_AT_END} )`, score: 0.75 },
      { id: 'pass phrase after colon', regex: giu`(?<![a-z]) pass [\x20_-]? phrase ${ABOUT} (?: [\x20] (?:is|was|of|are) [\x20] [a-z0-9\x20]{2,20} )? [\x20]? [:=] [\x20]{0,3} (?<value> ${REST_OF_LINE} )`, score: 0.8 },
      { id: 'without a verb', regex: giu`${NAME} [\x20]{1,2} ${NO_VALUE} (?<value> ${VALUE} (?: (?= [^\s]{0,40} [0-9] ) (?= [^\s]{0,40} [a-z!#$%&*@_] ) | (?= [0-9a-z]{2,40} [!#$%&*_] [0-9a-z] ) ) [0-9a-z!#$%&*+?@^_~\-]{5,64} ) (?! [\x20]? (?:characters|chars|digits|times|attempts|minutes|hours|days) )`, score: 0.7 },
      { id: 'set to', regex: giu`(?<![a-z]) (?: set | sets | chang (?:e|ed|ing) | reset | resetting | updat (?:e|ed|ing) | switch (?:ed)? | ma[dk]e ) [\x20] ${WHOSE} (?:[a-z\-]{1,16} [\x20])? ${NAME} (?: [\x20] (?:back|over|for [\x20] [a-z]{2,16}) )? [\x20] (?:to|into|as|be) [\x20] (?:be [\x20])? ["'\x60]? ${NO_VALUE} (?! [a-z]{2,30} (?:ing|ed|ly) (?![a-z0-9]) ) (?<value> ${VALUE} (?: (?! [^\s]{1,64} @ [^\s]{1,64} \. ) ${ODD_TOKEN} | ${WORD_AT_END} ) )`, score: 0.8 },
      { id: 'changed from', regex: giu`${NAME} [\x20] ${WHEN} from [\x20] ["'\x60]? (?<value> ${ODD_TOKEN} ) ["'\x60]? [\x20] (?:in)?to [\x20]`, score: 0.85 },
      { id: 'changed from … to', regex: giu`${NAME} [\x20] ${WHEN} from [\x20] [^\s]{3,64} [\x20] (?:in)?to [\x20] ["'\x60]? ${NO_VALUE} (?<value> ${ODD_TOKEN} )`, score: 0.85 },
      { id: 'second choice', regex: giu`${NAME} [^\n]{0,40}? (?: like | is | was | either | : | = ) [\x20] [^\s"']{3,64} [\x20] or [\x20] (?: maybe [\x20] | possibly [\x20] )? (?<value> ${ODD_TOKEN} )`, score: 0.85 },
      { id: 'next in a list', regex: giu`(?<![a-z]) (?:passwords|pws|passcodes|pwds) [^\n]{0,24}? (?= [^\s,]{0,40} [0-9] ) [^\s,"']{4,64} (?: , | , [\x20] (?:and|or) | [\x20] (?:and|or|&) ) [\x20] (?<value> ${MIXED_TOKEN} )`, score: 0.8 },
      {
        id: 'a few words later',
        regex: giu`${NAME} (?![a-z0-9]) [^\n]{0,48}? (?<![a-z]) (?: it (?: [\x20]? (?:is|was) | '?s ) | something [\x20] like | i (?:'m | [\x20]am)? [\x20] (?:use|used|using|put|typed?|entered|tried|set|chose|have|had) | (?:set|changed?|reset) (?:[\x20]it)? [\x20] to | new [\x20] one [\x20] is | i [\x20] think | try ) [:,]? [\x20]{1,2} ${NO_VALUE} ["'「]? (?<value> (?= [^\s"']{0,40} [0-9!#$%&*+=@^_~\-] ) (?= [^\s"']{0,40} [a-z] ) [!#-&(-+\--;=?-~][!#-&(-~]{4,63} (?<![.,;:?)\]}>]) (?<! ! (?! [\x20][a-z] | , ) ) )`,
        score: 0.75
      },
      { id: 'before its name', regex: giu`(?<![!-~]) (?! (?:[0-9]{1,9}(?:st|nd|rd|th)?|[0-9]{1,9}-[a-z]{1,20}) [\x20] ) (?<value> (?= [^\s]{0,40} [0-9!#$%&*+=@^_~] ) (?= [^\s]{0,40} [a-z] ) [0-9a-z!#$%&*+?@^_~.\-]{5,64} (?<![.]) ) ["'”’」]? (?: [\x20] (?:is|was|as|for) | [,;]? [\x20] (?:that'?s|that [\x20] is|thats|which [\x20] is|it'?s|this [\x20] is) ) [\x20] ${WHOSE} ${SHORT_NAME} (?![a-z0-9]) ${NO_THING}`, score: 0.8 },
      { id: 'used as a passphrase', regex: giu`(?<![a-z]) (?:use|used|using|set|put|typed) [\x20] ["']? (?<value> [^\s"'][^\n"'.,;:]{2,40}? ) ["']? [\x20] (?: forever [\x20] )? (?:as|for) [\x20] (?: (?:my|the|our|a) [\x20] )? (?: (?:old|new) [\x20] )? (?:password|passcode|passphrase|pw|pin) (?![a-z])`, score: 0.6 }
    ])
  },
  {
    // The value says nothing but its own shape: it must look like a password.
    id: 'password-beside',
    type: 'PASSWORD',
    trigger: 'digit',
    patterns: [],
    find: around(NEAR_PASSWORD, 60, 110, [
      { id: 'in brackets', regex: giu`${NAME} [\x20]? [(\[] [\x20]? (?: (?:it'?s|i [\x20] think|like|e\.g\.|currently) [\x20] )? (?<value> ${MIXED_TOKEN} ) [\x20]? [)\]]`, score: 0.8 },
      { id: 'after a comma', regex: giu`${NAME} ${ABOUT} (?: [\x20] (?:as|like) [\x20] (?:always|before|usual) )? (?: [,;] | [\x20] - ) [\x20] (?: (?:it'?s|i [\x20] think|still|just|also) [\x20] )? (?<value> ${MIXED_TOKEN} ) (?= [,;.!)] | \n | $ | [\x20] (?:and|or|but|it|which|that|does|doesn't|doesnt|is|isn't|isnt|fails|will|won't|stopped|worked|-) )`, score: 0.75 },
      { id: 'after other words and a colon', regex: giu`${NAME} (?![a-z0-9]) [^\n:.!?]{1,40} (?<! user | username | login | mail | e-mail | id | order | ticket | case | version | model | device | link | url | browser | error | code | number ) (?: [\x20]? : | [\x20] - ) [\x20] (?<value> ${MIXED_TOKEN} )`, score: 0.75 },
      { id: 'alone on a later line', regex: giu`${NAME} (?![a-z0-9]) [^\n]{0,30} \n{1,2} (?<value> ${MIXED_TOKEN} ) (?= [\x20]? (?: \n | $ ) )`, score: 0.75 },
      { id: 'typed before its name', regex: giu`(?<![a-z]) (?: with | using | enter (?:ed|ing)? | typ (?:e|ed|ing) | tried | put [\x20] in ) [\x20] ["']? (?<value> ${MIXED_TOKEN} ) ["']? [,;]? [\x20] [^\n.]{0,32}? ${NAME}`, score: 0.7 },
      { id: 'and another', regex: giu`${NAME} [\x20] (?:and|or|then|of|like|being|called) [\x20] (?:also [\x20])? (?<value> ${MIXED_TOKEN} )`, score: 0.7 },
      { id: 'pass and a value', regex: giu`(?<! [a-z] | (?:boarding|bus|train|rail|ski|season|day|museum|mountain|guest|hall|annual|game|battle) [\x20] ) pass [\x20] (?<value> ${MIXED_TOKEN} )`, score: 0.75 },
      { id: 'after a colon and small words', regex: giu`${NAME} ${ABOUT} [\x20]? : [\x20] (?: (?:it'?s|still|i [\x20] think|try|maybe|the [\x20] same,?) [\x20] ){1,2} (?<value> ${MIXED_TOKEN} )`, score: 0.8 }
    ]),
    validate: (value) => looksLikePassword(value) ? undefined : false
  },
  {
    id: 'password-of-login',
    type: 'PASSWORD',
    trigger: 'always',
    patterns: [],
    find: around(NEAR_LOGIN, 40, 160, [
      { id: 'login is a / b', regex: giu`${WORD_START} ${LOGIN} (?: [\x20] (?:is|was|are) [\x20] | [\x20] with [\x20] ) [^\s/]{2,64} [\x20]? (?: [/|] | [\x20]and[\x20] ) [\x20]? (?<value> ${ODD_TOKEN} )`, score: 0.8 },
      { id: 'login: a / b', regex: giu`${WORD_START} (?: ${LOGIN} [\x20]? [:=] [\x20]? | (?: credentials | creds | login [\x20] (?:details|info|data) ) [\x20] (?:is|was|are) [\x20] ) [^\s/]{2,64} [\x20]? (?: [/|] | [\x20]and[\x20] ) [\x20]? (?<value> (?! [a-z]{1,3} (?![!-~]) ) ${TOKEN} )`, score: 0.8 },
      { id: 'login is a:b', regex: giu`${WORD_START} (?: log[\x20-]?ins? | credentials? | creds? | logon | sign[\x20-]?in ) (?: [\x20] (?:details|info|data) )? (?: [\x20] (?:is|was|are) [\x20] | [\x20]? [:=] [\x20]? ) (?! https? | [a-z]{1,12} :// ) [a-z][^\s/:]{1,63} : (?! // ) (?<value> ${TOKEN} )`, score: 0.8 },
      { id: 'user and password', regex: giu`${WORD_START} (?: user (?:name | [\x20]? id)? [\x20:=] | login [\x20:=] | (?:u|un) [\x20]? : ) [\x20:=]{0,2} (?:is [\x20])? (?! (?:and|or|with|plus|&) [\x20] ) [^\s]{2,64} [,;]? \s (?:and [\x20])? (?: (?:password|passcode|pwd?|pw) [\x20:=] | (?:pass|p) [\x20]? [:=] ) [\x20:=]{0,2} (?:is [\x20])? ${NO_VALUE} (?<value> ${VALUE} ${TOKEN} )`, score: 0.85 },
      { id: 'user a pass b', regex: giu`${WORD_START} (?: user (?:name)? | login ) [\x20] [^\s]{2,64} [,;]? [\x20] (?:and [\x20])? pass [\x20] (?<value> ${MIXED_TOKEN} )`, score: 0.8 }
    ])
  },
  {
    id: 'password-of-sign-in',
    type: 'PASSWORD',
    trigger: 'digit',
    patterns: [],
    find: around(NEAR_LOGIN, 130, 130, [
      { id: 'sign in as a with b', regex: giu`(?<![a-z]) (?: log | sign ) (?: ged | ed | ging | ing )? [\x20-]? in (?: to [\x20] [a-z]{2,16} )? [\x20] (?:as|with|using) [\x20] [^\s]{2,64} [\x20] (?:and|with|using|/) [\x20] (?: (?:the [\x20])? ${SHORT_NAME} [\x20] )? (?<value> ${MIXED_TOKEN} )`, score: 0.75 },
      { id: 'a / b are my login', regex: giu`(?<= [^\s/]{2} [\x20]? ) / [\x20]? (?<value> ${MIXED_TOKEN} ) [\x20] (?:is|are|was|were) [\x20] (?:my|the|our) [\x20] (?: log[\x20-]?ins? | credentials | creds )`, score: 0.8 },
      { id: 'login a / b', regex: giu`${WORD_START} (?: log[\x20-]?ins? | credentials? | creds? | wi-?fi | ssid | hotspot ) [\x20:=]{1,2} [^\s/]{2,64} [\x20]? [/|] [\x20]? (?<value> ${MIXED_TOKEN} )`, score: 0.75 }
    ]),
    validate: (value) => looksLikePassword(value) ? undefined : false
  }
]
