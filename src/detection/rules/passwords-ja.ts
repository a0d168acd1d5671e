// Passwords, PINs, one-time codes and security answers in Japanese.

import { around } from './around.ts'
import { gu, KANA, KANJI } from './syntax.ts'
import type { Recognizer } from './recognizer.ts'

const NAME = String.raw`(?: パスワード | パスワ | パスフレーズ | パスコード | パスキー | ぱすわーど | (?<! [A-Za-z] | [A-Za-z][\x20] ) (?: PASS | Pass | pass | PW | Pw | pw | password | Password ) (?= [\x20]? [はが:=も] ) | 合言葉 | 合い言葉 | (?<![${KANA}]) パス (?! [${KANA}] (?<![はがもを]) ) | 引き?継ぎ? (?:パス|コード) | 暗号化?キー | WPA\x20?キー | Wi-?Fi\x20?キー )`
/** Particles and small words between the name and the value. */
const LINK = String.raw`(?: [\x20]? (?: です | [はがもを:=、「『"'→] | って | の方 | 自体 ) ){0,3} [\x20]? (?: (?: ずっと | たしか | 確か | たぶん | 多分 | おそらく | 今 | 今は | 現在 | 現在は | 以前 | 以前は | 前は | 昔 | 昔は | 新しいのは | 新しいパスワードは | これ | こちら | 次の | 以下の? | 変更後 | 元々 | もともと | いつも | 同じ ) [はが:、]? [\x20]? ){0,2} [「『"'(]?`
/** ASCII, no spaces; no sentence punctuation at the end. */
const TOKEN = String.raw`[!#-&*+\--;=?-Z\x5C^-~][!#-&*-Z\x5C^-~]{3,63} (?<![.,;:?])`
const ODD = String.raw`(?= [!-~]{0,40} [0-9!#$%&*+=?@^_~] | [A-Za-z]{1,20} - ) ${TOKEN}`
/** What follows a plain word that is a value. */
const ENDS_AS_VALUE = String.raw`(?= [」』"')]? [\x20]? (?: です | でし | でよ | だ | なん | で合 | であ | に変 | に設 | にし | になっ | を使 | やと | や | ね | よ | かな | かも | [。、\n!?] | $ ) )`
const NOT_VALUE = String.raw`(?! (?: https?:// | URL | SMS | LINE | ID | PC | OK | NG | Web | web | App | app | Wi-?Fi | PIN | null | [*•●]{3,64} | [0-9]{1,2}文字 | [0-9]{1,4}[年月日時分回桁個円] | iOS | iPhone | Android ) )`

const PIN_NAME = String.raw`(?: 暗証 (?:番号|コード)? | PIN [\x20]? (?:コード|番号)? | ピン (?:コード|番号) | パスコード | ロック (?:解除)? (?:番号|コード) | ダイヤル番号 )`
const CODE_NAME = String.raw`(?: (?: 認証 | 確認 | SMS | ワンタイム | 検証 | 二段階認証 | 2段階認証 | 本人確認 | ログイン | セキュリティ | アクセス | ショートメール (?:の|に届いた)? ) [\x20]? (?: コード | 番号 | パスワード | パス | キー | ナンバー ) | OTP )`
const QUESTION = String.raw`(?: 秘密の (?:質問|答え|言葉|合言葉) | 合言葉 | 合い言葉 | (?:母|母親|お母さん|母方) の? 旧姓 | 秘密の質問の (?:答え|回答|こたえ) | セキュリティ (?:の)? (?:質問|答え|回答) )`
const JA_WORD = String.raw`[${KANJI}${KANA}A-Za-z0-9]{1,16}?`

const NEAR_PASSWORD = /パス|ぱす|pass|pw|合い?言葉|引き?継|キー/giu
const NEAR_PIN = /暗証|PIN|ピン|パスコード|ロック|ダイヤル|コード|認証|番号|キー|OTP/gu

export const PASSWORDS_JA: readonly Recognizer[] = [
  {
    id: 'password-ja',
    type: 'PASSWORD',
    trigger: 'always',
    patterns: [],
    find: around(NEAR_PASSWORD, 70, 110, [
      { id: 'パスワードは', regex: gu`${NAME} ${LINK} ${NOT_VALUE} (?<value> ${ODD} ) (?! 文字 | 桁 )`, score: 0.92 },
      { id: 'パスワードは (word)', regex: gu`${NAME} (?: [\x20]? [はがも:=「『"'] ) ${LINK} ${NOT_VALUE} (?<value> [A-Za-z]{4,40} ) (?![!-~]) ${ENDS_AS_VALUE}`, score: 0.75 },
      { id: 'quoted', regex: gu`${NAME} [\x20]? (?: は | が | : | も )? [\x20]? [「『"'] (?<value> (?= [^「」『』"'\n]{0,39} [\p{L}\p{N}] ) (?! [:,] ) [^「」『』"'\n]{2,40} ) [」』"'] (?! [をはが] (?:入力|押|選|クリック|タップ|表示) )`, score: 0.85 },
      { id: 'digits after パスワード', regex: gu`${NAME} [\x20]? [はが:=] ${LINK} (?<value> [0-9]{4,12} ) (?! [0-9A-Za-z] | [年月日時分回桁個円文] | [.,\-/][0-9] )`, score: 0.85 },
      { id: 'one sentence later', regex: gu`${NAME} (?: も | を | が | は ) [${KANJI}${KANA}]{1,16} [。、!\n] [\x20]? (?: 新しい (?:の|もの|方|パスワード) は | 今は | これです | こちら | → )? [:「『\x20]{0,2} ${NOT_VALUE} (?<value> (?= [!-~]{0,40} [0-9!#$%&*+=?@^_~] ) (?= [!-~]{0,40} [A-Za-z] ) ${TOKEN} ) (?= [\x20]? (?: です | でし | に | を | だ | で | 」 | 』 | \n | $ ) )`, score: 0.75 },
      { id: 'before its name', regex: gu`(?<![!-~]) ${NOT_VALUE} (?<value> (?= [A-Za-z0-9] ) (?= [!-~]{0,40} [0-9!#$%&*+=?@^_~] ) (?= [!-~]{0,40} [A-Za-z] ) ${TOKEN} ) [」』"']? [\x20]? (?: が | を | という | っていう | って | は | の ) (?:新しい|古い|今の|前の|現在の|私の|Wi-?Fiの)? (?: パスワード | 合言葉 | パスコード ) (?! を忘 | の再 | が違 | リセット | 再設定 )`, score: 0.75 }
    ])
  },
  {
    id: 'pin-ja',
    type: 'PASSWORD',
    trigger: 'digit',
    patterns: [],
    find: around(NEAR_PIN, 20, 40, [
      { id: '暗証番号は', regex: gu`${PIN_NAME} (?: を | に )? ${LINK} (?<value> [0-9]{4,8} ) (?! [0-9A-Za-z] | [\x20]?[年月日時分回桁個円歳] | [.,:/\-][0-9] )`, score: 0.92 },
      { id: 'before 暗証番号', regex: gu`(?<![0-9A-Za-z.,:/\-¥#]) (?<value> [0-9]{4,8} ) [」』]? (?: が | を | という | って | は | に | の | で ) (?:新しい|今の|前の|私の|カードの)? (?: 暗証番号 | 暗証 | PINコード ) (?! を忘 | の再 | の変 )`, score: 0.8 },
      { id: 'code', regex: gu`${CODE_NAME} (?: [\x20]? (?: [はがも:=「『"'→(] | です | って | の方 | に | が届いて | が届きました。?) ){0,3} [\x20]? (?: たしか | 確か | これです | 次の )? [\x20]? (?<value> [0-9]{4,8} | [0-9]{3}[\x20\-][0-9]{3} | [A-Z]-[0-9]{5,6} ) (?! [0-9A-Za-z] | [\x20]?[年月日時分回桁個円歳] | [.,:/\-][0-9] )`, score: 0.85 }
    ])
  },
  {
    id: 'security-answer-ja',
    type: 'PASSWORD',
    trigger: 'always',
    patterns: [],
    find: around(/秘密の|合い?言葉|旧姓|セキュリティ/gu, 10, 80, [
      { id: 'after the question', regex: gu`${QUESTION} (?: の (?:答え|回答|こたえ) | 「[^「」\n]{2,30}」 (?:の(?:お?答え|回答))? )? [\x20]? (?: は | が | : | = | → ) [\x20]? (?: たしか | 確か | たぶん )? [「『]? (?! (?:何|なに|どの|どう|いか|忘|わか|分か|覚え|ご|お|以下|こちら|次) ) (?<value> ${JA_WORD} ) [」』]? (?= です | でし | だ | で(?:す|し|合) | なん | 。 | 、 | \n | $ | に(?:し|設) | やと | と(?:思|設) )`, score: 0.8 }
    ])
  }
]
