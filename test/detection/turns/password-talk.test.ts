import { describe, expect, test } from 'vitest'
import { normalize } from '../../../src/detection/normalize.ts'
import { readMessage } from '../../../src/detection/turns/message.ts'
import { passwordTalkCandidates } from '../../../src/detection/turns/password-talk.ts'

function passwords (...texts: string[]): string[] {
  const messages = texts.map((text, index) => readMessage(index % 2 === 0 ? 'customer' : 'agent', normalize(text)))
  return passwordTalkCandidates(messages, texts.length - 1).map(({ start, end }) => messages.at(-1)?.normalized.text.slice(start, end) ?? '')
}

describe('passwordTalkCandidates', () => {
  test.each([
    [['my password was changed', 'locked it.', 'Thanks. New one I\'d like to set: zelenyCaj-2031-vlak. Can you?'], ['zelenyCaj-2031-vlak']],
    [['admin page says wrong pw. i use hebden-otter-42'], ['hebden-otter-42']],
    [['whats the wifi pw? reception said bluewhale55 but nope'], ['bluewhale55']],
    [['パスワードも変わりました。minato#Koki-88 です。'], ['minato#Koki-88']]
  ])('%j → %j', (texts, expected) => {
    expect(passwords(...texts)).toEqual(expected)
  })

  test.each([
    [['New one I\'d like to set: zelenyCaj-2031-vlak']],
    [['my password', 'a', 'b', 'c', 'i use hebden-otter-42']],
    [['password trouble, i use firefox-128 and it is ticket-88120']],
    [['password mail went to: ada.l1@x-example.org']],
    [['password reset: use https://x-example.org/r3set']],
    [['my password does not work, order SEC-88120-99 too']]
  ])('nothing in %j', (texts) => {
    expect(passwords(...texts)).toEqual([])
  })
})
