// Credentials in Japanese talk by grammar: a name, kana and kanji that name nothing else, and a word of letters, digits and marks that
// a particle introduces or that the end of the sentence, です or a particle follows; or the value first and its name behind it.

import { BLANK } from '../../marks.ts'
import { matchesOf } from '../../matches.ts'
import { followsReferenceWord } from '../reference-words.ts'
import { passwordStrength, type Strength } from './shape.ts'
import { ASCII_PART, wordStart } from './words.ts'
import type { FoundValue } from '../recognizer.ts'
import type { Kind } from './english.ts'

/** How far from the name values are looked for, in UTF-16 code units; how much of the text behind a value is looked at. */
const [BEFORE, AFTER, BEHIND] = [46, 64, 14]
const RUN = /[!#-&*+.-9=?-Z\x5C^_a-~-]{2,64}/gu
/** '118 902', '88 20 19'. */
const PARTED = /(?<![0-9A-Za-z.,:/-])(?:\d{3} \d{3}|\d{2} \d{2} \d{2}|\d(?: \d){3,5})(?![0-9A-Za-z]| \d)/gu
/** 'Sanma-shioyaki' in Japanese text, but not 'Wi-Fi'. */
const HYPHENATED = /^(?!(?:wi-?fi|e-mail|check-in|log-in|sign-in|sign-up|pay-pay|t-shirt)$)[a-z]{2,}(?:-[a-z]{3,})+$/iu
const LEADING = /^[-=:>+*|.?!~]+(?=[^-=:>+*|.?!~])/u
const CODE = /^(?:[#*]?\d{4,8}[#*]?|\d{3}-\d{3,4}|\d{2}-\d{2}-\d{2}|[A-Z]-\d{5,6})$/u
const MIXED_CODE = /^(?=.*\d)(?=.*[A-Z])[A-Z0-9]{5,8}$|^(?=.*\d)[0-9A-Za-z]{3,8}(?:-[0-9A-Za-z]{3,8}){1,5}$/u
const TRAIL = /[.,:?-]{1,64}$/u
/** Right before a value: a particle, a mark, a word that says how sure one is. */
const INTRODUCED = /(?:[はがもをにでとへの、。,:=→「『("'・>|/\n~〜!?]|たぶん|多分|確か|たしか|おそらく|って|なら|だと|から|まで|より|こと|現在|今|新|旧|元|前|次|例えば|正しく|逆に|ずっと|いつも|まま|[桁字つ個])[\x20]?$/u
/** Right behind a value. */
const FOLLOWED = /^[」』)"'\x20]{0,3}(?:$|[\n、。,!?→(「/・…]|です|でし|でしょ|でご|で(?:登録|設定|ログイン|試|入|開|合|お願|行|やっ|送|通|は|も|$|、|。)|だ|なん|なの|な[はわ]|に(?:し|設|変|な|替|更|戻|し|再|変更|リセット|$|、|。)|と(?:いう|言う|いった|設|登|入|打|書|い|出|表|来|き|届|教|答|伝|な|か|あ|記|載|$|思)|を|って|っす|っす|じゃ|か(?:な|も|[、。]|と|$|[A-Za-z0-9])|が|は|も|や|の(?:どち|どっ|いず|はず|まま|方|ほう|両|です|ハイ|よう|やつ|気|もの|[0-9大小]|$)|へ|から|まで|より|ね|よ|さん?て|ぐらい|くらい|になり|となり|ということ|みたい|らし|から)/u
/** Words between the name and a value that say that the value is another thing. */
const OTHER_THING = /(?:番号|型番|品番|バージョン|エラー|コード|機種|型|端末|アプリ|ブラウザ|ソフト|ファーム|サイズ|文字数|桁数|文字以[上内]|以上|以内|回線|プラン|商品|注文|伝票|URL|アドレス|メアド|ユーザー?名|アカウント名?|ID|SSID|会員|お客様|電話|住所|名前|名|日時|時刻|期限|画面|ページ)[はがもをのにで:、,\x20「]{0,2}$/u
const PIN_OTHER_THING = /(?:注文|伝票|受付|予約|会員|商品|型|品|管理|整理|追跡|問い?合わ?せ|電話(?!で)|郵便|口座|支店|部屋|エラー|クーポン|お客様|契約|申込|請求|金額|料金|価格|残高|(?<!暗証)(?<!認証)(?<!確認)番地)(?:番号|コード)?[はがもをのにで:、,\x20「]{0,3}$/u
const UNIT = /^[」』)\x20]{0,2}(?:文字|桁|回|分|秒|時|日|月|年|円|個|件|名|人|歳|度|階|号|番目|つ|GB|MB|%|以上|以内|以降|ページ|ポイント|[A-Za-z])/u
const [SAID, TYPED] = [0.75, 0.65]

/** Without one there is no value. */
const ASCII_WORD = /[0-9]|[!-~]{3}/u
/** 'IDとパスワードは a と b'. */
const WITH_USER = /(?:ID|id|名|アカウント|メール|アドレス)[\x20]?[/・&と、][\x20]?$/u
/** 'は4桁、0000は不可'. */
const TALK_OF_LENGTH = /[桁字][、。]/u

/** No end are marks between a name and a value, also where what follows says again what the value is: 'パスワード間違えました。正しくは…'. */
const SENTENCE_END = /[。!?](?![^\n]{0,3}[A-Za-z0-9!#$%&*+=^_~]{4}|[がをのはとでも付]|\s?(?:正しくは|正確には|正解は|本当は|(?:新しい|古い|今の|前の|変更後の?)(?:の|もの|方|やつ)?[はが]|今は|現在は|次[はが]|こちら|これ)[、:「『\s]?[!-~]{4})|\n\n/u

interface Value { readonly start: number, readonly end: number, readonly strength: Strength }

/** Values near the Japanese name in `[start, end)` of the text. */
export function * japaneseValues (text: string, start: number, end: number, kind: Kind): Generator<FoundValue> {
  if (!ASCII_WORD.test(text.slice(Math.max(0, start - BEFORE), end + AFTER))) return
  const stop = sentenceEnd(text, end, AFTER)
  // A mark of an earlier redaction counts as the value that stood there.
  let isBehind = text.slice(end, stop).includes(BLANK)
  let isUserNext = kind === 'password' && WITH_USER.test(text.slice(Math.max(0, start - 10), start))
  for (const value of valuesIn(text, end, stop, kind)) {
    if (!isUserNext && isAfterName(text, end, value, kind)) {
      yield { start: value.start, end: value.end, pattern: 'behind its name', score: SAID }
      isBehind = true
    }
    isUserNext = false
  }
  const from = sentenceStart(text, start, BEFORE)
  for (const value of valuesIn(text, from, start, kind)) if (isBeforeName(text, start, value, kind, isBehind)) yield { start: value.start, end: value.end, pattern: 'before its name', score: TYPED }
}

function * valuesIn (text: string, from: number, to: number, kind: Kind): Generator<Value> {
  const slice = text.slice(from, to + 64)
  if (!ASCII_WORD.test(slice)) return
  if (kind === 'code') {
    for (const { 0: digits, index } of matchesOf(PARTED, slice)) if (from + index < to) yield { start: from + index, end: from + index + digits.length, strength: 2 }
  }
  for (const { 0: run, index } of matchesOf(RUN, slice)) {
    if (from + index >= to) return
    if (index === 0 && /[!-~]/u.test(text.charAt(from - 1)) && !/[\s:=>(「/]/u.test(text.charAt(from - 1))) continue
    const lead = LEADING.exec(run)?.[0].length ?? 0
    const body = run.slice(lead).replace(TRAIL, '')
    const strength = kind === 'password' ? passwordLike(body) : codeLike(body)
    if (strength > 0) yield { start: from + index + lead, end: from + index + lead + body.length, strength }
  }
}

function passwordLike (body: string): Strength {
  return /^\d{4,12}$/u.test(body) ? 1 : HYPHENATED.test(body) ? 2 : passwordStrength(body)
}

function codeLike (body: string): Strength {
  return CODE.test(body) ? 2 : MIXED_CODE.test(body) ? 1 : 0
}

function isAfterName (text: string, nameEnd: number, { start, end, strength }: Value, kind: Kind): boolean {
  const [between, behind] = [text.slice(nameEnd, start), text.slice(end, end + BEHIND)]
  if (UNIT.test(behind) || (kind === 'password' ? OTHER_THING : PIN_OTHER_THING).test(between) || followsReferenceWord(text, start)) return false
  if (between.trim().length > 0 && strength < 3 && !INTRODUCED.test(between) && !(strength >= 2 && /\p{sc=Hiragana}$/u.test(between))) return false
  const isFollowed = FOLLOWED.test(behind) || /^[\x20]/u.test(behind)
  if (strength < 3 && !isFollowed && (strength < 2 || kind === 'code' || /^[A-Za-z]+$/u.test(text.slice(start, end)) || !(between.trim() === '' || INTRODUCED.test(between)))) return false
  if (TALK_OF_LENGTH.test(between)) return false
  if (kind === 'code') return strength === 2 ? between.length <= 30 : /[はが:「]/u.test(between) && between.length <= 12
  if (strength >= 2) return true
  return /(?:は|が|:|=|「|『|→|に|を|で)[\x20]?$/u.test(between) && between.length <= 24 && FOLLOWED.test(behind) && !/^[」』)"']{0,2}[\x20]?(?:が|は|の|も|から|へ)/u.test(behind)
}

function isBeforeName (text: string, nameStart: number, { start, end, strength }: Value, kind: Kind, isBehind: boolean): boolean {
  const [between, behind] = [text.slice(end, nameStart), text.slice(end, end + BEHIND)]
  if (strength < 2 || UNIT.test(behind) || followsReferenceWord(text, start) || (kind === 'password' ? OTHER_THING : PIN_OTHER_THING).test(text.slice(Math.max(0, start - 14), start))) return false
  if (between.includes('。') && !/^[」』]?(?:です|だ|でした)。$/u.test(between) && !/^[」』]?じゃな[^。]*(?:です|だ)。$/u.test(between)) return false
  if (strength < 3 && !/^[」』)"'\x20]{0,2}(?:で|を|が|は|と|って|という|、|に|じゃ|も|だ|の|入れ|打っ|打ち|使っ)/u.test(between)) return false
  // 'IDがaで、パスワードはb': what stands before the name is another thing.
  if (isBehind && !/^[」』)"']{0,2}[\x20]?(?:が|を|って|という|は)(?!.*[、,])/u.test(between)) return false
  return kind === 'code' ? between.length <= 16 : strength === 3 || between.length <= 26
}

/** The end of the sentence; one that ends within a few letters of the name is read beyond: 'パスワードです。…'. */
function sentenceEnd (text: string, from: number, most: number): number {
  const slice = text.slice(from, from + most)
  const end = slice.search(SENTENCE_END)
  return from + (end < 0 ? slice.length : end)
}

function sentenceStart (text: string, to: number, most: number): number {
  const from = Math.max(0, to - most)
  const slice = text.slice(from, to)
  // '…です。パスワードの話': the name of what was said before.
  const lastSpoken = slice.endsWith('。') ? slice.length - 1 : slice.length
  const last = Math.max(slice.lastIndexOf('。', lastSpoken - 1), slice.lastIndexOf('\n', lastSpoken - 1))
  return last < 0 ? wordStart(text, from, ASCII_PART) : from + last + 1
}
