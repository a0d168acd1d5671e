// Words that are no names, and names that are also everyday words. Used by the rules for names, by answers, and by propagation.

const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/).filter(Boolean))

/** English words that never are a person's name after 'this is', 'hi', 'Mr' or as an answer. Lower case. */
const NEVER_NAMES = words(`
  a an the this that these those here there it its i you he she we they me him her us them my your his our their mine yours ours who whom whose what which
  when where why how and or but if so because as at by for from in into of off on onto out over to under up with without within about after again against all
  also always am any anybody anyone anything are around away back be been before being below between both can cannot could did do does doing done down during
  each either else enough even ever every everyone everybody everything few first last next for fyi get gets getting give given go goes going gone got had
  has have having hello hey hi hiya holder how however instead is isn't isnt just keep know later least less let like likely lot lots made make makes many
  maybe might more most much must need needs never new no none nor not nothing now nowhere ok okay old once one only other otherwise please pls possible
  quite rather really regarding right said same see seems shall should since so some somebody someone something sometimes soon sorry still stuck such sure
  than thank thanks thx then though through thus today together tomorrow tonight too two under until upon urgent us very via wait want wants was wasn't way
  well were while whoever will with would wrong yes yesterday yet yep nope
  able account accounts actually address admin agent agents alright amazing annoyed any app area available awesome bank billing booking bot call called caller calling
  card cards case cash chat check checking claim claims code company concern confused contact correct could customer customers day days delivery department
  details device difficult disappointed e-mail email emails enquiry error evening excellent experiencing fine folks frustrated furious glad good gonna great
  guys happy having help hope hoping hotel hours id info information interested internet invoice issue issues item ladies line live locked login looking mail
  madam manager member message minute missing mobile moment month morning mum name names night not note nothing number numbers office online order orders out
  package parcel password passport patient payment phone pin pleased policy post problem product question questions ready receipt reception ref reference
  refund regarding regards request returning sales same sent service services shipping sir someone speaking staff store subject supervisor support system
  team tech technical there thing ticket time trying unable unhappy update user username using verified waiting week welcome working worried writing year years
  monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december
  mr mrs ms miss dr prof word excel teams outlook windows android iphone samsung apple google amazon paypal facebook instagram netflix uber visa mastercard
  amex english japanese french german spanish american british canadian european
  cant can't don't dont didn't didnt won't wont i'm im i've ive i'd i'll you're it's isnt that's thats what's whats there's he's she's they're we're
  doctor nurse professor officer sergeant captain driver courier engineer technician both broken cancelled canceled charged closed confirmed damaged declined delayed expired lost stolen blocked fixed found late lovely perfect noted
  hacked logged resolved sorted sent tired used useful worse worst cheers best kind warm sincerely yours faithfully dear
  cortana siri bixby sixty seventy eighty ninety hundred thousand urgent
  spam safe test testing unknown user1 n/a na nil null undefined private confidential anonymous spelt spelled misspelt misspelled asking
  obrigada obrigado bonjour bonsoir namaste hola gracias merci danke kia ora ciao salam aloha guten tag buenos dias prego`)

/** Names that are everyday words too: as a name they need a capital, an honorific or a place where names stand. Lower case. */
const COMMON_WORD_NAMES = words(`
  rose will may hope mark grace april june august art bill frank jack pat rich sue dawn eve faith joy ivy iris lily daisy violet olive heather holly hazel
  ginger rusty sandy rocky sunny summer summers autumn winter winters spring crystal ruby pearl amber jade opal gene grant chase chance hunter mason carter
  parker taylor cook baker butcher king prince duke bishop knight page price sharp short long small little young old black white brown green gray grey gold
  silver stone wood woods hill hills field fields lake rivers river banks bank west north south east best good love case cash church day days week weeks bell
  ball bush cross fox wolf bird fish drew miles max norm ray rob skip sky star storm ward wade walker waters wells moon sun singer gardner fisher farmer
  miller potter porter turner carpenter shepherd archer major marshal justice noble paris london china india dallas austin houston lincoln washington
  chelsea brooklyn sydney victoria virginia georgia carolina dakota savannah madison florence kent york chad israel kenya angel christian patience prudence
  charity mercy destiny harmony melody serenity trinity glory honor constance blessing precious sage basil rosemary clay cliff dale dean don dick earl ford
  glen guy jay jimmy john josh lance lee mac mars mercury nick nova oak penny peter phoenix pierce reed rip robin rod rowan sterling teddy toby trip troy van
  vest zen bond book booker box branch bridge brook brooks buck camp cannon castle chambers christmas coin cole constable court crane curry dash diamond drake
  early easter everest fair flowers forest foster freed french frost glass golden goodwin grand graves hand hardy harper head heard heart hood hook house
  joker lamb lane law light link lock lord love luck lucky marine marsh mayor means merry mills mint more moss mount myers nice noon north note oliver
  orange outlaw pace park parks patch pin pitt plum pope power powers proud quick rain read roman root royal rush rusk saint sales savage seal self sells ship
  shore singer smart snow sparks speed spencer stamp steel stern sterling street strong swan sweet swift tate temple terry thorn tiger tile tower town tree
  true ton vale vance vine waiter war warner wax west wheat wheeler wild wise worth wren wright yard ace
  hung long son song min sun ran jan cat kit kitty honey baby buddy bud dusty misty stormy windy ash aspen
  cedar willow fern flora fauna india asia africa america europe temple bailey blaze bliss brandy candy cherry coral cricket dove echo ember ever fawn genesis
  halo heaven hero ideal jasmine jersey jewel jet journey justice lark laurel legacy liberty lotus lyric magic maple marble meadow messiah miracle navy ocean
  peace peach pepper poet poppy promise rain raven rebel reign river saffron sailor saint scout season shadow shiloh sincere sparrow star teal true unique
  zion costa prior luna sienna alexa tesla mercedes jasper onyx ebony ivory marshall guy joy atlas apollo`)

/** Japanese words that no name, alone or before さん or 様. */
const NEVER_JAPANESE = words(`
  方 者 側 件 係   お客 お客様 客 皆 皆様 各位 貴 貴方 貴社 御社 弊社 当社 当方 本人 ご本人 御本人 契約者 ご契約者 会員 担当 担当者 ご担当者 代表 代表者 同行者 受取人 差出人 依頼主 家族 ご家族 奥 奥様 旦那
  主人 ご主人 息子 娘 母 父 兄 姉 弟 妹 嫁 婿 孫 祖母 祖父 お母 お父 お兄 お姉 友人 友達 彼 彼女 彼氏 何 他 誰 神 王 女王 王子 姫 殿下 業者 店員 店長 運転手 大家 医者 医師 看護師 先生 社長 部長 課長 係長 主任
  上司 同僚 部下 後輩 先輩 新入社員 管理人 管理者 責任者 利用者 ご利用者 使用者 購入者 出品者 落札者 宛先 名前 氏名 住所 電話 番号 有無 同様 一様 多様 仕様 模様 様 有様 異様 王様 神様 殿 一人 二人 三人
  お子 子供 子 赤 花嫁 花婿 お嫁 お孫 八百屋 本屋 花屋 酒屋 薬屋 肉屋 魚屋 床屋 電気屋 業者 郵便局 銀行 警察 消防 役所 病院 学校 会社 本社 支店 東京 大阪 京都 日本 質問 回答 確認 注文 商品 受付 窓口
  スタッフ ドライバー オペレーター サポート メーカー ショップ カスタマー ユーザー ゲスト メンバー オーナー マネージャー リーダー センター チーム サービス システム アカウント パスワード メール カード ポイント コード
  クレジット クレジットカード コンビニ キャンセル エラー ログイン アプリ プラン サイト ページ ボタン チャット ライン データ ファイル テスト はい いいえ すみません ありがとう よろしく わかりました お願いします
  了解 了解です 以上 不明 なし 無し 特になし 同上 普通 当座 名 仕 模 有 異 多 一 同 今 男性 女性 男 女 成人 大人 子ども 小人 本日 今日 明日 昨日 今回 次回 先日 早速 至急 未定 以下 以上
  拝啓 敬具 前略 草々 謹啓 敬白 拝復 追伸`)

/** Japanese names of two or more characters that are everyday words or places as well. */
const COMMON_JAPANESE = words(`
  東京 大阪 京都 千葉 山口 福岡 福島 石川 宮崎 長野 秋田 香川 岡山 富山 広島 長崎 大分 熊本 徳島 高知 静岡 三重 滋賀 奈良 鳥取 島根 山形 岩手 青森 宮城 新潟 群馬 栃木 茨城 渋谷 上野 新宿 中野 目黒 品川 横浜
  川崎 神田 松本 大和 春日 未来 希望 正義 平和 大地 誠実 勝利 自然 千秋 千歳 本間 大森 銀座 赤羽 池袋 板橋 豊島 足立 葛飾 江戸川 世田谷 大田 中央 港 北 南 東 西 八王子 立川 町田 府中 小平 大宮 浦和 川口 成田 柏
  花 光 空 海 森 林 原 星 月 桜 葵 陽 翼 心 愛 恵 幸 希 望 実 誠 学 進 勝 勇 力 健 明 清 茂 豊 栄 昇 正 直 静 遥 翔 蓮 凪 湊 樹 楓 渚 岬 泉 緑 茜 藍 碧 旭 元 新 一 大 小 中 さくら ひかり のぞみ みらい そら うみ はな
  ゆき あい めぐみ しずか ひなた あおい みどり すみれ いずみ なぎさ かおり まこと あきら みのる ゆたか すすむ まさる`)

const HAN = String.raw`\p{Script=Han}々ヶ`
/** Kanji with or without kana; kana alone; two parts with a space. A bare hiragana word is a name only where one is asked for. */
const JAPANESE_NAME = new RegExp(`^(?:[${HAN}ノ]{1,5}[ ・]?[${HAN}\\p{Script=Hiragana}\\p{Script=Katakana}ー]{0,6}|[ァ-ヴー]{2,12}(?:[ ・][ァ-ヴー]{2,12}){0,3}|[ぁ-ん]{2,8}(?: [ぁ-ん]{2,8})?)$`, 'u')
const JAPANESE_NO_NAME = /(?:です|ます|した|して|ない|たい|さい|せん|から|けど|とか|など|番号|時間|住所|電話|円|個|月|日|年|階|号|丁目|番地|都|道|府|県|市|区|町|村)$/u

/** A particle right after a kanji, or at the end: words of a sentence, not of a name. */
const PARTICLE_INSIDE = /\p{Script=Han}[のにはがをでと]|[にはがをでも]$/u

/** Whether a Latin word can be part of a name: letters, apostrophe, hyphen, initials; no stop word. */
export function isNameWord (word: string): boolean {
  return /^[\p{Script=Latin}]['\p{Script=Latin}-]*\.?$/u.test(word) && !isNeverName(word.replace(/\.$/u, ''))
}

/** Whether a whole string has the shape of a Japanese name and is none of the words that stand in such places. NFKC. */
export function isJapaneseName (value: string): boolean {
  const plain = value.replace(/(?:様|さん|さま|氏)$/u, '')
  return value.length >= 2 && value.length <= 20 && JAPANESE_NAME.test(value) && !NEVER_JAPANESE.has(value) && !NEVER_JAPANESE.has(plain) && !JAPANESE_NO_NAME.test(value) && !PARTICLE_INSIDE.test(value)
}

/** Whether a word is never a name; everyday words that are names too ('Will') may be one. */
export function isNeverName (word: string): boolean {
  const plain = word.toLowerCase()
  return (NEVER_NAMES.has(plain) && !COMMON_WORD_NAMES.has(plain)) || NEVER_JAPANESE.has(word)
}

/** Whether a name is an everyday word too ('Rose', 'Will', '林'), so that its mere appearance means nothing. */
export function isCommonWord (name: string): boolean {
  const plain = name.toLowerCase()
  return COMMON_WORD_NAMES.has(plain) || NEVER_NAMES.has(plain) || COMMON_JAPANESE.has(name)
}
