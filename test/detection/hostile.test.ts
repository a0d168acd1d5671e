// The whole engine of rules on hostile text: its work grows like the text, and a megabyte is read to the end.

import { describe, expect, test } from 'vitest'
import { createDetector } from '../../src/detection/detector.ts'
import { RECOGNIZERS } from '../../src/detection/rules/index.ts'

const detector = createDetector({ model: null, recognizers: RECOGNIZERS })
const SEEDS: readonly string[] = [
  '7', '1 ', '1-', '4111 ', '0312345678 ', '@', 'a@', 'a.a.a.', ':', '::', '"', '\'"', '「「', '((((', '[[[]', 'か', 'パス', '\u200B', '1\u200B', 'password password ', 'the password is a or b and ',
  'pin 1234 or ', 'パスワードはa1とb2か', 'log in with a1 and ', 'security question is A ', 'four one one ', 'ゼロきゅう', '&#52;', '%40', 'a dot a at ', 'Mr A ', '市町', '12/27 ', '\n', '\uFFFC', 'a\u0301', '-----BEGIN PRIVATE KEY-----'
]
const VALUE = 'a.b@mail-example.jp'
/** Ten times the text: linear is 10, quadratic 100. */
const [SHORT, LONG, MOST_GROWTH] = [6_000, 60_000, 30]
const LOOKS = 3

/** CPU time of this process: other processes do not count. Milliseconds. */
async function work (seed: string, length: number): Promise<number> {
  const text = textOf(seed, length)
  let best = Infinity
  for (let run = 0; run < 3; run += 1) {
    const before = process.cpuUsage()
    await detector.detect({ messages: [{ role: 'customer', text }] }, { engine: 'rules' })
    const { user, system } = process.cpuUsage(before)
    best = Math.min(best, (user + system) / 1000)
  }
  return best
}

function textOf (seed: string, length: number): string {
  return `${seed.repeat(Math.ceil(length / seed.length))}\nmail ${VALUE}`
}

describe('hostile text', () => {
  test.each(SEEDS)('%j: ten times the text is about ten times the work', async (seed) => {
    const growths: number[] = []
    for (let look = 0; look < LOOKS; look += 1) {
      const [short, long] = [await work(seed, SHORT), await work(seed, LONG)]
      growths.push(long / Math.max(short, 2))
      if ((growths.at(-1) ?? 0) <= MOST_GROWTH) return
    }
    expect(growths).toEqual([])
  })

  test('a megabyte of all of it is read to the end', async () => {
    const text = SEEDS.map((seed) => textOf(seed, 1_000_000 / SEEDS.length)).join('\n')
    const findings = await detector.detect({ messages: [{ role: 'customer', text }] }, { engine: 'rules' })
    expect(text.length).toBeGreaterThanOrEqual(1_000_000)
    expect(findings.some(({ type, end }) => type === 'EMAIL_ADDRESS' && end === text.length)).toBe(true)
  })
})
