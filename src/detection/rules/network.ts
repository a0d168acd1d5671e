// Network addresses: IPv4 and IPv6 with or without a prefix length, MAC addresses, IMEIs, coordinates.

import { isIPv4, isIPv6 } from 'node:net'
import { digitsOf, luhn } from '../checksums.ts'
import { matching } from './around.ts'
import { giu, gu } from './syntax.ts'
import type { FoundValue, Recognizer } from './recognizer.ts'

const OCTET = '(?:25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])'
const IPV4 = gu`(?<! [0-9A-Za-z_.] | [0-9][.,\-] ) (?:${OCTET}\.){3} ${OCTET} (?: / (?:3[0-2]|[12]?[0-9]) (?![0-9]) )? (?! [0-9A-Za-z_] | \.[0-9]{2} | -[0-9])`
/** Hexadecimal groups and colons with at least two colons; what it is, isIPv6 decides. */
const IPV6_SHAPE = giu`(?<! [0-9a-z_:.] ) (?= [0-9a-f]{0,4} : [0-9a-f]{0,4} : ) [0-9a-f:]{2,39} (?: \. [0-9]{1,3} ){0,3} (?: % [0-9a-z]{1,15} )? (?: / (?:12[0-8]|1[01][0-9]|[1-9]?[0-9]) (?![0-9]) )? (?! [0-9a-z_] )`
/** Words just before four numbers that make them a version, a section or a size. */
const NOT_ADDRESS = /(?:\bversion|\bver|\bv|\bfirmware|\bbuild|\brelease|\bsection|\bclause|\bchapter|\bappendix|\bupdate|\bdriver|\bsoftware|\bapp|\bfw|\bbios|\bpatch|\bios|バージョン|ファームウェア|アップデート|第)[\s:.(=]{0,3}(?:is |to |from |は|が|を)?$/iu
const BEFORE_WINDOW = 24

export const NETWORK: readonly Recognizer[] = [
  { id: 'ipv4', type: 'IP_ADDRESS', trigger: 'digit', patterns: [], find: matching(IPV4, readIPv4), context: ['ip', 'ip address', 'ipv4', 'address', 'host', 'server', 'login', 'logged in', 'sign-in', 'subnet', 'gateway', 'dns', 'アドレス', 'ログイン'] },
  { id: 'ipv6', type: 'IP_ADDRESS', trigger: 'colon', patterns: [], find: matching(IPV6_SHAPE, readIPv6) },
  {
    id: 'mac',
    type: 'MAC_ADDRESS',
    trigger: 'always',
    patterns: [
      { id: 'pairs', regex: giu`(?<! [0-9a-z_] | [0-9a-z][:\-] ) [0-9a-f]{2} ([:\-]) (?: [0-9a-f]{2} \1 ){4} [0-9a-f]{2} (?! [0-9a-z_] | [:\-][0-9a-z] )`, score: 0.9 },
      { id: 'dotted', regex: giu`(?<! [0-9a-z_.] ) [0-9a-f]{4} \. [0-9a-f]{4} \. [0-9a-f]{4} (?! [0-9a-z_] | \.[0-9a-z] )`, score: 0.7 },
      { id: 'twelve hex digits after its name', regex: giu`(?<![a-z]) mac (?:[\x20-]?(?:address|addr|id)|アドレス)? [\x20]? [:=はが]? [\x20]? (?:is[\x20])? (?<value> [0-9a-f]{12} ) (?![0-9a-z])`, score: 0.85 }
    ],
    context: ['mac', 'mac address', 'macアドレス', 'hardware address', 'physical address', 'bssid'],
    validate: (value) => /^(?:0{2}.?){5}0{2}$|^(?:[0-9]{2}-){2}/i.test(value) && !/[a-f]/i.test(value) ? false : undefined
  },
  {
    id: 'imei',
    type: 'IMEI',
    trigger: 'digit',
    patterns: [{ id: 'after its name', regex: giu`(?<![a-z]) imei (?:番号)? [12]? [\x20]? (?:number|no\.?)? [\x20]? (?:is[\x20]|[:=#はが])? [\x20]? (?<value> [0-9]{2} [\x20\-]? [0-9]{6} [\x20\-]? [0-9]{6} [\x20\-]? [0-9] (?:[\x20\-]?[0-9])? ) (?![0-9A-Za-z])`, score: 0.85 }],
    validate: (value) => digitsOf(value).length === 15 && luhn(digitsOf(value)) ? true : undefined
  },
  {
    id: 'coordinates',
    type: 'GEO_COORDINATES',
    trigger: 'digit',
    patterns: [
      { id: 'decimal degrees', regex: gu`(?<! [0-9A-Za-z.,] | \.[0-9]{1,15} [,、] [\x20]? ) -? (?: 90 | [1-8]?[0-9] ) \. [0-9]{4,15} °? (?:[\x20]?[NS])? [,、] [\x20]? -? (?: 180 | 1[0-7][0-9] | [1-9]?[0-9] ) \. [0-9]{4,15} °? (?:[\x20]?[EW])? (?! [0-9A-Za-z] | [,、] [\x20]? -? [0-9]{1,3} \. [0-9] )`, score: 0.85 },
      { id: 'degrees, minutes, seconds', regex: gu`(?<![0-9]) [0-9]{1,2} [°度] [\x20]? [0-9]{1,2} ['′分] [\x20]? [0-9]{1,2} (?:\.[0-9]{1,6})? ["″秒] [\x20]? [NS]? [,\x20、]{0,2} [EW]? [0-9]{1,3} [°度] [\x20]? [0-9]{1,2} ['′分] [\x20]? [0-9]{1,2} (?:\.[0-9]{1,6})? ["″秒] [\x20]? [EW]?`, score: 0.9 },
      { id: '緯度 経度', regex: gu`(?:北緯|南緯|緯度) [\x20:は]{0,2} (?<value> [0-9]{1,2}(?:\.[0-9]{2,15})? [度°]? [^\n0-9]{0,6} (?:東経|西経|経度) [\x20:は]{0,2} [0-9]{1,3}(?:\.[0-9]{2,15})? [度°]? )`, score: 0.9 }
    ]
  }
]

function * readIPv4 (match: RegExpExecArray, text: string): Generator<FoundValue> {
  if (NOT_ADDRESS.test(text.slice(Math.max(0, match.index - BEFORE_WINDOW), match.index))) return
  const [address = ''] = match[0].split('/')
  if (!isIPv4(address)) return
  const isLikeVersion = /^(?:0|[1-9])\.[0-9]{1,2}\.[0-9]{1,2}\.[0-9]{1,2}$/.test(address) && address !== '0.0.0.0' && !/^1\.[01]\.[01]\.1$/.test(address)
  yield { start: match.index, end: match.index + match[0].length, pattern: isLikeVersion ? 'small numbers' : 'IPv4', score: isLikeVersion ? 0.4 : 0.95 }
}

/** A shape may end in a colon that belongs to the sentence; '::', 'a::b' and times like 12:34:56 are no addresses. */
function * readIPv6 (match: RegExpExecArray): Generator<FoundValue> {
  const value = match[0].replace(/(?<!:):$/, '')
  const [address = ''] = value.split(/[%/]/)
  if (!isIPv6(address)) return
  const hasDigit = /[0-9]/.test(address)
  yield { start: match.index, end: match.index + value.length, pattern: hasDigit ? 'IPv6' : 'IPv6 without a digit', score: hasDigit ? 0.97 : 0.3 }
}
