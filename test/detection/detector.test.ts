import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createDetector } from '../../src/detection/detector.ts'
import { RECOGNIZERS } from '../../src/detection/rules/index.ts'
import type { Conversation, DetectionOptions, Message } from '../../src/conversation.ts'
import type { ModelSpan, NerModel } from '../../src/detection/ner/model.types.ts'

const detector = createDetector({ model: null, recognizers: RECOGNIZERS })
const chat = (...texts: string[]): Conversation => ({ messages: texts.map((text, index): Message => ({ role: index % 2 === 0 ? 'agent' : 'customer', text })) })

async function found (conversation: Conversation, options: DetectionOptions = { engine: 'rules' }, modelSpans?: ReadonlyArray<readonly ModelSpan[]>): Promise<string[]> {
  const findings = await detector.detect(conversation, options, modelSpans)
  return findings.map(({ message, type, start, end }) => `${message} ${type} ${conversation.messages[message]?.text.slice(start, end)}`)
}

describe('createDetector', () => {
  test('rules, answers, split values and repeated names in one conversation', async () => {
    expect(await found(chat('Hi Tamsin here. Your SSN?', '412-87-6093', 'Thanks. Card number?', '4469 9282', 'go on', '0972 1958', 'ok', 'ta TAMSIN'))).toEqual([
      '0 PERSON Tamsin', '1 US_SSN 412-87-6093', '3 CREDIT_CARD 4469 9282', '5 CREDIT_CARD 0972 1958', '7 PERSON TAMSIN'
    ])
  })

  test('offsets are of the original: full-width, zero-width, half-width kana, astral', async () => {
    const text = '👍🏽 ｶｰﾄﾞは４１１１－１１１１\u200B－１１１１－１１１１、pw: hunter22'
    expect(await found({ messages: [{ role: 'customer', text }] })).toEqual(['0 CREDIT_CARD ４１１１－１１１１\u200B－１１１１－１１１１', '0 PASSWORD hunter22'])
  })

  test('a finding covers the whole of a letter that became several, and no two findings share one', async () => {
    const findings = await detector.detect({ messages: [{ role: 'customer', text: '㍿' }] }, {}, [[{ start: 0, end: 1, type: 'PERSON', score: 0.9 }]])
    expect(findings).toMatchObject([{ start: 0, end: 1 }])
  })

  test('model spans are mapped, merged with rules, and marked', async () => {
    const text = 'ship it to Mr. Wren Ａｄｅｙｅｍｉ, thanks'
    const start = text.indexOf('Mr.')
    const findings = await detector.detect({ messages: [{ role: 'customer', text }] }, {}, [[{ start, end: text.indexOf(', thanks') + 1, type: 'PERSON', score: 0.97 }]])
    expect(findings.map(({ start, end, type, source }) => [text.slice(start, end), type, source])).toEqual([['Wren Ａｄｅｙｅｍｉ', 'PERSON', 'model']])
  })

  test.each<[string, string, ModelSpan['type']]>([
    ['order 88 40', '88 40', 'PERSON'], ['the Jordan 4 Retro', 'Jordan', 'PERSON'], ['hello there', 'hello', 'PERSON'], ['my password is wrong', 'password', 'PASSWORD'], ['...', '...', 'ADDRESS']
  ])('a false alarm of the model is refuted: %j', async (text, value, type) => {
    const start = text.indexOf(value)
    expect(await found({ messages: [{ role: 'customer', text }] }, {}, [[{ start, end: start + value.length, type, score: 0.8 }]])).toEqual([])
  })

  test('a name of the model is found again in other messages', async () => {
    expect(await found(chat('ada lovelace wrote', 'hi Ada, LOVELACE?'), {}, [[{ start: 0, end: 12, type: 'PERSON', score: 0.99 }], []])).toEqual([
      '0 PERSON ada lovelace', '1 PERSON Ada', '1 PERSON LOVELACE'
    ])
  })

  test('the model reads the original text and the message before', async () => {
    const calls: Array<readonly [string, string]> = []
    const model: NerModel = { id: 'fake@1', entityTypes: ['PERSON'], spans: async (text, previous) => { calls.push([text, previous]); return [] }, close: async () => {} }
    await createDetector({ model, recognizers: [] }).detect(chat('Ａ', 'b'), {})
    expect(calls).toEqual([['Ａ', ''], ['b', 'Ａ']])
    await createDetector({ model, recognizers: [] }).detect(chat('c'), { engine: 'rules' })
    expect(calls).toHaveLength(2)
  })

  test('without a model the engine hybrid fails, it never falls back to rules', async () => {
    await expect(detector.detect(chat('my name is Ada'), {})).rejects.toMatchObject({ code: 'DETECTION_FAILED' })
  })

  test('only wanted types, only at or above the threshold', async () => {
    const conversation = chat('mail ada@x-example.org or call 090-1234-5678')
    expect(await found(conversation, { engine: 'rules', entities: ['PHONE_NUMBER'] })).toEqual(['0 PHONE_NUMBER 090-1234-5678'])
    expect(await found(conversation, { engine: 'rules', entities: [] })).toEqual([])
    expect(await found(chat('This is Ada.'), { engine: 'rules', threshold: 0.95 })).toEqual([])
    expect(await found(chat('I live in OX11 9GZ', 'Your postcode?', 'OX11 9GZ'), { engine: 'rules', entities: ['POSTAL_CODE', 'UK_POSTCODE'] })).not.toEqual([])
  })

  test('explanations never hold the value', async () => {
    const findings = await detector.detect(chat('Your SSN, name and password?', '412-87-6093, Zebulon Quist', 'zebulon'), { engine: 'rules' })
    expect(findings.length).toBeGreaterThan(2)
    expect(JSON.stringify(findings.map(({ explanation }) => explanation))).not.toMatch(/412|6093|zebulon|quist/iu)
  })

  test('empty texts and lone surrogates are no error', async () => {
    expect(await found(chat('', '\uD800', '\uDC00\u0000', ' \n'))).toEqual([])
  })

  const SECRETS = ['4111111111111111', '412-87-6093', 'ada@mail-example.org', '090-1234-5678', 'DE89370400440532013000', '203.0.113.77']
  const noise = fc.array(fc.constantFrom('です', ' hello ', '👍🏽', 'é', 'e\u0301', '\u200B', '、', '。', ' ', '東', '\n', '\uD800'), { maxLength: 5 }).map((parts) => parts.join(''))
  const disguise = fc.constantFrom<(value: string) => string>(
    (value) => value,
  (value) => value.replace(/[!-~]/gu, (unit) => String.fromCharCode(unit.charCodeAt(0) + 0xFEE0)),
  (value) => value.split('').join('\u200B'),
  (value) => value.replace(/\d/gu, (digit) => String.fromCodePoint(0x1D7CE + Number(digit)))
  )

  test('a secret is covered exactly, whatever it wears and wherever it stands', async () => {
    await fc.assert(fc.asyncProperty(noise, fc.constantFrom(...SECRETS), disguise, noise, async (before, secret, wear, after) => {
      const written = wear(secret)
      const text = `${before} ${written} ${after}`
      const findings = await detector.detect({ messages: [{ role: 'customer', text }] }, { engine: 'rules' })
      expect(findings.map(({ start, end }) => text.slice(start, end))).toEqual([written])
    }), { numRuns: 150 })
  })

  test('findings are sorted, apart, within the text, and never split a surrogate pair or a letter from its marks', async () => {
    const piece = fc.oneof(noise, fc.constantFrom(...SECRETS, 'my name is ', 'Zoe\u0301 Quist', '田中様', '㈱', 'ｶﾞ', 'password: ', '𝟒𝟏'), fc.string({ unit: 'grapheme', maxLength: 6 }))
    const texts = fc.array(fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join('')), { minLength: 1, maxLength: 4 })
    await fc.assert(fc.asyncProperty(texts, async (written) => {
      const conversation = chat(...written)
      const findings = await detector.detect(conversation, { engine: 'rules' })
      findings.forEach(({ message, start, end, score }, index) => {
        const text = conversation.messages[message]?.text ?? ''
        const last = findings[index - 1]
        expect(last === undefined || last.message < message || (last.message === message && last.end <= start)).toBe(true)
        expect(start >= 0 && start < end && end <= text.length && score >= 0.5 && score <= 1).toBe(true)
        for (const edge of [start, end]) {
          expect(/^[\uD800-\uDBFF][\uDC00-\uDFFF]$/.test(text.slice(edge - 1, edge + 1)), 'a split pair').toBe(false)
          expect(/^[\p{L}\p{N}]\p{M}$/u.test(text.slice(edge - 1, edge + 1)), 'a split letter').toBe(false)
        }
      })
    }), { numRuns: 200 })
  })
})
