// Japanese addresses: 〒, prefecture, municipality, town, 丁目番地号 or 1-2-3, building and room; also in Latin letters.

import { around } from '../around.ts'
import { giu, gu, KANA, KANJI } from '../syntax.ts'
import type { Recognizer } from '../recognizer.ts'

const PREFECTURE = '(?:北海道|東京都|大阪府|京都府|(?:青森|岩手|宮城|秋田|山形|福島|茨城|栃木|群馬|埼玉|千葉|神奈川|新潟|富山|石川|福井|山梨|長野|岐阜|静岡|愛知|三重|滋賀|兵庫|奈良|和歌山|鳥取|島根|岡山|広島|山口|徳島|香川|愛媛|高知|福岡|佐賀|長崎|熊本|大分|宮崎|鹿児島|沖縄)県)'
/** Municipalities whose names have kana. */
const KANA_CITY = '(?:さいたま|つくば(?:みらい)?|いわき|ひたちなか|かすみがうら|ふじみ野|いすみ|あきる野|いなべ|うきは|うるま|えびの|かほく|さぬき|さくら|たつの|つがる|つるぎ|にかほ|にしお|まんのう|みどり|みやま|みよし|むつ|伊佐|南さつま|南あわじ|東かがわ|みなかみ|あわら|おおい|むかわ|せたな|新ひだか|ニセコ)'
const KANJI_NAME = `[${KANJI}之ノ]`
/** A city, ward, district, town or village, starting with kanji; at most three of them follow each other. */
const MUNICIPALITY = `(?: (?: ${KANA_CITY} | ${KANJI_NAME}{1,6}? (?: [のつが] ${KANJI_NAME}{1,3} )? ) [市区郡町村] )`
/** Nothing that belongs to the name before: the text's own words ('住所は', '実家は') end with kana or are these. */
/** '先高松市', '住所千葉市', '都市対抗': these begin no name. */
const NO_NAME = '(?! 先 | 住所 | 実家 | 自宅 | 宛先 | 本社 | 新居 | 所在地 | 在住 | 転居先 | 送付先 | 勤務先 | 都市 | 市場 | 市町 | 町村 | 区町 )'
const NAME_START = `(?: (?<! ${KANJI_NAME} ) | (?<= 住所 | 実家 | 自宅 | 勤務先 | 送付先 | 届先 | 届け先 | 宛先 | 在住 | 転居先 | 新居 | 本社 | 所在地 ) ) ${NO_NAME}`
const POSTCODE = String.raw`(?: 〒? [\x20]? [0-9]{3}-?[0-9]{4} [\x20\n、,]{0,2} )`
/** Town and what is left of the name; no sentence punctuation, no digits. */
const TOWN = String.raw`(?! [のでが] | は (?! [るざやなま] ) | には | にあ | から ) (?: (?!を) [${KANJI}${KANA}A-Za-z'之ノ\x20] ){0,16}?`
const NUMBER = '(?:[0-9]{1,5}|[一二三四五六七八九十百〇零]{1,4})'
const BLOCK = String.raw`(?:
  (?! 一番 (?! [0-9一二三四五六七八九十の地町] ) ) (?: [東西南北]? ${NUMBER} [\x20]? (?:丁目|丁|番町|条(?:通)?|線|番地の?|番の?|地割) [\x20\-の]? ){1,4} (?: (?:[東西南北] [\x20]?)? ${NUMBER} (?: [\-の] [0-9]{1,5} ){0,4} )? (?: 番地の?[0-9]{0,4} | 番 (?:${NUMBER}号)? | 号 (?:室|棟)? )? (?: -[0-9]{1,4} )?
  | [0-9]{1,5} (?: [\-の] [0-9]{1,5} ){1,5} (?: 号 (?:室)? )?
  | [0-9]{1,5} 番地? (?: の?[0-9]{1,4} (?:号)? )?
) (?<! [の\-\x20] )`
/** A building's name (no hiragana: the sentence goes on in hiragana) and a room or floor. */
const BUILDING = String.raw`(?: [\x20、]? (?! 電話 | 携帯 | TEL | Tel | tel | 様 | 氏名 | 名前 | 〒 | mail | Mail | 円 | カード | 時 | 分 | 日 | 歳 | 才 )
  [${KANJI}\p{sc=Katakana}ーA-Za-z・&'.]{2,16} (?: [\x20] [${KANJI}\p{sc=Katakana}ーA-Za-z・]{1,12} ){0,2} [\x20]? [A-Z]? -? [0-9]{1,4} (?! [0-9\-/:.@] ) [A-Z]? (?: 号室 | 号棟 | 号 | F | 階 | 室 )? (?: [\x20\-] (?: [0-9]{2,4} (?:号室?|室)? | [0-9]{1,4} (?:階|F) ) )? (?! [0-9A-Za-z] | [円時分日月年歳才] )
  | [\x20]? [0-9]{1,4} (?:号室|階|F) | [\x20] [0-9]{2,4} 号室 )?`
/** Kanji and katakana, and the corners of Kyoto: '御池上る'. */
const PLAIN_TOWN = String.raw`(?: [${KANJI}\p{sc=Katakana}ー之ノ] | (?<=[上下入]) る )`
/** A single number is a house number, no count. */
const NO_COUNT = String.raw`(?! [0-9] | [\-.,:/][0-9] | [\x20]?(?:[年月日時分秒円人名回個件%歳才番号丁位店階点台本枚校社票席周組票戸]|万|千|以上|以下|cm|km|m|kg) )`
const NO_MORE = String.raw`(?! [0-9] | [\x20]?(?:円|階|回|個|名|歳|年|時間|割) )`

export const JP_ADDRESS: readonly Recognizer[] = [
  {
    id: 'jp-address',
    type: 'ADDRESS',
    country: 'JP',
    trigger: 'always',
    patterns: [],
    find: around(/[市区郡町村]|〒/gu, 40, 90, [
      { id: 'prefecture to number', regex: gu`${POSTCODE}? ${PREFECTURE} [\x20]? (?: ${MUNICIPALITY} [\x20]? ){1,3} ${TOWN} ${BLOCK} ${BUILDING} ${NO_MORE}`, score: 0.95 },
      { id: 'city to number', regex: gu`(?: ${POSTCODE} | ${NAME_START} ) (?: ${MUNICIPALITY} [\x20]? ){1,3} ${TOWN} ${BLOCK} ${BUILDING} ${NO_MORE}`, score: 0.8 },
      { id: '〒 and what follows', regex: gu`〒 [\x20]? [0-9]{3}-?[0-9]{4} [\x20\n]? (?: [${KANJI}${KANA}]{2,24} [\x20]? ${BLOCK} ${BUILDING} | ${PREFECTURE}? ${MUNICIPALITY}{1,3} [${KANJI}]{0,12} )`, score: 0.85 },
      { id: 'city, town, one number', regex: gu`(?: ${POSTCODE} | ${NAME_START} ) ${MUNICIPALITY}{1,3} ${PLAIN_TOWN}{1,20} (?<=[町通筋台丘字]) [0-9]{1,5} ${NO_COUNT} ${BUILDING}`, score: 0.75 },
      { id: 'prefecture, one number', regex: gu`${PREFECTURE} [\x20]? (?: ${MUNICIPALITY} [\x20]? ){1,3} [${KANJI}${KANA}]{1,20}? [0-9]{1,5} ${NO_COUNT} ${BUILDING}`, score: 0.75 }
    ]),
    context: ['住所', '届け先', 'お届け先', '自宅', '実家', '引っ越し', '送付先', '宛先', '転居', '在住', '〒', 'address']
  },
  {
    id: 'jp-address-after-name',
    type: 'ADDRESS',
    country: 'JP',
    trigger: 'always',
    patterns: [],
    find: around(/住所|送付先|届け先|引っ越し先|転居先/gu, 2, 110, [
      { id: '住所は', regex: gu`(?: 住所 | お届け先 | 送付先 | 届け先 | 引っ越し先 | 転居先 ) (?: 】 )? [\x20]? (?: は | が | : | です | 、 | も )? [\x20\n]? (?: 新しく | 同じで? | 以下 | 変わって )? (?<value> ${POSTCODE}? [${KANJI}] [${KANJI}${KANA}\x20]{1,20}? ${BLOCK} ${BUILDING} ) ${NO_MORE}`, score: 0.8 }
    ])
  },
  {
    id: 'jp-address-latin',
    type: 'ADDRESS',
    country: 'JP',
    trigger: 'digit',
    patterns: [
      { id: 'in Latin letters', regex: giu`(?<![0-9a-z\-]) (?: (?:room|apt\.?|unit|\x23) [\x20]? [0-9a-z\-]{1,6} ,? [\x20] )? (?: [a-z][a-z\x20\-]{2,30} [\x20] [0-9]{1,4} ,[\x20] | [0-9]{2,4} [\x20] [a-z][a-z\x20\-]{2,30} ,[\x20] )? [0-9]{1,4} (?: - [0-9]{1,4} ){1,3} ,? [\x20] [a-zō]{2,20} (?:-[a-zō]{2,20}){0,2} (?: ,? [\x20] [a-zō]{2,20} (?: -(?:ku|shi|cho|chome|machi|gun|mura) )? (?: [\x20] city )? ){1,3} (?: ,? [\x20] [0-9]{3}-[0-9]{4} )? (?: ,? [\x20] japan )?`, score: 0.7 }
    ],
    validate: (value) => /-(?:ku|shi|cho|machi|gun)\b|tokyo|osaka|kyoto|kanagawa|saitama|chiba|hokkaido|fukuoka|aichi|nagoya|sapporo|yokohama|kobe|hyogo|sendai|hiroshima|[a-zō],? [0-9]{3}-[0-9]{4}(?![0-9])|japan/i.test(value) ? undefined : false
  }
]
