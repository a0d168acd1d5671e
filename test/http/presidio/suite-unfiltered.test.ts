// Presidio's own unit tests through /presidio/analyze without a filter, by the rules alone: how many negatives raise anything, how many
// values are typed right; and whether every name that they use is known. docs/presidio.md states the figures.

import { describe, expect, test } from 'vitest'
import { buildPresidio } from '../../helpers/build-presidio.ts'
import { UNIT_CASES } from './unit-cases.ts'

interface Found { readonly entity_type: string, readonly start: number, readonly end: number, readonly score: number }

/** Names and places need the model. */
const cases = UNIT_CASES.filter(({ group, text, expected }) => group !== 'nlp_engine_recognizers' && text !== '' && expected !== null)

describe.skipIf(cases.length === 0)('presidio_cases.json without a filter (skipped without ../shared/suites)', () => {
  test('every name that the cases use is one that /supportedentities answers', async () => {
    const { get } = await buildPresidio()
    const names = new Set((await Promise.all([...new Set(cases.map(({ language }) => language))].map(async (language) => (await get(`/supportedentities?language=${language}`)).body as string[]))).flat())
    expect([...new Set(cases.map(({ entity }) => entity))].filter((name) => !names.has(name))).toEqual([])
  })

  // Without a threshold weak patterns are answered too, as by Presidio: a bare number is many things at once.
  test.each([[0.5, 0.03, 0.67], [undefined, 0.6, 0.85]] as const)('threshold %s: at most %s of the negatives raise anything, at least %s of the values are typed right', async (threshold, mostAlarms, leastTyped) => {
    const { post } = await buildPresidio()
    const alarms: string[] = []
    const [negatives, strong, typed, covered] = [{ n: 0 }, { n: 0 }, { n: 0 }, { n: 0 }]
    const others: string[] = []
    for (const { id, entity, language, text, expected } of cases) {
      const found = (await post('/analyze', { text, language, ...(threshold === undefined ? {} : { score_threshold: threshold }) })).body as readonly Found[]
      if (expected?.length === 0) {
        negatives.n += 1
        if (found.length > 0) alarms.push(`${id} ${entity} ${JSON.stringify(text)}: ${found.map(({ entity_type: type, start, end }) => `${type} ${[...text].slice(start, end).join('')}`).join(', ')}`)
      }
      for (const { start, end, tier } of expected ?? []) {
        if (tier !== 'strong') continue
        strong.n += 1
        const hits = found.filter((one) => one.start < end && start < one.end)
        if (hits.some((one) => one.entity_type === entity && one.start === start && one.end === end)) typed.n += 1
        else others.push(`${id} ${entity} ${JSON.stringify(text)}: ${hits.map(({ entity_type: type }) => type).join(', ')}`)
        if (hits.some((one) => one.start <= start && one.end >= end)) covered.n += 1
      }
    }
    console.log(`negatives that raise anything: ${alarms.length} of ${negatives.n}\n${alarms.join('\n')}\nstrong values typed right: ${typed.n} of ${strong.n}, found under any type: ${covered.n}\n${others.join('\n')}`)
    expect(alarms.length / negatives.n).toBeLessThanOrEqual(mostAlarms)
    expect(typed.n / strong.n).toBeGreaterThanOrEqual(leastTyped)
  })
})
