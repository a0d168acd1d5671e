// The second look over a detection that answers by script, over the real rules, and its limits.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Conversation, DetectionOptions, Finding } from '../../src/conversation.ts'
import { createDetector } from '../../src/detection/detector.ts'
import { RECOGNIZERS } from '../../src/detection/rules/index.ts'
import type { DetectCall, DetectionService } from '../../src/detection/service.ts'
import type { EntityType } from '../../src/entities.ts'
import { lookAgain, MOST_LOOKS } from '../../src/privacy/second-look.ts'
import { applyOperators } from '../../src/redaction/apply.ts'

const NOW = new Date('2026-03-01T00:00:00Z')
const KEY = new Uint8Array(32)

/** Finds `values` where they stand alone; `hidden` ones only once the value that hides them is gone. */
function scripted (values: Readonly<Record<string, EntityType>>, hiddenBy: Readonly<Record<string, string>> = {}) {
  const seen: Array<{ texts: string[], options: DetectionOptions, call: DetectCall | undefined }> = []
  const service: DetectionService = {
    modelId: 'scripted',
    async close () {},
    async detect ({ messages }, options, call) {
      seen.push({ texts: messages.map(({ text }) => text), options, call })
      const all = messages.map(({ text }) => text).join('\n')
      return messages.flatMap(({ text }, message) => Object.entries(values).flatMap(([value, type]): Finding[] => {
        const start = text.indexOf(value)
        const isHidden = hiddenBy[value] !== undefined && all.includes(hiddenBy[value])
        return start < 0 || isHidden ? [] : [{ message, start, end: start + value.length, type, score: 0.9, source: 'rule', explanation: [] }]
      })).sort((a, b) => a.message - b.message || a.start - b.start)
    }
  }
  return { service, seen }
}

function chat (...texts: string[]): Conversation {
  return { messages: texts.map((text) => ({ role: 'customer', text })) }
}

function shown (conversation: Conversation, findings: readonly Finding[]): string[] {
  return findings.map(({ message, start, end }) => conversation.messages[message]!.text.slice(start, end))
}

const find = async (service: DetectionService, conversation: Conversation, call?: DetectCall) => await lookAgain(service, () => NOW).detect(conversation, {}, call)

describe('a second look', () => {
  it('is not taken where the first finds nothing', async () => {
    const { service, seen } = scripted({ Ada: 'PERSON' })
    expect(await find(service, chat('hello'))).toEqual([])
    expect(seen).toHaveLength(1)
  })

  it('sees the text as it will be redacted, and ends when that gives nothing', async () => {
    const { service, seen } = scripted({ Ada: 'PERSON' })
    expect(await find(service, chat('I am Ada', 'ok'))).toHaveLength(1)
    expect(seen.map(({ texts }) => texts)).toEqual([['I am Ada', 'ok'], ['I am [PERSON_1]', 'ok']])
  })

  it('adds what only the calmer text shows, in offsets of the original and in order', async () => {
    const talk = chat('😀 Ada sent Bob and Eve to Zoe', 'Kim')
    const { service } = scripted({ Ada: 'PERSON', Bob: 'PERSON', Eve: 'PERSON', Zoe: 'USERNAME', Kim: 'PERSON' }, { Bob: 'Ada', Eve: 'Bob', Kim: 'Eve' })
    const findings = await find(service, talk)
    expect(shown(talk, findings)).toEqual(['Ada', 'Bob', 'Eve', 'Zoe', 'Kim'])
  })

  it('passes options and what is left of the time on', async () => {
    let now = NOW.getTime()
    const { service, seen } = scripted({ Ada: 'PERSON' })
    const slow: DetectionService = { ...service, detect: async (...rest) => { now += 400; return await service.detect(...rest) } }
    const { signal } = new AbortController()
    await lookAgain(slow, () => new Date(now)).detect(chat('Ada'), { threshold: 0.7 }, { deadlineMs: 1_000, signal })
    expect(seen.map(({ options, call }) => [options, call])).toEqual([
      [{ threshold: 0.7 }, { deadlineMs: 1_000, signal }],
      [{ threshold: 0.7 }, { deadlineMs: 600, signal }]
    ])
    await expect(lookAgain(slow, () => new Date(now)).detect(chat('Ada'), {}, { deadlineMs: 300 })).rejects.toMatchObject({ code: 'DEADLINE_EXCEEDED' })
  })

  it('fails when any look fails: never the findings of half the work', async () => {
    const { service } = scripted({ Ada: 'PERSON' })
    let calls = 0
    const failing: DetectionService = { ...service, detect: async (...rest) => { if (++calls === 2) throw new Error('gone'); return await service.detect(...rest) } }
    await expect(find(failing, chat('Ada'))).rejects.toThrow('gone')
  })

  it('ends however long something new turns up', async () => {
    let calls = 0
    const endless: DetectionService = {
      modelId: '',
      async close () {},
      async detect ({ messages }) {
        calls += 1
        const end = messages[0]!.text.length
        return [{ message: 0, start: end - 1, end, type: 'PERSON', score: 1, source: 'model', explanation: [] }].filter(() => !messages[0]!.text.endsWith(']')) as Finding[]
      }
    }
    await find(endless, chat('a'.repeat(50)))
    expect(calls).toBeLessThanOrEqual(MOST_LOOKS)
  })
})

it('redacting twice by the rules changes nothing more, whatever the text', async () => {
  const detector = createDetector({ model: null, recognizers: RECOGNIZERS })
  const service = lookAgain({ modelId: '', async close () {}, detect: async (conversation, options) => await detector.detect(conversation, options) }, () => NOW)
  const redact = async (conversation: Conversation): Promise<Conversation> =>
    applyOperators(conversation, await service.detect(conversation, { engine: 'rules' }), {}, KEY).conversation
  const piece = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 12 }),
    fc.constantFrom(
      ' 4111 1111 1111 1111 ', 'my name is Ada Lovelace', 'password: hunter2', '090-1234-5678', 'ada@example.com', '〒150-0041 東京都渋谷区神南1-2-3', '昭和56年2月3日生まれ',
      'カード番号は４１１１１１１１１１１１１１１１です', '[PERSON_1]', ' 10.0.0.1 ', 'パスワードはneko22です', '山田太郎と申します', 'SSN 123-45-6789', '12 Oak Street, Springfield, IL 62701', '\u200B', '1', '-', '\n'
    )
  )
  const message = fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join(''))
  await fc.assert(fc.asyncProperty(fc.array(message, { minLength: 1, maxLength: 3 }), async (texts) => {
    const once = await redact(chat(...texts))
    expect(await redact(once)).toEqual(once)
  }), { numRuns: 300 })
})
