// Where a repeated value may stand: whole words, and for everyday words only where a name can be.

import type { Form } from './forms.ts'

const LATIN_OR_DIGIT = /[\p{Script=Latin}\p{N}_]/u
const HAN = /[\p{Script=Han}々ヶ]/u
const KATAKANA = /[ァ-ヴー]/u
const HONORIFIC_NEXT = /^ ?(?:様|さま|サマ|さん|ちゃん|くん|君|氏|殿|先生)/u
const TITLE_BEFORE = /(?:担当|部長|課長|係長|主任|店長|社長|経理|総務|営業|受付|先生|夫|妻|息子|娘|母|父|兄|姉|弟|妹|主人|友人)$/u
const DETERMINER = /(?<![\p{L}])(?:the|a|an|these|those|this|some|any|every|each|no)\s+$/iu
const CAPITAL = /^\p{Lu}/u
/** A title, a greeting or a family word: what follows is a name whatever its meaning. */
const NAME_NEXT = /(?:(?<![\p{L}])(?:mr|mrs|ms|miss|dr|dear|hi|hello|hey|thanks|thank you|sorry|i'?m|i am|name is|name'?s|this is|regards|cheers|wishes|sincerely|husband|wife|son|daughter|friend|sister|brother|mother|father|mom|mum|dad|called|named))[.,]?\s+$/iu
const SENTENCE_START = /(?:^|[.!?:\n>"(]\s*)$/u
const ENDS_HERE = /^\s*(?:[.,!?;:)\n]|$)/u
/** What a person does: 'Angel is off', but 'Will you', 'Rose gold'. */
const VERB_NEXT = /^ (?:is|was|has|had|said|says|told|called|asked|wants|wanted|works|here|from|already|just)\b/u
const CAPITAL_NEXT = /^ \p{Lu}[\p{L}'-]+/u
const SHOUTING = /\p{Ll}/u

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
  // 'the Jordan 4 Retro' is a product, 'the Hendersons' are not looked for.
  if (DETERMINER.test(before) || /^ \d/u.test(after)) return false
  if (!form.isGuarded) return true
  if (!CAPITAL.test(text.slice(start, end)) || !SHOUTING.test(text.slice(start, end))) return false
  if (NAME_NEXT.test(before)) return true
  return SENTENCE_START.test(before) ? ENDS_HERE.test(after) || VERB_NEXT.test(after) : ENDS_HERE.test(after) || !CAPITAL_NEXT.test(after)
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
  if (!form.isPart && form.key.length >= 3) return true
  return isAloneLeft && (isAloneRight || hasHonorific)
}
