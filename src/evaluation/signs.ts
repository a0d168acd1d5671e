// What counts as content of a text: letters and digits; and its tokens.

const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u

/** A word, one ideograph or kana with its marks, or one other sign. */
export const TOKEN = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]\p{M}*|(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])[\p{L}\p{N}\p{M}])+|[^\s\p{L}\p{N}\p{M}]/gu

/** Whether a letter or digit starts at this UTF-16 unit; separators and punctuation give nothing away and cost nothing. */
export function isCounted (text: string, at: number): boolean {
  const unit = text.charCodeAt(at)
  if (unit < 0x80) return (unit >= 0x30 && unit <= 0x39) || (unit >= 0x41 && unit <= 0x5A) || (unit >= 0x61 && unit <= 0x7A)
  if (unit >= 0xDC00 && unit <= 0xDFFF) return false
  return LETTER_OR_DIGIT.test(String.fromCodePoint(text.codePointAt(at) ?? 0x20))
}
