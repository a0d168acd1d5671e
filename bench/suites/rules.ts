// Rules alone, in this thread: one core.

import { Bench } from 'tinybench'
import { built } from '../built.ts'
import type { Conversation } from '../../src/conversation.ts'
import { rowOf, type Suite } from '../suite.ts'
import { CONVERSATIONS, HARMLESS, textsOf } from '../texts.ts'

const SIZES = [1_000, 10_000, 100_000, 1_000_000]

export const RULES: Suite = {
  name: 'rules',
  about: 'All default rules on one core; characters are UTF-16 code units. Flat from 1 KB to 1 MB means linear. Most messages of these texts hold a value; texts of 1 and 10 KB together hold what the longer ones repeat.',
  async run () {
    const { createDetector } = await built<typeof import('../../src/detection/detector.ts')>('detection/detector')
    const { RECOGNIZERS } = await built<typeof import('../../src/detection/rules/index.ts')>('detection/rules/index')
    const detector = createDetector({ model: null, recognizers: RECOGNIZERS })
    const bench = new Bench({ time: 1_500, warmupTime: 300, iterations: 5, warmupIterations: 1 })
    const inputs: ReadonlyArray<{ readonly name: string, readonly conversations: readonly Conversation[] }> = [
      ...SIZES.map((size) => ({ name: `${size} characters`, conversations: textsOf(size).map(oneMessage) })),
      { name: 'conversations of short messages', conversations: CONVERSATIONS },
      { name: 'messages without personal data', conversations: HARMLESS.map(oneMessage) }
    ]
    for (const { name, conversations } of inputs) {
      bench.add(name, async () => { for (const conversation of conversations) await detector.detect(conversation, { engine: 'rules' }) })
    }
    await bench.run()
    return inputs.map(({ name, conversations }) =>
      rowOf('rules', bench, name, 'characters', conversations.flatMap(({ messages }) => messages).reduce((sum, { text }) => sum + text.length, 0)))
  }
}

function oneMessage (text: string): Conversation {
  return { messages: [{ role: 'customer', text }] }
}
