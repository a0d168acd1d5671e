// Sumi in the same frame: one thread, no pool, no server; rules alone, and model and rules.

import { join } from 'node:path'
import { systemClock } from '../../src/clock.ts'
import type { Engine } from '../../src/conversation.ts'
import { PACKAGE_ROOT, VERSION } from '../../src/package.ts'
import { built } from '../built.ts'
import { withoutSpans, type Peer } from './peer.ts'

export async function sumiPeer (engine: Engine): Promise<Peer> {
  const { createDetector } = await built<typeof import('../../src/detection/detector.ts')>('detection/detector')
  const { readingMarks } = await built<typeof import('../../src/detection/marks.ts')>('detection/marks')
  const { loadNerModel } = await built<typeof import('../../src/detection/ner/model.ts')>('detection/ner/model')
  const { RECOGNIZERS } = await built<typeof import('../../src/detection/rules/index.ts')>('detection/rules/index')
  const { lookAgain } = await built<typeof import('../../src/privacy/second-look.ts')>('privacy/second-look')
  const model = engine === 'rules' ? null : readingMarks(await loadNerModel(join(PACKAGE_ROOT, 'models', 'sumi-ner'), { threads: 1 }))
  const detector = createDetector({ model, recognizers: RECOGNIZERS })
  const detection = lookAgain({ modelId: '', close: async () => {}, detect: async (conversation, options) => await detector.detect(conversation, options) }, systemClock)
  return {
    name: `sumi ${VERSION}, ${engine === 'rules' ? 'rules' : 'model and rules'}`,
    setup: 'defaults, the detector in this thread',
    sees: 'conversation',
    async redact (conversation) {
      const findings = await detection.detect(conversation, { engine })
      return conversation.messages.map(({ text }, message) =>
        withoutSpans(text, findings.filter((finding) => finding.message === message).map(({ start, end }) => [start, end] as const)))
    },
    async close () { await model?.close() }
  }
}
