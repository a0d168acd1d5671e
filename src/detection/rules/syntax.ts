// How the rules write their regexes: a tag that allows white space between parts, and the character classes that they share.

/** The dash, for use inside a character class: normalizing has turned all its look-alikes into this one. */
export const DASH = String.raw`\-`

/** Letters of Latin words; for use inside a character class. JavaScript's \b knows ASCII only and no Japanese. */
export const LATIN = String.raw`A-Za-z\u00C0-\u024F`

/** No Latin letter or digit before: a word starts here, also right after Japanese text. */
export const WORD_START = `(?<![0-9${LATIN}])`

/** No Latin letter or digit after: a word ends here, also right before Japanese text. */
export const WORD_END = `(?![0-9${LATIN}])`

/** Spaces within a line. */
export const SPACES = String.raw`[\x20\t]{0,3}`

/** Japanese letters: kanji, kana, and the marks 々 and ー; for use inside a character class. */
export const KANJI = String.raw`\p{sc=Han}々ヶケ`
export const KANA = String.raw`\p{sc=Hiragana}\p{sc=Katakana}ー`

/**
 * Writes a regex over several lines: white space in the template is dropped, `\x20` and `\s` stand for real spaces.
 * `giu` ignores case, `gu` does not.
 */
export const gu = regexTag('gu')
export const giu = regexTag('giu')

function regexTag (flags: 'gu' | 'giu') {
  return (strings: TemplateStringsArray, ...parts: readonly string[]): RegExp =>
    new RegExp(String.raw(strings, ...parts).replace(/\s+/g, ''), flags)
}
