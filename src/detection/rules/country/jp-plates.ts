// Japanese licence plates: place, class, kana and up to four digits.

import { around } from '../around.ts'
import { gu } from '../syntax.ts'
import type { Recognizer } from '../recognizer.ts'

/** What is written on plates: the offices, and places that chose their own name. Source: 国土交通省, 自動車登録番号標の地域名表示, as of 2025. */
const PLATE_PLACES = `札幌 函館 旭川 室蘭 苫小牧 釧路 知床 帯広 十勝 北見 青森 八戸 弘前 岩手 盛岡 平泉 宮城 仙台 秋田 山形 庄内 福島 会津 郡山 白河 いわき 水戸 土浦 つくば 宇都宮 那須 日光 とちぎ 群馬 前橋 高崎
  大宮 川口 所沢 川越 熊谷 春日部 越谷 千葉 成田 習志野 市川 船橋 袖ヶ浦 袖ケ浦 市原 野田 柏 松戸 品川 世田谷 練馬 杉並 板橋 足立 江東 葛飾 八王子 多摩 横浜 川崎 湘南 相模 新潟 長岡 上越 富山 石川 金沢 福井 山梨 富士山
  長野 松本 諏訪 南信州 安曇野 岐阜 飛騨 静岡 浜松 沼津 伊豆 名古屋 豊橋 三河 岡崎 豊田 尾張小牧 一宮 春日井 三重 鈴鹿 四日市 伊勢志摩 滋賀 京都 大阪 なにわ 和泉 堺 神戸 姫路 奈良 飛鳥 和歌山 鳥取 島根 出雲 岡山 倉敷 広島 福山
  下関 山口 徳島 香川 高松 愛媛 高知 福岡 北九州 久留米 筑豊 佐賀 長崎 佐世保 熊本 大分 宮崎 鹿児島 奄美 沖縄`.split(/\s+/u).join('|')
const PLATE_KANA = '[あいうえかきくけこさすせそたちつてとなにぬねのはひふほまみむめもやゆよらりるれろわをEHKMTYV]'
const PLATE_NUMBER = String.raw`(?: [0-9・.]{1,2} [\x20\-]? [0-9]{2} | [・.]{0,3}[0-9] ) (?! [0-9A-Za-z] | [年月日時分円個名人歳番] )`

export const JP_PLATES: readonly Recognizer[] = [
  {
    id: 'jp-license-plate',
    type: 'JP_LICENSE_PLATE',
    country: 'JP',
    trigger: 'digit',
    patterns: [],
    find: around(/[0-9][0-9ACFHKLMPXY][\x20]?[あ-をEHKMTYV]/gu, 9, 16, [
      { id: 'place, class, kana, number', regex: gu`(?: ${PLATE_PLACES} ) [\x20]? [0-9]{2} [0-9ACFHKLMPXY] [\x20]? ${PLATE_KANA} [\x20]? ${PLATE_NUMBER}`, score: 0.8 },
      { id: 'unknown place', regex: gu`\p{sc=Han}{1,4} [\x20]? [0-9]{2} [0-9ACFHKLMPXY] [\x20]? ${PLATE_KANA} [\x20]? ${PLATE_NUMBER}`, score: 0.35 },
      // Before 1999 the class had one or two digits: alone too little to tell a plate.
      { id: 'two-digit class', regex: gu`(?: ${PLATE_PLACES} ) [\x20]? [1-9][0-9] [\x20]? ${PLATE_KANA} [\x20]? [0-9・]{1,2} - [0-9]{2} (?! [0-9A-Za-z\-] | [年月日時分円個名人歳番] )`, score: 0.4 }
    ]),
    context: ['ナンバー', '車', '車両', '自動車', 'バイク', '駐車', 'プレート', 'トラック', '軽トラ']
  }
]
