// Dates: dates of birth and ages by the words around them; any date or time (off by default).

import { around } from './around.ts'
import { giu, gu, WORD_START } from './syntax.ts'
import { DATE_EN, DATE_JA, DATE_NUMERIC, JA_NUMBER, MONTH, TIME, YEAR_WORDS } from './date-syntax.ts'
import type { Recognizer } from './recognizer.ts'

const ANY_DATE = `(?: ${DATE_JA} | ${DATE_NUMERIC} | ${DATE_EN} )`
const BIRTH_NAME = String.raw`(?: d\.?[\x20]?o\.?[\x20]?b\.? | date [\x20] of [\x20] birth | birth [\x20]? (?:date|day) | bday | b-day | d\.[\x20]of[\x20]birth | geburtsdatum | geb\.? | geboren (?:[\x20]am)? | n[ée]e? [\x20] le | date [\x20] de [\x20] naissance | fecha [\x20] de [\x20] nacimiento | nat[oa] [\x20] il )`
const BIRTH_LINK = String.raw`(?: [\x20]{0,2} \( [^()\n]{1,24} \) )? (?: [\x20]{0,2} [:=#,\-] [\x20]{0,2} | [\x20]{1,3} (?: (?:is|was|on|as|it's|the|my) [\x20]{1,2} ){0,3} | \n ){1,2}`
const BORN = String.raw`(?: born | b\. )`

const RELATIVE = '(?:mother|father|mom|mum|dad|son|daughter|wife|husband|grandma|grandpa|grandmother|grandfather|granddaughter|grandson|sister|brother|aunt|uncle|nephew|niece|kid|child|baby|boy|girl|patient|passenger|customer|client|partner|spouse|cousin|toddler|teen|teenager|nan|gran|she|he)'
const AGE = '(?<value> (?: 1[01][0-9] | [1-9]?[0-9] ) )'
/** After a bare number that is an age: the clause ends or goes on with another verb. */
const AGE_END = String.raw`(?= [\x20]? (?: [,;!?)\n] | \.(?![0-9]) | $ | [\x20] (?: and | but | now | so | today | with | who | he | she | i | next | last | this | in [\x20] (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|a) ) (?![a-z]) ) )`
const YEARS_OLD = String.raw`(?: [\x20\-]? (?: years? | yrs? | months? | mos? | weeks? ) [\x20\-]? (?: old | of [\x20] age ) | [\x20\-]? y \.? [\x20]? / ? [\x20]? o \.? (?![a-z0-9]) | [\x20]?yo (?![a-z0-9]) )`

const NEAR_BIRTH = /born|birth|(?<![a-z])d\.?[\x20]?o\.?[\x20]?b|b-?day|b\.[\x20]|geb|naiss|nacim|n[ée]e?[\x20]le|nat[oa][\x20]il|生|せいねん|誕|うまれ|バースデー/giu
const NEAR_AGE = /[0-9][\x20-]?(?:y|m|w)|(?:[a-z'] |[(:=,] ?)[0-9]{1,3}(?![0-9]|[.,:][0-9])|[0-9十] ?[歳才]|齢/giu
const NEAR_DATE = /[0-9](?:[0-9]|[/.:年月日-]|[\x20]?[a-z])|[a-z]{3}[.]?[\x20-][0-9]|月|(?:nineteen|twenty|two thousand)/giu

export const DATES: readonly Recognizer[] = [
  {
    id: 'date-of-birth',
    type: 'DATE_OF_BIRTH',
    trigger: 'always',
    patterns: [],
    find: around(NEAR_BIRTH, 70, 100, [
      { id: 'after its name', regex: giu`${WORD_START} ${BIRTH_NAME} ${BIRTH_LINK} (?<value> ${ANY_DATE} ) (?! [0-9] )`, score: 0.95 },
      { id: 'after born', regex: giu`${WORD_START} ${BORN} (?: [\x20] (?:on|in|back) ){0,2} [\x20:]{1,2} (?<value> ${ANY_DATE} | (?:19|20)[0-9]{2} | ${MONTH} [\x20,]{1,2} (?:19|20)[0-9]{2} | '[0-9]{2} ) (?! [0-9] )`, score: 0.92 },
      { id: 'born with words between', regex: giu`${WORD_START} born [\x20] [^0-9\n.]{1,40}? [\x20] (?:on|in) [\x20] (?<value> ${ANY_DATE} | (?:19|20)[0-9]{2} ) (?! [0-9] )`, score: 0.75 },
      { id: 'birthday with words between', regex: giu`${WORD_START} (?:birthday|bday|date [\x20] of [\x20] birth|dob) [\x20] (?:is|was|for|of|we|you|i|on) [^0-9\n.]{0,30}? [\x20] (?<value> ${ANY_DATE} | ${MONTH} [\x20] (?:the [\x20])? [0-9]{1,2} (?:st|nd|rd|th)? | [0-9]{1,2} (?:st|nd|rd|th)? (?:[\x20]of)? [\x20] ${MONTH} ) (?! [0-9] )`, score: 0.75 },
      { id: 'birth year words', regex: giu`${WORD_START} (?: born | birth ) [^0-9\n.]{0,20}? [\x20] (?<value> ${MONTH} [\x20] (?:the [\x20])? [a-z\-]{4,16} ,? [\x20] ${YEAR_WORDS} )`, score: 0.85 },
      { id: '生年月日', regex: gu`(?: 生年月日 | せいねんがっぴ | 誕生日 | 生まれた日 | お誕生日 | バースデー | DOB ) [\x20]? (?: 】 | \] | \) | \( [^()\n]{1,12} \) )? [\x20]? (?: は | が | : | です | 、 | = | \n | も ){0,2} [\x20]? (?: たしか | 確か )? [\x20]? (?<value> ${DATE_JA} | ${DATE_NUMERIC} | [0-9]{8} | ${JA_NUMBER}月${JA_NUMBER}日 ) (?! [0-9] )`, score: 0.95 },
      { id: '生まれ', regex: gu`(?<value> ${DATE_JA} | ${DATE_NUMERIC} ) (?: [\x20]? (?:に|の|で) )? [\x20]? (?: 生 (?:まれ|れ)? (?! 産|活|放|中|地|配) | うまれ | 出生 (?!数|率) | 誕生 (?!日) )`, score: 0.93 },
      { id: '年生まれ', regex: gu`(?<![0-9]) (?<value> [0-9]{4}年 (?:[0-9]{1,2}月)? | (?:明治|大正|昭和|平成|令和) (?:[0-9]{1,2}|元) 年? (?:[0-9]{1,2}月)? ) (?: [\x20]? (?:に|の) )? [\x20]? (?: 生まれ | うまれ | 生れ )`, score: 0.85 }
    ]),
    validate: (value) => isImpossibleYear(value) ? false : undefined
  },
  {
    id: 'age',
    type: 'AGE',
    trigger: 'digit',
    patterns: [],
    find: around(NEAR_AGE, 90, 40, [
      { id: 'years old', regex: giu`(?<! [0-9A-Za-z.,$€£¥/\-] | (?:it|that|this|which) (?:'s|s|[\x20]is|[\x20]was) [\x20] | (?:least|over|under|minimum) [\x20] ) (?<value> (?: 1[01][0-9] | [1-9]?[0-9] ) ${YEARS_OLD} ) (?! [\x20] (?:or|and) [\x20] (?:older|over|above|up|under|younger) )`, score: 0.85 },
      { id: 'age 82', regex: giu`${WORD_START} (?: age | aged | my [\x20] age | alter ) (?: [\x20]? [:=] [\x20]? | [\x20] (?: is [\x20] | of [\x20] )? ) ${AGE} (?! [0-9A-Za-z%] | [.,:/\-][0-9] | [\x20]? (?:days?|weeks?|months?|hours?|minutes?|to|-|and [\x20] (?:up|over|above|under)|or)(?![a-z]) )`, score: 0.85 },
      { id: 'I am 44', regex: giu`${WORD_START} (?: i (?: 'm | m | [\x20] am ) | (?:he|she) (?: 's | s | [\x20] is ) | who (?: 's | [\x20] is ) ) [\x20] (?: (?:now|only|just|already|almost|nearly|about|turning) [\x20] )? ${AGE} (?! [0-9A-Za-z%°] | [.,:/\-][0-9] ) ${AGE_END}`, score: 0.8 },
      { id: 'a relative is 82', regex: giu`${WORD_START} ${RELATIVE} (?: [\x20] [\p{L}'\-]{2,20} ){0,3} (?: ,? [\x20] (?:is|turned|turns|just [\x20] turned) [\x20] (?:now [\x20])? | 's [\x20] ) ${AGE} (?! [0-9A-Za-z%°] | [.,:/\-][0-9] ) ${AGE_END}`, score: 0.75 },
      { id: 'a relative (6)', regex: giu`${WORD_START} ${RELATIVE} (?: [\x20] [\p{L}'\-]{2,20} ){0,3} [\x20]? [(,] [\x20]? ${AGE} [\x20]? [),] (?![0-9])`, score: 0.7 },
      { id: '(Name, 31)', regex: gu`\( \p{Lu}[\p{L}'\-]{1,24} (?: [\x20] \p{Lu}[\p{L}'\-]{1,24} ){0,3} ,[\x20] ${AGE} (?= [,)] )`, score: 0.7 },
      { id: 'turned 18', regex: giu`(?<![a-z]) (?: i | he | she | who ) (?: [\x20] (?:just|recently|already) )? [\x20] turn(?:ed|s)? [\x20] ${AGE} (?! [0-9A-Za-z%:] | [.,/\-][0-9] ) ${AGE_END}`, score: 0.75 },
      { id: '歳', regex: gu`(?<! [0-9.,〜~\-] ) (?<value> (?: 満 )? (?: 1[01][0-9] | [1-9]?[0-9] | [一二三四五六七八九]?十[一二三四五六七八九]? ) [\x20]? [歳才] (?: [0-9]{1,2} [ヶかカケ箇]月 )? ) (?! 以上 | 以下 | 未満 | 〜 | ~ | から | まで | 児 | 向け | 用 | 対象 | ずつ | 割 | 代 | 時 | 頃 | 差 | - | 能 | 覚 | の誕生 | の頃 | 馬 | 上 | 下 | 年上 | 年下 )`, score: 0.8 },
      { id: '年齢', regex: gu`(?: 年齢 | 年令 ) [\x20]? [】\]]? [\x20]? [:はが]? [\x20]? (?<value> (?: 1[01][0-9] | [1-9]?[0-9] ) ) (?! [0-9] | [歳才] | [.,/\-][0-9] | 以上 | 以下 | 未満 )`, score: 0.85 }
    ])
  },
  {
    id: 'date-time',
    type: 'DATE_TIME',
    trigger: 'always',
    patterns: [],
    find: around(NEAR_DATE, 24, 24, [
      { id: 'ISO 8601', regex: gu`(?<![0-9A-Za-z.\-]) (?:19|20)[0-9]{2}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01]) [T\x20] [0-2][0-9]:[0-5][0-9] (?: :[0-5][0-9] (?:\.[0-9]{1,9})? )? (?: Z | [+\-][0-2][0-9]:?[0-5][0-9] )? (?![0-9A-Za-z])`, score: 0.9 },
      { id: 'date', regex: giu`(?<![0-9A-Za-z.,/$€£¥#\-]) (?: ${DATE_NUMERIC} | ${DATE_EN} ) (?: ,? [\x20] (?:at [\x20])? ${TIME} )? (?! [0-9A-Za-z] | [/\-][0-9] )`, score: 0.7 },
      { id: 'Japanese date', regex: gu`${DATE_JA} (?: \([月火水木金土日祝]\) )? (?: [\x20]? ${TIME} | [\x20]?[0-9]{1,2}時(?:[0-9]{1,2}分|半)? )?`, score: 0.8 },
      { id: 'month and day', regex: giu`(?<![0-9A-Za-z.,\-]) (?: ${MONTH} [\x20\-]? [0-9]{1,2} (?:st|nd|rd|th)? | [0-9]{1,2} (?:st|nd|rd|th)? [\x20\-]? (?:of [\x20])? ${MONTH} | ${MONTH} [\x20\-,]{1,2} (?:19|20)[0-9]{2} ) (?![0-9A-Za-z])`, score: 0.6 },
      { id: '月日', regex: gu`(?<![0-9]) [0-9]{1,2}月[0-9]{1,2}日 (?: \([月火水木金土日祝]\) )? (?: [\x20]?[0-9]{1,2}(?:時(?:[0-9]{1,2}分|半)?|:[0-5][0-9]) )?`, score: 0.6 },
      { id: 'spelled out', regex: giu`(?<![a-z]) ${MONTH} [\x20] (?:the [\x20])? [a-z\-]{4,16} ,? [\x20] ${YEAR_WORDS} (?![a-z])`, score: 0.7 },
      { id: 'short', regex: gu`(?<![0-9A-Za-z.,/$€£¥#\-]) (?:0?[1-9]|1[0-2]) / (?:0?[1-9]|[12][0-9]|3[01]) (?![0-9A-Za-z/] | [.,\-][0-9])`, score: 0.3 },
      { id: 'year and its name', regex: giu`(?<![0-9A-Za-z]) year [\x20] (?:19|20)[0-9]{2} (?![0-9A-Za-z%] | [.,:/\-][0-9])`, score: 0.6 },
      { id: 'in a year', regex: giu`(?<![0-9A-Za-z]) (?:in|since|until|during) [\x20] (?<value> (?:19|20)[0-9]{2} ) (?= [\x20]?[,;!?)\n] | \.(?![0-9]) | $ )`, score: 0.5 },
      { id: 'four digits', regex: gu`(?<![0-9A-Za-z_$€£¥#+&*~] | [0-9A-Za-z.,:/\-][.,:/\-] ) (?:19|20)[0-9]{2} (?! [0-9A-Za-z_%$€£¥] | [.,:/\-][0-9] | [\x20]?(?:円|個|件|名|人|点|番|号) )`, score: 0.2 },
      { id: 'time', regex: giu`(?<![0-9A-Za-z.,:/+\-]) ${TIME} (?![0-9A-Za-z:])`, score: 0.5 }
    ])
  }
]

/** Birth years lie between 1900 and 2035; the rules have no clock. */
function isImpossibleYear (value: string): boolean {
  const year = /(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])/.exec(value)?.[0]
  return year !== undefined && (Number(year) > 2035 || Number(year) < 1900)
}
