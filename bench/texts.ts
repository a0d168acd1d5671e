// What is measured on: the project's own hand-written conversations, both languages, repeated to a size.

import { readFileSync } from 'node:fs'
import type { Conversation } from '../src/conversation.ts'

export const CONVERSATIONS: readonly Conversation[] = ['en', 'ja'].flatMap((language) =>
  readFileSync(new URL(`../test/fixtures/handwritten/${language}.jsonl`, import.meta.url), 'utf8').trim().split('\n')
    .map((line) => JSON.parse(line) as Conversation)
    .map(({ messages }) => ({ messages })))

/** Messages without personal data, both languages: products, orders, numbers of all kinds. */
export const HARMLESS: readonly string[] = ['en', 'ja'].flatMap((language) =>
  readFileSync(new URL(`../test/fixtures/hard-negatives/${language}.txt`, import.meta.url), 'utf8').trim().split('\n').filter((line) => !line.startsWith('#')))

/** One of them, with a number in each message: no two are alike, so that a cache does not help. */
export function numbered (index: number) {
  const { messages } = CONVERSATIONS[index % CONVERSATIONS.length] ?? { messages: [] }
  return { id: `c${index}`, messages: messages.map((message) => ({ ...message, text: `${message.text} #${index}` })) }
}

const MESSAGES: readonly string[] = CONVERSATIONS.flatMap(({ messages }) => messages.map(({ text }) => text))

/** About `chars` UTF-16 code units of messages, one a line. */
export function textOf (chars: number): string {
  const lines: string[] = []
  for (let length = 0, at = 0; length < chars; at++) {
    const line = MESSAGES[at % MESSAGES.length] ?? ''
    lines.push(line)
    length += line.length + 1
  }
  return lines.join('\n').slice(0, chars)
}

/** Texts of `chars` UTF-16 code units that together hold all messages; one longer text holds them again and again. */
export function textsOf (chars: number): readonly string[] {
  const count = Math.ceil(MESSAGES.join('\n').length / chars)
  const whole = textOf(count * chars)
  return Array.from({ length: count }, (_, index) => whole.slice(index * chars, (index + 1) * chars))
}

/** A message of 30 English words. */
export const THIRTY_WORDS = 'Hello, this is Marguerite Oyelaran, my parcel with the blue kettle has not arrived at my place yet, could you please look where it is and tell me when it will come?'
