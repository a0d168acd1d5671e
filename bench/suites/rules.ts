// Rules alone, in this thread: one core.

import { Bench } from 'tinybench'
import { createDetector } from '../../src/detection/detector.ts'
import { RECOGNIZERS } from '../../src/detection/rules/index.ts'
import { rowOf, type Suite } from '../suite.ts'
import { CONVERSATIONS, textOf } from '../texts.ts'

const SIZES = [1_000, 10_000, 100_000, 1_000_000]

/** The same text as it was written: a value in most messages, evidence across them. */
const SHORT = 'conversations of short messages'

export const RULES: Suite = {
  name: 'rules',
  about: 'All default rules on one core; characters are UTF-16 code units. Flat from 1 KB to 1 MB means linear.',
  async run () {
    const detector = createDetector({ model: null, recognizers: RECOGNIZERS })
    const bench = new Bench({ time: 1_500, warmupTime: 300, iterations: 5, warmupIterations: 1 })
    for (const size of SIZES) {
      const conversation = { messages: [{ role: 'customer' as const, text: textOf(size) }] }
      bench.add(`${size} characters`, async () => { await detector.detect(conversation, { engine: 'rules' }) })
    }
    bench.add(SHORT, async () => { for (const conversation of CONVERSATIONS) await detector.detect(conversation, { engine: 'rules' }) })
    await bench.run()
    const characters = CONVERSATIONS.flatMap(({ messages }) => messages).reduce((sum, { text }) => sum + text.length, 0)
    return [...SIZES.map((size) => rowOf('rules', bench, `${size} characters`, 'characters', size)), rowOf('rules', bench, SHORT, 'characters', characters)]
  }
}
