import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { requirementsOf } from '../../../../src/detection/rules/gate/requirements.ts'
import { createGate } from '../../../../src/detection/rules/gate/gate.ts'
import { blocksOf } from '../../../../src/detection/rules/gate/blocks.ts'
import { normalize } from '../../../../src/detection/normalize.ts'
import { RECOGNIZERS } from '../../../../src/detection/rules/index.ts'

describe('requirementsOf', () => {
  test.each<[RegExp, number, readonly string[] | null]>([
    [/password is/u, 0, ['password is']],
    [/(?:my )?(?:pin|code)[: ]/iu, 0, ['pin:', 'pin ', 'code:', 'code ', 'my pin:', 'my pin ', 'my code:', 'my code ']],
    [/\d{3}-\d{2}-\d{4}/u, 9, null],
    [/\d{4}(?:[ -]?\d{4}){3}/u, 16, null],
    [/(?:\d{4}|\d{6}x)/u, 4, null],
    [/\d{2}[a-z]\d{3}/u, 3, null],
    [/(?<![0-9])[A-Z]{2}\d{7}/u, 7, null],
    [/\w+@\w+/u, 0, ['@']],
    [/(?<=ssn )\d{3}/u, 3, ['ssn ']],
    [/a|bc/u, 0, null],
    [/(?:カード|番号)は/u, 0, ['カード', '番号']],
    [/\p{L}+(?:様|さん)/u, 0, ['様', 'さん']],
    [/x?/u, 0, null],
    [/AKIA[0-9A-Z]{16}/u, 0, ['akia']]
  ])('%s needs %d digits and one of %j', (regex, digits, literals) => {
    const found = requirementsOf(regex)
    expect(found.digits).toBe(digits)
    expect(found.literals === null ? null : [...found.literals].sort()).toEqual(literals === null ? null : [...literals].sort())
  })
})

test.each([[/ab{2,5}(?:c|def)?/u, 9], [/(?<=xx)a(?!yyy)/u, 6], [/a+/u, Infinity], [/[0-9]{3}(?:-[0-9]{2}){1,2}/u, 9]])('%s spans at most %d units', (regex, length) => {
  expect(requirementsOf(regex).length).toBeLessThanOrEqual(length * 2)
  expect(requirementsOf(regex).length).toBeGreaterThanOrEqual(length)
})

describe('the gate', () => {
  // Every match of every shipped pattern in every fixture must pass the gate: a closed gate would be a leak.
  test('never closes before a match', () => {
    const rules = RECOGNIZERS.map((recognizer) => ({ recognizer, needs: recognizer.patterns.map(({ regex }) => requirementsOf(regex)) }))
    const gate = createGate(rules)
    let matches = 0
    for (const text of fixtureTexts()) {
      for (const block of blocksOf(text)) {
        const open = gate(block, '')
        RECOGNIZERS.forEach(({ id, patterns }, rule) => patterns.forEach((pattern, index) => {
          if (!new RegExp(pattern.regex.source, pattern.regex.flags.replace('g', '')).test(block.text)) return
          matches += 1
          expect(open.isOpen(rule, index), `${id}: ${pattern.id}`).toBe(true)
        }))
      }
    }
    expect(matches).toBeGreaterThan(100)
  })
})

function fixtureTexts (): string[] {
  const folder = new URL('../../../fixtures/', import.meta.url)
  const conversations = readdirSync(new URL('conversations/', folder)).map((name) => JSON.parse(readFileSync(new URL(`conversations/${name}`, folder), 'utf8')))
  const written = ['en', 'ja'].flatMap((language) => readFileSync(new URL(`handwritten/${language}.jsonl`, folder), 'utf8').trim().split('\n').map((line) => JSON.parse(line)))
  return [...conversations, ...written].flatMap(({ messages }: { messages: Array<{ text: string }> }) => messages.map(({ text }) => normalize(text).text))
}
