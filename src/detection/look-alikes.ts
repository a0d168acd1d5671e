// Characters that look like ASCII ones and stand in for them: dashes, quotes, foreign digits, framed and small letters, Cyrillic and Greek.

/** Dashes and quotes that NFKC leaves alone. */
const PUNCTUATION: Readonly<Record<string, string>> = {
  '\u2010': '-',
  '\u2011': '-',
  '\u2012': '-',
  '\u2013': '-',
  '\u2014': '-',
  '\u2015': '-',
  '\u2212': '-',
  '\u2500': '-',
  '\u2501': '-',
  '\u02D7': '-',
  '\u2018': '\'',
  '\u2019': '\'',
  '\u201B': '\'',
  ʼ: '\'',
  '\u201C': '"',
  '\u201D': '"',
  '\u201F': '"'
}
const ODD_PUNCTUATION = /[\u2010-\u2015\u2212\u2500\u2501\u02D7\u2018\u2019\u201B\u02BC\u201C\u201D\u201F]/gu
/** The long-vowel mark ー written for a dash between digits, as in 03ー1234. */
const DASH_BETWEEN_DIGITS = /ー(?<=\dー)(?=\d)/gu

/** The zeros of the decimal digits of the Basic Multilingual Plane; the other nine follow each (Unicode, general category Nd). */
const ZEROS = [
  0x660, 0x6F0, 0x7C0, 0x966, 0x9E6, 0xA66, 0xAE6, 0xB66, 0xBE6, 0xC66, 0xCE6, 0xD66, 0xDE6, 0xE50, 0xED0, 0xF20, 0x1040, 0x1090,
  0x17E0, 0x1810, 0x1946, 0x19D0, 0x1A80, 0x1A90, 0x1B50, 0x1BB0, 0x1C40, 0x1C50, 0xA620, 0xA8D0, 0xA900, 0xA9D0, 0xA9F0, 0xAA50, 0xABF0
]
const FOREIGN_DIGITS = /[\u0660-\u1C59\uA620-\uABF9](?<=\p{Nd})/gu

/** Cyrillic and Greek letters drawn like a Latin one (Unicode confusables, the everyday part). */
const LETTERS: Readonly<Record<string, string>> = {
  а: 'a',
  е: 'e',
  о: 'o',
  р: 'p',
  с: 'c',
  у: 'y',
  х: 'x',
  і: 'i',
  ј: 'j',
  ѕ: 's',
  ԁ: 'd',
  һ: 'h',
  ӏ: 'l',
  ԛ: 'q',
  ԝ: 'w',
  А: 'A',
  В: 'B',
  Е: 'E',
  К: 'K',
  М: 'M',
  Н: 'H',
  О: 'O',
  Р: 'P',
  С: 'C',
  Т: 'T',
  У: 'Y',
  Х: 'X',
  І: 'I',
  Ј: 'J',
  Ѕ: 'S',
  ο: 'o',
  ν: 'v',
  ρ: 'p',
  ι: 'i',
  α: 'a',
  Α: 'A',
  Β: 'B',
  Ε: 'E',
  Ζ: 'Z',
  Η: 'H',
  Ι: 'I',
  Κ: 'K',
  Μ: 'M',
  Ν: 'N',
  Ο: 'O',
  Ρ: 'P',
  Τ: 'T',
  Υ: 'Y',
  Χ: 'X'
}
const GREEK_OR_CYRILLIC = /[\u0370-\u052F]/u
/** A run of at most 64 letters and digits that holds a Greek or Cyrillic letter beside a Latin letter or a digit. */
const MIXED_WORD = /[A-Za-z0-9\u0370-\u052F]{2,64}/gu
/** Letters that stand for a digit between digits. */
const DIGIT_LETTERS: Readonly<Record<string, string>> = { О: '0', о: '0', Ο: '0', ο: '0', З: '3', з: '3' }

/** Rows of digits and letters in circles, squares and brackets: the first code point, the last one, and the character of the first. Unicode charts 2460–27BF, 1F100–1F1FF. */
const FRAMED: ReadonlyArray<readonly [first: number, last: number, character: string]> = [
  [0x2474, 0x247C, '1'], [0x2488, 0x2490, '1'], [0x24F5, 0x24FD, '1'], [0x2776, 0x277E, '1'], [0x2780, 0x2788, '1'], [0x278A, 0x2792, '1'], [0x24FF, 0x24FF, '0'],
  [0x1F10B, 0x1F10B, '0'], [0x1F10C, 0x1F10C, '0'], [0x1F150, 0x1F169, 'A'], [0x1F170, 0x1F189, 'A']
]
/** Small capitals, which NFKC leaves alone; and the blank of Braille, which shows a space. */
const SMALL: Readonly<Record<string, string>> = {
  ...Object.fromEntries([...'ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘꞯʀꜱᴛᴜᴠᴡʏᴢ'].map((small, index) => [small, 'abcdefghijklmnopqrstuvwyz'.charAt(index)])),
  '\u2800': ' '
}

/** The plain character of a framed or small one; undefined for all others. */
export function framedCharacter (written: string): string | undefined {
  const code = written.codePointAt(0) ?? 0
  if (written.length > 2 || code < 0x250) return undefined
  const row = FRAMED.find(([first, last]) => code >= first && code <= last)
  return row === undefined ? SMALL[written] : String.fromCodePoint((row[2].codePointAt(0) ?? 0) + code - row[0])
}

/** Whether a text that NFKC leaves alone still holds something to map. */
export function hasLookAlikes (text: string): boolean {
  return text.includes('ー') && text.search(DASH_BETWEEN_DIGITS) >= 0
}

/** Maps look-alikes; each unit to one unit, so offsets stay. */
export function unifyLookAlikes (text: string): string {
  const plain = text
    .replace(ODD_PUNCTUATION, (mark) => PUNCTUATION[mark] ?? mark)
    .replace(FOREIGN_DIGITS, asciiDigit)
    .replace(DASH_BETWEEN_DIGITS, '-')
  return GREEK_OR_CYRILLIC.test(plain) ? plain.replace(MIXED_WORD, latinWord) : plain
}

function asciiDigit (digit: string): string {
  const code = digit.charCodeAt(0)
  const zero = ZEROS.find((start) => code >= start && code < start + 10)
  return zero === undefined ? digit : String(code - zero)
}

/** A word of both scripts whose foreign letters all have a Latin twin is meant to be read as Latin; a foreign word is left alone. */
function latinWord (word: string): string {
  if (!GREEK_OR_CYRILLIC.test(word)) return word
  const letters = [...word]
  if (letters.every((letter) => /\d/.test(letter) || letter in DIGIT_LETTERS) && /\d/.test(word)) {
    return letters.map((letter) => DIGIT_LETTERS[letter] ?? letter).join('')
  }
  const isReadable = letters.every((letter) => !GREEK_OR_CYRILLIC.test(letter) || letter in LETTERS)
  return isReadable && /[A-Za-z]/.test(word) ? letters.map((letter) => LETTERS[letter] ?? letter).join('') : word
}
