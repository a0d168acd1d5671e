// Security codes, PINs and one-time codes are cut out even where detection took them for something else.

import { describe, expect, it } from 'vitest'
import type { Finding } from '../../../src/conversation.ts'
import type { EntityType } from '../../../src/entities.ts'
import { originalOf, toKept } from '../../../src/privacy/conversations/conversation-body.ts'
import { withNeverKept } from '../../../src/privacy/conversations/never-kept.ts'

const talk = (text: string) => ({ messages: [{ role: 'customer' as const, text }] })
const finding = (text: string, value: string, type: EntityType): Finding => ({ message: 0, start: text.indexOf(value), end: text.indexOf(value) + value.length, type, score: 1, source: 'rule', explanation: [] })

describe('what is found without help', () => {
  it.each<[string, string]>([
    ['cvc 123', 'cvc [CARD_SECURITY_CODE]'], ['CVV: 1234.', 'CVV: [CARD_SECURITY_CODE].'], ['cvv2=999', 'cvv2=[CARD_SECURITY_CODE]'], ['my security code is 042', 'my security code is [CARD_SECURITY_CODE]'],
    ['セキュリティコードは１２３です', 'セキュリティコードは[CARD_SECURITY_CODE]です'], ['PIN number is 4711', 'PIN number is [PASSWORD]'], ['暗証番号「0000」', '暗証番号「[PASSWORD]」'], ['one-time code: 884213', 'one-time code: [PASSWORD]'],
    ['認証コード 884213', '認証コード [PASSWORD]'], ['two: cvc 123, PIN 9999', 'two: cvc [CARD_SECURITY_CODE], PIN [PASSWORD]'],
    ['security code 123456', 'security code 123456'], ['pinned 1234', 'pinned 1234'], ['order 123', 'order 123'], ['spin 1234', 'spin 1234']
  ])('%s', (text, expected) => {
    expect(originalOf(toKept('c', talk(text), withNeverKept(talk(text), []))).messages[0]?.text).toBe(expected)
  })
})

describe('beside what was found', () => {
  it.each<[string, string, EntityType, readonly string[]]>([
    ['cvc 123', 'cvc 123', 'USERNAME', ['USERNAME 0-4', 'CARD_SECURITY_CODE 4-7']],
    ['cvc 123', '123', 'AGE', ['CARD_SECURITY_CODE 4-7']],
    ['cvc 123 ok', '123 ok', 'PERSON', ['PERSON 7-10', 'CARD_SECURITY_CODE 4-7']],
    ['cvc 123', '123', 'CARD_SECURITY_CODE', ['CARD_SECURITY_CODE 4-7']],
    ['PIN 1234', 'PIN 1234', 'PASSWORD', ['PASSWORD 0-8']],
    ['Ada, cvc 123', 'Ada', 'PERSON', ['PERSON 0-3', 'CARD_SECURITY_CODE 9-12']]
  ])('%s with %s as %s', (text, value, type, expected) => {
    expect(withNeverKept(talk(text), [finding(text, value, type)]).map(({ type: found, start, end }) => `${found} ${start}-${end}`)).toEqual(expected)
  })
})
