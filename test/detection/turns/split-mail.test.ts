import { describe, expect, test } from 'vitest'
import { normalize } from '../../../src/detection/normalize.ts'
import { readMessage } from '../../../src/detection/turns/message.ts'
import { splitMailCandidates } from '../../../src/detection/turns/split-mail.ts'
import type { Role } from '../../../src/conversation.ts'

function halves (...written: ReadonlyArray<readonly [Role, string]>): string[] {
  const messages = written.map(([role, text]) => readMessage(role, normalize(text)))
  return [...splitMailCandidates(messages)].flatMap(([message, found]) => found.map(({ start, end }) => `${message} ${messages[message]?.normalized.text.slice(start, end)}`))
}

describe('splitMailCandidates', () => {
  test.each<[ReadonlyArray<readonly [Role, string]>, string[]]>([
    [[['customer', 'ada.b'], ['customer', '@example.com']], ['0 ada.b', '1 @example.com']],
    [[['customer', 'it\'s ada.b@'], ['customer', 'example.co.jp です']], []],
    [[['customer', 'it\'s ada.b@'], ['customer', 'example.co.jpです']], ['0 ada.b@', '1 example.co.jp']],
    [[['customer', 'my email is ada'], ['customer', '@example.com ']], ['0 ada', '1 @example.com']],
    [[['customer', 'ada'], ['agent', '@example.com']], []],
    [[['customer', 'see'], ['customer', 'example.com']], []],
    [[['customer', 'ada@'], ['customer', '@example.com']], []],
    [[['customer', 'hello there'], ['customer', '@example.com']], []],
    [[['customer', '@example.com']], []]
  ])('%j', (messages, expected) => {
    expect(halves(...messages)).toEqual(expected)
  })
})
