// User names by what introduces them: 'username: x', 'his handle is @x', 'login is a / b', 'ログインIDは…', 'ユーザー名は「…」'.

import { around, each, matching } from './around.ts'
import { giu, gu, KANA, KANJI, LATIN, WORD_START } from './syntax.ts'
import { valueBefore } from './value-before.ts'
import type { FoundValue, Recognizer } from './recognizer.ts'

const NAME = String.raw`(?: user [\x20_-]? (?:name|id) | userid | log [\x20]? in [\x20_-]? (?:name|id) | account [\x20] (?:name|id) | acct\.? [\x20] (?:name|id) | (?:twitter|insta(?:gram)?|tiktok|discord|telegram|reddit|twitch|snap(?:chat)?|ig|x|github|forum) [\x20] (?:handle|user(?:name)?|name|id) | handle | screen [\x20]? name | nickname | gamer [\x20]? tag | (?:psn|steam|epic|xbox|riot|apple|skype|line) [\x20] (?:id|name|user(?:name)?) | display [\x20] name )`
const LOOSE_NAME = String.raw`(?: user | login | account | profile | i [\x20] go [\x20] by | logged [\x20] in [\x20] as | sign(?:ed|ing)? [\x20] in [\x20] (?:as|with) | log [\x20] in [\x20] (?:as|with) | registered [\x20] as | known [\x20] as | alias | seller | i'?m )`
const IS = String.raw`(?: [\x20]{0,2} (?: => | -> | → | [:=] ) [\x20]{0,3} | [\x20] - [\x20] | (?: [\x20] | ') (?: is | was | s ) (?: [\x20] (?:now|still|just|something[\x20]like) )? :? [\x20] )`
const NO_VALUE = String.raw`(?! (?: not? | wrong | incorrect | invalid | required | too | the | an? | my | your | our | in | on | at | of | to | for | from | with | now | never | always | also | being | been | be | very | so | correct | right | same | different | unknown | blank | empty | missing | lost | changed | locked | blocked | taken | already | available | available | suspended | disabled | hacked | unable | logged | case | only | all | that | this | what | because | if | and | or | but | it | i | we | you | they | null | none | n/a | true | false | yes | [*•]{2,64} | https?: ) (?![0-9a-z_@.\-]) )`
/** Letters, digits and the marks that sites allow. */
const TOKEN = String.raw`@? [0-9${LATIN}_] [0-9${LATIN}_.\-]{2,39} (?<![.\-]) (?! [0-9${LATIN}@] | \.[a-z] )`
/** Something that is no word of a sentence: a digit, an underscore, an inner dot or dash, a leading @, capitals inside. */
const ODD_TOKEN = String.raw`(?= @ | [a-z\u00C0-\u024F]{0,39} (?: [0-9_] | [.\-][a-z0-9] ) ) ${TOKEN}`

const NAME_JA = String.raw`(?: (?: ユーザー? | ユーザ | アカウント | ログイン | ニック | ハンドル | プレイヤー | キャラ(?:クター)? | スクリーン | フレンド | ゲーム | LINE [\x20]? | Twitter | X [\x20]? | インスタ ) の? (?: 名 | ネーム | ID | Id | id | アカウント ) | 会員ID | お客様ID | ユーザーID | ログイン名 | ハンドルネーム | HN | ユーザーネーム )`
const LINK_JA = String.raw`[\x20]? (?: は | が | も | : | = | → | です | って ){1,2} [\x20]? (?: たしか | 確か | たぶん | 多分 )? [\x20]?`

/** Right behind a user name: 'hana_k2というIDで登録'. */
const CALLED_NAME = gu`(?<= [0-9A-Za-z_」』] [\x20]? ) (?: って | という | っていう ) (?: ID | 名前 | アカウント | ${NAME_JA} )`
const MOST_OF_NAME = 48
/** With a digit or an underscore, and more than capitals: order numbers are none. */
const NAME_AT_END = /(?<![!-~])[「『]?(?<value>(?=[!-~]{0,39}[0-9_])(?![A-Z0-9-]{1,40}(?![a-z_]))[A-Za-z][A-Za-z0-9_.-]{3,39})[」』]?[\x20]?$/u

const NEAR_NAME = /user|log|acc(?:oun)?t|handle|nick|gamer|(?:twitter|insta|tiktok|discord|telegram|reddit|twitch|snap|ig|github|forum|psn|steam|epic|xbox|riot|apple|skype|line|display|screen)[\x20]|go[\x20]by|sign|regist|known[\x20]as|alias|seller|profile|cred/giu

export const USERNAMES: readonly Recognizer[] = [
  {
    id: 'username',
    type: 'USERNAME',
    trigger: 'always',
    patterns: [],
    find: around(NEAR_NAME, 40, 110, [
      { id: 'after its name', regex: giu`${WORD_START} ${NAME} ${IS} ["'「]? ${NO_VALUE} (?<value> ${TOKEN} )`, score: 0.85 },
      { id: 'quoted', regex: giu`${WORD_START} (?: ${NAME} | user | login ) (?: ${IS} | [\x20] ) ["'] (?<value> [^"'\n:]{2,40} ) ["']`, score: 0.85 },
      { id: 'odd word after its name', regex: giu`${WORD_START} ${NAME} [\x20]{1,2} ${NO_VALUE} (?<value> ${ODD_TOKEN} )`, score: 0.75 },
      { id: 'odd word after user or login', regex: giu`${WORD_START} ${LOOSE_NAME} (?: ${IS} | [\x20] ) ["']? (?! [0-9.\-]{1,20} (?![a-z]) | [0-9]{1,4}[a-z]{1,6} (?![0-9a-z_]) | [a-z]{1,20} - [a-z]{1,20} [\x20] [a-z] ) ${NO_VALUE} (?<value> (?= @ | [a-z\u00C0-\u024F]{0,39} (?: [0-9_] | [.\-][a-z0-9] ) ) ${TOKEN} )`, score: 0.6 },
      { id: 'login is a / b', regex: giu`${WORD_START} (?: log[\x20-]?ins? | credentials? | creds? | user(?:name)? [\x20]? [/&+] [\x20]? pass(?:word)? | sign[\x20-]?in ) (?: [\x20] (?:details|info|data) )? (?: [\x20] (?:is|was|are) [\x20] | [\x20]? [:=] [\x20]? ) (?! https?: ) (?<value> [^\s/|@]{2,64} ) [\x20]? [/|] [\x20]? (?= [!-~]{0,40} [0-9!#$%&*+=@^_~\-] ) [!-~]{4,64}`, score: 0.85 },
      { id: 'environment variable', regex: gu`(?<![a-z]) [A-Z0-9_]{0,30} (?:USER|USERNAME|LOGIN) [\x20]? = [\x20]? (?! [$%<{] ) ["']? (?<value> [^\s"'=]{2,64} )`, score: 0.85 }
    ]),
    validate: (value) => /^[0-9.\-/]{1,3}$/.test(value) || /^(?:https?|www\.)/i.test(value) || /^[a-z]{2,}\.[A-Z][a-z]+$/.test(value) ? false : undefined
  },
  {
    id: 'username-ja',
    type: 'USERNAME',
    trigger: 'always',
    patterns: [],
    find: each(around(/ID|Id|id|名|ネーム|アカウント|HN/gu, 12, 70, [
      { id: 'after its name', regex: gu`${NAME_JA} ${LINK_JA} [「『"'@]? (?<value> [A-Za-z0-9_] [A-Za-z0-9_.\-]{2,39} (?<![.\-]) ) (?![!-~] (?<![.,;:)"'])) `, score: 0.85 },
      { id: 'quoted', regex: gu`${NAME_JA} ${LINK_JA} [「『"'] (?<value> [^「」『』"'\n]{1,30} ) [」』"']`, score: 0.9 },
      { id: 'kana or kanji', regex: gu`${NAME_JA} [\x20]? (?: は | : ) [\x20]? (?<value> [${KANJI}${KANA}A-Za-z0-9_☆★]{2,20}? ) (?= です | 。 | 、 | \n | $ | で (?: し | す | 登録 | 設定 | ログイン ) ) (?<! 何 | 不明 | 変更 | なし | 忘れ )`, score: 0.55 },
      { id: 'ID:', regex: gu`(?: (?<! [${KANJI}${KANA}A-Za-z0-9] ) | (?<= (?: お客様 | 客様 | 私 | 自分 | 登録 | 今 | 現在 ) の ) ) (?: ID | Id | id | アカウント ) [\x20]? [:=はが] [\x20]? (?! [A-Z0-9\-]{1,40} (?![a-z_]) ) (?<value> [A-Za-z] [A-Za-z0-9_.\-]{3,39} (?<![.\-]) )`, score: 0.7 },
      { id: 'odd word after its name', regex: gu`(?<![A-Za-z0-9]) ${NAME_JA} (?: [\x20「] | (?<![A-Za-z]) ) (?= [!-~]{0,39} [0-9_] ) (?! [A-Z0-9\-]{1,40} (?![a-z_]) ) (?<value> [A-Za-z] [A-Za-z0-9_.\-]{3,39} (?<![.\-]) ) (?= [」』]? (?: で | を | が | 、 | 。 | \n | $ ) )`, score: 0.7 }
    ]), matching(CALLED_NAME, (name, text) => namedBefore(text, name.index))),
    validate: (value) => /^(?:なに|何|どれ|わから|分から|不明|忘れ|変更|登録|以下|こちら|次|必須|メール|電話|携帯|会員番号|社員番号|本名|同じ|パスワード|任意|半角|英数)/u.test(value) ? false : undefined
  }
]

/** The user name that ends at `end`. */
function namedBefore (text: string, end: number): FoundValue[] {
  const value = valueBefore(text, end, MOST_OF_NAME, NAME_AT_END)
  return value === null ? [] : [{ ...value, pattern: 'before its name', score: 0.75 }]
}
