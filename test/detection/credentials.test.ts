// Passwords, PINs, security answers, codes and keys in chat language, by tables: the share found with exact spans, and each row that is.

import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { createDetector } from '../../src/detection/detector.ts'
import { RECOGNIZERS } from '../../src/detection/rules/index.ts'
import { CREDENTIALS_EN, NO_CREDENTIALS_EN } from '../fixtures/tables/credentials.en.ts'
import { CREDENTIALS_JA, NO_CREDENTIALS_JA } from '../fixtures/tables/credentials.ja.ts'
import { CREDENTIALS_KEYS, NO_KEYS } from '../fixtures/tables/credentials.keys.ts'
import { KNOWN_MISSES } from '../fixtures/tables/credentials.known.ts'
import { CREDENTIALS_MORE_EN } from '../fixtures/tables/credentials.more-en.ts'
import { CREDENTIALS_MORE_JA } from '../fixtures/tables/credentials.more-ja.ts'
import { CREDENTIALS_MORE_KEYS } from '../fixtures/tables/credentials.more-keys.ts'
import { CREDENTIALS_FRESH_1 } from '../fixtures/tables/credentials.fresh-1.ts'
import { CREDENTIALS_FRESH_2 } from '../fixtures/tables/credentials.fresh-2.ts'
import { CREDENTIALS_FRESH_JA_1, CREDENTIALS_FRESH_JA_2, CREDENTIALS_FRESH_JA_3 } from '../fixtures/tables/credentials.fresh-ja.ts'
import { CREDENTIALS_TALK_1 } from '../fixtures/tables/credentials.talk-1.ts'
import { CREDENTIALS_TALK_2 } from '../fixtures/tables/credentials.talk-2.ts'
import { CREDENTIALS_TALK_3 } from '../fixtures/tables/credentials.talk-3.ts'
import { TALK_MISSES } from '../fixtures/tables/credentials.talk-known.ts'
import { credentialsOf, readRow } from '../fixtures/tables/credentials.read.ts'
import type { CredentialRow } from '../fixtures/tables/credentials.types.ts'

const CHAT: readonly CredentialRow[] = [...CREDENTIALS_EN, ...CREDENTIALS_JA, ...CREDENTIALS_MORE_EN, ...CREDENTIALS_MORE_JA]
const KEYS: readonly CredentialRow[] = [...CREDENTIALS_KEYS, ...CREDENTIALS_MORE_KEYS]
/** Free talk; the heads of the tables say how each was made, and what was exact when it was first measured. */
const TALK: readonly CredentialRow[] = [...CREDENTIALS_TALK_1, ...CREDENTIALS_TALK_2, ...CREDENTIALS_TALK_3, ...CREDENTIALS_FRESH_1, ...CREDENTIALS_FRESH_2, ...CREDENTIALS_FRESH_JA_1, ...CREDENTIALS_FRESH_JA_2, ...CREDENTIALS_FRESH_JA_3]
/** Near misses that are hidden all the same: what they say is one word from saying a secret. */
const KNOWN_FALSE_ALARMS: Readonly<Record<string, string>> = {
  'the pin on my jacket 4512': 'a PIN and its card are named in the same way: pin for my card 4512',
  'the brooch pin costs 4500': 'four digits close behind the word pin',
  'Is password123 a bad password?': 'a word and digits where passwords are talked about',
  'pass: adult, 2 days': 'a word behind pass and a colon',
  'login: broken / slow': 'two words with a slash behind login and a colon',
  'user: name; pass: code': 'a word behind pass and a colon',
  確認番号4471829は注文のものです: '確認番号 names one-time codes too'
}
const CLEAN = [...NO_CREDENTIALS_EN, ...NO_CREDENTIALS_JA, ...NO_KEYS, ...readFileSync(new URL('../fixtures/tables/hard-negatives.credentials.txt', import.meta.url), 'utf8').trim().split('\n').slice(1)]

const detector = createDetector({ model: null, recognizers: RECOGNIZERS })

async function isFound (row: CredentialRow): Promise<boolean> {
  const { conversation, expected } = readRow(row)
  return credentialsOf(await detector.detect(conversation, { engine: 'rules' }), row[0]).join() === expected.join()
}

async function isClean (text: string): Promise<boolean> {
  const findings = await detector.detect({ messages: [{ role: 'customer', text }] }, { engine: 'rules' })
  return !findings.some(({ type }) => type === 'PASSWORD' || type === 'SECRET' || type === 'USERNAME')
}

async function share<Row> (rows: readonly Row[], isRight: (row: Row) => Promise<boolean>): Promise<number> {
  const right = await Promise.all(rows.map(isRight))
  return right.filter(Boolean).length / rows.length
}

const known = (row: CredentialRow): string | undefined => KNOWN_MISSES[row.at(-1) ?? ''] ?? TALK_MISSES[row.at(-1) ?? '']

describe.each([['in chat language', CHAT, 0.97], ['as keys, settings and commands', KEYS, 0.97], ['in free talk', TALK, 0.97]] as const)('credentials %s', (_, rows, least) => {
  test(`are ${least * 100} % or more found, with exact spans`, async () => {
    expect(await share(rows, isFound)).toBeGreaterThanOrEqual(least)
  })

  test.each(rows.filter((row) => known(row) === undefined).map((row) => [row.slice(1).join(' | '), row] as const))('%s', async (_, row) => {
    const { conversation, expected } = readRow(row)
    expect(credentialsOf(await detector.detect(conversation, { engine: 'rules' }), row[0])).toEqual(expected)
  })

  test.each(rows.filter((row) => known(row) !== undefined).map((row) => [row.slice(1).join(' | '), row] as const))('known miss, still one: %s', async (_, row) => {
    expect(await isFound(row)).toBe(false)
  })
})

describe('talk of credentials', () => {
  test('is 97 % or more clean', async () => {
    expect(await share(CLEAN, isClean)).toBeGreaterThanOrEqual(0.97)
  })

  test.each(CLEAN.filter((text) => KNOWN_FALSE_ALARMS[text] === undefined))('nothing in %j', async (text) => {
    expect(await isClean(text)).toBe(true)
  })
})

test('the tables are as large as was asked, without doubles, and every known row is in them', () => {
  expect(CHAT.length).toBeGreaterThanOrEqual(200)
  expect(new Set([...CHAT, ...KEYS, ...TALK].map((row) => JSON.stringify(row))).size).toBe(CHAT.length + KEYS.length + TALK.length)
  expect(new Set(CLEAN).size).toBe(CLEAN.length)
  const turns = new Set([...CHAT, ...KEYS, ...TALK].map((row) => row.at(-1)))
  expect([...Object.keys(KNOWN_MISSES), ...Object.keys(TALK_MISSES)].filter((turn) => !turns.has(turn))).toEqual([])
  expect(Object.keys(KNOWN_FALSE_ALARMS).filter((text) => !CLEAN.includes(text))).toEqual([])
})
