// Rules alone, in this thread: one core.

import { Bench } from 'tinybench'
import { built } from '../built.ts'
import { rowOf, type Suite } from '../suite.ts'
import { CONVERSATIONS, textsOf } from '../texts.ts'

const SIZES = [1_000, 10_000, 100_000, 1_000_000]

/** The same text as it was written: a value in most messages, evidence across them. */
const SHORT = 'conversations of short messages'

export const RULES: Suite = {
  name: 'rules',
  about: 'All default rules on one core; characters are UTF-16 code units. Flat from 1 KB to 1 MB means linear. Texts of 1 and 10 KB together hold what the longer ones repeat.',
  async run () {
    const { createDetector } = await built<typeof import('../../src/detection/detector.ts')>('detection/detector')
    const { RECOGNIZERS } = await built<typeof import('../../src/detection/rules/index.ts')>('detection/rules/index')
    const detector = createDetector({ model: null, recognizers: RECOGNIZERS })
    const bench = new Bench({ time: 1_500, warmupTime: 300, iterations: 5, warmupIterations: 1 })
    const texts = SIZES.map((size) => ({ name: `${size} characters`, conversations: textsOf(size).map((text) => ({ messages: [{ role: 'customer' as const, text }] })) }))
    for (const { name, conversations } of texts) {
      bench.add(name, async () => { for (const conversation of conversations) await detector.detect(conversation, { engine: 'rules' }) })
    }
    bench.add(SHORT, async () => { for (const conversation of CONVERSATIONS) await detector.detect(conversation, { engine: 'rules' }) })
    await bench.run()
    return [...texts, { name: SHORT, conversations: CONVERSATIONS }].map(({ name, conversations }) =>
      rowOf('rules', bench, name, 'characters', conversations.flatMap(({ messages }) => messages).reduce((sum, { text }) => sum + text.length, 0)))
  }
}
