import { describe, expect, it } from 'vitest'
import { jpMyNumber, luhn, mod97 } from '../../src/detection/checksums.ts'
import { withIbanCheck, withLuhn, withMyNumberCheck } from '../../src/evaluation/generate/check-digits.ts'
import { generateRecord, generateRecords, LANGUAGE_TABLES } from '../../src/evaluation/generate/generate.ts'
import { drawFrom, seededRandom } from '../../src/evaluation/random.ts'

describe.each(['en', 'ja'] as const)('%s', (language) => {
  const { templates, slots } = LANGUAGE_TABLES[language]

  it('has at least forty templates, each well formed, and uses every slot', () => {
    expect(templates.length).toBeGreaterThanOrEqual(40)
    expect(new Set(templates).size).toBe(templates.length)
    for (const line of templates.flatMap((template) => template.split('\n'))) expect(line).toMatch(/^[CAB]: .*\S$/u)
    const used = new Set(templates.join().match(/(?<=\{)[a-zA-Z]+/gu))
    expect([...used].sort()).toEqual(Object.keys(slots).sort())
  })

  it('labels each value where it stands', () => {
    for (const { conversation, spans } of generateRecords({ count: 500, languages: [language], seed: 5 })) {
      const texts = conversation.messages.map(({ text }) => text)
      expect(texts.join()).not.toMatch(/[{}]/u)
      for (const { message, start, end } of spans) {
        const value = texts[message]?.slice(start, end) ?? ''
        expect(value.length).toBe(end - start)
        expect(value).toBe(value.trim())
      }
      const sorted = spans.map(({ message, start, end }) => [message * 10_000 + start, message * 10_000 + end] as const)
      sorted.slice(1).forEach(([start], index) => { expect(start).toBeGreaterThanOrEqual(sorted[index]?.[1] ?? 0) })
    }
  })

  it('is the same for the same seed, another for another', () => {
    expect(generateRecord(language, 1, 7)).toEqual(generateRecord(language, 1, 7))
    expect(new Set(Array.from({ length: 200 }, (_, seed) => JSON.stringify(generateRecord(language, seed, 0).conversation))).size).toBeGreaterThan(190)
  })
})

it('calls one person by one name in a conversation', () => {
  const records = [...generateRecords({ count: 400, languages: ['en'], seed: 2 })]
  const named = records.find(({ conversation }) => conversation.messages[0]?.text.includes('never turned up'))
  const texts = named?.conversation.messages.map(({ text }) => text.toLowerCase()) ?? []
  expect(texts[1]).toContain(/it's ([a-z']+)/u.exec(texts[0] ?? '')?.[1] ?? 'nobody')
})

it('makes check digits that the checksums of detection accept', () => {
  const draw = drawFrom(seededRandom(1))
  for (let round = 0; round < 200; round++) {
    expect(luhn(withLuhn(`411111${draw.digits(9)}`))).toBe(true)
    const iban = withIbanCheck('GB', `TEST${draw.digits(14)}`)
    expect(mod97(iban.slice(4) + iban.slice(0, 4))).toBe(true)
    expect(jpMyNumber(withMyNumberCheck(draw.digits(11)))).toBe(true)
  }
})
