import { describe, expect, it } from 'vitest'
import type { FindingSource } from '../../src/conversation.ts'
import type { EntityType } from '../../src/entities.ts'
import { pairedDifferences, SampleRows } from '../../src/evaluation/bootstrap.ts'
import { ConfusionCollector } from '../../src/evaluation/confusion.ts'
import { LevelCollector } from '../../src/evaluation/levels.ts'
import type { GoldRecord, PredictedSpan, TypedSpan } from '../../src/evaluation/record.ts'
import { ScoreCollector } from '../../src/evaluation/scored.ts'
import { SourceCollector } from '../../src/evaluation/sources.ts'
import { ErrorCollector } from '../../src/evaluation/worst-errors.ts'

const at = (start: number, end: number, type: EntityType = 'PERSON'): TypedSpan => ({ message: 0, start, end, type })
const found = (start: number, end: number, score = 1, type: EntityType = 'PERSON', source: FindingSource = 'rule'): PredictedSpan => ({ ...at(start, end, type), score, source })
const record = (text: string, spans: TypedSpan[], ignored: TypedSpan[] = []): GoldRecord => ({ id: 'r', language: 'en', conversation: { messages: [{ role: 'customer', text }] }, spans, ignored })

describe('ScoreCollector', () => {
  const collector = new ScoreCollector()
  // Four gold spans; right at 0.95 and 0.65, wrong at 0.85 and 0.25.
  collector.add([at(0, 1), at(2, 3), at(4, 5), at(6, 7)], [found(0, 1, 0.95), found(2, 3, 0.65), found(8, 9, 0.85), found(10, 11, 0.25)])
  const { sweep, best, calibration, ece, brier } = collector.finish()

  it('sweeps the threshold', () => {
    expect(sweep.map(({ threshold, precision, recall }) => [threshold, precision, recall])).toEqual([[0.25, 2 / 4, 2 / 4], [0.65, 2 / 3, 2 / 4], [0.85, 1 / 2, 1 / 4], [0.95, 1, 1 / 4]])
  })

  it('finds the best F1 and F2', () => {
    expect(best.f1?.threshold).toBe(0.65)
    expect(best.f2?.f2).toBeCloseTo(5 * (2 / 3) * 0.5 / (4 * (2 / 3) + 0.5))
  })

  it('measures calibration', () => {
    expect(calibration[9]).toEqual({ from: 0.9, to: 1, count: 1, meanScore: 0.95, right: 1 })
    expect(ece).toBeCloseTo((0.05 + 0.35 + 0.85 + 0.25) / 4)
    expect(brier).toBeCloseTo((0.05 ** 2 + 0.35 ** 2 + 0.85 ** 2 + 0.25 ** 2) / 4)
  })

  it('puts a score of 1 into the last bin, and no findings into none', () => {
    const one = new ScoreCollector()
    one.add([], [found(0, 1, 1)])
    expect(one.finish().calibration[9]?.count).toBe(1)
    expect(new ScoreCollector().finish()).toMatchObject({ sweep: [], best: { f1: null, f2: null }, ece: 0 })
  })
})

it('ConfusionCollector takes the finding that shares most, and the right type where two share as much', () => {
  const collector = new ConfusionCollector()
  collector.add([at(0, 10), at(20, 25, 'AGE'), at(30, 35)], [found(0, 4, 1, 'USERNAME'), found(4, 10, 1, 'ADDRESS'), found(20, 25, 1, 'PERSON'), found(20, 25, 1, 'AGE'), found(50, 55)])
  expect(collector.finish()).toEqual(expect.arrayContaining([
    { gold: 'PERSON', predicted: 'ADDRESS', count: 1 }, { gold: 'AGE', predicted: 'AGE', count: 1 }, { gold: 'PERSON', predicted: 'NONE', count: 1 }, { gold: 'NONE', predicted: 'PERSON', count: 1 }
  ]))
})

describe('LevelCollector', () => {
  it('counts letters and digits, and tokens by their first character', () => {
    const collector = new LevelCollector()
    // "Ada King" labelled; "King 42" found: a-d-a missed, K-i-n-g right, 4-2 wrong.
    collector.add(record('Ada King 42', [at(0, 8)]), [found(4, 11)])
    const { characters, tokens } = collector.finish()
    expect(characters.micro).toMatchObject({ precision: 4 / 6, recall: 4 / 7, support: 7 })
    expect(tokens.micro).toMatchObject({ precision: 1 / 2, recall: 1 / 2, support: 2 })
  })

  it('counts an ideograph as a token, an astral letter once, and leaves ignored text out', () => {
    const collector = new LevelCollector()
    collector.add(record('𠮷田 Boss', [at(0, 3)], [at(4, 8)]), [found(0, 2), found(4, 8)])
    const { characters, tokens } = collector.finish()
    expect(characters.micro).toMatchObject({ precision: 1, recall: 1 / 2, support: 2 })
    expect(tokens.micro).toMatchObject({ precision: 1, recall: 1 / 2, support: 2 })
  })
})

it('SourceCollector tells what each source contributes', () => {
  const collector = new SourceCollector()
  collector.add([at(0, 1), at(2, 3), at(4, 5)], [found(0, 1), found(2, 3, 1, 'PERSON', 'model'), found(7, 8, 1, 'PERSON', 'model')])
  expect(collector.finish()).toEqual(new Map([['rule', { findings: 1, right: 1, precision: 1, recallShare: 1 / 3 }], ['model', { findings: 2, right: 1, precision: 1 / 2, recallShare: 1 / 3 }]]))
})

it('ErrorCollector keeps the worst of each kind, and counts all', () => {
  const collector = new ErrorCollector()
  for (let index = 0; index < 100; index++) {
    collector.add(record('my name is Ada King and pw hunter2', [at(11, 19), at(27, 34, 'PASSWORD')]), [found(11, 14, 0.9), found(0, 2, index / 100)])
  }
  const { counts, worst } = collector.finish()
  expect(counts).toEqual({ missed: 100, wrongType: 0, wrongBorder: 100, falseAlarm: 100 })
  expect(worst).toHaveLength(75)
  expect(worst.filter(({ kind }) => kind === 'falseAlarm').map(({ found }) => found?.score)).toEqual(Array.from({ length: 25 }, (_, index) => (99 - index) / 100))
  expect(worst[0]).toMatchObject({ kind: 'missed', gold: { type: 'PASSWORD' } })
})

it.each([['r-7', 'r-7'], ['ticket of Ada King', '(id withheld)'], ['ADA KING', '(id withheld)']])('ErrorCollector shows the id %j as %j', (id, shown) => {
  const collector = new ErrorCollector()
  collector.add({ ...record('my name is Ada King', [at(11, 19)]), id }, [])
  expect(collector.finish().worst[0]?.recordId).toBe(shown)
})

describe('pairedDifferences', () => {
  const sample = (right: (index: number) => boolean): SampleRows => {
    const rows = new SampleRows()
    for (let index = 0; index < 200; index++) rows.add(right(index) ? [1, 0, 0, 1, 0, 0, 1, 0] : [0, 0, 1, 0, 0, 1, 1, 1])
    return rows
  }

  it('finds no difference between a system and itself', () => {
    expect(pairedDifferences(sample((i) => i % 2 === 0), sample((i) => i % 2 === 0)).exactF1).toEqual({ difference: 0, interval: [0, 0], p: 1 })
  })

  it('finds one that is plain, with its sign', () => {
    const { exactF1, leakRate } = pairedDifferences(sample((i) => i % 2 === 0), sample((i) => i % 10 !== 0))
    expect(exactF1.difference).toBeCloseTo(2 * 0.9 / 1.9 - 2 * 0.5 / 1.5)
    expect(exactF1.interval[0]).toBeGreaterThan(0)
    expect(exactF1.p).toBeLessThan(0.01)
    expect(leakRate.difference).toBeCloseTo(-0.4)
  })

  it('does not call one record of two hundred significant', () => {
    expect(pairedDifferences(sample((i) => i % 2 === 0), sample((i) => i % 2 === 0 || i === 1)).exactF1.p).toBeGreaterThan(0.05)
  })

  it('refuses systems that saw different records', () => {
    expect(() => pairedDifferences(sample(() => true), new SampleRows())).toThrow(RangeError)
  })
})
