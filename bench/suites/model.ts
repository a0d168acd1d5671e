// The model alone, in this thread: one core, int8, one window a run.

import { join } from 'node:path'
import { Bench } from 'tinybench'
import { loadNerModel } from '../../src/detection/ner/model.ts'
import { PACKAGE_ROOT } from '../../src/package.ts'
import { rowOf, type Row, type Suite } from '../suite.ts'
import { textOf, THIRTY_WORDS } from '../texts.ts'

/** A token of the shipped tokenizer is a piece of a Latin word, or one sign of any other script; about so many characters each. */
const CHARS_PER_ENGLISH_TOKEN = 4

const CASES: ReadonlyArray<readonly [string, string]> = [
  ['a message of 30 words', THIRTY_WORDS],
  ['10000 characters, both languages', textOf(10_000)]
]

export const MODEL: Suite = {
  name: 'model',
  about: 'The shipped model on one core. English text has about 4 characters a token, Japanese one.',
  async run () {
    const startedAt = performance.now()
    const model = await loadNerModel(join(PACKAGE_ROOT, 'models', 'sumi-ner'), { threads: 1 })
    const loadMs = performance.now() - startedAt
    const bench = new Bench({ time: 3_000, warmupTime: 500, iterations: 10, warmupIterations: 2 })
    for (const [name, text] of CASES) bench.add(name, async () => { await model.spans(text, '') })
    await bench.run()
    await model.close()
    const load: Row = { suite: 'model', name: 'load', extra: { ms: loadMs } }
    return [load, ...CASES.map(([name, text]) => rowOf('model', bench, name, 'tokens', tokensOf(text)))]
  }
}

function tokensOf (text: string): number {
  const others = [...text].filter((character) => /[^\x00-\x7F]/u.test(character)).length
  return others + (text.length - others) / CHARS_PER_ENGLISH_TOKEN
}
