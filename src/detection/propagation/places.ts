// Where a repeated value may stand: whole words, and for everyday words only where a name can be.

import { isNamePlace } from '../name-places.ts'
import type { Form } from './forms.ts'

const LATIN_OR_DIGIT = /[\p{Script=Latin}\p{N}_]/u
const HAN = /[\p{Script=Han}々ヶ]/u
const KATAKANA = /[ァ-ヴー]/u
const HONORIFIC_NEXT = /^ ?(?:様|さま|サマ|さん|ちゃん|くん|君|氏|殿|先生)/u
const TITLE_BEFORE = /(?:担当|部長|課長|係長|主任|店長|社長|経理|総務|営業|受付|先生|夫|妻|息子|娘|母|父|兄|姉|弟|妹|主人|友人)$/u
const DETERMINER = /(?<![\p{L}])(?:the|a|an|these|those|this|some|any|every|each|no)\s+$/iu
const CAPITAL = /^\p{Lu}/u
/** What follows a name in small letters: the end of a clause, a verb, a word that joins. 'ivory meal themes' goes on otherwise. */
const GOES_ON = /^(?:\s*(?:[.,!?;:)\n]|$)|['’]s(?![\p{L}])| (?:is|was|has|had|are|and|or|but|at|in|on|from|with|for|who|that|here|said|says|wants|asked|told|called|please|pls|again|speaking|about|via|will|can|does|did|got|lives|works|a|an|the|he|she|i|we|they)(?![\p{L}]))/iu
/** Names the thing that a product, a place or a page of a screen is: 'Turner, model 2', 'the Harper floor lamp'. */
const THING_NEXT = /^,? (?:model|size|colou?r|version|edition|series|range|street|road|avenue|lane|house|hotel|park|station|airport|branch|store|plan|button|page|tab|menu|mode|gold|grey|gray|green|blue|red|black|white|pink|beige)(?![\p{L}])/iu
/** In Japanese, what a family name is followed by where it is one: a particle, an ending, a mark, the end. */
const NAME_ENDS = /^(?:$|[\s。、,.!?…」』）)・:;/\n]|様|さま|サマ|さん|ちゃん|くん|君|氏|殿|先生|[がもをへ](?![ぁ-んー]{0,2}い[うっ])|[はに](?!い[うっ])|と(?!いう(?!者)|は)|より|から|宛|名義|まで|って|です|でし|でござ|だ(?![ぁ-ん])|や、|の(?:$|携帯|電話|連絡先|番号|名前|名義|口座|カード|アカウント|住所|メール|件|代理|母|父|妻|夫|主人|息子|娘|家|方|分|注文|荷物|予約|契約|担当|自宅|実家|ほう))/u

/** Whether the span is no piece of a longer word, number or name. */
export function isWhole (text: string, start: number, end: number): boolean {
  const [first, last, before, after] = [text.charAt(start), text.charAt(end - 1), text.charAt(start - 1), text.charAt(end)]
  if (LATIN_OR_DIGIT.test(first) && LATIN_OR_DIGIT.test(before)) return false
  if (LATIN_OR_DIGIT.test(last) && LATIN_OR_DIGIT.test(after)) return false
  return true
}

/** Whether a known name may be meant by this span. */
export function mayBeName (text: string, start: number, end: number, form: Form): boolean {
  const before = text.slice(Math.max(0, start - 24), start)
  const after = text.slice(end, end + 24)
  return /\p{Script=Latin}/u.test(text.charAt(start)) ? mayBeLatin(text, start, end, before, after, form) : mayBeJapanese(text, start, end, before, after, form)
}

function mayBeLatin (text: string, start: number, end: number, before: string, after: string, form: Form): boolean {
  if (!form.isPart && !form.isGuarded && /\s/u.test(form.key)) return true
  if (form.isGuarded) return isNamePlace(text, start, end) && !isProduct(before, after)
  if (isProduct(before, after)) return false
  const written = text.slice(start, end)
  // Written with a capital before, it counts in small letters where nobody writes capitals, and where the clause goes on as behind a name.
  if (form.isCapital && !CAPITAL.test(written) && hasCapitals(text, start, end) && !GOES_ON.test(after)) return false
  return !THING_NEXT.test(after)
}

/** 'the Jordan 4 Retro' is a product, 'the Hendersons' are not looked for. */
function isProduct (before: string, after: string): boolean {
  return DETERMINER.test(before) || /^ \d/u.test(after)
}

/** Whether the writer uses capitals around the span: other ones than 'I' and abbreviations. */
function hasCapitals (text: string, start: number, end: number): boolean {
  return /(?<![\p{L}])\p{Lu}\p{Ll}/u.test(text.slice(Math.max(0, start - 200), start) + ' ' + text.slice(end, end + 200))
}

function mayBeJapanese (text: string, start: number, end: number, before: string, after: string, form: Form): boolean {
  const hasHonorific = HONORIFIC_NEXT.test(after)
  const [left, right, first, last] = [text.charAt(start - 1), text.charAt(end), text.charAt(start), text.charAt(end - 1)]
  if (KATAKANA.test(first) && KATAKANA.test(left)) return false
  if (KATAKANA.test(last) && KATAKANA.test(right)) return false
  // 'ジョーダン1 MID' is a product.
  if (KATAKANA.test(last) && /^ ?\d/u.test(after) && !/[ ・]/u.test(form.key)) return false
  const isAloneLeft = !HAN.test(first) || !HAN.test(left) || TITLE_BEFORE.test(before)
  const isAloneRight = !HAN.test(last) || !HAN.test(right)
  if (form.isGuarded) return hasHonorific && isAloneLeft
  if (!form.isPart && form.key.length >= 3) return form.key.length >= 4 || isAloneRight || hasHonorific
  return isAloneLeft && (hasHonorific || (isAloneRight && NAME_ENDS.test(after)))
}
