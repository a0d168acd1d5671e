// When what a policy means falls due: by day, in its time zone, minimum retention and holds considered.

import { beforeEach, expect, it } from 'vitest'
import { placeHold } from '../../../src/privacy/retention/holds.ts'
import { putPolicies } from '../../../src/privacy/retention/policies.ts'
import { previewDraft, previewPolicies } from '../../../src/privacy/retention/retention-run.ts'
import { ADMIN, context, erase, freshStore, put, redact, store } from '../../helpers/retention-store.ts'
import { putRetention } from '../../helpers/store-samples.ts'

beforeEach(freshStore)

const timelineOf = async (policy: unknown) => (await previewDraft(context, policy, { isTimed: true })).timeline

/** On 1 March 2026 one is due, four are not. */
async function fill (): Promise<void> {
  await put('due', { createdAt: '2026-01-01T00:00:00Z' })
  await put('early', { createdAt: '2026-02-10T12:00:00Z' })
  await put('late', { createdAt: '2026-02-10T20:00:00Z' })
  await put('chat', { createdAt: '2026-02-20T00:00:00Z', channel: 'chat', closedAt: '2026-02-21T00:00:00Z' })
  await put('invoice', { createdAt: '2026-02-20T00:00:00Z', tags: ['invoice'] })
}

it.each<[string, object, ReadonlyArray<[string, number]>, number]>([
  ['by days of UTC', erase('P30D'), [['2026-03-12', 2], ['2026-03-22', 2]], 0],
  ['by days of a time zone', erase('P30D', { timeZone: 'Asia/Tokyo' }), [['2026-03-12', 1], ['2026-03-13', 1], ['2026-03-22', 2]], 0],
  ['of one channel', erase('P30D', { where: { channel: 'chat' } }), [['2026-03-22', 1]], 0],
  ['from the close, which most have not seen', erase('P30D', { when: { after: 'P30D', from: 'closed' } }), [['2026-03-23', 1]], 4],
  ['not of values that are not there', redact('P30D', ['IBAN']), [], 0],
  ['of values', redact('P30D', ['PERSON']), [['2026-03-12', 2], ['2026-03-22', 2]], 0],
  ['of nothing, where nothing is done', { minimum: 'P1Y' }, [], 0]
])('tells %s', async (_, policy, days, undated) => {
  await fill()
  expect(await timelineOf(policy)).toEqual({ days: days.map(([day, conversations]) => ({ day, conversations })), undated })
})

it('waits for the longest minimum retention, but for values of named types', async () => {
  await fill()
  await putPolicies(context, ADMIN, { law: { where: { tag: 'invoice' }, minimum: 'P1Y' } })
  expect((await timelineOf(erase('P30D')))?.days.map(({ day }) => day)).toEqual(['2026-03-12', '2026-03-22', '2027-02-20'])
  expect((await timelineOf(redact('P30D', undefined)))?.days.map(({ day }) => day)).toEqual(['2026-03-12', '2026-03-22', '2027-02-20'])
  expect((await timelineOf(redact('P30D', ['PERSON'])))?.days.map(({ day }) => day)).toEqual(['2026-03-12', '2026-03-22'])
})

it('leaves out what a legal hold covers', async () => {
  await fill()
  await placeHold(context, ADMIN, { scope: { conversationIds: ['early', 'chat'] }, reason: 'x' })
  expect((await timelineOf(erase('P30D')))?.days).toEqual([{ day: '2026-03-12', conversations: 1 }, { day: '2026-03-22', conversations: 1 }])
})

it('counts records without text as well', async () => {
  await store.commit([putRetention('r', { createdAt: '2026-02-25T00:00:00.000Z' })])
  expect((await timelineOf(erase('P10D', { where: { store: 'records' } })))?.days).toEqual([{ day: '2026-03-07', conversations: 1 }])
})

it('is there only where it is asked for', async () => {
  await putPolicies(context, ADMIN, { p: erase('P30D') })
  expect((await previewPolicies(context, 'p'))[0]).not.toHaveProperty('timeline')
})
