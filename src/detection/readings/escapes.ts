// Characters written as codes: HTML entities (&#52; &commat;), percent-encoding (%40, %EF%BC%94), \u0040 and \x40.

import type { Edit } from './edits.ts'

/** The named entities that stand for what values are made of. Source: HTML Living Standard, named character references. */
const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  apos: '\'',
  ast: '*',
  bsol: '\\',
  colon: ':',
  comma: ',',
  commat: '@',
  dash: '-',
  dollar: '$',
  emsp: ' ',
  ensp: ' ',
  equals: '=',
  excl: '!',
  gt: '>',
  hyphen: '-',
  lbrack: '[',
  lowbar: '_',
  lpar: '(',
  lrm: '',
  lsqb: '[',
  lt: '<',
  mdash: '-',
  minus: '-',
  nbsp: ' ',
  ndash: '-',
  newline: '\n',
  num: '#',
  percnt: '%',
  period: '.',
  plus: '+',
  quest: '?',
  quot: '"',
  rbrack: ']',
  rlm: '',
  rpar: ')',
  rsqb: ']',
  semi: ';',
  shy: '',
  sol: '/',
  tab: '\t',
  thinsp: ' ',
  underbar: '_',
  verbar: '|',
  zwj: '',
  zwnj: ''
}

const ESCAPE = /&(?:#(?:(?<decimal>[0-9]{1,8})|x(?<hex>[0-9a-f]{1,7}));?|(?<name>[a-z]{2,8});)|(?<percent>%[0-9a-f]{2}(?:%[89ab][0-9a-f]){0,3})|\\(?:u(?<unit>[0-9a-f]{4})|u\{(?<point>[0-9a-f]{1,6})\}|x(?<byte>[0-9a-f]{2}))/giu

/** One edit for each code that stands for a printable character, a space or nothing visible. Control characters are left alone. */
export function escapeEdits (text: string): Edit[] {
  const edits: Edit[] = []
  ESCAPE.lastIndex = 0
  for (let match = ESCAPE.exec(text); match !== null; match = ESCAPE.exec(text)) {
    const { decimal, hex, name, percent = '', unit, point, byte } = match.groups ?? {}
    const code = decimal !== undefined ? Number(decimal) : Number.parseInt(hex ?? unit ?? point ?? byte ?? '', 16)
    const [plain, length] = percent !== '' ? fromBytes(percent) : [name !== undefined ? NAMED[name.toLowerCase()] : fromCode(code), match[0].length]
    if (plain === undefined) continue
    edits.push({ start: match.index, end: match.index + length, text: plain })
    ESCAPE.lastIndex = match.index + length
  }
  return edits
}

function fromCode (code: number): string | undefined {
  const isControl = code < 0x20 || (code >= 0x7F && code < 0xA0) || (code >= 0xD800 && code < 0xE000)
  return Number.isNaN(code) || isControl || code > 0x10FFFF ? undefined : String.fromCodePoint(code)
}

/** The character of a UTF-8 sequence '%EF%BC%94', and how many units of it were read. */
function fromBytes (written: string): readonly [string | undefined, number] {
  const lead = Number.parseInt(written.slice(1, 3), 16)
  const length = lead < 0x80 ? 1 : lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2
  const bytes = written.slice(0, length * 3)
  if (bytes.length < length * 3) return [undefined, 0]
  try {
    const plain = decodeURIComponent(bytes)
    return [fromCode(plain.codePointAt(0) ?? 0), bytes.length]
  } catch {
    return [undefined, 0]
  }
}
