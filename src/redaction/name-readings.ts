// How the most common Japanese family names are read: so that タナカ and 田中 are one person. Several readings stand with a slash.
// A name that is not here is only joined with forms in the same script.

const TABLE = `佐藤 サトウ|鈴木 スズキ|高橋 タカハシ|田中 タナカ|伊藤 イトウ|渡辺 ワタナベ|渡邊 ワタナベ|渡部 ワタナベ/ワタベ|山本 ヤマモト|中村 ナカムラ|小林 コバヤシ|加藤 カトウ|吉田 ヨシダ|山田 ヤマダ|佐々木 ササキ
山口 ヤマグチ|松本 マツモト|井上 イノウエ|木村 キムラ|林 ハヤシ|斎藤 サイトウ|斉藤 サイトウ|齋藤 サイトウ|齊藤 サイトウ|清水 シミズ|山崎 ヤマザキ/ヤマサキ|森 モリ|池田 イケダ|橋本 ハシモト|阿部 アベ|安部 アベ|石川 イシカワ
山下 ヤマシタ|中島 ナカジマ/ナカシマ|石井 イシイ|小川 オガワ|前田 マエダ|岡田 オカダ|長谷川 ハセガワ|藤田 フジタ|後藤 ゴトウ|近藤 コンドウ|村上 ムラカミ|遠藤 エンドウ|青木 アオキ|坂本 サカモト|福田 フクダ|太田 オオタ|西村 ニシムラ
藤井 フジイ|金子 カネコ|岡本 オカモト|藤原 フジワラ|三浦 ミウラ|中野 ナカノ|中川 ナカガワ|原田 ハラダ|松田 マツダ|竹内 タケウチ|小野 オノ|田村 タムラ|中山 ナカヤマ|和田 ワダ|石田 イシダ|森田 モリタ|上田 ウエダ|原 ハラ|内田 ウチダ
柴田 シバタ|酒井 サカイ|宮崎 ミヤザキ|横山 ヨコヤマ|高木 タカギ|安藤 アンドウ|宮本 ミヤモト|大野 オオノ|小島 コジマ/オジマ|谷口 タニグチ|今井 イマイ|工藤 クドウ|高田 タカダ/タカタ|増田 マスダ|丸山 マルヤマ|杉山 スギヤマ|村田 ムラタ
大塚 オオツカ|新井 アライ|小山 コヤマ/オヤマ|平野 ヒラノ|藤本 フジモト|河野 コウノ/カワノ|上野 ウエノ|野口 ノグチ|武田 タケダ|松井 マツイ|千葉 チバ|菅原 スガワラ|岩崎 イワサキ|久保 クボ|木下 キノシタ|佐野 サノ|野村 ノムラ|松尾 マツオ
市川 イチカワ|菊地 キクチ|菊池 キクチ|杉本 スギモト|古川 フルカワ|大西 オオニシ|島田 シマダ|水野 ミズノ|桜井 サクライ|櫻井 サクライ|高野 タカノ|吉川 ヨシカワ|山内 ヤマウチ|西田 ニシダ|西川 ニシカワ|飯田 イイダ|北村 キタムラ|安田 ヤスダ
五十嵐 イガラシ|川崎 カワサキ|平田 ヒラタ|関 セキ|中田 ナカタ|久保田 クボタ|服部 ハットリ|東 アズマ/ヒガシ|岩田 イワタ|土屋 ツチヤ|川口 カワグチ|福島 フクシマ|本田 ホンダ|樋口 ヒグチ|秋山 アキヤマ|田口 タグチ|永井 ナガイ|中西 ナカニシ
吉村 ヨシムラ|川上 カワカミ|石原 イシハラ|大橋 オオハシ|松岡 マツオカ|浜田 ハマダ|森本 モリモト|矢野 ヤノ|浅野 アサノ|松下 マツシタ|星野 ホシノ|大久保 オオクボ|吉岡 ヨシオカ|小池 コイケ|野田 ノダ|荒木 アラキ|大谷 オオタニ|松浦 マツウラ
熊谷 クマガイ|黒田 クロダ|尾崎 オザキ|永田 ナガタ|川村 カワムラ|望月 モチヅキ|田辺 タナベ|片山 カタヤマ|菅野 カンノ/スガノ|本間 ホンマ|内藤 ナイトウ|大島 オオシマ|岡崎 オカザキ|早川 ハヤカワ|荒井 アライ|滝沢 タキザワ|堀 ホリ|堀江 ホリエ`

const READINGS: ReadonlyMap<string, readonly string[]> = new Map(TABLE.split(/[|\n]/u).map((row) => {
  const [name = '', readings = ''] = row.split(' ')
  return [name, readings.split('/')]
}))
/** The longest name that fits is the one that is meant: 原田, not 原. */
const LENGTHS = [3, 2, 1]

/**
 * Whether a name in kana is how the family name of a name in kanji is read. The kanji name begins with its family name.
 * @param kana hiragana or katakana, no spaces. @param kanji no spaces.
 */
export function isReadingOf (kana: string, kanji: string): boolean {
  const reading = toKatakana(kana)
  const familyName = LENGTHS.map((length) => kanji.slice(0, length)).find((name) => READINGS.has(name))
  // 東 is a family name, 東山 is another: one sign counts alone, or before a given name.
  if (familyName === undefined || (familyName.length === 1 && kanji.length === 2)) return false
  return READINGS.get(familyName)?.includes(reading) === true
}

/** Hiragana and katakana stand in the same order in Unicode, 0x60 apart. */
function toKatakana (text: string): string {
  return text.replace(/[ぁ-ゖ]/gu, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0x60))
}
