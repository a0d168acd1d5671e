// Presidio's own end-to-end cases, compared strictly: status and body, not by the lenient comparison of Presidio's helper.

import { existsSync, readFileSync } from 'node:fs'
import { isDeepStrictEqual } from 'node:util'
import { expect, test } from 'vitest'
import { loadNerModel } from '../../../src/detection/ner/model.ts'
import { PACKAGE_ROOT } from '../../../src/package.ts'
import { buildPresidio } from '../../helpers/build-presidio.ts'

const FILE = new URL('../../../../shared/suites/presidio_http_cases.json', import.meta.url)
const MODEL = `${PACKAGE_ROOT}/models/sumi-ner`

interface HttpCase {
  readonly source: string
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly request: unknown
  readonly request_raw?: string
  readonly status: number
  /** null: only the status is checked. */
  readonly response: unknown
  readonly implementation_ties: readonly string[]
}

/**
 * Answers that are tied to Presidio's model, scores, regexes or list of recognizers, and may differ; docs/presidio.md has the reason of
 * each. All others must be equal.
 */
const MAY_DIFFER: ReadonlySet<string> = new Set([
  'e2e-tests/tests/test_api_analyzer.py:7',
  'e2e-tests/tests/test_api_analyzer.py:30',
  'e2e-tests/tests/test_api_analyzer.py:158',
  'e2e-tests/tests/test_api_analyzer.py:180',
  'e2e-tests/tests/test_api_analyzer.py:214',
  'e2e-tests/tests/test_api_analyzer.py:266',
  'e2e-tests/tests/test_api_analyzer.py:289',
  'e2e-tests/tests/test_api_analyzer.py:321',
  'e2e-tests/tests/test_api_analyzer.py:339',
  'e2e-tests/tests/test_api_analyzer.py:409',
  'e2e-tests/tests/test_api_analyzer.py:448',
  'e2e-tests/tests/test_api_analyzer.py:577',
  'e2e-tests/tests/test_api_e2e_integration_flows.py:105'
])

const cases = existsSync(FILE) ? (JSON.parse(readFileSync(FILE, 'utf8')) as { cases: HttpCase[] }).cases : []
const hasModel = existsSync(`${MODEL}/onnx/model_quantized.onnx`)

test.skipIf(cases.length === 0 || !hasModel)('presidio_http_cases.json: equal but for the listed (skipped without ../shared/suites or the model)', async () => {
  const model = await loadNerModel(MODEL, { threads: 1 })
  const { call } = await buildPresidio({ model })
  const compared: Array<{ readonly source: string, readonly got: object, readonly wanted: object }> = []
  for (const { source, method, path, request, request_raw: raw, status, response } of cases) {
    const answer = await call(method, `/presidio${path}`, method === 'GET' ? undefined : raw ?? request, { role: 'service' })
    compared.push({ source, got: { status: answer.status, body: response === null ? null : answer.body }, wanted: { status, body: response } })
  }
  const isEqual = ({ got, wanted }: typeof compared[number]): boolean => isDeepStrictEqual(got, wanted)
  expect(compared.filter(({ source }) => !MAY_DIFFER.has(source)).filter((one) => !isEqual(one))).toEqual([])
  expect(cases.filter(({ source, implementation_ties: ties }) => MAY_DIFFER.has(source) && ties.length === 0)).toEqual([])
  console.log(`${compared.filter(isEqual).length} of ${cases.length} equal; tied and different: ${compared.filter((one) => !isEqual(one)).map(({ source }) => source).join(', ')}`)
})
