// Users' rules through the whole detector: what they find, what they allow, and that they hide nothing else.

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { DetectionOptions, Finding, Message } from '../../../src/conversation.ts'
import { compileRuleSet } from '../../../src/detection/custom/compile-set.ts'
import { findRuleSets } from '../../../src/detection/custom/find-set.ts'
import { allowPatternsOf } from '../../../src/detection/custom/rule-set.ts'
import { createDetector } from '../../../src/detection/detector.ts'
import { RECOGNIZERS } from '../../../src/detection/rules/index.ts'
import type { AllowEntry, RuleSet, UserRule } from '../../../src/rule-set.ts'

const detector = createDetector({ model: null, recognizers: RECOGNIZERS })

async function detect (set: Omit<RuleSet, 'version'>, input: string | readonly Message[], options: DetectionOptions & { language?: 'en' | 'ja' } = {}): Promise<readonly Finding[]> {
  const messages = typeof input === 'string' ? [{ role: 'customer' as const, text: input }] : input
  const rules: RuleSet = { version: 1, ...set }
  const { language, ...rest } = options
  const found = findRuleSets([compileRuleSet(rules)], { texts: messages.map(({ text }) => text), context: options.context ?? [], ...(language === undefined ? {} : { language }) })
  return await detector.detect({ messages }, { engine: 'rules', ...rest }, undefined, { messages: found, allowPatterns: allowPatternsOf([rules]) })
}

/** 'TYPE value' of each finding. */
async function shown (set: Omit<RuleSet, 'version'>, text: string, options?: Parameters<typeof detect>[2]): Promise<string[]> {
  return (await detect(set, text, options)).map(({ type, start, end }) => `${type} ${text.slice(start, end)}`)
}

const rule = (given: Partial<UserRule>): UserRule => ({ name: 'mine', type: 'CUSTOM_MINE', ...given })
const pattern = (regex: string, score = 0.9, given: Partial<UserRule> = {}) => ({ rules: [rule({ patterns: [{ regex, score }], ...given })] })

describe('patterns', () => {
  test.each<[string, Omit<RuleSet, 'version'>, string, string[]]>([
    ['of one\'s own type', pattern('\\bE-\\d{6}\\b'), 'staff E-123456, E-1234567', ['CUSTOM_MINE E-123456']],
    ['glued to Japanese', pattern('\\bE-\\d{6}\\b'), '社員番号E-123456です', ['CUSTOM_MINE E-123456']],
    ['on the normalized text', pattern('E-\\d{6}'), '社員番号Ｅ－１２３４５６です', ['CUSTOM_MINE Ｅ－１２３４５６']],
    ['through invisible characters', pattern('E-\\d{6}'), 'E-12\u200B34\u200B56', ['CUSTOM_MINE E-12\u200B34\u200B56']],
    ['the group named value', pattern('ticket (?<value>[A-Z]{3})\\b'), 'my ticket ABC is', ['CUSTOM_MINE ABC']],
    ['punctuation of the value stays', pattern('<\\w+>'), 'see <abc>.', ['CUSTOM_MINE <abc>']],
    ['of a shipped type', pattern('\\bext\\. \\d{3}\\b', 0.9, { type: 'PHONE_NUMBER' }), 'call ext. 123', ['PHONE_NUMBER ext. 123']],
    ['of a type that is off by default', pattern('\\bAcme\\b', 0.9, { type: 'ORGANIZATION' }), 'at Acme', ['ORGANIZATION Acme']],
    ['below the threshold', pattern('E-\\d{6}', 0.3), 'E-123456', []],
    ['around a shipped finding: the user\'s', pattern('ORD-[\\d ]+\\d'), 'ORD-4111 1111 1111 1111', ['CUSTOM_MINE ORD-4111 1111 1111 1111']],
    ['the same place as a shipped finding: the user\'s', pattern('4[\\d ]+\\d'), 'card 4111 1111 1111 1111', ['CUSTOM_MINE 4111 1111 1111 1111']],
    ['inside a shipped finding: the larger', pattern('example'), 'mail ada@example.com', ['EMAIL_ADDRESS ada@example.com']],
    ['flags', { rules: [rule({ patterns: [{ regex: 'abc', score: 1, flags: 'i' }, { regex: 'xyz', score: 1 }] })] }, 'ABC XYZ', ['CUSTOM_MINE ABC']],
    ['not across marks', pattern('\\w+ .{10,20} \\w+'), 'Hello [PERSON_1] there', []],
    ['no empty match', pattern('x*'), 'yy', []]
  ])('%s', async (_name, set, text, expected) => {
    expect(await shown(set, text)).toEqual(expected)
  })

  test('a named filter holds for users\' types too', async () => {
    const set = pattern('E-\\d{6}')
    expect(await shown(set, 'E-123456', { entities: ['EMAIL_ADDRESS'] })).toEqual([])
    expect(await shown(set, 'E-123456', { entities: ['CUSTOM_MINE'] })).toEqual(['CUSTOM_MINE E-123456'])
  })

  test('the explanation names rule, pattern and context word, never the value', async () => {
    const [finding] = await detect(pattern('\\d{6}', 0.3, { contextWords: ['badge'] }), 'my badge is 123456')
    expect(finding).toMatchObject({ source: 'custom', type: 'CUSTOM_MINE', explanation: [{ kind: 'pattern', detail: 'mine: pattern 1' }, { kind: 'context', detail: 'badge' }] })
    expect(JSON.stringify(finding)).not.toContain('123456')
  })

  test('a refused pattern names its rule and says why, without itself', () => {
    const compile = () => compileRuleSet({ version: 1, ...pattern('(secret') })
    expect(compile).toThrow(expect.objectContaining({ code: 'INVALID_PATTERN', message: 'rule "mine", pattern 1: missing closing )' }) as Error)
    expect(() => compileRuleSet({ version: 1, allow: [{ patterns: ['a(?=b)'] }] })).toThrow(/^allow list 1, pattern 1: /)
  })
})

describe('context', () => {
  const weak = (given: Partial<UserRule> = {}) => pattern('\\b\\d{6}\\b', 0.3, { contextWords: ['badge', '社員番号'], ...given })
  test.each<[string, Omit<RuleSet, 'version'>, string, number | undefined]>([
    ['none', weak(), 'it is 123456', undefined],
    ['before', weak(), 'badge: 123456', 0.65],
    ['after', weak(), '123456 is my badge', 0.65],
    ['in Japanese', weak(), '社員番号は123456です', 0.65],
    ['its own score', weak({ contextScore: 0.97 }), 'badge 123456', 0.97],
    ['never lower', pattern('\\d{6}', 0.9, { contextWords: ['badge'], contextScore: 0.6 }), 'badge 123456', 0.9],
    ['a part of a word is none', weak(), 'badgers 123456', undefined]
  ])('%s', async (_name, set, text, score) => {
    expect((await detect(set, text))[0]?.score).toEqual(score === undefined ? undefined : expect.closeTo(score, 6))
  })

  test('a question in the message before counts', async () => {
    const messages: Message[] = [{ role: 'agent', text: 'What is your badge number?' }, { role: 'customer', text: '123456' }]
    expect(await detect(weak(), messages)).toMatchObject([{ message: 1, start: 0, end: 6, type: 'CUSTOM_MINE' }])
  })

  test('words given with the call count for every value', async () => {
    expect(await shown(weak(), '123456', { context: ['Badge number'] })).toEqual(['CUSTOM_MINE 123456'])
  })

  test('languages: a conversation that names another is left alone', async () => {
    const set = pattern('\\d{6}', 0.9, { languages: ['ja'] })
    expect(await shown(set, '123456')).toHaveLength(1)
    expect(await shown(set, '123456', { language: 'ja' })).toHaveLength(1)
    expect(await shown(set, '123456', { language: 'en' })).toEqual([])
  })
})

describe('words and deny lists', () => {
  test.each<[string, Omit<RuleSet, 'version'>, string, string[]]>([
    ['words', { rules: [rule({ words: ['Bluebird', '青い鳥'] })] }, 'the BLUEBIRD と青い鳥計画', ['CUSTOM_MINE BLUEBIRD', 'CUSTOM_MINE 青い鳥']],
    ['with case', { rules: [rule({ words: ['Apple'], caseSensitive: true })] }, 'Apple, apple', ['CUSTOM_MINE Apple']],
    ['full-width in the text', { deny: [{ words: ['Bluebird'] }] }, 'Ｂｌｕｅｂｉｒｄです', ['CUSTOM_DENIED Ｂｌｕｅｂｉｒｄ']],
    ['full-width in the list', { deny: [{ words: ['ＡＣＭＥ'] }] }, 'acme', ['CUSTOM_DENIED acme']],
    ['look-alike letters', { deny: [{ words: ['Bluebird'] }] }, 'Вluebird', ['CUSTOM_DENIED Вluebird']],
    ['look-alikes in the list', { deny: [{ words: ['Вluebird'] }] }, 'Вluebird', ['CUSTOM_DENIED Вluebird']],
    ['of a shipped type', { deny: [{ words: ['ada99'], type: 'USERNAME' }] }, 'ask ada99', ['USERNAME ada99']],
    ['inside a larger finding', { deny: [{ words: ['example'] }] }, 'ada@example.com', ['EMAIL_ADDRESS ada@example.com']],
    ['two that overlap are one', { deny: [{ words: ['New York', 'York City'] }] }, 'New York City', ['CUSTOM_DENIED New York City']],
    ['not in a mark', { deny: [{ words: ['PERSON'] }] }, '[PERSON_1] person', ['CUSTOM_DENIED person']]
  ])('%s', async (_name, set, text, expected) => {
    expect(await shown(set, text)).toEqual(expected)
  })

  test('deny has score 1 and says which list', async () => {
    expect(await detect({ deny: [{ words: ['x'] }, { words: ['Acme'] }] }, 'Acme')).toMatchObject([{ score: 1, explanation: [{ kind: 'list', detail: 'deny list 2' }] }])
  })
})

describe('allow lists', () => {
  const MAIL = 'EMAIL_ADDRESS ada@example.com'
  test.each<[string, AllowEntry, string, string[]]>([
    ['exact', { exact: ['ada@example.com'] }, 'ada@example.com, bob@example.com', ['EMAIL_ADDRESS bob@example.com']],
    ['exact is with case', { exact: ['Ada@example.com'] }, 'ada@example.com', [MAIL]],
    ['unless it is not', { exact: ['Ada@Example.com'], ignoreCase: true }, 'ada@example.com', []],
    ['a part of a value allows nothing', { exact: ['example.com'] }, 'ada@example.com', [MAIL]],
    ['a longer value is another', { exact: ['4111 1111 1111'] }, '4111 1111 1111 1111', ['CREDIT_CARD 4111 1111 1111 1111']],
    ['what lies in an allowed text is allowed', { exact: ['Order 4111 1111 1111 1111'] }, 'Order 4111 1111 1111 1111 ok', []],
    ['in full width', { exact: ['ada@example.com'] }, 'ａｄａ@example.com', []],
    ['only of its types', { exact: ['ada@example.com'], types: ['PHONE_NUMBER'] }, 'ada@example.com', [MAIL]],
    ['of its type', { exact: ['ada@example.com'], types: ['EMAIL_ADDRESS'] }, 'ada@example.com', []],
    ['a pattern takes whole values', { patterns: ['.*@example\\.com'] }, 'ada@example.com and ada@example.com.au', ['EMAIL_ADDRESS ada@example.com.au']],
    ['a pattern of a part takes none', { patterns: ['example'] }, 'ada@example.com', [MAIL]],
    ['a pattern with case', { patterns: ['ADA@.*'] }, 'ada@example.com', [MAIL]],
    ['and without', { patterns: ['ADA@.*'], ignoreCase: true }, 'ada@example.com', []]
  ])('%s', async (_name, entry, text, expected) => {
    expect(await shown({ allow: [entry] }, text)).toEqual(expected)
  })

  test('what an allowed value held is found all the same', async () => {
    const text = 'see https://shop.example/reset?mail=ada@example.com now'
    const entities = ['URL', 'EMAIL_ADDRESS'] as const
    expect(await shown({}, text, { entities })).toEqual(['URL https://shop.example/reset?mail=ada@example.com'])
    expect(await shown({ allow: [{ patterns: ['https://shop\\.example/.*'] }] }, text, { entities })).toEqual([MAIL])
  })

  test('words of one\'s own lists are found, whatever is allowed', async () => {
    const set = { allow: [{ exact: ['Bluebird plan'] }, { patterns: ['.*'] }], deny: [{ words: ['Bluebird'] }] }
    expect(await shown(set, 'Bluebird plan')).toEqual(['CUSTOM_DENIED Bluebird'])
  })

  test('one\'s own patterns have exceptions', async () => {
    const set = { ...pattern('E-\\d{6}'), allow: [{ exact: ['E-000000'] }] }
    expect(await shown(set, 'E-000000 E-123456')).toEqual(['CUSTOM_MINE E-123456'])
  })

  test('patterns that need too much work on a text fail the call', async () => {
    const values = Array.from({ length: 2_000 }, (_, index) => `user${index}@${'x'.repeat(40)}.example.com`).join(' ')
    await expect(detect({ allow: [{ patterns: Array.from({ length: 50 }, (_, index) => `(\\w{0,50}\\s){0,9}x${index}`) }] }, values)).rejects.toMatchObject({ code: 'RULES_TOO_LARGE' })
  })
})

test('rules that nobody ran fail the call', async () => {
  await expect(detector.detect({ messages: [{ role: 'customer', text: 'x' }] }, { engine: 'rules', rules: { version: 1 } })).rejects.toMatchObject({ code: 'DETECTION_FAILED' })
})

describe('ten thousand words', () => {
  const words = Array.from({ length: 10_000 }, (_, index) => `${index % 2 === 0 ? 'codename' : '計画'}${(index * 7919) % 100_003}`)
  const set: RuleSet = { version: 1, deny: [{ words }] }
  const compiled = compileRuleSet(set)

  test('each is found where it stands, and no neighbour is', () => {
    const text = words.map((word) => `${word}、`).join('')
    const [message] = findRuleSets([compiled], { texts: [text], context: [] })
    const found = new Set(message?.spans.map(({ start, end }) => text.slice(start, end)))
    expect(words.filter((word) => !found.has(word))).toEqual([])
    const [other] = findRuleSets([compiled], { texts: [words.filter((_, index) => index % 2 === 0).map((word) => `x${word} ${word}x`).join(' ')], context: [] })
    expect(other?.spans).toEqual([])
  })
})

const TEXT = fc.array(fc.constantFrom('Ada', 'ada@example.com', '4111 1111 1111 1111', 'E-123456', ' ', ', ', 'です', '山田', '\u200B', 'ａ', '㈱', '👩‍👧', 'x', '192.168.0.1', '\n', 'https://a.example/ada@example.com'), { maxLength: 12 }).map((parts) => parts.join(''))

test('property: a listed word is found exactly, wherever it stands alone', async () => {
  await fc.assert(fc.asyncProperty(TEXT, fc.constantFrom('Bluebird', '青い鳥', 'ＡＣＭＥ', 'Вluebird', 'e-mail'), TEXT, async (before, word, after) => {
    const text = `${before} ${word} ${after}`
    const start = before.length + 1
    const findings = await detect({ deny: [{ words: [word] }] }, text)
    const covering = findings.filter((finding) => finding.start < start + word.length && start < finding.end)
    expect(covering.map(({ start, end }) => text.slice(start, end)).join('')).toContain(word)
  }), { numRuns: 60 })
})

test('property: an allow list takes back what it names and nothing else', async () => {
  const entry = fc.constantFrom<AllowEntry>({ exact: ['ada@example.com'] }, { exact: ['Ada', '4111 1111 1111 1111'] }, { patterns: ['.*@example\\.com'] }, { patterns: ['https://.*'] }, { patterns: ['\\d+'], types: ['CREDIT_CARD'] })
  await fc.assert(fc.asyncProperty(TEXT, entry, async (text, allow) => {
    const set = pattern('E-\\d{6}')
    const entities = ['URL', 'EMAIL_ADDRESS', 'CREDIT_CARD', 'IP_ADDRESS', 'CUSTOM_MINE'] as const
    const all = await detect(set, text, { entities })
    const left = await detect({ ...set, allow: [allow] }, text, { entities })
    const isNamed = (value: string): boolean => allow.exact?.some((one) => one.includes(value)) ?? allow.patterns?.some((one) => new RegExp(`^(?:${one})$`, 'su').test(value)) ?? false
    const missing = all.filter(({ start, end }) => !left.some((finding) => finding.start <= start && finding.end >= end))
    for (const { start, end } of missing) expect(isNamed(text.slice(start, end).normalize('NFKC').replaceAll('\u200B', ''))).toBe(true)
    for (const { start, end } of left) expect(start < end && end <= text.length).toBe(true)
  }), { numRuns: 80 })
})
