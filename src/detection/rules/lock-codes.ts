// Codes of locks, alarms and boxes in chat language, and codes of messages: 'punch in 4471', 'the gate is 2218#', '届いた6桁は…'.

import { around } from './around.ts'
import { LOCK as LOCK_JA } from './password-words-ja.ts'
import { giu, gu } from './syntax.ts'
import type { Recognizer } from './recognizer.ts'

const LOCK = String.raw`(?: parental | alarm | gate | door | safe | locker | lock | keypad | entry | garage | garden | building | voicemail | panel | padlock | box )`
const KEYED = String.raw`(?<! [a-z] ) (?: (?: key | keyed | keying | punch | punched | punching | type | typed | typing | tap | tapped | put | enter | entered | entering | dial | dialled | dialed | press | pressed | try | tried ) (?: [\x20] in )? | (?: open | opens | opened | unlock | unlocks | unlocked | disarm | disarms | works ) [\x20] with | to [\x20] (?: open | unlock | disarm ) (?: [\x20] it )? [:]? )`
const DIGITS = String.raw`(?<value> [#*]? (?: [0-9]{4,8} | [0-9]{2}-[0-9]{2}-[0-9]{2} ) [#*]? ) (?! [0-9A-Za-z] | [.,:/\-][0-9] | [\x20]? (?:times|gb|mb|kg|km|usd|eur|yen|pounds|dollars|euros|%) )`
const NO_YEAR = '(?! (?:19|20)[0-9]{2} (?![0-9]) )'

export const LOCK_CODES: readonly Recognizer[] = [
  {
    id: 'lock-code',
    type: 'PASSWORD',
    trigger: 'digit',
    needsContext: true,
    context: ['pin', 'code', 'alarm', 'gate', 'door', 'keypad', 'atm', 'padlock', 'locker', 'safe', 'lock', 'cash machine', 'parcel box', 'lockbox', 'intercom'],
    antiContext: ['order', 'ticket', 'postal', 'zip', 'promo', 'coupon', 'voucher', 'discount', 'error', 'tracking', 'invoice', 'reference', 'gift', 'product', 'barcode', 'area code', 'country code'],
    patterns: [],
    find: around(/key|punch|typ|tap|put|enter|dial|press|tr[iy]|open|unlock|disarm|with/giu, 24, 44, [
      { id: 'keyed in', regex: giu`${KEYED} [\x20] ["']? ${NO_YEAR} ${DIGITS}`, score: 0.4 }
    ])
  },
  {
    id: 'lock-is',
    type: 'PASSWORD',
    trigger: 'digit',
    patterns: [],
    find: around(/parental|alarm|gate|door|safe|lock|keypad|entry|garage|garden|building|voicemail|panel|box|(?<![a-z])tan(?![a-z])/giu, 4, 60, [
      { id: 'lock is', regex: giu`(?<![a-z]) ${LOCK} (?: [\x20] (?:lock|code|combination|pin|combo|number|keypad|entry|panel) ){0,2} (?<= lock | code | combination | pin | combo | keypad | entry ) (?: [\x20] (?:is|was) | [\x20]? [:=,] )? [\x20] (?:still [\x20] | now [\x20] )? ${NO_YEAR} ${DIGITS}`, score: 0.75 },
      { id: 'TAN', regex: gu`(?<![A-Za-z]) (?:TAN|tan|Tan|m-?TAN|smsTAN) (?![A-Za-z]) [^\n0-9.!?$€£¥]{0,30}? (?: is | was | : | = | [\x20] ) [\x20]? (?<value> [0-9]{6} ) (?! [0-9A-Za-z] | [.,:/\-][0-9] )`, score: 0.75 }
    ])
  },
  {
    id: 'code-slot-ja',
    type: 'PASSWORD',
    trigger: 'digit',
    patterns: [],
    find: around(/SMS|ショートメール|届いた|来た|認証|コード|番号|金庫|南京錠|門|ボックス|BOX|暗証|玄関|裏口|通用口|入り?口|エントランス|ロッカー|ロック|鍵|錠|ダイヤル|スーツケース|ゲート|受け|駐輪場|倉庫/gu, 40, 40, [
      { id: 'SMSに…と来た', regex: gu`(?: SMS | ショートメール | メッセージ ) (?: に | で | は | が ) [「『\x20]? (?<value> [0-9]{4,8} | [0-9]{3}[\x20\-][0-9]{3} ) (?= [」』]? [\x20]? (?: と | って | が(?:届|来) | でし | です ) )`, score: 0.8 },
      { id: '届いた6桁は', regex: gu`(?: 届いた | 来た | きた | 送られた | 受け取った | 表示された ) [\x20]? (?:の)? [4-8四六八] 桁 の? (?: 番号 | 数字 | コード )? [\x20]? [はが:、] [\x20]? [「『]? (?<value> [0-9]{4,8} | [0-9]{3}[\x20\-][0-9]{3} ) (?! [0-9A-Za-z] | [年月日時分回桁個円] )`, score: 0.8 },
      { id: '認証のコードで', regex: gu`(?: 認証 | 確認 | ワンタイム ) [のな]? (?: コード | 番号 | パスワード ) [\x20]? [でにを] [「『\x20]? (?<value> [0-9]{4,8} | [0-9]{3}[\x20\-][0-9]{3} ) (?= [」』]? [\x20]? (?: を | と | って | で | に ) )`, score: 0.8 },
      { id: 'で開く', regex: gu`${LOCK_JA} [^\n。0-9]{0,10} (?<value> [#*]? [0-9]{4,8} [#*]? ) (?= [」』]? で (?: 開 | あ[いけくか] | [解開]錠 | 解除 | 入[れりっるら] | はい[れりっるら] ) | [」』]? [\x20]? (?: → | を?(?:押|おし) | と(?:押|入力) ) )`, score: 0.75 },
      { id: 'に合わせる', regex: gu`(?: ${LOCK_JA} | ロック | 鍵 | 錠 | ダイヤル | スーツケース ) [^\n。0-9]{0,6} (?<value> [0-9]{3,8} ) (?= [」』]? に (?: 合わせ | あわせ | セット | 設定 ) )`, score: 0.75 },
      { id: '。番号は', regex: gu`${LOCK_JA} [^\n]{0,24} [。、!?\n\x20] (?: 暗証 | [解開]錠 )? (?:番号|コード) [\x20]? [はが:] [\x20]? (?<value> [#*]? [0-9]{3,8} [#*]? ) (?! [0-9A-Za-z] | [\x20]?[年月日時分回桁個円歳号階台番] | [.,:/\-][0-9] )`, score: 0.75 },
      { id: '鍵は', regex: gu`(?: オートロック | 金庫 | (?:宅配|キー)(?:ボックス|BOX) | 南京錠 | 門 | ゲート | 玄関 | 入り?口 | エントランス | ロック解除 | ロック画面 | 画面ロック ) (?: の? (?:番号|暗証番号|暗証|コード|ロック|鍵) )? [\x20]? [はが:を、] [\x20]? [右左「『]? (?<value> [#*]? (?: [0-9]{4,8} | [0-9]{2}-[0-9]{2}-[0-9]{2} ) [#*]? ) (?= [」』]? [\x20]? (?: で[すし開お解] | の(?:あと|後) | を(?:押|入|打) | と(?:押|入|打) | が | に(?:合|設) | 、 | 。 | \n | $ ) )`, score: 0.75 }
    ])
  }
]
