// Passwords, PINs, one-time codes and security answers in chat language, English; the Japanese ones are in passwords-ja.ts.

import { around } from './around.ts'
import { giu, gu, LATIN, SPACES, WORD_END, WORD_START } from './syntax.ts'
import { PASSWORDS_JA } from './passwords-ja.ts'
import type { Recognizer } from './recognizer.ts'

/** Names of a password; also in identifiers such as DB_PASS and wifi_password. */
const NAME = String.raw`(?<![a-z\u00C0-\u024F]) (?: pass [\x20_-]? (?:word|code|phrase|key) s? | passwd | pswd | pword | pwd | pw | psw | p/w | (?<! (?:boarding|bus|train|rail|ski|season|day|museum|mountain|guest|hall) [\x20] ) pass (?= [\x20]? [:=] | [\x20] (?:is|was) [\x20] ) )`
/** What may stand between the name and the verb: 'for the router', 'on my account', 'right now'. */
const ABOUT = String.raw`(?: [\x20] (?:for|on|to|of|in|at|with) [\x20] (?:(?:the|my|our|this|that|his|her) [\x20])? [a-z0-9'.@_-]{1,24} (?: [\x20] (?:account|router|login|wifi|file|zip|app|portal|site|website|network|phone|card|profile|email|computer|laptop) )? | [\x20]? \( [^()\n]{1,30} \) )?`
/** 'is', ':' and their friends. */
const IS = String.raw`(?: [\x20]{0,2} (?: := | => | -> | → | [:=] ) [\x20]{0,3} | [\x20] - [\x20] | (?: [\x20] | ') (?: is | was | s | are | were ) (?: [\x20] (?:now|still|always|just|currently|probably|maybe|either|literally|simply|currently|set [\x20] to|(?:supposed|going|meant) [\x20] to [\x20] be|something [\x20] like|like|this|the [\x20] same,|one [\x20] of) )? [:,]? [\x20]{1,2} | [\x20] (?: should [\x20] be | used [\x20] to [\x20] be | has [\x20] been | set [\x20] to | changed [\x20] to | would [\x20] be | must [\x20] be | might [\x20] be | could [\x20] be | \(?again\)? ) [:]? [\x20] )`
/** Words that follow 'password is' and are no password. */
const NO_VALUE = String.raw`(?! (?: not? | wrong | incorrect | invalid | expired? | expiring | reset | required | too | the | a | an | my | your | our | his | her | their | its | in | on | at | of | to | for | from | with | no | now | never | always | still | just | also | being | been | be | very | so | really | weak | strong | safe | secure | correct | right | fine | ok | okay | good | bad | same | different | unknown | needed | hidden | blank | empty | missing | forgotten | lost | changed | updated | working | sent | saved | stored | shown | case | only | all | that | this | what | when | where | why | how | which | because | if | and | or | but | it | i | we | you | they | he | she | there | here | one | old | new | current | temporary | default | long | short | at\x20least | recovery | protected | locked | compromised | hacked | leaked | stolen | broken | n/a | none | null | undefined | true | false | yes | please | pls | something | anything | nothing | supposed | is | was | has | have | does | doesn't | doesnt | isn't | isnt | won't | wont | field | form | page | link | box | error | prompt | policy | manager | rules? | set | up | accepted | rejected | refused | again | everywhere | exactly | definitely | probably | maybe | already | almost | visible | about | by | can | cannot | can't | will | would | should | must | may | might | between | entered | typed | confirmed | reused | masked | encrypted | case-sensitive | asked | requested | stuck | like | as | such | than ) (?![0-9a-z_@#$%&*\-+=!]) )`.replaceAll(' ', '')
/** Printable ASCII without spaces and quotes; closing punctuation of the sentence is not part of it. */
const TOKEN = String.raw`[!#-&(-+\--;=?-~][!#-&(-~]{2,63} (?<![.,;:?)\]}>])`
/** A token that nobody takes for a word: a digit or a symbol inside, or mixed case. */
const ODD_TOKEN = String.raw`(?= [^\s"'] {0,40} [0-9!#$%&*+=?@^_~] | [a-z]{1,40} - ) ${TOKEN}`
/** A plain lower-case word is a password only where the clause ends after it. */
const WORD_AT_END = String.raw`[a-z]{4,32} (?= [\x20]? (?: [.!,;?)]{1,3} (?:\s|$) | \n | $ | (?:and|or|but|with|not|all|which|though) [\x20] ) )`
const QUOTED = String.raw`["'\x60「『“‘] (?<value> [^"'\x60「」『』\n]{2,64} ) ["'\x60」』”’]`
/** An unquoted value; stars and dots are a mask already. */
const VALUE = String.raw`(?! [*•●xX.\-_]{3,64} (?:[\s]|$) | https?:// | <[a-z]{1,20}> ) `

const PIN = String.raw`(?<![a-z]) (?: p\.?i\.?n\.? (?: [\x20-]? (?:code|number|no\.?|\#) )? | (?:pass|access|entry|door|gate|alarm|unlock|voicemail|lock) [\x20]? code | safe [\x20] combination )`.replace('\\#', '#')
const CODE = String.raw`(?<![a-z]) (?: (?: verification | verify | one [\x20-]? time | otp | 2fa | two [\x20-]? factor | mfa | login | sign [\x20-]? in | auth(?:entication|orization|orisation)? | sms | text | confirmation | activation | recovery | backup | access | security | authenticator ) [\x20-] (?: pass )? (?: code | passcode | pin | password | number ) s? | otp | totp | 2fa )`
const QUESTION = String.raw`(?: (?:mother|mom|mum|mam|ma)'?s? [\x20] maiden [\x20] name | maiden [\x20] name | security [\x20] (?:answer|word|phrase) | secret [\x20] (?:answer|word|phrase) | memorable [\x20] (?:word|name|place|date|information) | safe [\x20]? word | answer [\x20] to [\x20] (?:my|the|your|our) [\x20] (?:security|secret|recovery) [\x20] question | (?:security|secret|recovery) [\x20] question [^\n]{0,40} answer | my [\x20] first [\x20] (?:pet|car|school|teacher|street|job)(?:'?s [\x20] name)? )`

const NEAR_PASSWORD = /pass|(?<![a-z])(?:pw|psw|pword|p\/w)|log[\x20-]?[io]n|cred|user|sign[\x20-]?in/giu
const NEAR_PIN = /(?<![a-z])p\.?i\.?n|(?:pass|ss|ry|or|te|rm|ck|il)[\x20]?code|combination/giu
const NEAR_CODE = /code|otp|2fa|passcode|(?:time|login|sms|access|security)[\x20-](?:p|n)/giu
const NEAR_ANSWER = /maiden|answer|word|phrase|memorable|first[\x20](?:pet|car|sch|tea|str|job)|(?:pet|dog|cat)'?s[\x20]name/giu

export const PASSWORDS: readonly Recognizer[] = [
  {
    id: 'password',
    type: 'PASSWORD',
    trigger: 'always',
    patterns: [],
    find: around(NEAR_PASSWORD, 90, 160, [
      { id: 'quoted', regex: giu`${NAME} ${ABOUT} (?: ${IS} | [\x20]{1,2} | [\x20]\( ) ${QUOTED}`, score: 0.9 },
      { id: 'after is or colon', regex: giu`${NAME} ${ABOUT} ${IS} ${NO_VALUE} (?<value> ${VALUE} ${ODD_TOKEN} )`, score: 0.92 },
      { id: 'word after is', regex: giu`${NAME} ${ABOUT} ${IS} ${NO_VALUE} (?! [a-z]{2,30} (?:ing|ed|ly|ible|able|ment|tion) (?![a-z0-9]) ) (?<value> ${WORD_AT_END} )`, score: 0.6 },
      { id: 'word after colon', regex: giu`${NAME} ${ABOUT} [\x20]? [:=] [\x20]{0,3} ${NO_VALUE} (?<value> ${VALUE} ${TOKEN} )`, score: 0.75 },
      { id: 'without a verb', regex: giu`${NAME} [\x20]{1,2} ${NO_VALUE} (?<value> ${VALUE} (?= [^\s]{0,40} [0-9] ) (?= [^\s]{0,40} [a-z!#$%&*@_] ) [0-9a-z!#$%&*+?@^_~\-]{5,64} ) (?! [\x20]? (?:characters|chars|digits|times|attempts|minutes|hours|days) )`, score: 0.7 },
      { id: 'second choice', regex: giu`${NAME} [^\n]{0,40}? (?: like | is | was | either | : | = ) [\x20] [^\s"']{3,64} [\x20] or [\x20] (?: maybe [\x20] | possibly [\x20] )? (?<value> ${ODD_TOKEN} )`, score: 0.85 },
      {
        id: 'a few words later',
        regex: giu`${NAME} (?![a-z0-9]) [^\n]{0,48}? (?<![a-z]) (?: it (?: [\x20]? (?:is|was) | '?s ) | something [\x20] like | i (?:'m | [\x20]am)? [\x20] (?:use|used|using|put|typed?|entered|tried|set|chose|have|had) | (?:set|changed?|reset) (?:[\x20]it)? [\x20] to | new [\x20] one [\x20] is | i [\x20] think | try ) [:,]? [\x20]{1,2} ${NO_VALUE} ["'「]? (?<value> (?= [^\s"']{0,40} [0-9!#$%&*+=@^_~\-] ) (?= [^\s"']{0,40} [a-z] ) [!#-&(-+\--;=?-~][!#-&(-~]{4,63} (?<![.,;:?!)\]}>]) )`,
        score: 0.75
      },
      {
        id: 'before its name',
        regex: giu`(?<![!-~]) (?! (?:[0-9]{1,9}(?:st|nd|rd|th)?|[0-9]{1,9}-[a-z]{1,20}) [\x20] ) (?<value> (?= [^\s]{0,40} [0-9!#$%&*+=@^_~] ) (?= [^\s]{0,40} [a-z] ) [0-9a-z!#$%&*+?@^_~\-]{5,64} ) ["']? [\x20] (?: (?:is|was|as|for) [\x20] (?: (?:my|the|our|his|her|your|a) [\x20] )? (?: (?:old|new|current|wifi|wi-fi|temp(?:orary)?) [\x20] )? (?:password|passcode|passphrase|pass|pw|pwd) (?![a-z0-9]) )`,
        score: 0.8
      },
      { id: 'used as a passphrase', regex: giu`(?<![a-z]) (?:use|used|using|set|put|typed) [\x20] ["']? (?<value> [^\s"'][^\n"'.,;:]{2,40}? ) ["']? [\x20] (?: forever [\x20] )? (?:as|for) [\x20] (?: (?:my|the|our|a) [\x20] )? (?: (?:old|new) [\x20] )? (?:password|passcode|passphrase|pw|pin) (?![a-z])`, score: 0.6 },
      { id: 'environment variable', regex: gu`(?<![a-z]) [A-Z0-9_]{0,30} (?:PASS|PASSWORD|PASSWD|PWD|PW) [\x20]? = [\x20]? (?! [$%<{*] ) ["']? (?<value> [^\s"']{3,128} )`, score: 0.9 },
      { id: 'JSON or YAML', regex: giu`["'] [a-z_\-]{0,30} (?:password|passwd|pwd|passphrase|passcode) ["'] [\x20]? : [\x20]? ["'] (?<value> [^"'\n]{3,128} ) ["']`, score: 0.92 },
      { id: 'login is a / b', regex: giu`${WORD_START} (?: log[\x20-]?ins? | credentials? | creds? | user(?:name)? [\x20]? [/&+] [\x20]? pass(?:word)? | logon | sign[\x20-]?in | access | account ) (?: [\x20] (?:details|info|data) )? (?: [\x20] (?:is|was|are) [\x20] | [\x20]? [:=] [\x20]? | [\x20] with [\x20] ) [^\s/]{2,64} [\x20]? (?: [/|] | [\x20]and[\x20] ) [\x20]? (?<value> (?! [a-z]{1,3} (?![!-~]) ) ${TOKEN} )`, score: 0.8 },
      { id: 'user and password', regex: giu`${WORD_START} (?: user (?:name | [\x20]? id)? | login ) [\x20:=]{1,3} (?:is [\x20])? [^\s]{2,64} [,;]? [\x20] (?:and [\x20])? ${NAME} [\x20:=]{1,3} (?:is [\x20])? ${NO_VALUE} (?<value> ${TOKEN} )`, score: 0.85 }
    ])
  },
  {
    id: 'pin',
    type: 'PASSWORD',
    trigger: 'digit',
    patterns: [],
    find: around(NEAR_PIN, 50, 70, [
      { id: 'after PIN', regex: giu`${PIN} (?! [a-z] ) ${ABOUT} (?: ${IS} | ${SPACES} [(,#]? ) ["'(]? (?<value> [0-9]{4,8} | [0-9]{2}[\x20\-][0-9]{2} (?![\x20\-]?[0-9]) ) ${WORD_END} (?! [.,:/\-][0-9] | [\x20]? (?:digits?|times|years) )`, score: 0.9 },
      { id: 'a few words after PIN', regex: gu`(?<![A-Za-z]) (?:PIN|pin|Pin) (?![A-Za-z]) [^\n0-9]{0,30}? (?:is|was|it's|its|be|to|use|used|put|entered) [\x20] (?<value> [0-9]{4,8} ) (?![0-9A-Za-z] | [.,:/\-][0-9])`, score: 0.8 },
      { id: 'before PIN', regex: giu`(?<![0-9A-Za-z.,:/$€£¥#\-]) (?<value> [0-9]{4,8} ) (?![0-9A-Za-z]) [^\n0-9.]{0,30}? (?<![a-z]) (?:my|the|our|old|new|as|a) [\x20] (?: (?:card|sim|bank|old|new|phone|usual) [\x20] )? pin (?: [\x20] (?:code|number) )? (?! [a-z] )`, score: 0.85 }
    ])
  },
  {
    id: 'one-time-code',
    type: 'PASSWORD',
    trigger: 'digit',
    patterns: [],
    find: around(NEAR_CODE, 60, 70, [
      { id: 'after its name', regex: giu`${CODE} (?! [a-z] ) ${ABOUT} (?: ${IS} | [\x20]{1,2} | [\x20]?\( ) (?:is [\x20])? ["'(]? (?<value> [0-9]{5,8} | [0-9]{3}[\x20\-][0-9]{3} | [A-Z]-[0-9]{5,6} ) ${WORD_END} (?! [.,:/\-][0-9] )`, score: 0.88 },
      { id: 'four digits after its name', regex: giu`(?<![a-z]) (?: otp | one [\x20-]? time [\x20-] (?:code|pin|password|passcode) | (?:verification|sms|login|2fa) [\x20] code ) ${IS} (?<value> [0-9]{4} ) ${WORD_END} (?! [.,:/\-][0-9] )`, score: 0.8 },
      { id: 'your code', regex: giu`(?<value> (?<![0-9A-Za-z.,:/\-]) [0-9]{5,8} ) [\x20] is [\x20] (?:your|my|the) [\x20] (?: [a-z0-9]{2,20} [\x20] ){0,3}? (?: (?:verification|security|login|confirmation|authentication|access|one-time|sms) [\x20] )? (?:code|otp|passcode) (?![a-z])`, score: 0.85 }
    ])
  },
  {
    id: 'security-answer',
    type: 'PASSWORD',
    trigger: 'always',
    context: ['security', 'question', 'secret', 'answer', 'verify', 'recovery'],
    patterns: [],
    find: around(NEAR_ANSWER, 70, 90, [
      { id: 'after the question', regex: giu`(?<![a-z]) ${QUESTION} ["'?)\]]{0,2} (?: [\x20] (?:is|was) [\x20] | [\x20]? [:=] [\x20]? | [\x20] - [\x20] | '?s [\x20] ) (?: (?:called|named|probably|still|just) [\x20] )? ${NO_VALUE} ["'「]? (?! (?:first|favou?rite|what|name|mother|maiden|your|which|who|where|when|the) (?![a-z]) ) (?<value> [0-9${LATIN}][0-9${LATIN}'\-]{1,30} ) ["'」]?`, score: 0.8 },
      { id: 'name of a pet', regex: giu`(?<![a-z]) (?:pet|dog|cat)'?s [\x20] name (?: [\x20] (?:is|was) [\x20] | [\x20]? : [\x20]? ) ${NO_VALUE} (?<value> [0-9${LATIN}][0-9${LATIN}'\-]{1,30} )`, score: 0.4 },
      { id: 'the word is', regex: giu`(?<![a-z]) (?: magic | code | safe | secret | security | memorable | the ) [\x20]? word [\x20] (?:is|was) [\x20] ${NO_VALUE} ["'「]? (?<value> [0-9${LATIN}][0-9${LATIN}'\-]{2,30} ) (?= ["'」]? [\x20]? (?: [.!,;?)]{1,3} (?:\s|$) | \n | $ ) )`, score: 0.65 }
    ])
  },
  ...PASSWORDS_JA
]
