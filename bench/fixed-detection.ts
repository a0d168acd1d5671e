// Detection that costs nothing, for suites that measure all but the model: e-mail addresses and sixteen digits.

import type { Finding } from '../src/conversation.ts'
import type { DetectionService } from '../src/detection/service.ts'

export const FIXED_DETECTION: DetectionService = {
  modelId: 'fixed@1',
  async detect ({ messages }) {
    return messages.flatMap(({ text }, message) => [...text.matchAll(/[\w.]+@[\w.]+\w|\b\d{16}\b/gu)].map((match): Finding => (
      { message, start: match.index, end: match.index + match[0].length, type: match[0].includes('@') ? 'EMAIL_ADDRESS' : 'CREDIT_CARD', score: 1, source: 'rule', explanation: [] })))
  },
  async close () {}
}
