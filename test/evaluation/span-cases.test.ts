// Hand-checked: `exact` by seqeval's definition (same borders and type), `joined` by presidio-research's span evaluator at IoU ≥ 0.9.

import { describe, expect, it } from 'vitest'
import type { EntityType } from '../../src/entities.ts'
import { countRecord } from '../../src/evaluation/counts.ts'
import { addScores } from '../../src/evaluation/scores.ts'
import type { TypedSpan } from '../../src/evaluation/record.ts'

type Counts = [truePositives: number, falsePositives: number, falseNegatives: number]

const TYPES: Record<string, EntityType> = { P: 'PERSON', A: 'ADDRESS' }

/** A run of one letter is one span; P and p are persons, A and a addresses, so that neighbours can be told apart. */
function spans (marks: string): TypedSpan[] {
  return [...marks.matchAll(/([a-zA-Z])\1*/gu)].map(({ 0: run, index }) => ({ message: 0, start: index, end: index + run.length, type: TYPES[run[0]?.toUpperCase() ?? ''] ?? 'AGE' }))
}

/** name, text, gold, found, exact [tp, fp, fn], joined [tp, fp, fn] */
const CASES: Array<[string, string, string, string, Counts, Counts]> = [
  ['the same span',                       'call Ada King now',        '     PPPPPPPP',             '     PPPPPPPP',             [1, 0, 0], [1, 0, 0]],
  ['nothing found',                       'call Ada King now',        '     PPPPPPPP',             '',                          [0, 0, 1], [0, 0, 1]],
  ['nothing labelled',                    'call Ada King now',        '',                          '     PPPPPPPP',             [0, 1, 0], [0, 1, 0]],
  ['nothing at all',                      'call Ada King now',        '',                          '',                          [0, 0, 0], [0, 0, 0]],
  ['another type',                        'call Ada King now',        '     PPPPPPPP',             '     AAAAAAAA',             [0, 1, 1], [0, 1, 1]],
  ['over-long by 1 of 8 (0.889)',         'call Ada King now',        '     PPPPPPPP',             '     PPPPPPPPP',            [0, 1, 1], [0, 1, 1]],
  ['over-long by 1 of 10 (0.909)',        'ask Mary Jones now',       '    PPPPPPPPPP',            '    PPPPPPPPPPP',           [0, 1, 1], [1, 0, 0]],
  ['over-long by 2 of 10 (0.833)',        'ask Mary Jones now',       '    PPPPPPPPPP',            '    PPPPPPPPPPPP',          [0, 1, 1], [0, 1, 1]],
  ['over-long to the left by 1 of 10',    'ask Mary Jones now',       '    PPPPPPPPPP',            '   PPPPPPPPPPP',            [0, 1, 1], [1, 0, 0]],
  ['short by 1 of 10 (0.9)',              'ask Mary Jones now',       '    PPPPPPPPPP',            '    PPPPPPPPP',             [0, 1, 1], [1, 0, 0]],
  ['short by 2 of 10 (0.8)',              'ask Mary Jones now',       '    PPPPPPPPPP',            '    PPPPPPPP',              [0, 1, 1], [0, 1, 1]],
  ['shifted by 1 of 10 (0.818)',          'ask Mary Jones now',       '    PPPPPPPPPP',            '     PPPPPPPPPP',           [0, 1, 1], [0, 1, 1]],
  ['shifted by 1 of 20 (0.905)',          'abcdefghijklmnopqrstuvwxyz', 'PPPPPPPPPPPPPPPPPPPP',    ' PPPPPPPPPPPPPPPPPPPP',     [0, 1, 1], [1, 0, 0]],
  ['with the full stop (0.889)',          'is Ada King.',             '   PPPPPPPP',               '   PPPPPPPPP',              [0, 1, 1], [0, 1, 1]],
  ['with the title (0.727)',              'Ms Ada King',              '   PPPPPPPP',               'PPPPPPPPPPP',               [0, 1, 1], [0, 1, 1]],
  ['split at the space',                  'call Ada King now',        '     PPPPPPPP',             '     PPP pppp',             [0, 2, 1], [1, 0, 0]],
  ['split inside a word',                 'call Ada King now',        '     PPPPPPPP',             '     PPpppppp',             [0, 2, 1], [1, 0, 0]],
  ['split in three at spaces',            'Ada May King',             'PPPPPPPPPPPP',              'PPP ppp PPPP',              [0, 3, 1], [1, 0, 0]],
  ['split at punctuation',                'King, Ada',                'PPPPPPPPP',                 'PPPP  ppp',                 [0, 2, 1], [1, 0, 0]],
  ['split, a letter of 8 lost (0.75)',    'call Ada King now',        '     PPPPPPPP',             '     PPP  ppp',             [0, 2, 1], [0, 2, 1]],
  ['split, a letter of 20 lost (0.95)',   'abcdefghijklmnopqrst',     'PPPPPPPPPPPPPPPPPPPP',      'PPPPPPPPPP ppppppppp',      [0, 2, 1], [1, 0, 0]],
  ['split, the second of another type',   'call Ada King now',        '     PPPPPPPP',             '     PPP AAAA',             [0, 2, 1], [0, 2, 1]],
  ['a piece that would lower the overlap', 'abcdefghijklmnopqrstuvwxyzabcdefghijklmn', 'PPPPPPPPPPPPPPPPPPPP', 'PPPPPPPPPPPPPPPPPP ppppppppppppppppppppp', [0, 2, 1], [1, 1, 0]],
  ['a neighbour that spoils the match',   'abcdefghijklmnopqrstuvwxyzabcd', 'PPPPPPPPPPPPPPPPPPPP', 'PPPPPPPPPPPPPPPPPPPppppppppppp', [0, 2, 1], [0, 1, 1]],
  ['two apart, both found',               'Ada met Bob',              'PPP     ppp',               'PPP     ppp',               [2, 0, 0], [2, 0, 0]],
  ['two apart, one found',                'Ada met Bob',              'PPP     ppp',               '        ppp',               [1, 0, 1], [1, 0, 1]],
  ['one labelled, one more found',        'Ada met Bob',              'PPP',                       'PPP     ppp',               [1, 1, 0], [1, 1, 0]],
  ['two apart, found as one',             'Ada met Bob',              'PPP     ppp',               'PPPPPPPPPPP',               [0, 1, 2], [0, 1, 2]],
  ['two in a list, both found',           'Ada, Bob',                 'PPP  ppp',                  'PPP  ppp',                  [2, 0, 0], [1, 0, 0]],
  ['two in a list, found as one',         'Ada, Bob',                 'PPP  ppp',                  'PPPPPPPP',                  [0, 1, 2], [1, 0, 0]],
  ['two in a list, one found',            'Ada, Bob',                 'PPP  ppp',                  'PPP',                       [1, 0, 1], [0, 1, 1]],
  ['two that touch, both found',          'AdaBob',                   'PPPppp',                    'PPPppp',                    [2, 0, 0], [1, 0, 0]],
  ['two that touch, found as one',        'AdaBob',                   'PPPppp',                    'PPPPPP',                    [0, 1, 2], [1, 0, 0]],
  ['touching, of two types',              'Ada King Leeds',           'PPPPPPPP AAAAA',            'PPPPPPPP AAAAA',            [2, 0, 0], [2, 0, 0]],
  ['touching, border in the wrong place', 'Ada King Leeds',           'PPPPPPPP AAAAA',            'PPP AAAAAAAAAA',            [0, 2, 2], [0, 2, 2]],
  ['two types swapped',                   'Ada King Leeds',           'PPPPPPPP AAAAA',            'AAAAAAAA PPPPP',            [0, 2, 2], [0, 2, 2]],
  ['found inside the labelled',           'call Ada King now',        '     PPPPPPPP',             '         PPPP',             [0, 1, 1], [0, 1, 1]],
  ['labelled inside the found',           'call Ada King now',        '         PPPP',             '     PPPPPPPP',             [0, 1, 1], [0, 1, 1]],
  ['inside, of another type',             'at Ada King House',        '   AAAAAAAAAAAAAA',         '   PPPPPPPP',               [0, 1, 1], [0, 1, 1]],
  ['astral letters',                      '𠮷田さん',                  'PPP',                       'PPP',                       [1, 0, 0], [1, 0, 0]]
]

describe('span counts', () => {
  it('has at least thirty cases', () => { expect(CASES.length).toBeGreaterThanOrEqual(30) })

  it.each(CASES)('%s', (_name, text, gold, found, exact, joined) => {
    const record = { id: 'x', language: 'en' as const, conversation: { messages: [{ role: 'customer' as const, text }] }, spans: spans(gold), ignored: [] }
    const predicted = spans(found).map((span) => ({ ...span, score: 1, source: 'rule' as const }))
    const { byType } = countRecord(record, predicted, predicted)
    const sum = (kind: 'exact' | 'joined'): Counts => {
      const { truePositives, falsePositives, falseNegatives } = addScores(byType[kind].values())
      return [truePositives, falsePositives, falseNegatives]
    }
    expect({ exact: sum('exact'), joined: sum('joined') }).toEqual({ exact, joined })
  })
})
