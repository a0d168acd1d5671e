// Values in the places where values stand ('as …', 'with …', 'says …', '(…)', '? …') of a sentence that names a password, a lock or a code.

import { around } from './around.ts'
import { looksLikePassword } from './password-shape.ts'
import { MIXED_TOKEN, NAME } from './password-words.ts'
import { giu, gu, KANA, KANJI } from './syntax.ts'
import type { Recognizer } from './recognizer.ts'

/** Small words and marks right before a value, whatever the sentence. */
const SLOT = String.raw`(?: (?<! [a-z] ) (?: as | out [\x20] for | with | is | was | it'?s | be | says | said | say | reads | read | named | called | into | to | via | using | use | used | type | typed | enter | entered | put | chose | picked | like | still | probably | maybe | think | means | meant | become | becomes | became | now | or | and | either ) [:,]? [\x20] | [:=>,;?)\]\-–→] [\x20]? | [(\["'\x60“‘] )`
/** Up to the end of the sentence. */
const BETWEEN = String.raw`[^\n.!?]`
const VALUE = String.raw`["'\x60“‘(]? (?<value> ${MIXED_TOKEN} )`
const SIGN_IN = String.raw`(?<! [a-z] ) (?: (?: log | sign ) (?:ged|ed|ging|ing)? [\x20-]? (?: in | on ) | (?:get|gets|got|getting|go|connect|connects|connected|join|joined) [\x20] (?:on|in|into|to|onto|it) | unlocks? | wi-?fi | hotspot | ssid | network | ftp | vpn | creds | credentials | logins? )`
const NEAR_PASSWORD = /pas[sw]|pssw|psasw|paasw|(?<![a-z])(?:pw|psw|pword|p\/w)/giu
const NEAR_SIGN_IN = /log|sign|get|got|connect|join|unlock|wi-?fi|hotspot|ssid|network|ftp|vpn|creds/giu

const LOCK = String.raw`(?: parental | alarm | gate | door | safe | locker | lock | keypad | entry | garage | garden | building | voicemail | panel | padlock | box )`
const KEYED = String.raw`(?<! [a-z] ) (?: (?: key | keyed | keying | punch | punched | punching | type | typed | typing | tap | tapped | put | enter | entered | entering | dial | dialled | dialed | press | pressed | try | tried ) (?: [\x20] in )? | (?: open | opens | opened | unlock | unlocks | unlocked | disarm | disarms | works ) [\x20] with | to [\x20] (?: open | unlock | disarm ) (?: [\x20] it )? [:]? )`
const DIGITS = String.raw`(?<value> [#*]? (?: [0-9]{4,8} | [0-9]{2}-[0-9]{2}-[0-9]{2} ) [#*]? ) (?! [0-9A-Za-z] | [.,:/\-][0-9] | [\x20]? (?:times|gb|mb|kg|km|usd|eur|yen|pounds|dollars|euros|%) )`
const NO_YEAR = '(?! (?:19|20)[0-9]{2} (?![0-9]) )'

const JA_END = String.raw`(?= [」』)"']? [\x20]? (?: です | でし | で[合す登お] | だ | なん | に | と | を | か | って | じゃ | が | は | も | や | の | , | 、 | 。 | ! | \n | $ ) )`

export const PASSWORD_SLOTS: readonly Recognizer[] = [
  {
    id: 'password-slot',
    type: 'PASSWORD',
    trigger: 'digit',
    patterns: [],
    find: around(NEAR_PASSWORD, 110, 130, [
      { id: 'in a place for values, after the name', regex: giu`${NAME} (?![a-z0-9]) ${BETWEEN}{0,48}? ${SLOT} ${VALUE}`, score: 0.7 },
      { id: 'in a place for values, before the name', regex: giu`${SLOT} ${VALUE} ["'\x60”’)]? ${BETWEEN}{0,48}? (?<! [a-z] ) (?: pass (?:word|code|phrase) | pw | pwd ) (?![a-z0-9])`, score: 0.65 },
      { id: 'after a question for it', regex: giu`${NAME} [\x20]? \? [\x20] ${VALUE}`, score: 0.75 }
    ]),
    antiContext: ['order', 'ticket', 'invoice', 'version', 'model', 'error', 'build', 'tracking', 'case', 'file'],
    validate: (value) => looksLikePassword(value) ? undefined : false
  },
  {
    id: 'sign-in-slot',
    type: 'PASSWORD',
    trigger: 'digit',
    patterns: [],
    find: around(NEAR_SIGN_IN, 60, 120, [
      { id: 'sign in … with', regex: giu`${SIGN_IN} (?![a-z]) ${BETWEEN}{0,60}? (?<! [a-z] ) (?: with | using | and | key | pass | code ) [:,]? [\x20] ["'\x60]? (?<value> (?= [^\s]{0,40} [0-9] ) (?= [^\s]{0,40} [a-z] ) [0-9a-z!#$%&*+?^_~.\-]{6,64} (?<! [.\-?,] ) ) (?! [0-9a-z@] )`, score: 0.6 },
      { id: 'user // value', regex: giu`${SIGN_IN} ${BETWEEN}{0,30}? [:=] [\x20]? [^\s/]{2,40} [\x20]? //? [\x20] ${VALUE}`, score: 0.75 }
    ]),
    antiContext: ['order', 'ticket', 'invoice', 'version', 'model', 'error', 'build', 'tracking', 'device', 'phone', 'android', 'windows', 'chrome', 'browser', 'iphone', 'ip', 'code', 'promo'],
    validate: (value) => looksLikePassword(value) ? undefined : false
  },
  {
    id: 'lock-code',
    type: 'PASSWORD',
    trigger: 'digit',
    needsContext: true,
    context: ['pin', 'code', 'alarm', 'gate', 'door', 'keypad', 'atm', 'padlock', 'locker', 'safe', 'lock', 'cash machine', 'parcel box', 'lockbox', 'intercom'],
    antiContext: ['order', 'ticket', 'postal', 'zip', 'promo', 'coupon', 'voucher', 'discount', 'error', 'tracking', 'invoice', 'reference', 'gift', 'product', 'barcode', 'area code', 'country code', 'dial'],
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
    id: 'password-slot-ja',
    type: 'PASSWORD',
    trigger: 'digit',
    patterns: [],
    find: around(/パス|PW|暗号化?キー/gu, 40, 110, [
      { id: 'a few words later', regex: gu`(?: パスワード | パスコード | パスワ | (?<![ァ-ヴー]) パス (?! [ァ-ヴー] ) | (?<![A-Z])PW ) [${KANJI}${KANA}、,\x20:「『(]{0,18}? (?<= [はがもをにで、,:「『(と] | たぶん | 多分 | 確か | たしか | 手に ) [\x20]? (?<value> (?= [!-~]{0,40} [0-9] ) (?= [!-~]{0,40} [a-z] ) [!#-&*-+\--.0-9=?-Z\x5C^_a-~]{5,64} (?<! [.,;:?] ) ) ${JA_END}`, score: 0.7 },
      { id: 'another one', regex: gu`(?: パスワード | パスワ | (?<![ァ-ヴー]) パス (?! [ァ-ヴー] ) ) [^\n。]{0,30}? [A-Za-z0-9!-~]{5,40} [」』)]? (?: か | と | や | も [^\n。A-Za-z0-9]{0,8} ) [「『(]? (?<value> (?= [!-~]{0,40} [0-9] ) (?= [!-~]{0,40} [a-z] ) [!#-&*-+\--.0-9=?-Z\x5C^_a-~]{5,64} (?<! [.,;:?] ) ) ${JA_END}`, score: 0.7 }
    ]),
    validate: (value) => looksLikePassword(value) ? undefined : false
  },
  {
    id: 'code-slot-ja',
    type: 'PASSWORD',
    trigger: 'digit',
    patterns: [],
    find: around(/SMS|ショートメール|届いた|来た|認証|コード|オートロック|金庫|宅配ボックス|キーボックス|暗証|玄関|入り?口|エントランス|ロック|ゲート/gu, 40, 40, [
      { id: 'SMSに…と来た', regex: gu`(?: SMS | ショートメール | メッセージ ) (?: に | で | は | が ) [「『\x20]? (?<value> [0-9]{4,8} | [0-9]{3}[\x20\-][0-9]{3} ) (?= [」』]? [\x20]? (?: と | って | が(?:届|来) | でし | です ) )`, score: 0.8 },
      { id: '届いた6桁は', regex: gu`(?: 届いた | 来た | きた | 送られた | 受け取った | 表示された ) [\x20]? (?:の)? [4-8四六八] 桁 の? (?: 番号 | 数字 | コード )? [\x20]? [はが:、] [\x20]? [「『]? (?<value> [0-9]{4,8} | [0-9]{3}[\x20\-][0-9]{3} ) (?! [0-9A-Za-z] | [年月日時分回桁個円] )`, score: 0.8 },
      { id: '認証のコードで', regex: gu`(?: 認証 | 確認 | ワンタイム ) [のな]? (?: コード | 番号 | パスワード ) [\x20]? [でにを] [「『\x20]? (?<value> [0-9]{4,8} | [0-9]{3}[\x20\-][0-9]{3} ) (?= [」』]? [\x20]? (?: を | と | って | で | に ) )`, score: 0.8 },
      { id: '鍵は', regex: gu`(?: オートロック | 金庫 | 宅配ボックス | キーボックス | 南京錠 | 門 | ゲート | 玄関 | 入り?口 | エントランス | ロック解除 ) (?: の? (?:番号|暗証番号|暗証|コード|ロック|鍵) )? [\x20]? [はが:を] [\x20]? [右左「『]? (?<value> [#*]? (?: [0-9]{4,8} | [0-9]{2}-[0-9]{2}-[0-9]{2} ) [#*]? ) (?= [」』]? [\x20]? (?: で[すし開お] | を(?:押|入|打) | と(?:押|入|打) | が | に(?:合|設) | 、 | 。 | \n | $ ) )`, score: 0.75 }
    ])
  }
]
