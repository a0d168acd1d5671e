import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { createDetector } from '../../src/detection/detector.ts'
import { RECOGNIZERS } from '../../src/detection/rules/index.ts'
import type { Conversation, Finding } from '../../src/conversation.ts'

/** `secrets` must be covered by the rules alone; nothing of `keep` may be; `names` are the model's work. */
interface Example extends Conversation { readonly id: string, readonly secrets: readonly string[], readonly names: readonly string[], readonly keep: readonly string[] }
interface Labelled extends Conversation { readonly id: string, readonly entities: ReadonlyArray<{ message: number, start: number, end: number, type: string }> }

const fixtures = new URL('../fixtures/', import.meta.url)
const EXAMPLES: readonly Example[] = readdirSync(new URL('conversations/', fixtures)).map((name) => JSON.parse(readFileSync(new URL(`conversations/${name}`, fixtures), 'utf8')))
const detector = createDetector({ model: null, recognizers: RECOGNIZERS })
const detect = async (conversation: Conversation) => await detector.detect(conversation, { engine: 'rules' })

describe.each(EXAMPLES)('$id', (example) => {
  test('no secret stays visible', async () => {
    const findings = await detect(example)
    for (const secret of example.secrets) {
      const places = placesOf(example, secret)
      expect(places, secret).not.toEqual([])
      for (const { message, start, end } of places) expect(uncovered(findings, message, start, end), secret).toEqual([])
    }
  })

  test('order numbers, prices, products and plain words stay', async () => {
    const findings = await detect(example)
    const hidden = example.keep.filter((kept) => placesOf(example, kept).some(({ message, start, end }) => uncovered(findings, message, start, end).length < end - start))
    expect(hidden).toEqual([])
  })
})

test('rules alone cover most labelled values that have a form, and hide almost nothing else', async () => {
  const formed = new Set(['EMAIL_ADDRESS', 'PHONE_NUMBER', 'CREDIT_CARD', 'CARD_EXPIRY', 'CARD_SECURITY_CODE', 'IBAN', 'US_SSN', 'JP_MY_NUMBER', 'IP_ADDRESS', 'SECRET', 'DATE_OF_BIRTH', 'PASSWORD'])
  let [total, covered, findingsTotal, falseAlarms] = [0, 0, 0, 0]
  for (const language of ['en', 'ja']) {
    for (const line of readFileSync(new URL(`handwritten/${language}.jsonl`, fixtures), 'utf8').trim().split('\n')) {
      const conversation: Labelled = JSON.parse(line)
      const findings = await detect(conversation)
      for (const entity of conversation.entities.filter(({ type }) => formed.has(type))) {
        total += 1
        if (uncovered(findings, entity.message, entity.start, entity.end).length === 0) covered += 1
      }
      findingsTotal += findings.length
      falseAlarms += findings.filter((finding) => !conversation.entities.some((entity) => entity.message === finding.message && entity.start < finding.end && finding.start < entity.end)).length
    }
  }
  expect(covered / total).toBeGreaterThan(0.88)
  expect(falseAlarms / findingsTotal).toBeLessThan(0.03)
})

function placesOf ({ messages }: Conversation, value: string): Array<{ message: number, start: number, end: number }> {
  return messages.flatMap(({ text }, message) => {
    const places = []
    for (let start = text.indexOf(value); start >= 0; start = text.indexOf(value, start + 1)) places.push({ message, start, end: start + value.length })
    return places
  })
}

function uncovered (findings: readonly Finding[], message: number, start: number, end: number): number[] {
  const visible = []
  for (let at = start; at < end; at += 1) if (!findings.some((one) => one.message === message && one.start <= at && at < one.end)) visible.push(at)
  return visible
}
