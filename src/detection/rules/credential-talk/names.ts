// What credentials are called in talk: the words that the grammar of credential talk begins at.

import { NAME } from '../password-words.ts'
import * as ja from '../password-words-ja.ts'
import { CODE, PIN } from '../pin-words.ts'
import { giu, gu } from '../syntax.ts'

/** 'my pass', 'the wifi pass': a pass with such a word right before it is a password, not one of a bus or a mountain. */
const PASS = String.raw`(?<= (?<![a-z]) (?: my | the | your | his | her | our | wi-?fi | login | log-in | e?mail | account | user | old | new | current | temp | guest | portal ) [\x20] ) pass (?![a-z] | [\x20] (?: through | rate | it | by | on | away | holder | to | mark | grade | card | fail ) (?![a-z]) )`
/** 'pass for the shared drive'. */
const PASS_FOR = String.raw`(?<! [a-z] | (?: boarding | bus | train | rail | ski | season | day | museum | mountain | guest | hall | travel | annual | press | parking | backstage | free ) [\x20] ) pass (?= [\x20] (?:for|to|of|on) [\x20] (?:the|my|our|this|that|your) [\x20] )`
/** 'p/word', the short ones of other languages that people write in English too, the keys of networks and of safes. */
const OTHER_NAMES = String.raw`(?<![a-z]) (?: p/word | pass-?wort | pass\x20?key | security [\x20] phrase | (?: wi-?fi | wlan | wpa[23]? | wep | network | router | hotspot ) [\x20-] (?: key | code | pass ) ) (?![a-z])`

/** Names of passwords. */
export const PASSWORD_NAME = giu`${OTHER_NAMES} | ${NAME} | ${PASS} | ${PASS_FOR}`
/** Names of PINs, of codes of locks, and of one-time codes. */
export const CODE_NAME = giu`${PIN} (?![a-z]) | ${CODE} (?![a-z]) | (?<![a-z]) (?: tan (?=[\x20:]) | (?: recovery | backup ) [\x20] (?:key|word) | authenticator | (?<= (?: two | 2 ) [\x20-] ) (?: factor | step ) | combination | combo | keypad | (?: lock | unlock | screen | phone | door | gate | alarm | safe | entry | access | meeting | room | locker | gym | garage | bike [\x20] lock ) [\x20] (?: code | pin | combination | combo | keypad ) | (?: lock | unlock | door | gate | alarm | safe ) [\x20] number | (?<= (?: [4-8] | four | five | six | seven | eight ) [\x20-] ) digit [\x20] (?: code | pin | number ) ) (?![a-z])`
/** A bare 'code' or 'digits': a credential only where signing in or a message with a code is talked about. */
export const BARE_CODE = giu`(?<![a-z]) (?: code | digits ) (?![a-z])`
/** Where people sign in, without the word password. */
export const SIGN_IN = giu`(?<![a-z]) (?: (?: log | sign ) (?:ged|ed|ging|ing)? (?: [\x20] (?:me|us|you|him|her|them) )? [\x20-]? in | logins? | logon | creds | credentials | unlocks? | connect (?:s|ed)? | join(?:s|ed)? | network | reset | locked [\x20] out | (?: get | gets | got | let | lets ) [\x20] (?: me [\x20] | us [\x20] )? in(?:to)? | wi-?fi | ssid | hotspot | vpn | ftp ) (?![a-z])`

/** The same in Japanese. */
export const PASSWORD_NAME_JA = gu`${ja.NAME}`
/** Right behind a value: 'Xでログインできますか', 'Xで入れません'. */
export const SIGN_IN_JA = gu`(?<= [!-~」』] [\x20]? ) で [は、\x20]? (?: (?:再度|また|何度[かも]?|ちゃんと|普通に) )? (?: ログイン | サインイン | 入[れりっるろ] | 試[しす] | 認証 | 接続 | 繋が | つなが )`
export const CODE_NAME_JA = gu`${ja.PIN_NAME} | ${ja.CODE_NAME} | (?<= [二2多] ) (?:段階|要素) 認証 | SMS認証 | ワンタイム (?! パス | コード ) | (?: 鍵 | 錠 | ロッカー | ポスト | 郵便受け | 南京錠 | スーツケース | 入り?口 | エントランス | 駐輪場 ) の [\x20]? (?: 番号 | 暗証 | 数字 )`
