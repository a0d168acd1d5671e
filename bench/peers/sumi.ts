// Sumi in the same frame: one thread, no pool, no server; rules alone, and model and rules.

import { join } from 'node:path'
import { systemClock } from '../../src/clock.ts'
import type { Engine } from '../../src/conversation.ts'
import { createDetector } from '../../src/detection/detector.ts'
import { readingMarks } from '../../src/detection/marks.ts'
import { loadNerModel } from '../../src/detection/ner/model.ts'
import { RECOGNIZERS } from '../../src/detection/rules/index.ts'
import { PACKAGE_ROOT, VERSION } from '../../src/package.ts'
import { lookAgain } from '../../src/privacy/second-look.ts'
import { withoutSpans, type Peer } from './peer.ts'

export async function sumiPeer (engine: Engine): Promise<Peer> {
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
