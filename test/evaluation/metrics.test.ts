import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { EntityType } from '../../src/entities.ts'
import { countRecord, judged } from '../../src/evaluation/counts.ts'
import { matchSpans } from '../../src/evaluation/match.ts'
import { MetricsCollector, type Metrics } from '../../src/evaluation/metrics.ts'
import type { GoldRecord, PredictedSpan, TypedSpan } from '../../src/evaluation/record.ts'
import { scoresOf } from '../../src/evaluation/scores.ts'

const at = (start: number, end: number, type: EntityType = 'PERSON', message = 0): TypedSpan => ({ message, start, end, type })
const predicted = (span: TypedSpan): PredictedSpan => ({ ...span, score: 1, source: 'rule' })

function gold (texts: string[], spans: TypedSpan[], ignored: TypedSpan[] = []): GoldRecord {
  return { id: '1', language: 'en', conversation: { messages: texts.map((text) => ({ role: 'customer', text })) }, spans, ignored }
}

function measure (...pairs: Array<[GoldRecord, TypedSpan[]]>): Metrics {
  const collector = new MetricsCollector()
  const types = new Set(pairs.flatMap(([record]) => record.spans.map(({ type }) => type)))
  for (const [record, spans] of pairs) {
    const found = spans.map(predicted)
    collector.add(countRecord(record, found, judged(record, found, types)))
  }
  return collector.finish()
}

it('agrees with the example in seqeval\'s README', () => {
  // y_true O O O B-MISC I-MISC I-MISC O / B-PER I-PER O; y_pred O O B-MISC I-MISC I-MISC I-MISC O / B-PER I-PER O, a word of one letter each.
  const words = (count: number): string => 'abcdefg'.slice(0, count)
  const metrics = measure(
    [gold([words(7)], [at(3, 6, 'ORGANIZATION')]), [at(2, 6, 'ORGANIZATION')]],
    [gold([words(3)], [at(0, 2, 'PERSON')]), [at(0, 2, 'PERSON')]]
  )
  expect(metrics.byType.exact.get('PERSON')).toMatchObject({ precision: 1, recall: 1, f1: 1, support: 1 })
  expect(metrics.byType.exact.get('ORGANIZATION')).toMatchObject({ precision: 0, recall: 0, f1: 0, support: 1 })
  expect(metrics.micro.exact.f1).toBeCloseTo(0.5)
  expect(metrics.macroF1.exact).toBeCloseTo(0.5)
})

describe('matchSpans', () => {
  it.each<[string, TypedSpan[], TypedSpan[], number, number]>([
    ['the same span', [at(0, 5)], [at(0, 5)], 1, 1],
    ['another type', [at(0, 5)], [at(0, 5, 'ADDRESS')], 1, 0],
    ['another message', [at(0, 5)], [at(0, 5, 'PERSON', 1)], 1, 0],
    ['one character too long', [at(0, 5)], [at(0, 6)], 1, 0],
    ['one of ten characters short, at 0.9', [at(0, 10)], [at(0, 9)], 0.9, 1],
    ['two of ten characters short, at 0.9', [at(0, 10)], [at(0, 8)], 0.9, 0],
    ['a split in halves, at 0.5', [at(0, 10)], [at(0, 5), at(5, 10)], 0.5, 1],
    ['a split in unequal parts, at 0.5', [at(0, 10)], [at(0, 3), at(3, 10)], 0.5, 1],
    ['two gold spans under one long one, at 0.5', [at(0, 5), at(6, 11)], [at(0, 11)], 0.5, 0],
    ['neighbours', [at(0, 5)], [at(5, 10)], 0.1, 0],
    ['nested, at 0.5', [at(0, 10)], [at(3, 6)], 0.5, 0],
    ['a predicted span only once', [at(0, 5), at(0, 5)], [at(0, 5)], 1, 1]
  ])('%s', (_name, goldSpans, predictedSpans, minIou, count) => {
    expect(matchSpans(goldSpans, predictedSpans, minIou)).toHaveLength(count)
  })

  it('prefers the pair with the larger overlap', () => {
    expect(matchSpans([at(0, 10)], [at(2, 10), at(0, 9)], 0.5)).toEqual([expect.objectContaining({ gold: 0, predicted: 1 })])
  })

  it('never uses a span twice', () => {
    const span = fc.tuple(fc.nat(20), fc.integer({ min: 1, max: 10 })).map(([start, length]) => at(start, start + length))
    fc.assert(fc.property(fc.array(span), fc.array(span), fc.double({ min: 0.1, max: 1, noNaN: true }), (a, b, minIou) => {
      const matches = matchSpans(a, b, minIou)
      expect(new Set(matches.map((match) => match.gold)).size).toBe(matches.length)
      expect(new Set(matches.map((match) => match.predicted)).size).toBe(matches.length)
    }))
  })
})

it('scores precision, recall, F1 and F2 by hand', () => {
  const { precision, recall, f1, f2 } = scoresOf({ truePositives: 6, falsePositives: 2, falseNegatives: 4 })
  expect([precision, recall]).toEqual([0.75, 0.6])
  expect(f1).toBeCloseTo(2 * 0.75 * 0.6 / 1.35)
  expect(f2).toBeCloseTo(5 * 0.75 * 0.6 / (4 * 0.75 + 0.6))
})

describe('leaks', () => {
  it('counts a value with one visible letter as leaked', () => {
    const metrics = measure([gold(['I am Ada King.'], [at(5, 13)]), [at(5, 12)]])
    expect(metrics.leakedValues).toMatchObject({ rate: 1, of: 1 })
    expect(metrics.leakedChars).toMatchObject({ rate: 1 / 7, of: 7 })
  })

  it('does not mind visible separators, nor the type, nor two spans for one', () => {
    const metrics = measure([gold(['4111 1111 x'], [at(0, 9, 'CREDIT_CARD')]), [at(0, 4, 'PHONE_NUMBER'), at(5, 9, 'CREDIT_CARD')]])
    expect(metrics.leakedValues.rate).toBe(0)
    expect(metrics.lostChars).toMatchObject({ rate: 0, of: 1 })
  })

  it('counts letters lost outside values, and messages with a false alarm', () => {
    const metrics = measure([gold(['my order', 'hello', 'Ada'], [at(0, 3, 'PERSON', 2)]), [at(3, 8), at(0, 3, 'PERSON', 2)]])
    expect(metrics.lostChars).toMatchObject({ rate: 5 / 12, of: 12 })
    expect(metrics.falseAlarmMessages).toMatchObject({ rate: 1 / 2, of: 2 })
  })

  it('leaves ignored spans out of all counts', () => {
    const metrics = measure([gold(['Boss Ada'], [at(5, 8)], [at(0, 4)]), [at(0, 4), at(5, 8)]])
    expect(metrics.micro.exact.f1).toBe(1)
    expect(metrics.lostChars.of).toBe(0)
  })

  it('does not judge findings of types that the data does not label', () => {
    const metrics = measure([gold(['Ada 4111'], [at(0, 3)]), [at(0, 3), at(4, 8, 'CREDIT_CARD')]])
    expect(metrics.micro.exact.precision).toBe(1)
    expect(metrics.lostChars.rate).toBe(1)
  })

  it('counts an astral letter once', () => {
    expect(measure([gold(['𠮷田'], [at(0, 3)]), []]).leakedChars).toMatchObject({ rate: 1, of: 2 })
  })
})

it('gives the same interval for the same data, around the figure', () => {
  const pairs = Array.from({ length: 60 }, (_, index): [GoldRecord, TypedSpan[]] => [gold(['Ada'], [at(0, 3)]), index % 3 === 0 ? [] : [at(0, 3)]])
  const [first, second] = [measure(...pairs), measure(...pairs)]
  expect(first.micro.exact.f1Interval).toEqual(second.micro.exact.f1Interval)
  const [low, high] = first.micro.exact.f1Interval
  expect(low).toBeLessThan(first.micro.exact.f1)
  expect(high).toBeGreaterThan(first.micro.exact.f1)
})
