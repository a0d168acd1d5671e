// Messages without personal data, by what they hold (orders, tracking, versions, scores …): the share in which the rules find nothing, and each such message.

import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { createDetector } from '../../src/detection/detector.ts'
import { RECOGNIZERS } from '../../src/detection/rules/index.ts'

const fixtures = new URL('../fixtures/', import.meta.url)
/** The lists by families, and the older lists, which the rules were looked at with before. */
const NEW = ['tables/hard-negatives.en.txt', 'tables/hard-negatives.ja.txt', 'tables/hard-negatives.talk-en.txt', 'tables/hard-negatives.talk-ja.txt']
const OLD = ['hard-negatives/en.txt', 'hard-negatives/ja.txt']
/** Messages in which something is found, with the reason; they count as alarms. */
const KNOWN: Readonly<Record<string, string>> = {
  'counter 020 7946 0018 rolled over': 'the form of a London number, and a shop has a counter too: a leak is worse',
  '[worker-3] 800.555.0100 ms elapsed': 'the form of a North American number, with dots',
  'The meter counts 07012345678 pulses.': 'the form of a Japanese and of a British mobile number',
  'カウンタが07012345678で止まりました。': 'the form of a Japanese and of a British mobile number',
  'A 5-year-old washing machine, still fine.': 'an age, of a thing',
  '小林製薬の熱さまシートはありますか。': 'さま is an honorific everywhere else',
  'サザエさんの再放送は何時ですか。': 'a name, of a cartoon'
}

const detector = createDetector({ model: null, recognizers: RECOGNIZERS })

function messagesOf (files: readonly string[]): string[] {
  return files.flatMap((file) => readFileSync(new URL(file, fixtures), 'utf8').trim().split('\n')).filter((line) => !line.startsWith('#'))
}

async function found (text: string): Promise<string[]> {
  const findings = await detector.detect({ messages: [{ role: 'customer', text }] }, { engine: 'rules' })
  return findings.map(({ type, start, end }) => `${type} ${text.slice(start, end)}`)
}

describe.each([['by families', NEW], ['older', OLD]] as const)('hard negatives, %s', (_, files) => {
  const messages = messagesOf(files)

  test('98.5 % or more are clean', async () => {
    const answers = await Promise.all(messages.map(found))
    expect(answers.filter(({ length }) => length === 0).length / messages.length).toBeGreaterThanOrEqual(0.985)
  })

  test.each(messages.filter((text) => KNOWN[text] === undefined))('nothing in %j', async (text) => {
    expect(await found(text)).toEqual([])
  })
})

test('the new lists are as large as was asked, in both languages, without doubles, and every known message is in a list', () => {
  const [added, all] = [messagesOf(NEW), messagesOf([...NEW, ...OLD])]
  expect(added.length).toBeGreaterThanOrEqual(400)
  expect(new Set(all).size).toBe(all.length)
  expect(Object.keys(KNOWN).filter((text) => !all.includes(text))).toEqual([])
})
