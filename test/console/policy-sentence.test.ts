// Policies as sentences in both languages, their durations, the choices of the editor, and the periods of the timeline.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Policy } from '../../src/console/views/retention/api.ts'
import { draftOfDuration, durationWords, isoOf } from '../../src/console/views/retention/duration.ts'
import { changed, DEEDS, draftOf, EXTRAS, mayOverlap, missingExtras, NEW_POLICY, policyOf, STORES, withExtra, type PolicyDraft } from '../../src/console/views/retention/policy.ts'
import { sentenceText } from '../../src/console/views/retention/sentence.ts'
import { bestStep, periodsOf } from '../../src/console/views/retention/timeline.ts'
import { typesWords } from '../../src/console/parts/type-words.ts'
import { checkPolicy } from '../../src/privacy/retention/retention-policy.ts'

const act = (after: string, rest: object = {}): Policy => ({ when: { after, from: 'created' }, what: { scope: 'conversation' }, action: 'erase', ...rest })

describe('a sentence', () => {
  it.each<[Policy, string, string]>([
    [
      { where: { channel: 'chat' }, when: { after: 'P90D', from: 'created' }, what: { scope: 'values', types: ['ADDRESS', 'PERSON'] }, action: 'redact' },
      'Conversations from chat older than 90 days, counted from their start: remove names and addresses.',
      'チャネル「chat」の会話は、開始から90日を過ぎたら、氏名、住所を削除する。'
    ],
    [act('P1Y'), 'Conversations and records older than 1 year, counted from their start: erase them.', '会話と記録は、開始から1年を過ぎたら、全体を消去する。'],
    [
      act('P1Y6M', { where: { tag: 'vip', authorRole: 'customer', store: 'conversations' }, when: { after: 'P1Y6M', from: 'closed' }, timeZone: 'Asia/Tokyo', minimum: 'P7Y' }),
      'Stored conversations tagged vip with a message by customers older than 1 year 6 months, counted from their close, by the calendar of Asia/Tokyo: erase them. Keep them for at least 7 years.',
      'タグ「vip」が付き、顧客の発言を含む保存された会話は、Asia/Tokyoの暦で終了から1年6か月を過ぎたら、全体を消去する。ただし少なくとも7年は保存する。'
    ],
    [
      { where: { authorRole: 'agent' }, when: { after: 'P2W', from: 'lastActivity' }, what: { scope: 'messages' }, action: 'erase' },
      'Conversations older than 2 weeks, counted from their last message: erase the messages of agents.',
      '会話は、最後の発言から2週間を過ぎたら、担当者の発言を消去する。'
    ],
    [
      { where: { authorRole: 'customer' }, when: { after: 'PT36H', from: 'created' }, what: { scope: 'values' }, action: 'pseudonymise', mapping: 'P1Y' },
      'Conversations older than 36 hours, counted from their start: replace all values in messages by customers with pseudonyms, and keep the list of who is who for 1 year.',
      '会話は、開始から36時間を過ぎたら、顧客の発言にあるすべての値を仮名に置き換える。対応表は1年保管する。'
    ],
    [{ where: { tag: 'invoice' }, minimum: 'P7Y', timeZone: 'Asia/Tokyo' }, 'Conversations tagged invoice: keep them for at least 7 years, counted from their start, by the calendar of Asia/Tokyo.', 'タグ「invoice」が付いた会話は、Asia/Tokyoの暦で開始から少なくとも7年は保存する。'],
    [act('P10D', { where: { store: 'records' } }), 'Records without text older than 10 days, counted from their start: erase them.', '本文のない記録は、開始から10日を過ぎたら、全体を消去する。']
  ])('of %j', (policy, english, japanese) => {
    expect([sentenceText(draftOf('p', policy), 'en'), sentenceText(draftOf('p', policy), 'ja')]).toEqual([english, japanese])
    expect(policyOf(draftOf('p', policy))).toEqual(policy)
    expect(checkPolicy(policy)).toEqual({ ...policy })
  })
})

describe('the editor', () => {
  const draft: fc.Arbitrary<PolicyDraft> = fc.array(fc.oneof(
    fc.constantFrom(...DEEDS).map((deed) => ({ deed })), fc.constantFrom(...STORES).map((store) => ({ store })), fc.constantFrom('created', 'lastActivity', 'closed').map((from) => ({ from })),
    fc.constantFrom(...EXTRAS).map((extra) => ({ extra })), fc.constantFrom(null, ['PERSON'], ['IBAN', 'CREDIT_CARD']).map((types) => ({ types }))
  ), { maxLength: 12 }).map((steps) => steps.reduce<PolicyDraft>((made, step) => 'extra' in step ? (missingExtras(made).includes(step.extra) ? withExtra(made, step.extra) : made) : changed(made, step as Partial<PolicyDraft>), { ...NEW_POLICY, id: 'p' }))

  it('makes nothing that the server refuses, whatever is chosen in whatever order', () => {
    fc.assert(fc.property(draft, (made) => {
      // What a person still has to type.
      const filled = { ...made, channel: made.channel === '' ? 'chat' : made.channel, tag: made.tag === '' ? 'x' : made.tag }
      expect(() => checkPolicy(policyOf(filled))).not.toThrow()
    }))
  })

  it('reads back what it made', () => {
    fc.assert(fc.property(draft, (made) => {
      const policy = policyOf(made)
      expect(policyOf(draftOf('p', policy))).toEqual(policy)
    }))
  })
})

it.each<[string, string, string]>([
  ['P1D', '1 day', '1日'], ['P90D', '90 days', '90日'], ['P2W', '2 weeks', '2週間'], ['P6M', '6 months', '6か月'], ['PT36H', '36 hours', '36時間'], ['P1Y2M3W4DT5H6M7S', '1 year 2 months 3 weeks 4 days 5 hours 6 minutes 7 seconds', '1年2か月3週間4日5時間6分7秒'], ['90', '90', '90']
])('the duration %s is %s or %s', (iso, english, japanese) => {
  expect([durationWords(iso, 'en'), durationWords(iso, 'ja')]).toEqual([english, japanese])
  expect(isoOf(draftOfDuration(iso))).toBe(iso)
})

it.each<[readonly string[] | null, string, string]>([
  [null, 'all values', 'すべての値'],
  [[], 'nothing yet', '（種類を選択）'],
  [['IBAN'], 'IBANs', 'IBAN'],
  [['CREDIT_CARD', 'US_SSN'], 'card numbers and US social security numbers', 'クレジットカード番号、米国社会保障番号'],
  [['PASSWORD', 'SECRET'], 'credentials', '認証情報'],
  [['CUSTOM_BADGE', 'PERSON'], 'names and CUSTOM_BADGE', '氏名、CUSTOM_BADGE'],
  [['PERSON', 'AGE', 'ADDRESS', 'IBAN', 'CRYPTO', 'VIN'], 'names, ages, addresses, IBANs, and 2 more', '氏名、年齢、住所、IBAN、ほか2種類']
])('the types %j are %s or %s', (types, english, japanese) => {
  expect([typesWords(types, 'en'), typesWords(types, 'ja')]).toEqual([english, japanese])
})

it.each<[string, Policy, Policy, boolean]>([
  ['everything and a tag', act('P1Y'), { where: { tag: 'x' }, minimum: 'P7Y' }, true],
  ['two channels', act('P1Y', { where: { channel: 'chat' } }), { where: { channel: 'mail' }, minimum: 'P7Y' }, false],
  ['a channel and a tag', act('P1Y', { where: { channel: 'chat' } }), { where: { tag: 'x' }, minimum: 'P7Y' }, true],
  ['records and a tag', act('P1Y', { where: { store: 'records' } }), { where: { tag: 'x' }, minimum: 'P7Y' }, false],
  ['records and conversations', act('P1Y', { where: { store: 'records' } }), { where: { store: 'conversations' }, minimum: 'P7Y' }, false]
])('whether they can mean the same: %s', (_, one, other, expected) => {
  expect([mayOverlap(one, other), mayOverlap(other, one)]).toEqual([expected, expected])
})

describe('a timeline', () => {
  const days = [{ day: '2026-03-01', conversations: 2 }, { day: '2026-03-02', conversations: 3 }, { day: '2026-04-10', conversations: 1 }]

  it('has weeks from Monday on, without gaps', () => {
    expect(periodsOf(days, 'week', '2026-02-28').periods).toEqual([
      { from: '2026-02-23', conversations: 2 }, { from: '2026-03-02', conversations: 3 }, ...['2026-03-09', '2026-03-16', '2026-03-23', '2026-03-30'].map((from) => ({ from, conversations: 0 })), { from: '2026-04-06', conversations: 1 }
    ])
  })

  it('has months', () => {
    expect(periodsOf(days, 'month', '2026-02-28')).toEqual({ periods: [{ from: '2026-02-01', conversations: 0 }, { from: '2026-03-01', conversations: 5 }, { from: '2026-04-01', conversations: 1 }], later: 0 })
  })

  it('sums up what is too far away, and never loses one', () => {
    const far = [...days, { day: '2033-01-01', conversations: 7 }]
    expect(periodsOf(far, 'week', '2026-02-28')).toMatchObject({ later: 7 })
    expect([bestStep(days, '2026-02-28'), bestStep(far, '2026-02-28')]).toEqual(['week', 'month'])
    for (const step of ['week', 'month'] as const) {
      const { periods, later } = periodsOf(far, step, '2026-02-28')
      expect(later + periods.reduce((sum, { conversations }) => sum + conversations, 0)).toBe(13)
    }
  })

  it('of nothing has two empty periods', () => {
    expect(periodsOf([], 'month', '2026-12-31')).toEqual({ periods: [{ from: '2026-12-01', conversations: 0 }, { from: '2027-01-01', conversations: 0 }], later: 0 })
  })
})
