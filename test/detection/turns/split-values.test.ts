import { describe, expect, test } from 'vitest'
import { normalize } from '../../../src/detection/normalize.ts'
import { readMessage } from '../../../src/detection/turns/message.ts'
import { splitCandidates } from '../../../src/detection/turns/split-values.ts'
import type { Role } from '../../../src/conversation.ts'

function pieces (...written: ReadonlyArray<readonly [Role, string]>): string[] {
  const messages = written.map(([role, text]) => readMessage(role, normalize(text)))
  return [...splitCandidates(messages)].flatMap(([message, found]) => found.map(({ type, start, end }) => `${message} ${type} ${messages[message]?.normalized.text.slice(start, end)}`))
}

describe('splitCandidates', () => {
  test.each<[string, ReadonlyArray<readonly [Role, string]>, string[]]>([
    ['two halves', [['agent', 'your card number?'], ['customer', 'ok first 8: 4469 9282'], ['customer', '0972 1958']], ['1 CREDIT_CARD 4469 9282', '2 CREDIT_CARD 0972 1958']],
    ['four quarters', [['agent', 'カード番号を4桁ずつ'], ['customer', '5415'], ['customer', '1454'], ['customer', '7215'], ['customer', '7800です']],
      ['1 CREDIT_CARD 5415', '2 CREDIT_CARD 1454', '3 CREDIT_CARD 7215', '4 CREDIT_CARD 7800']],
    ['someone says go on', [['agent', 'card number?'], ['customer', '4469 9282'], ['agent', 'go on'], ['customer', '0972 1958']], ['1 CREDIT_CARD 4469 9282', '3 CREDIT_CARD 0972 1958']],
    ['lines of one message', [['customer', 'my card\n4469 9282\n0972 1958']], ['0 CREDIT_CARD 4469 9282', '0 CREDIT_CARD 0972 1958']],
    ['an IBAN needs no context', [['customer', 'DE89 3704 0044'], ['customer', '0532 0130 00']], ['0 IBAN DE89 3704 0044', '1 IBAN 0532 0130 00']],
    ['a My Number', [['agent', 'マイナンバーをお願いします'], ['customer', '1234 5678'], ['customer', '9018']], ['1 JP_MY_NUMBER 1234 5678', '2 JP_MY_NUMBER 9018']],
    ['pieces of one line', [['customer', 'card: first four 4469, next four 9282, then 0972, last four 1958']], ['0 CREDIT_CARD 4469', '0 CREDIT_CARD 9282', '0 CREDIT_CARD 0972', '0 CREDIT_CARD 1958']],
    ['words around', [['customer', 'my visa starts with 4469 9282'], ['customer', 'and ends with 0972 1958']], ['0 CREDIT_CARD 4469 9282', '1 CREDIT_CARD 0972 1958']],
    ['a US phone number', [['agent', 'phone number?'], ['customer', '555'], ['customer', '234'], ['customer', '0143']], ['1 PHONE_NUMBER 555', '2 PHONE_NUMBER 234', '3 PHONE_NUMBER 0143']],
    ['an SSN', [['agent', 'your SSN?'], ['customer', '412'], ['customer', '87'], ['customer', '6093']], ['1 US_SSN 412', '2 US_SSN 87', '3 US_SSN 6093']]
  ])('%s', (_name, messages, expected) => {
    expect(pieces(...messages)).toEqual(expected)
  })

  test.each<[string, ReadonlyArray<readonly [Role, string]>]>([
    ['a failed checksum', [['agent', 'card number?'], ['customer', '4469 9282'], ['customer', '0972 1959']]],
    ['no context', [['agent', 'order number?'], ['customer', '4469 9282'], ['customer', '0972 1958']]],
    ['a phone number cut elsewhere', [['agent', 'phone number?'], ['customer', '5552'], ['customer', '34'], ['customer', '0143']]],
    ['two writers', [['agent', 'card number?'], ['customer', '4469 9282'], ['agent', '0972 1958']]],
    ['prices', [['agent', 'card number?'], ['customer', '$4469 9282'], ['customer', '0972 1958円']]],
    ['prose around', [['agent', 'card number?'], ['customer', 'I ordered 4469 9282 pieces of it'], ['customer', '0972 1958']]]
  ])('not: %s', (_name, messages) => {
    expect(pieces(...messages)).toEqual([])
  })
})
