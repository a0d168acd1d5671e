// Names of secrets written so that no filter reads them: 'p4ssw0rd', 'p a s s w o r d', 's.s.n.', 'パスワ一ド'.

import { nextWordStart, openings } from './word-starts.ts'
import type { Edit } from './edits.ts'

/** How a letter is disguised; other letters stand for themselves. */
const LETTERS: Readonly<Record<string, string>> = {
  a: '[a4@*]',
  c: '[c(]',
  e: '[e3]',
  i: '[i1!|l]',
  o: '[o0*]',
  s: '[s5$]',
  t: '[t7+]',
  w: '(?:w|vv)',
  パ: '[パぱハは][ ゛゜]?',
  ス: '[スす]',
  ワ: '[ワわ]',
  ー: '[ー一\\-]',
  ド: '[ドど]'
}
const WORDS = ['password', 'passcode', 'passphrase', 'pass', 'pin', 'pwd', 'cvv', 'ssn', 'パスワード', '暗証番号', 'マイナンバー', 'カード番号', '電話番号']
const GAP = '[ ._*-]?'

const ASCII_WORDS = WORDS.filter((word) => /^[a-z]/u.test(word))
/** The words as they are need no help; with a gap each letter stands alone, so that 'pass word' and 'as sn' are none. */
/** How those words open, disguised or not. */
const OPENINGS = openings('pa,p4,p@,p ,p.,p-,p_,p*,pi,p1,p!,p|,pl,pw,pv,cv,c ,c.,c-,c_,c*,(v,ss,s5,s$,5s,55,5$,$s,$5,$$,s ,s.,s-,s_,s*,5 ,5.,5-,5_,5*')
const DISGUISED = new RegExp(`(?!(?:${ASCII_WORDS.join('|')})(?![a-z0-9@$!]))(?:${ASCII_WORDS.flatMap((word) => [letters(word, ''), ...[' ', '\\.', '-', '_', '\\*'].map((gap) => letters(word, gap))]).join('|')})(?![a-z0-9@$])`, 'iy')
const DISGUISED_JA = new RegExp(WORDS.filter((word) => !ASCII_WORDS.includes(word)).map((word) => `(?!${word})${letters(word, GAP)}`).join('|'), 'gu')

function letters (word: string, gap: string): string {
  return [...word].map((letter) => LETTERS[letter] ?? letter).join(gap)
}

const WHOLE = WORDS.map((word) => [word, new RegExp(`^(?:${letters(word, GAP)})$`, 'iu')] as const)

/** One edit for each disguised word. */
export function cueWordEdits (text: string): Edit[] {
  return [...latinEdits(text), ...japaneseEdits(text)].sort((a, b) => a.start - b.start)
}

function latinEdits (text: string): Edit[] {
  const edits: Edit[] = []
  for (let at = nextWordStart(text, 0, OPENINGS); at >= 0; at = nextWordStart(text, at + 1, OPENINGS)) {
    DISGUISED.lastIndex = at
    const match = DISGUISED.exec(text)
    if (match !== null) edits.push(...editOf(match))
  }
  return edits
}

function japaneseEdits (text: string): Edit[] {
  const edits: Edit[] = []
  DISGUISED_JA.lastIndex = 0
  for (let match = DISGUISED_JA.exec(text); match !== null; match = DISGUISED_JA.exec(text)) edits.push(...editOf(match))
  return edits
}

function editOf ({ 0: written, index }: RegExpExecArray): Edit[] {
  const word = WHOLE.find(([, regex]) => regex.test(written))?.[0]
  return word === undefined ? [] : [{ start: index, end: index + written.length, text: word }]
}
