// The marks of mail and IP addresses written as words or set apart: 'ada [at] example [dot] com', '203[.]0[.]113[.]77'.

import type { Edit } from './edits.ts'

interface Joint {
  readonly regex: RegExp
  /** What stands in place of each `at`, `dot` and `gap` found within the match. */
  readonly at?: RegExp
  readonly dot?: RegExp
  readonly gap?: RegExp
  /** What a text must hold for the regex to match: cheap to look for. */
  readonly needs: readonly string[]
}

const TLD = '(?:com|net|org|edu|gov|info|biz|io|co|uk|us|ca|au|nz|ie|de|fr|it|es|nl|be|ch|at|se|no|dk|fi|pl|cz|pt|br|in|jp|kr|cn|tw|sg|me|dev|app|eu|ru|mx|za)(?![a-z0-9])'
const NO_PERSON = '(?:us|me|them|him|her|it|you|in|up|here|out|is|are|was|all|or|and|not|only|someone|support)'
const g = (source: string): RegExp => new RegExp(source, 'gu')
const gi = (source: string): RegExp => new RegExp(source, 'giu')

/** A mark or its name in brackets. */
const BRACKETED = /[[({<] ?(?:(?<at>at|@|ät|arroba|アット(?:マーク)?)|(?<a>a)|(?:dot|d0t|punkt|punto|point|\.|ドット)) ?[\])}>]/gi
const ENDS_IN_WORD = /[a-z0-9]( {0,2})$/iu
const BEGINS_WITH_WORD = /^( {0,2})[a-z0-9]/iu
/** After '(a)': only a domain makes it an at sign. */
const BEGINS_WITH_DOMAIN = new RegExp(`^( {0,2})[a-z0-9-]{2,40}\\.(?:[a-z0-9-]{2,30}\\.)?${TLD}`, 'iu')

const JOINTS: readonly Joint[] = [
  { regex: gi('[0-9](?: \\. | dot )(?=[0-9]{1,4}(?![0-9]))'), dot: gi(' \\. | dot '), needs: [' . ', ' dot ', ' DOT ', ' Dot '] },
  { regex: gi('(?<![a-z0-9])[a-z0-9.]{1,30}([_-])at\\1[a-z0-9]{1,30}(?:\\1dot\\1[a-z0-9]{2,24}){1,3}(?![a-z0-9_-])'), at: gi('[_-]at[_-](?=[a-z0-9]{1,30}[_-]dot)'), dot: gi('[_-]dot[_-]'), needs: ['_dot_', '-dot-', '_DOT_', '-DOT-'] },
  { regex: g('(?<=[a-z0-9])AT[a-z0-9-]{2,30}(?:DOT[a-z]{2,24}){1,3}(?![A-Za-z0-9])'), at: g('^AT'), dot: g('DOT'), needs: ['DOT'] },
  { regex: gi(`@[ ]?[a-z0-9-]{1,40}(?:(?: dot |\\.)[a-z0-9-]{2,30}){0,2} dot ${TLD}`), dot: gi(' dot '), needs: [' dot ', ' DOT ', ' Dot '] },
  { regex: gi(`(?<![a-z])e?-?mail(?: is| address is| address|:)? (?!${NO_PERSON} )[a-z0-9._-]{2,40} at (?=[a-z0-9-]{2,40}\\.(?:[a-z0-9-]{2,30}\\.)?${TLD})`), at: gi(' at $'), needs: ['mail '] },
  { regex: gi('@[ ]?\\n[ ]?(?=[a-z0-9-]{1,40}\\.[a-z]{2,24})'), at: gi('^[^]+$'), needs: ['@\n', '@ \n'] },
  { regex: gi('(?<![a-z0-9@.])(?:[a-z0-9._-] ){2,30}@(?: [a-z0-9.-](?![a-z0-9])){4,40}'), gap: / /gu, needs: [' @ '] }
]

/** Edits for the joints of addresses. */
export function jointEdits (text: string): Edit[] {
  const edits = bracketEdits(text)
  for (const { regex, at, dot, gap, needs } of JOINTS) {
    if (!needs.some((part) => text.includes(part))) continue
    regex.lastIndex = 0
    for (let match = regex.exec(text); match !== null; match = regex.exec(text)) {
      const { 0: written, index } = match
      for (const [part, plain] of [[at, '@'], [dot, '.'], [gap, '']] as const) {
        if (part === undefined) continue
        for (const found of written.matchAll(part)) edits.push({ start: index + found.index, end: index + found.index + found[0].length, text: plain })
      }
    }
  }
  return apart(edits)
}

/** 'ada [at] example', '203[.]0': brackets between words, with at most two spaces on each side. */
function bracketEdits (text: string): Edit[] {
  const edits: Edit[] = []
  BRACKETED.lastIndex = 0
  for (let match = BRACKETED.exec(text); match !== null; match = BRACKETED.exec(text)) {
    const { at, a } = match.groups ?? {}
    const end = match.index + match[0].length
    const before = ENDS_IN_WORD.exec(text.slice(Math.max(0, match.index - 3), match.index))
    const after = (a === undefined ? BEGINS_WITH_WORD : BEGINS_WITH_DOMAIN).exec(text.slice(end, end + 90))
    if (before === null || after === null) continue
    edits.push({ start: match.index - (before[1]?.length ?? 0), end: end + (after[1]?.length ?? 0), text: (at ?? a) === undefined ? '.' : '@' })
  }
  return edits
}

function apart (edits: readonly Edit[]): Edit[] {
  const kept: Edit[] = []
  for (const edit of [...edits].sort((a, b) => a.start - b.start || b.end - a.end)) {
    if (edit.start >= (kept.at(-1)?.end ?? 0)) kept.push(edit)
  }
  return kept
}
