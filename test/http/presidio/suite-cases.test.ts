// Presidio's own unit tests through /presidio/analyze, each with a filter for its entity: strong spans exact, negatives clean.

import { existsSync } from 'node:fs'
import { expect, test } from 'vitest'
import { loadNerModel } from '../../../src/detection/ner/model.ts'
import { PACKAGE_ROOT } from '../../../src/package.ts'
import { buildPresidio } from '../../helpers/build-presidio.ts'
import { UNIT_CASES } from './unit-cases.ts'

/** Where Presidio is wrong, or its test sets an option that its API does not have: each with its reason in docs/presidio.md. */
const EXCUSED: ReadonlySet<string> = new Set(['url_recognizer:36:1482', 'de_vat_id_recognizer:138:319', 'de_vat_id_recognizer:139:320'])

const MODEL = `${PACKAGE_ROOT}/models/sumi-ner`
const hasModel = existsSync(`${MODEL}/onnx/model_quantized.onnx`)

test.skipIf(UNIT_CASES.length === 0)('presidio_cases.json: strong spans exact and negatives clean, 99 % each (skipped without ../shared/suites)', async () => {
  const rules = await buildPresidio()
  const hybrid = hasModel ? await buildPresidio({ model: await loadNerModel(MODEL, { threads: 1 }) }) : undefined
  const strong = { right: 0, wrong: [] as string[] }
  const negatives = { right: 0, wrong: [] as string[] }
  for (const { id, group, entity, language, text, expected } of UNIT_CASES) {
    // Rules are measured by rules alone; names need the model.
    const app = group === 'nlp_engine_recognizers' ? hybrid : rules
    if (app === undefined || expected === null || text === '' || EXCUSED.has(id)) continue
    const { body } = await app.post('/analyze', { text, language, entities: [entity] })
    const found = new Set((body as ReadonlyArray<{ readonly start: number, readonly end: number }>).map(({ start, end }) => `${start}-${end}`))
    for (const { start, end, tier } of expected) {
      if (tier === 'strong') record(strong, found.has(`${start}-${end}`), `${id} ${text.slice(start, end)}`)
    }
    if (expected.length === 0) record(negatives, found.size === 0, `${id} ${text}`)
  }
  console.log(report('strong spans', strong), report('negatives', negatives))
  expect(share(strong)).toBeGreaterThanOrEqual(0.99)
  expect(share(negatives)).toBeGreaterThanOrEqual(0.99)
})

interface Tally { right: number, readonly wrong: string[] }

function record (tally: Tally, isRight: boolean, what: string): void {
  if (isRight) tally.right += 1
  else tally.wrong.push(what)
}

function share ({ right, wrong }: Tally): number {
  return right / (right + wrong.length)
}

function report (name: string, tally: Tally): string {
  return `\n${name}: ${tally.right} of ${tally.right + tally.wrong.length}\n${tally.wrong.map((what) => `  ${what}`).join('\n')}`
}
