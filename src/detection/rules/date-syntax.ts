// How dates are written: numeric, with month names, 年月日 and Japanese eras, spelled out. Regex sources for the tag of syntax.ts.

/** Month names: English, and the other large European languages whose names differ. */
export const MONTH = '(?:jan(?:uary|uar)?|feb(?:ruary|ruar)?|mar(?:ch)?|märz|apr(?:il)?|may|mai|june?|juni|july?|juli|aug(?:ust)?|sept?(?:ember)?|o[ck]t(?:ober)?|nov(?:ember)?|de[cz](?:ember)?|janvier|février|mars|avril|juin|juillet|août|septembre|octobre|novembre|décembre|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre|gennaio|febbraio|aprile|maggio|giugno|luglio|settembre|ottobre|dicembre)(?![a-zà-ÿ])\\.?'

const DAY = '(?:3[01]|[12][0-9]|0?[1-9])'
const MONTH_NUMBER = '(?:1[0-2]|0?[1-9])'
const YEAR = '(?:19|20)[0-9]{2}'
const YEAR_2 = "(?:'?[0-9]{2})"

/** 1985-07-19, 1985/7/19, 19.07.1985, 4/7/82. Day and month in either order. */
export const DATE_NUMERIC = String.raw`(?<![0-9]) (?: ${YEAR} [\x20]? [\-/.] [\x20]? ${MONTH_NUMBER} [\x20]? [\-/.] [\x20]? ${DAY} | ${DAY} [\-/.] ${DAY} [\-/.] (?: ${YEAR} | [0-9]{2} ) (?![0-9]) )`

/** 7 Aug 1990, the 5th of January 2001, Aug 9 1990, August 9th, 1990, 09-Oct-2012, 29 feb 96. */
export const DATE_EN = String.raw`(?: (?:the [\x20])? ${DAY} (?:st|nd|rd|th|\.)? [\x20\-/]? (?:of [\x20])? ${MONTH} [,\x20\-/]{0,2} (?: ${YEAR} | ${YEAR_2} ) (?![0-9:]) | ${MONTH} [\x20\-]? (?:the [\x20])? ${DAY} (?:st|nd|rd|th)? (?: ,? [\x20] | , | - ) (?: ${YEAR} | '[0-9]{2} ) (?![0-9:]) )`

/** A day or month in Japanese. */
export const JA_NUMBER = '(?:[0-9]{1,2}|[〇零一二三四五六七八九十]{1,3})'
const ERA = '(?: (?:明治|大正|昭和|平成|令和) [\\x20]? (?: 元 | [0-9]{1,2} | [〇零一二三四五六七八九十]{1,4} ) | (?<![A-Za-z0-9]) [MTSHRmtshr] \\.? (?: [0-9]{1,2} ) )'
/** 1985年7月19日, 昭和56年2月3日, S58.4.7, 昭和十九年の十一月二日, 二〇〇三年三月三日. */
export const DATE_JA = String.raw`(?: (?: ${ERA} | (?<![0-9]) ${YEAR} | [一二][〇零一二三四五六七八九]{3} ) [\x20]? 年 の? [\x20]? (?: ${JA_NUMBER} [\x20]? 月 の? [\x20]? ${JA_NUMBER} [\x20]? 日 | 元 [日旦] ) | ${ERA} [\-/.年] [\x20]? ${MONTH_NUMBER} [\-/.月] [\x20]? ${DAY} 日? (?![0-9]) )`

/** 19:40, 7 pm, 7:05pm. */
export const TIME = String.raw`(?: [0-2]?[0-9]:[0-5][0-9] (?: :[0-5][0-9] )? (?: [\x20]? [ap]\.?m\.? )? | (?:1[0-2]|[1-9]) [\x20]? [ap]\.?m\.? )`

/** nineteen seventy-four, two thousand and one, twenty ten. */
export const YEAR_WORDS = String.raw`(?: (?:nineteen|eighteen) [\x20\-] [a-z]{3,9} (?: [\x20\-] (?:one|two|three|four|five|six|seven|eight|nine) )? | two [\x20] thousand (?: [\x20] (?:and [\x20])? [a-z]{3,9} )? | twenty [\x20\-] (?:ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty) (?: [\x20\-] (?:one|two|three|four|five|six|seven|eight|nine) )? )`
