// Words of things that a model takes for names: products, brands, parts of screens and buildings; English and Japanese.

import { isCommonWord } from './name-words.ts'

const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/u).filter(Boolean))

/** Japanese words that are no names, whatever stands beside them. */
const JAPANESE_THINGS = words(`
  カート ベルト サンプル チョコ アンプ アンテナ アンケート アレクサ コンテナ タオル ビスケット クッキー ケーキ パン コーヒー ジュース ビール ワイン スープ カレー ラーメン うどん そば パスタ ピザ サラダ バター チーズ ミルク ヨーグルト
  テレビ カメラ レンズ ケース カバー ケーブル コード プラグ コンセント リモコン スイッチ バッテリー アダプター モニター マウス キーボード プリンター インク トナー ルーター モデム スピーカー イヤホン ヘッドホン スマホ
  タブレット パソコン ノート ペン ハサミ テープ ソファ ベッド マットレス カーテン カーペット ラグ テーブル デスク チェア イス ラック シェルフ ランプ ライト ドア ロック フィルター ホース タンク ポンプ モーター エンジン タイヤ ブレーキ
  ハンドル ミラー ワイパー シート シャツ セーター コート ジャケット ズボン パンツ スカート ドレス ワンピース シューズ スニーカー ブーツ サンダル バッグ リュック サイフ 財布 ネクタイ マフラー マスク メガネ リング ネックレス ピアス
  シャンプー リンス オイル クリーム ローション 石鹸 洗剤 ボトル グラス マグ カップ 皿 鍋 包丁 フライパン ポット ケトル レンジ オーブン トースター ミキサー クーラー エアコン ヒーター ストーブ ファン ドライヤー アイロン
  アプリ ブラウザ ソフト ゲーム キャラ アイテム ガチャ ログ バグ エラー ボタン メニュー タブ リンク バナー アイコン フォルダ ファイル データ サーバー クラウド ドメイン ホスト ポート プロキシ キャッシュ クッキー セッション トークン
  プラン セット オプション サービス コース クーポン ポイント ギフト カード チケット イベント セール キャンペーン レビュー コメント フォロー ストーリー チャンネル アルバム ライブ ツアー ホール ロビー フロント ルーム スイート ツイン
  ホテル コンビニ スーパー モール ストア ショップ センター ターミナル ロッカー エレベーター トイレ プール ジム サウナ バス タクシー トラック バイク ヘリ フェリー
  ヤマト 日通 西濃 福通 ゆうパック クロネコ サントリー キリン アサヒ サッポロ グリコ カルビー ロッテ 日清 味の素 キッコーマン 花王 資生堂 ライオン ソニー パナソニック シャープ 東芝 日立 富士通 任天堂
  トヨタ ニッサン スバル ダイハツ ヤマハ カシオ セイコー シチズン ニコン キヤノン オリンパス ユニクロ イオン セブン ローソン ファミマ ドコモ ソフトバンク 楽天 アマゾン メルカリ ヨドバシ ビックカメラ
  許可 電池 来月 先月 今月 今週 来週 先週 毎日 毎月 午前 午後 朝 夜 昼 夕方 週末 平日 休日 祝日 船 車 電車 飛行機 自転車 荷物 箱 袋 紙 水 湯 火 風 雨 雪 音 声 色 形 味 匂い 香り 熱 比 値 点 線 面 床 壁 窓 扉 鍵 棚 机 椅子
  扇風機 冷蔵庫 洗濯機 掃除機 炊飯器 乾燥機 加湿器 除湿機 電子レンジ 照明 電球 蛍光灯 画面 写真 動画 音楽 映画 雑誌 新聞 漫画 絵本 辞書 教科書 説明書 保証書 領収書 請求書 納品書 見積書 契約書 申込書 証明書 診断書 免許証 保険証
  会計 経理 総務 人事 営業 広報 法務 開発 製造 物流 倉庫 工場 本部 支部 窓口 受付 売場 駐車場 駅 空港 港 公園 神社 寺 城 橋 道 川 山 池 島 庭 畑 田 村 町 市 国 県 区 マイナンバー 再送 再発行 再配達 配達 配送 発送 返品 返金 交換
  修理 点検 工事 予約 変更 解約 退会 登録 更新 削除 追加 設定 認証 承認 申請 審査 決済 入金 出金 振込 送金 請求 支払 支払い 明細 残高 限度額 金額 料金 送料 税金 割引 値引 特典 抽選 当選 落選 在庫 入荷 欠品 品切れ 売切れ 値段 価格 定価
  方 者 側 件 店 係 隣 お隣 せやせや そやそや なるほど まじ やばい うーん えーっと すまん おおきに ほんま ほな へー ふーん 拝啓 啓 誠意 誠実 明細 明日 平日 平ら 水平 花束 花瓶 空色 林檎 森林`)

/** Endings of things: no name ends so, unless somebody is called by it. */
const JAPANESE_THING_END = /(?:機|器|剤|券|証|書|線|席|箱|袋|台|枚|円|率|量|中|用|型|版|芋|茶|酒|豆|米|肉|魚|油|粉|糖|塩|薬|液|紙|布|皮|革|ティー|セット|カラー|ブルー|グリーン|レッド|ホワイト|ブラック|ピンク|ゴールド|シルバー|ライト|モード|タイプ|サイズ|プラン|システム|ーション|メント|リティ|ホール|ルーム|シリーズ|モデル|バージョン)$/u
/** What makes the name before it that of a company, a shop or a place: '山田うどん', '星野リゾート', '本田技研'. */
const JAPANESE_COMPANY_NEXT = /^(?:うどん|そば|ラーメン|カレー|リゾート|ホテル|クリニック|ストア|フーズ|ハウス|ホーム|モータース|電機|電器|電気|技研|工業|工務店|製作所|製菓|製薬|製麺|酒造|醸造|建設|不動産|商会|商店|商事|物産|物流|運輸|運送|倉庫|銀行|信金|証券|生命|損保|保険|歯科|眼科|内科|外科|医院|病院|薬局|大学|高校|中学|小学校|学園|神社|公園|通り|ビル|マンション|急便|レンタカー|天然水|(?:屋|家|堂|駅|県|市|区|橋|城|芋|線|港|湖|島|館|園)(?![\p{Script=Han}のさ]))/u
/** 'ルイ・ヴィトンの財布' is a brand: what is sold under names. */
const SOLD_NEXT = /^(?:の|製の)(?:[ァ-ヴー]{0,8})?(?:財布|長財布|バッグ|鞄|時計|香水|靴|スニーカー|シャツ|ベルト|ワンピース|指輪|ネックレス|マフラー|傘|帽子|テント|掃除機|扇風機|オイル|ビスケット|チョコ|お菓子|紋|花|柄|香り|木|種|窓口|タオル)/u
/** Words that are names of brands and of people alike: a product beside them decides. */
const BRANDS = words('ルイ・ヴィトン ルイヴィトン ポール・スミス ポールスミス カルバン・クライン カルバンクライン ラルフ・ローレン ラルフローレン ジャックダニエル ジャック・ダニエル ジョンソン アイリスオーヤマ コールマン ダイソン ハーゲン サザエ ドラえもん ピカチュウ キティ ムーミン スヌーピー アンパンマン 佐川 森永 明治 伊右衛門 三菱 吉野 ホンダ スズキ マツダ')
const KATAKANA = /[\p{Script=Katakana}ー]/u
const HAN = /^\p{Script=Han}$/u
const HONORIFIC = /^ ?(?:様|さん|さま|サマ|くん|君|ちゃん|氏|殿|先生)/u
const INTRODUCED = /^(?:と申|といい|と言い|という者|でございます)/u
const IS = /^(?:です|でし|だけど|と言|。|、|\n|$)/u
/** '主人の武に', '担当:林'. */
const OF_SOMEBODY = /(?:夫|妻|主人|旦那|息子|娘|母|父|兄|姉|弟|妹|嫁|祖母|祖父|友人|友達|同僚|上司|彼氏?|彼女|甥|姪|孫|うち|担当(?:者)?|部長|課長|係長|主任|店長|社長|氏名|名前|名義|姓|名)[のはが:、 ]{0,2}$/u

/** English: what is sold under a name that stands before it. */
const SOLD = 'costume|wig|dolls?|figures?|figurine|posters?|mugs?|vinyl|rug|sofa|couch|chairs?|desks?|tables?|bedside|shelf|shelves|range|model|boots|jeans|shirts?|belts?|perfume|shampoo|sauce|marinade|rice|ketchup|soup|crisps|cereal|oil|cream|filters?|kettle|router|speakers?|earbuds|headphones|watch|straps?|necklace|rings?|puzzle|backpack|suitcase|blanket|curtains?|mattress|mirror|clock|candle|sandwich|cake|tea|coffee|wine|whisky|whiskey|gin|beer|bar|filters|drill|saw|mower|tent|bike|helmet|gloves|hoodie|pyjamas|pajamas|vase|pots?|pans?|knife|knives|blender|toaster|oven|fridge|heater|fan|light|bulb|charger|cable|plug|app|plugin|server|theme|font|album|song|movie|film|series|book|hardback|paperback|novel|exhibition|tour|lounge|bar|suite|room'
const SOLD_AFTER = new RegExp(`^ (?:(?:floor|table|desk|wall|[0-9]{1,4}) )?(?:${SOLD})(?![a-z])`, 'iu')
/** Food and care under a family name: 'Ben's rice', not 'Maria's phone'. */
const SOLD_AFTER_S = /^['’]s (?:rice|marinade|sauce|ketchup|soup|crisps|chips|cereal|shampoo|ice cream|whisk(?:e)?y|gin|cookies|biscuits|beans|pizza|honey|jam|tea)(?![a-z])/iu
const DETERMINER = /(?<![\p{L}])(?:the|a|an|these|those|this|another|every|each|any|some|no)\s+$/iu
/** 'Meeting room Curie', 'server Ada', 'storm Eunice'. */
const NAMED_THING = /(?<![\p{L}])(?:room|server|host|node|cluster|project|codename|branch|ship|vessel|storm|hurricane|typhoon|size|brand|model|colou?r|font|theme|ward|building|street|station|hotel|hall|team|channel|siri and|alexa and)\s+$/iu
const MONTHS = 'january|february|march|april|may|june|july|august|september|october|november|december'
const MONTH = new RegExp(`^(?:${MONTHS})$`, 'iu')
const MONTH_BEFORE = new RegExp(`(?<![\\p{L}])(?:${MONTHS}|since|until|till|in|last|next|early|mid|late|end of|[0-9]{1,2}(?:st|nd|rd|th)?)(?: and| or| to|,| -| of)?\\s+$`, 'iu')
const MONTH_AFTER = new RegExp(`^(?:\\s+(?:and|or|to)\\s+(?:${MONTHS})(?![\\p{L}])|,?\\s+[0-9]|\\s+(?:invoice|bill|statement|payment|order|sale|issue|edition|delivery|charge)s?(?![\\p{L}]))`, 'iu')
const TITLED_BRAND = /(?<![\p{L}])(?:(?:dr|doctor)\.?\s+(?:martens?|pepper|oetker|scholl'?s?|dre|who)|mr\.?\s+(?:coffee|muscle|clean|kipling|bean|potato|price)|mrs\.?\s+(?:tea|meyer'?s?|fields|hinch)|miss\s+(?:sixty|dior|selfridge|marple)|ms\.?\s+(?:word|excel|office|teams|paint|edge|access|project|dos))(?![\p{L}])/iu

/**
 * Whether the span is a thing, whatever a model says.
 * @param score the model's; the surer it is, the plainer the text must speak. Offsets are UTF-16 code units of the normalized text.
 */
export function isThing (text: string, start: number, end: number, score: number): boolean {
  const value = text.slice(start, end).trim()
  return /\p{Script=Latin}/u.test(value) ? isLatinThing(text, start, end, value, score) : isJapaneseThing(text, start, end, value, score)
}

/** 'Dr. Martens', 'Mr Coffee': a brand with a title. */
export function isTitledBrand (text: string, start: number, end: number): boolean {
  const match = TITLED_BRAND.exec(text.slice(Math.max(0, start - 8), end + 4))
  return match !== null && Math.max(0, start - 8) + match.index < end
}

function isLatinThing (text: string, start: number, end: number, value: string, score: number): boolean {
  const [before, after] = [text.slice(Math.max(0, start - 24), start), text.slice(end, end + 32)]
  const isOneWord = !/\s/u.test(value)
  if (isTitledBrand(text, start, end) || SOLD_AFTER_S.test(after)) return true
  if (isOneWord && MONTH.test(value) && (MONTH_BEFORE.test(before) || MONTH_AFTER.test(after))) return true
  if (isOneWord && DETERMINER.test(before) && SOLD_AFTER.test(after)) return true
  // 'The Marshall Emberton crackles'; but 'the Hendersons'.
  return score < 0.9 && ((DETERMINER.test(before) && !/s$/u.test(value)) || NAMED_THING.test(before))
}

function isJapaneseThing (text: string, start: number, end: number, value: string, score: number): boolean {
  const after = text.slice(end, end + 16)
  const isCalled = HONORIFIC.test(after) || INTRODUCED.test(after)
  if (JAPANESE_COMPANY_NEXT.test(after)) return true
  if (BRANDS.has(value) && !INTRODUCED.test(after) && (SOLD_NEXT.test(after) || score < 0.9)) return true
  if (isCalled) return false
  if (JAPANESE_THINGS.has(value)) return true
  if (isLoneWord(text.slice(Math.max(0, start - 8), start), after, value, score)) return true
  if (SOLD_NEXT.test(after) && (HAN.test(value) || /^[ぁ-ん]+$/u.test(value))) return true
  return score < 0.9 && (JAPANESE_THING_END.test(value) || isCutKatakana(text, start, end))
}

/** One kanji, or a word or place that is a name too, where nobody is called by it: '光が来ていません', '長野の宿'. */
function isLoneWord (before: string, after: string, value: string, score: number): boolean {
  if (OF_SOMEBODY.test(before)) return false
  if (HAN.test(value)) return score < 0.95 && !(score >= 0.8 && IS.test(after))
  return score < 0.8 && isCommonWord(value) && !IS.test(after)
}

/** A piece of a longer katakana word: 'ハーゲン' of 'ハーゲンダッツ'. */
function isCutKatakana (text: string, start: number, end: number): boolean {
  return (KATAKANA.test(text.charAt(start)) && KATAKANA.test(text.charAt(start - 1))) || (KATAKANA.test(text.charAt(end - 1)) && KATAKANA.test(text.charAt(end))) ||
    (end - start === 1 && KATAKANA.test(text.charAt(start)))
}
