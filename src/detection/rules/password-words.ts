// The parts that the English password rules share: names of a password, the verbs after them, and what a value looks like.

/** Names that are written wrong often enough: pasword, passwrod, passowrd, pssword. */
const MISSPELT = String.raw`(?: pasword | paswd | passwor | passwrod | passowrd | passwork | passwrd | pssword | psasword | paasword | passworf | passsword ) s?`
/** Keys of a wireless network are said like passwords. */
const NETWORK_KEY = String.raw`(?: wi-?fi | wlan | wpa[23]? | wep | network | router | hotspot ) [\x20-] (?: key | code | pass ) (?![a-z])`

/** Names of a password; also in identifiers such as DB_PASS and wifi_password. */
export const NAME = String.raw`(?<![a-z\u00C0-\u024F]) (?: pass [\x20_-]? (?:word|code|phrase|key) s? | ${MISSPELT} | ${NETWORK_KEY} | passwd | pswd | pword | pwd | pw | psw | p/w | (?<! (?:boarding|bus|train|rail|ski|season|day|museum|mountain|guest|hall) [\x20] ) pass (?= [\x20]? [:=] | [\x20] (?:is|was) [\x20] ) )`
/** 'for the router', 'on my account', '(again)', 'that i used yesterday': what may stand between the name and the verb. */
export const ABOUT = String.raw`(?: [\x20] (?:for|on|to|of|in|at|with|from|via) [\x20] (?:(?:the|my|our|this|that|his|her) [\x20])? [a-z0-9'.@_-]{1,24} (?: [\x20] [a-z]{2,14} )? | [\x20]? \( [^()\n]{1,30} \) | [\x20] (?:that [\x20])? (?:i|we|you|u|they) (?:'ve)? [\x20] (?:(?:have|had|just|always|originally|first|last) [\x20])? (?:used?|set|chose|tried|entered|typed|made|created|got|have|had|sent|gave|picked|texted|e?mailed|received|registered|remember) (?: [\x20] (?:me|us|up|in|with|yesterday|today|before|earlier) )? )?`
/** 'is', ':' and their friends. */
export const IS = String.raw`(?: [\x20]{0,2} (?: := | => | -> | → | [:=] ) [\x20]{0,3} | [\x20] - [\x20] | (?: [\x20] | ') (?: is | was | s | are | were ) (?: [\x20] (?:now|still|always|just|currently|probably|maybe|either|literally|simply|currently|set [\x20] to|(?:supposed|going|meant) [\x20] to [\x20] be|something [\x20] like|like|this|the [\x20] same,|one [\x20] of) )? [:,]? [\x20]{1,2} | [\x20] (?: should [\x20] be | used [\x20] to [\x20] be | (?:has|had) [\x20] (?:(?:always|long|only|probably) [\x20])? been | set [\x20] to | changed [\x20] to | would [\x20] be | must [\x20] be | might [\x20] be | could [\x20] be | \(?again\)? ) [:]? [\x20] )`
/** Words that follow 'password is' and are no password. */
export const NO_VALUE = String.raw`(?! (?: not? | wrong | incorrect | invalid | expired? | expiring | reset | required | too | the | a | an | my | your | our | his | her | their | its | in | on | at | of | to | for | from | with | no | now | never | always | still | just | also | being | been | be | very | so | really | weak | strong | safe | secure | correct | right | fine | ok | okay | good | bad | same | different | unknown | needed | hidden | blank | empty | missing | forgotten | lost | changed | updated | working | sent | saved | stored | shown | case | only | all | that | this | what | when | where | why | how | which | because | if | and | or | but | it | i | we | you | they | he | she | there | here | one | old | new | current | temporary | default | long | short | at\x20least | recovery | protected | locked | compromised | hacked | leaked | stolen | broken | n/a | none | null | undefined | true | false | yes | please | pls | something | anything | nothing | supposed | is | was | has | have | does | doesn't | doesnt | isn't | isnt | won't | wont | field | form | page | link | box | error | prompt | policy | manager | rules? | set | up | accepted | rejected | refused | again | everywhere | exactly | definitely | probably | maybe | already | almost | visible | about | by | can | cannot | can't | will | would | should | must | may | might | between | entered | typed | confirmed | reused | masked | encrypted | case-sensitive | asked | requested | stuck | see | below | above | attached | tbd | tbc | pending | like | as | such | than ) (?![0-9a-z_@#$%&*\-+=!]) )`.replaceAll(' ', '')

/** One character within a value. '&name=' and ';name=' begin the next setting of a query or a connection string. */
const INNER = String.raw`(?: [!#-%(-:<-~] | & (?! [a-z_]{2,30} = ) | ; (?! [\x20]? [a-z][a-z_\x20]{1,30} = ) )`
/** Closing punctuation of the sentence is not part of a value. */
const LAST = String.raw`(?<! [.,;:?)\]}>\x60] )`
/** Printable ASCII without spaces and quotes. */
export const TOKEN = String.raw`[!#-&(-+\--;=?-_a-~] ${INNER}{2,63} ${LAST}`
/** A token that nobody takes for a word: a digit or a symbol inside, or a dash. */
export const ODD_TOKEN = String.raw`(?= [^\s"'] {0,40} [0-9!#$%&*+=?@^_~] | [a-z]{1,40} - ) ${TOKEN}`
/** Letters and digits mixed, marks allowed. */
export const MIXED_TOKEN = String.raw`(?= [^\s]{0,40} [0-9] ) (?= [^\s]{0,40} [a-z] ) [0-9a-z!#$%&*+?@^_~.\-]{5,64} (?<! [.\-?] )`
/** A plain lower-case word is a password only where the clause ends after it. */
export const WORD_AT_END = String.raw`[a-z]{4,32} (?= [\x20]? (?: [.!,;?)]{1,3} (?:\s|$) | \n | $ | (?:and|or|but|with|not|all|which|though) [\x20] ) )`
export const QUOTED = String.raw`["'\x60「『“‘] (?<value> [^"'\x60「」『』\n]{2,64} ) ["'\x60」』”’]`
/** Before an unquoted value: masks of stars and dots, placeholders and variables are none, nor is the name in 'login/password: a / b'. */
export const VALUE = String.raw`(?! [*•●xX.\-_]{3,64} (?:[\s]|$) | https?:// | <[a-z]{1,20}> | \$? \{ | \$\( | \[ [a-z_\x20]{2,30} \] | % [a-z_]{2,30} % | (?:your|my) [_\-] | (?<= [/&+] [\x20]? pass(?:word)? [\x20]? [:=] [\x20]{0,3} ) [^\s/]{2,64} [\x20]? / | (?:string|null|undefined) (?![!#-&(-~]) | /(?:home|var|usr|etc|opt|tmp|root|srv|mnt|users)/ ) `

/** Words that hold a sentence together: a pass phrase has none of them where nothing marks its end. */
const GRAMMAR = String.raw`(?! (?: the | an? | my | your | our | his | her | their | its? | this | that | these | those | is | isn't | are | was | were | be | been | not | no | never | on | in | at | of | to | for | from | by | as | and | or | but | if | so | because | i | we | you | they | he | she | me | us | can | can't | could | will | won't | would | should | must | may | does | doesn't | do | don't | did | has | have | had | wrong | incorrect | invalid | case | same | unknown | gone | lost | too | very | still | now | always | already | any | every | all | both | please | thanks | thank | what | when | where | why | how | which | something | anything | [a-z]{2,30} (?:ing|ed|ly) ) (?![a-z0-9]) )`.replaceAll(' ', '')
const WORD = String.raw`[0-9a-z][0-9a-z'\-]{0,24}`
const CLAUSE_END = String.raw`(?= [\x20]{0,3} (?: [.,;!?)"'] (?:\s|$) | \n | $ ) )`
/** Three words or more that make no sentence, up to the end of the clause. */
export const WORDS_AT_END = String.raw`${GRAMMAR} ${WORD} (?: [\x20\-] ${GRAMMAR} ${WORD} ){2,11} ${CLAUSE_END}`
/** Two words or more up to the end of the line: for values after a colon. */
export const REST_OF_LINE = String.raw`${WORD} (?: [\x20\-] ${WORD} ){1,11} ${CLAUSE_END}`
