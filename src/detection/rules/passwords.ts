// Passwords in chat language, English; PINs and codes, security answers, settings and the Japanese ones have their own files.

import { around } from './around.ts'
import { giu, WORD_START } from './syntax.ts'
import { looksLikePassword } from './password-shape.ts'
import { ABOUT, IS, MIXED_TOKEN, NAME, NO_VALUE, ODD_TOKEN, QUOTED, REST_OF_LINE, TOKEN, VALUE, WORD_AT_END, WORDS_AT_END } from './password-words.ts'
import type { Recognizer } from './recognizer.ts'

const NEAR_PASSWORD = /pas[sw]|pssw|psasw|paasw|(?<![a-z])(?:pw|psw|pword|p\/w)|(?:fi|network|wlan|wpa[23]?|wep|router|spot)[\x20-](?:key|code)/giu
const NEAR_LOGIN = /log[\x20-]?[io]n|cred|user|sign(?:ed)?[\x20-]?in|(?<![a-z])un?[\x20]?:|wi-?fi|ssid|hotspot/giu

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
      { id: 'pass phrase', regex: giu`(?<![a-z]) pass [\x20_-]? phrase ${ABOUT} ${IS} (?<value> ${WORDS_AT_END} )`, score: 0.75 },
      { id: 'pass phrase after colon', regex: giu`(?<![a-z]) pass [\x20_-]? phrase ${ABOUT} (?: [\x20] (?:is|was|of|are) [\x20] [a-z0-9\x20]{2,20} )? [\x20]? [:=] [\x20]{0,3} (?<value> ${REST_OF_LINE} )`, score: 0.8 },
      { id: 'used as a passphrase', regex: giu`(?<![a-z]) (?:use|used|using|set|put|typed) [\x20] ["']? (?<value> ${ODD_TOKEN} (?=["']?[\x20]) | [^\s"'0-9_][^\n"'.,;:0-9_]{2,40}? ) ["']? [\x20] (?: forever [\x20] )? (?:as|for) [\x20] (?: (?:my|the|our|a) [\x20] )? (?: (?:old|new) [\x20] )? (?:password|passcode|passphrase|pw|pin) (?![a-z])`, score: 0.6 }
    ])
  },
  {
    // The value says nothing but its own shape: it must look like a password.
    id: 'password-beside',
    type: 'PASSWORD',
    trigger: 'digit',
    patterns: [],
    find: around(NEAR_PASSWORD, 60, 110, [
      { id: 'pass and a value', regex: giu`(?<! [a-z] | (?:boarding|bus|train|rail|ski|season|day|museum|mountain|guest|hall|annual|game|battle) [\x20] ) pass [\x20] (?<value> ${MIXED_TOKEN} )`, score: 0.75 },
    ]),
    validate: (value) => looksLikePassword(value) ? undefined : false
  },
  {
    id: 'password-of-login',
    type: 'PASSWORD',
    trigger: 'always',
    patterns: [],
    find: around(NEAR_LOGIN, 40, 160, [
      { id: 'login is a / b', regex: giu`${WORD_START} ${LOGIN} (?: [\x20] (?:is|was|are) [\x20] | [\x20] with [\x20] ) [^\s/]{2,64} [\x20]? (?: [/|] [\x20]? | [\x20]and[\x20] (?= [^\s]{0,40} [0-9!#$%&*+=?^_~] ) ) (?<value> ${ODD_TOKEN} )`, score: 0.8 },
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
      { id: 'a / b are my login', regex: giu`(?<= [^\s/]{2} [\x20]? ) / [\x20]? (?<value> ${MIXED_TOKEN} ) [\x20] (?:is|are|was|were) [\x20] (?:my|the|our) [\x20] (?: log[\x20-]?ins? | credentials | creds )`, score: 0.8 },
    ]),
    validate: (value) => looksLikePassword(value) ? undefined : false
  }
]
