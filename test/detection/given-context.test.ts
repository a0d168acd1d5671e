import { expect, test } from 'vitest'
import type { DetectionOptions } from '../../src/conversation.ts'
import { createDetector } from '../../src/detection/detector.ts'
import { RECOGNIZERS } from '../../src/detection/rules/index.ts'

const detector = createDetector({ model: null, recognizers: RECOGNIZERS })

async function detect (text: string, options: DetectionOptions) {
  return await detector.detect({ messages: [{ role: 'customer', text }] }, { engine: 'rules', ...options })
}

test.each<[string, string, readonly string[], DetectionOptions['entities'], string[]]>([
  ['a weak number without context', '536904399', [], ['US_SSN'], []],
  ['with a word of its list', '536904399', ['ssn'], ['US_SSN'], ['US_SSN']],
  ['in a longer word', '536904399', ['customer_ssn_field'], ['US_SSN'], ['US_SSN']],
  ['in capitals and full width', '536904399', ['ＳＳＮ'], ['US_SSN'], ['US_SSN']],
  ['in Japanese', 'TK1234567', ['旅券の番号'], ['JP_PASSPORT'], ['JP_PASSPORT']],
  ['a right check digit', '9434765919', ['nhs'], ['UK_NHS'], ['UK_NHS']],
  ['a word that says nothing', '536904399', ['kettle'], ['US_SSN'], []],
  ['a wrong check digit stays wrong', '9434765918', ['nhs'], ['UK_NHS'], []],
  ['a word in the text that denies is heard', 'order 536904399', ['ssn'], ['US_SSN'], []],
  ['types that are not wanted stay out', '536904399', ['ssn'], ['CREDIT_CARD'], []]
])('%s', async (_name, text, context, entities, expected) => {
  expect((await detect(text, { context, ...(entities === undefined ? {} : { entities }) })).map(({ type }) => type)).toEqual(expected)
})

test('the score is raised as by a word in the text, and the explanation names the word of the list', async () => {
  expect(await detect('it is 536904399', { entities: ['US_SSN'], context: ['customer_ssn_field'] }))
    .toMatchObject([{ score: 0.6, explanation: [{ kind: 'pattern' }, { kind: 'context', detail: 'ssn' }] }])
})
