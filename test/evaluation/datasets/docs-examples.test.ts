// The example of each format in docs/evaluate.md reads as it says: what people copy and paste works.

import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { DATASET_FORMATS } from '../../../src/evaluation/datasets/index.ts'
import { readData, writeData } from './read-all.ts'

const PAGE = readFileSync('docs/evaluate.md', 'utf8')
const ENDINGS: Readonly<Record<string, string>> = { sumi: 'jsonl', ai4privacy: 'jsonl', conll: 'conll', csv: 'csv', brat: 'ann' }

/** The first indented block behind the paragraph that names the format. */
function exampleOf (format: string): string[] {
  const block = new RegExp(`^\\*\\*[^\\n]*\\(\`${format}\`[\\s\\S]*?\\n\\n((?:    [^\\n]*\\n)+)`, 'mu').exec(PAGE)?.[1] ?? ''
  return block.split('\n').filter((line) => line !== '').map((line) => line.slice(4))
}

it.each(DATASET_FORMATS)('%s', async (format) => {
  const lines = exampleOf(format)
  expect(lines.length).toBeGreaterThan(0)
  if (format === 'brat') writeData('docs-brat.txt', 'I am Ada King')
  // spaCy's shapes are one a file.
  const files = format === 'spacy' ? lines : [lines.join('\n')]
  for (const [index, content] of files.entries()) {
    const { survey, values, format: found } = await readData(writeData(format === 'brat' ? 'docs-brat.ann' : `docs-${format}-${index}.${ENDINGS[format] ?? 'json'}`, content))
    expect([found, survey.bad, survey.oddSpans]).toEqual([format, [], 0])
    expect(values.length).toBe(format === 'sumi' ? 2 : 1)
    for (const value of values) expect(value).toMatch(/PERSON=Ada King$/u)
  }
})
