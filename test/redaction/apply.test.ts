import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Conversation, Finding } from '../../src/conversation.ts'
import type { EntityType } from '../../src/entities.ts'
import { applyOperators } from '../../src/redaction/apply.ts'
import type { Operator, Operators } from '../../src/redaction/operator.ts'

const KEY = new Uint8Array(32).fill(7)

/** 'I am <PERSON|Ada>' → the conversation and its findings. */
function marked (...messages: string[]): { conversation: Conversation, findings: Finding[] } {
  const findings: Finding[] = []
  const texts = messages.map((message, index) => {
    let text = ''
    for (const part of message.split(/(<[A-Z_]+\|[^>]*>)/u)) {
      const mark = /^<([A-Z_]+)\|([^>]*)>$/u.exec(part)
      if (mark === null) { text += part; continue }
      const [type, value] = [mark[1] as EntityType, mark[2]!]
      findings.push({ message: index, start: text.length, end: text.length + value.length, type, score: 1, source: 'rule', explanation: [] })
      text += value
    }
    return text
  })
  return { conversation: { messages: texts.map((text) => ({ role: 'customer', text })) }, findings }
}

function apply (operators: Operators, ...messages: string[]): string[] {
  const { conversation, findings } = marked(...messages)
  return applyOperators(conversation, findings, operators, KEY).conversation.messages.map(({ text }) => text)
}

describe('replace', () => {
  it.each<[string, string[], string[]]>([
    ['numbers by first appearance', ['<PERSON|Ada> and <PERSON|Bob>', '<PERSON|Ada>'], ['[PERSON_1] and [PERSON_2]', '[PERSON_1]']],
    ['knows a person by part of the name, title or case', ['<PERSON|Ms. Ana Delacroix>', '<PERSON|delacroix> <PERSON|ANA>'], ['[PERSON_1]', '[PERSON_1] [PERSON_1]']],
    ['knows a Japanese person by family name', ['<PERSON|田中>様', '<PERSON|田中 太郎>、<PERSON|太郎>'], ['[PERSON_1]様', '[PERSON_1]、[PERSON_1]']],
    ['does not join different persons', ['<PERSON|Ana Reyes>', '<PERSON|Ana Delacroix>'], ['[PERSON_1]', '[PERSON_2]']],
    ['ignores how a number is grouped', ['<CREDIT_CARD|4111 1111 1111 1111>', '<CREDIT_CARD|4111111111111111>'], ['[CREDIT_CARD_1]', '[CREDIT_CARD_1]']],
    ['tells passwords apart by case', ['<PASSWORD|Abc12345>', '<PASSWORD|abc12345>'], ['[PASSWORD_1]', '[PASSWORD_2]']],
    ['does not give a number twice that a text already holds', ['[PERSON_3] wrote', '<PERSON|Ada>'], ['[PERSON_3] wrote', '[PERSON_4]']]
  ])('%s', (_name, messages, expected) => {
    expect(apply({}, ...messages)).toEqual(expected)
  })
})

describe('each operator', () => {
  it.each<[Operator, string, string]>([
    [{ type: 'replace', with: '***' }, '<PERSON|Ada>!', '***!'],
    [{ type: 'redact' }, 'a <PERSON|Ada> b', 'a  b'],
    [{ type: 'hide' }, '<PASSWORD|hunter2>', '[PASSWORD]'],
    [{ type: 'keep' }, '<PERSON|Ada>', 'Ada'],
    [{ type: 'mask' }, '<PHONE_NUMBER|+44 20 7946-0812>', '+** ** ****-****'],
    [{ type: 'mask', keepLast: 4 }, '<CREDIT_CARD|4111-1111-1111-1234>', '****-****-****-1234'],
    [{ type: 'mask', keepFirst: 6, keepLast: 4, char: '•' }, '<CREDIT_CARD|4111111111111234>', '411111••••••1234'],
    [{ type: 'mask', keepLast: 4 }, '<CREDIT_CARD|4469 9282>', '**** ****'],
    [{ type: 'mask', keepLast: 4 }, '<PASSWORD|1234>', '****'],
    [{ type: 'mask' }, '<PERSON|José Ní 田中>', '**** ** **'],
    // Spoken: digits are shown or nothing, and no word tells its digit by its length.
    [{ type: 'mask', keepLast: 4 }, '<CREDIT_CARD|four one one one, one one one one, one one one one, one one one three>', '*** *** *** ***, *** *** *** ***, *** *** *** ***, *** *** *** ***'],
    [{ type: 'mask', keepLast: 4 }, '<CREDIT_CARD|4111 one one one one 1111 1234>', '**** *** *** *** *** **** 1234'],
    [{ type: 'mask', keepLast: 4 }, '<CREDIT_CARD|4111 1111 1111 12 three four>', '**** **** **** ** *** ***'],
    [{ type: 'mask', keepLast: 4 }, '<PHONE_NUMBER|ゼロキューゼロの1234のごーろくななはち>', '**********'],
    [{ type: 'mask', keepFirst: 2 }, '<PHONE_NUMBER|oh nine oh 1234 5678>', '*** *** *** **** ****'],
    [{ type: 'mask', keepLast: 4 }, '<JP_MY_NUMBER|一二三四 五六七八 九〇一二>', '*** *** ***'],
    // Letters that belong to a number stay where they may.
    [{ type: 'mask', keepLast: 4 }, '<IBAN|MT84 MALT 0110 0001 2345 MTLC AST0 01S>', '**** *** **** **** **** *** ***0 01S'],
    [{ type: 'mask', keepLast: 4 }, '<UK_NINO|QQ 12 34 56 C>', '*** ** *4 56 C'],
    [{ type: 'mask', keepLast: 4 }, '<PERSON|Lovelace>', '****lace'],
    [{ type: 'initial' }, '<PERSON|Ada King-Lovelace>', 'A. K.'],
    [{ type: 'initial' }, '<PERSON|田中 太郎>', '田* 太*'],
    [{ type: 'domain' }, '<EMAIL_ADDRESS|ada@example.co.uk>', '***@example.co.uk'],
    [{ type: 'domain' }, '<EMAIL_ADDRESS|ada at example dot com>', '[EMAIL_ADDRESS]'],
    [{ type: 'year' }, '<DATE_OF_BIRTH|11/04/1987>', '1987'],
    [{ type: 'year' }, '<DATE_OF_BIRTH|昭和56年2月3日>', '[DATE_OF_BIRTH]'],
    [{ type: 'year' }, '<DATE_OF_BIRTH|１９８７年４月>', '1987']
  ])('%o on %s', (operator, message, expected) => {
    expect(apply({ DEFAULT: operator }, message)).toEqual([expected])
  })

  it('hashes the canonical value under the key', () => {
    const [a, b] = apply({ DEFAULT: { type: 'hash' } }, '<EMAIL_ADDRESS|Ada@Example.com>', '<EMAIL_ADDRESS|ada@example.com>')
    expect(a).toMatch(/^\[EMAIL_ADDRESS:[\w-]{16}\]$/u)
    expect(b).toBe(a)
    expect(apply({ DEFAULT: { type: 'hash', key: 'another key, 16+' } }, '<EMAIL_ADDRESS|ada@example.com>')).not.toEqual([a])
  })

  it('prefers the operator of the type to DEFAULT', () => {
    expect(apply({ DEFAULT: { type: 'redact' }, PERSON: { type: 'keep' } }, '<PERSON|Ada>: <IBAN|DE57>')).toEqual(['Ada: '])
  })
})

it('rewrites the author of a message as the person it is', () => {
  const conversation: Conversation = { messages: [{ role: 'agent', author: 'Ada Lovelace', text: 'Ada here' }] }
  const finding: Finding = { message: 0, start: 0, end: 3, type: 'PERSON', score: 1, source: 'model', explanation: [] }
  expect(applyOperators(conversation, [finding], {}, KEY).conversation.messages).toEqual([{ role: 'agent', author: '[PERSON_1]', text: '[PERSON_1] here' }])
})

it.each<[string, Partial<Finding>]>([
  ['reaches past the text', { end: 9 }], ['is empty', { end: 0 }], ['names no message', { message: 1 }]
])('refuses a span that %s', (_name, change) => {
  const finding: Finding = { message: 0, start: 0, end: 3, type: 'PERSON', score: 1, source: 'rule', explanation: [], ...change }
  expect(() => applyOperators({ messages: [{ role: 'customer', text: 'Ada' }] }, [finding], {}, KEY)).toThrow(expect.objectContaining({ code: 'DETECTION_FAILED' }))
})

it('refuses overlapping spans', () => {
  const at = (start: number, end: number): Finding => ({ message: 0, start, end, type: 'PERSON', score: 1, source: 'rule', explanation: [] })
  expect(() => applyOperators({ messages: [{ role: 'customer', text: 'Ada Lovelace' }] }, [at(0, 5), at(4, 8)], {}, KEY)).toThrow()
})

it('changes nothing outside the findings', () => {
  const piece = fc.record({ plain: fc.string({ unit: 'binary' }), value: fc.string({ unit: 'binary', minLength: 1 }) })
  fc.assert(fc.property(fc.array(piece), fc.string({ unit: 'binary' }), (pieces, tail) => {
    let text = ''
    const findings = pieces.map(({ plain, value }): Finding => {
      const start = text.length + plain.length
      text += plain + value
      return { message: 0, start, end: start + value.length, type: 'PASSWORD', score: 1, source: 'rule', explanation: [] }
    })
    const result = applyOperators({ messages: [{ role: 'customer', text: text + tail }] }, findings, { DEFAULT: { type: 'replace', with: '#' } }, KEY)
    expect(result.conversation.messages[0]!.text).toBe(pieces.map(({ plain }) => `${plain}#`).join('') + tail)
  }))
})
