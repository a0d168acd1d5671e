import { describe, expect, test } from 'vitest'
import { partsOf, type Part } from '../../../../src/detection/rules/gate/regex-parts.ts'

/** Parts in one line: '(a|b)', 'x{1,3}', '!' for an assertion, '*' for anything. */
function written (part: Part): string {
  switch (part.kind) {
    case 'character': return part.source
    case 'sequence': return part.parts.map(written).join('')
    case 'choice': return `(${part.branches.map(written).join('|')})`
    case 'repeat': return `${written(part.part)}{${part.least},${part.most}}`
    case 'assertion': return `!${part.notBefore.join('')}`
    case 'anything': return '*'
  }
}

describe('partsOf', () => {
  test.each<[RegExp, string]>([
    [/abc/u, 'abc'],
    [/a|bc|/u, '(a|bc|)'],
    [/(?:ab)?c+d*e{2}f{3,}g{4,5}?/u, 'ab{0,1}c{1,Infinity}d{0,Infinity}e{2,2}f{3,Infinity}g{4,5}'],
    [/[^\]a-z]\]/u, String.raw`[^\]a-z]\]`],
    [/(?<value>x)(y)/u, 'xy'],
    [/^a$/u, '!a!'],
    [/\ba\B/u, '!a!'],
    [/(?<![0-9]|ab|\p{L})x(?!y)(?=z)(?<=w)/u, String.raw`![0-9]\p{L}x!!!`],
    // What looks like one character is not, where an assertion stands beside it.
    [/(?<!a(?=b))x/u, '!x'],
    [/([-.])a\1b/u, '[-.]a*b'],
    [/(?<mark>-)\k<mark>/u, '-*'],
    [/\x20\u3000\u{1F600}\d😀/u, String.raw`\x20\u3000\u{1F600}\d😀`]
  ])('%s', (regex, expected) => {
    expect(written(partsOf(regex))).toBe(expected)
  })
})
