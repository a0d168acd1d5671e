// Japanese values: names put together at random, example domains, made-up towns, numbers in the forms that people write.

import type { Draw } from '../random.ts'
import { withLuhn, withMyNumberCheck } from './check-digits.ts'
import type { MadeUpPerson, Slot } from './slots.ts'

const LAST: ReadonlyArray<readonly [kanji: string, latin: string]> = [['浅利', 'asari'], ['飯塚', 'iizuka'], ['宇佐美', 'usami'], ['江頭', 'egashira'], ['大河内', 'okochi'], ['柏木', 'kashiwagi'], ['北条', 'hojo'], ['久我', 'kuga'], ['小泉', 'koizumi'], ['桜庭', 'sakuraba'], ['志村', 'shimura'], ['鈴鹿', 'suzuka'], ['瀬戸口', 'setoguchi'], ['園田', 'sonoda'], ['髙見', 'takami'], ['千種', 'chigusa'], ['堤', 'tsutsumi'], ['戸塚', 'totsuka'], ['永瀬', 'nagase'], ['仁科', 'nishina'], ['野々村', 'nonomura'], ['長谷部', 'hasebe'], ['氷室', 'himuro'], ['藤代', 'fujishiro'], ['堀内', 'horiuchi'], ['真壁', 'makabe'], ['三國', 'mikuni'], ['村瀬', 'murase'], ['森', 'mori'], ['弓削', 'yuge'], ['𠮷野', 'yoshino'], ['若槻', 'wakatsuki']]
const FIRST: ReadonlyArray<readonly [kanji: string, latin: string]> = [['彩乃', 'ayano'], ['一樹', 'kazuki'], ['詩織', 'shiori'], ['圭吾', 'keigo'], ['紗季', 'saki'], ['颯太', 'sota'], ['千尋', 'chihiro'], ['翼', 'tsubasa'], ['直人', 'naoto'], ['菜摘', 'natsumi'], ['晴香', 'haruka'], ['楓', 'kaede'], ['誠', 'makoto'], ['美桜', 'mio'], ['優斗', 'yuto'], ['由紀子', 'yukiko'], ['さくら', 'sakura'], ['りん', 'rin'], ['健太郎', 'kentaro'], ['文香', 'fumika']]
const PLACES: ReadonlyArray<readonly [city: string, towns: readonly string[]]> = [['東京都世田谷区', ['桜風町', '若葉台']], ['大阪府吹田市', ['南風台', '緑橋町']], ['北海道札幌市白石区', ['雪見通', '川北町']], ['福岡県春日市', ['青葉丘', '松ヶ枝町']], ['愛知県名古屋市緑区', ['朝日ケ丘', '鳴海通']]]
const CITIES = ['仙台', '金沢', '神戸', '横浜', '那覇', '松本']
const PRODUCTS = ['桜柄マグカップ', '東京ブルーの傘', '森の目覚まし時計', 'さくらスピーカー', '富士デスクライト', '青葉リュック']
const COMPANIES = ['みなと配送', '青空ブロードバンド株式会社', 'すずらん保険', '北星電気']
const WORDS = ['kogane', 'midori', 'tsuki', 'hayate', 'sazanami', 'mikan', 'yamabiko', 'hoshizora']

export function makePersonJa (draw: Draw): MadeUpPerson {
  const [[last, latinLast], [first, latinFirst]] = [draw.pick(LAST), draw.pick(FIRST)]
  return { first, last, full: `${last}${draw.pick(['', '', ' ', '　'])}${first}`, latin: `${latinFirst}.${latinLast}` }
}

export const SLOTS_JA: Readonly<Record<string, Slot>> = {
  person: { type: 'PERSON', make: (_, { full }) => full },
  first: { type: 'PERSON', make: (_, { first }) => first },
  last: { type: 'PERSON', make: (_, { last }) => last },
  email: { type: 'EMAIL_ADDRESS', make: (draw, { latin }) => `${draw.chance(0.4) ? latin.replace('.', draw.pick(['_', ''])) : latin}${draw.chance(0.4) ? draw.int(1, 99) : ''}@${draw.pick(['example.jp', 'mail.example.com', 'example.net'])}` },
  phone: { type: 'PHONE_NUMBER', make: (draw) => draw.pick([() => `0${draw.pick(['90', '80', '70'])}-${draw.digits(4)}-${draw.digits(4)}`, () => `0${draw.pick(['90', '80'])}${draw.digits(8)}`, () => `03-${draw.digits(4)}-${draw.digits(4)}`])() },
  address: { type: 'ADDRESS', make: (draw) => { const [city, towns] = draw.pick(PLACES); return `${city}${draw.pick(towns)}${draw.pick([`${draw.int(1, 8)}丁目${draw.int(1, 30)}番${draw.int(1, 20)}号`, `${draw.int(1, 8)}-${draw.int(1, 30)}-${draw.int(1, 20)}`])}${draw.chance(0.4) ? ` ${draw.pick(['コーポ青葉', 'メゾン楓', 'ハイツ桜'])}${draw.int(101, 508)}` : ''}` } },
  postal: { type: 'POSTAL_CODE', make: (draw) => `${draw.chance(0.5) ? '〒' : ''}${draw.digits(3)}-${draw.digits(4)}` },
  city: { type: 'LOCATION', make: (draw) => draw.pick(CITIES) },
  company: { type: 'ORGANIZATION', make: (draw) => draw.pick(COMPANIES) },
  card: { type: 'CREDIT_CARD', make: (draw) => withLuhn(`${draw.pick(['411111', '555555', '400000'])}${draw.digits(9)}`).replace(/(\d{4})(?=\d)/gu, `$1${draw.pick(['', ' ', '-'])}`) },
  cvv: { type: 'CARD_SECURITY_CODE', make: (draw) => draw.digits(3) },
  expiry: { type: 'CARD_EXPIRY', make: (draw) => draw.pick([`${String(draw.int(1, 12)).padStart(2, '0')}/${draw.int(27, 33)}`, `${draw.int(2027, 2033)}年${draw.int(1, 12)}月`]) },
  account: { type: 'BANK_ACCOUNT', make: (draw) => draw.digits(7) },
  myNumber: { type: 'JP_MY_NUMBER', make: (draw) => withMyNumberCheck(draw.digits(11)).replace(/(\d{4})(?=\d)/gu, `$1${draw.pick(['', ' '])}`) },
  dob: { type: 'DATE_OF_BIRTH', make: (draw) => { const [year, month, day] = [draw.int(1945, 2006), draw.int(1, 12), draw.int(1, 28)]; return draw.pick([`${year}年${month}月${day}日`, `${year}/${month}/${day}`, `昭和${draw.int(20, 63)}年${month}月${day}日`, `平成${draw.int(1, 18)}年${month}月${day}日`]) } },
  age: { type: 'AGE', make: (draw) => `${draw.int(19, 91)}歳` },
  username: { type: 'USERNAME', make: (draw) => `${draw.pick(WORDS)}${draw.pick(['_', ''])}${draw.pick(WORDS)}${draw.int(1, 999)}` },
  password: { type: 'PASSWORD', make: (draw) => `${draw.pick(WORDS).replace('a', '@')}${draw.pick(['!', '-', '_'])}${draw.pick(WORDS)}${draw.int(10, 99)}` },
  pin: { type: 'PASSWORD', make: (draw) => draw.digits(4) },
  secret: { type: 'SECRET', make: (draw) => `sk_test_${Array.from({ length: 24 }, () => draw.pick([...'abcdefghijkmnpqrstuvwxyz23456789'])).join('')}` },
  ip: { type: 'IP_ADDRESS', make: (draw) => `${draw.pick(['192.0.2', '198.51.100', '203.0.113'])}.${draw.int(1, 254)}` },
  mac: { type: 'MAC_ADDRESS', make: (draw) => Array.from({ length: 6 }, () => draw.int(16, 255).toString(16).toUpperCase()).join(':') },
  order: { type: null, make: (draw) => `${draw.pick(['No.', '注文番号', ''])}${draw.digits(8)}` },
  ticket: { type: null, make: (draw) => `受付番号${draw.digits(6)}` },
  product: { type: null, make: (draw) => draw.pick(PRODUCTS) },
  amount: { type: null, make: (draw) => `${draw.int(480, 48_000).toLocaleString('en-US')}円` },
  day: { type: null, make: (draw) => draw.pick(['明日', '来週', '月曜日', '今週末', '3月10日']) },
  flight: { type: null, make: (draw) => `${draw.pick(['SU', 'MK'])}${draw.int(100, 980)}便` }
}

/** Some people write digits in full width. A mail address is never written so. */
export function restyleJa (text: string, draw: Draw): string {
  if (text.includes('@') || !draw.chance(0.15)) return text
  return text.replace(/[0-9]/gu, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xFEE0))
}
