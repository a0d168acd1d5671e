// Callers' rules in real threads.

import { afterAll, expect, test } from 'vitest'
import { startCustomPool } from '../../src/pool/custom-pool.ts'
import type { CustomRule } from '../../src/detection/custom/rule.ts'
import type { KeyedRuleSet } from '../../src/detection/custom/rule-set.ts'
import type { RuleSet } from '../../src/rule-set.ts'

const pool = startCustomPool()
afterAll(async () => { await pool.close() })

const FLAGS = { ignoreCase: true, multiline: true, dotAll: true }
const rule = (source: string): CustomRule => ({ patterns: [{ name: 'p', source, score: 0.5 }], flags: FLAGS, words: [], wordScore: 1, context: [] })
/** As slow as RE2 gets: two thousand states a character. */
const SLOW = rule('(\\w{0,50}\\s){0,20}x')

test('finds and tests', async () => {
  expect(await pool.find([rule('\\d{5}')], ['Zip 10023', ''], [])).toEqual([[{ rule: 0, pattern: 0, start: 4, end: 9, score: 0.5, originalScore: 0.5, contextWord: '' }], []])
  expect(await pool.test('github', FLAGS, ['me@GitHub.com', 'you'])).toEqual([true, false])
})

test('a pattern that the engine does not take is refused with its reason, without the pattern', async () => {
  await expect(pool.find([rule('(secret')], ['x'], [])).rejects.toMatchObject({ code: 'INVALID_PATTERN', message: 'rule 1, pattern 1: missing closing )' })
})

test('what takes too long is stopped, and the next call is answered', async () => {
  const text = 'ab1234 '.repeat(1_000_000)
  await expect(pool.find([SLOW], [text], [], { deadlineMs: 300 })).rejects.toMatchObject({ code: 'DEADLINE_EXCEEDED' })
  expect(await pool.test('a', FLAGS, ['a'])).toEqual([true])
})

test('who gives up frees the thread', async () => {
  const controller = new AbortController()
  const calls = Array.from({ length: 4 }, async () => await pool.find([SLOW], ['ab1234 '.repeat(1_000_000)], [], { signal: controller.signal }))
  setTimeout(() => { controller.abort() }, 100)
  for (const result of await Promise.allSettled(calls)) expect(result).toMatchObject({ status: 'rejected', reason: { code: 'DEADLINE_EXCEEDED' } })
  expect(await pool.test('a', FLAGS, ['a'])).toEqual([true])
})

test('the event loop goes on while rules run', async () => {
  let ticks = 0
  const timer = setInterval(() => { ticks += 1 }, 5)
  await pool.find([SLOW], ['ab1234 '.repeat(15_000)], [])
  clearInterval(timer)
  expect(ticks).toBeGreaterThan(3)
})

test('rule sets are sent once, then known by their key; other sets beside them stay apart', async () => {
  const set = (word: string): KeyedRuleSet => ({ key: word, content: { version: 1, deny: [{ words: [word] }] } })
  const question = { texts: ['Acme and Umbra', ''], context: [] }
  const found = async (...sets: KeyedRuleSet[]): Promise<number[][]> => (await pool.findSets(sets, question)).map(({ spans }) => spans.map(({ start }) => start))
  expect(await found(set('Acme'))).toEqual([[0], []])
  expect(await found({ key: 'Acme', content: { version: 1 } }, set('Umbra'))).toEqual([[0, 9], []])
  const many = Array.from({ length: 40 }, (_, index) => set(`word${index}`))
  for (const one of many) expect(await found(one)).toEqual([[], []])
  expect(await found(set('Acme'), ...many, set('Umbra'))).toEqual([[0, 9], []])
})

test('a set with a pattern that the engine does not take is refused, naming its rule', async () => {
  const content: RuleSet = { version: 1, rules: [{ name: 'staff', type: 'CUSTOM_STAFF', patterns: [{ regex: '(secret', score: 1 }] }] }
  await expect(pool.findSets([{ key: 'bad', content }], { texts: ['x'], context: [] })).rejects.toMatchObject({ code: 'INVALID_PATTERN', message: 'rule "staff", pattern 1: missing closing )' })
})

test('a set that takes too long fails its call with its code', async () => {
  const content: RuleSet = { version: 1, rules: [{ name: 'slow', type: 'CUSTOM_SLOW', patterns: [{ regex: '(\\w{0,50}\\s){0,20}[x-z]', score: 1 }] }] }
  await expect(pool.findSets([{ key: 'slow', content }], { texts: ['ab1234 '.repeat(1_000_000)], context: [] }, { deadlineMs: 300 })).rejects.toMatchObject({ code: 'DEADLINE_EXCEEDED' })
})
