// Retention over a store: policies and their order, what is due, minimum retention, legal holds.

import { beforeEach, describe, expect, it } from 'vitest'
import type { EntityType } from '../../../src/entities.ts'
import { liftHold, listHolds, placeHold } from '../../../src/privacy/retention/holds.ts'
import { deletePolicy, listPolicies, putPolicies, putPolicy } from '../../../src/privacy/retention/policies.ts'
import { deleteConversation, purge } from '../../../src/privacy/purge/purge.ts'
import { checkReceipt } from '../../../src/privacy/purge/receipts.ts'
import { previewDraft, runPolicies } from '../../../src/privacy/retention/retention-run.ts'
import { ADMIN, at, context, erase, freshStore, put, redact, request, store, texts, TEXT } from '../../helpers/retention-store.ts'
import { putRetention } from '../../helpers/store-samples.ts'

beforeEach(freshStore)

describe('a policy', () => {
  it.each<[string, unknown, string]>([
    ['an unknown property', { ...erase('P1D'), whenever: 1 }, 'INVALID_POLICY'],
    ['an unknown property of where', { ...erase('P1D'), where: { chanel: 'chat' } }, 'INVALID_POLICY'],
    ['an unknown property of when', { ...erase('P1D'), when: { after: 'P1D', from: 'created', until: 'P2D' } }, 'INVALID_POLICY'],
    ['an unknown property of what', { ...erase('P1D'), what: { scope: 'conversation', all: true } }, 'INVALID_POLICY'],
    ['a negative duration', erase('-P1D'), 'INVALID_POLICY'],
    ['a negative part', erase('P-1D'), 'INVALID_POLICY'],
    ['a zero duration', erase('P0D'), 'INVALID_POLICY'],
    ['a duration in words', erase('one day'), 'INVALID_POLICY'],
    ['a number for a duration', { ...erase('P1D'), minimum: 365 }, 'INVALID_POLICY'],
    ['a negative minimum', { minimum: '-P1Y' }, 'INVALID_POLICY'],
    ['an unknown type', redact('P1D', ['CREDIT_CARDS' as EntityType]), 'UNKNOWN_ENTITY_TYPE'],
    ['no types in a list of them', redact('P1D', []), 'INVALID_POLICY'],
    ['types of a whole conversation', { ...erase('P1D'), what: { scope: 'conversation', types: ['PERSON'] } }, 'INVALID_POLICY'],
    ['erasing values', { ...erase('P1D'), what: { scope: 'values' } }, 'INVALID_POLICY'],
    ['redacting conversations', { ...erase('P1D'), action: 'redact' }, 'INVALID_POLICY'],
    ['messages of nobody', { ...erase('P1D'), what: { scope: 'messages' } }, 'INVALID_POLICY'],
    ['an unknown age', { ...erase('P1D'), when: { after: 'P1D', from: 'opened' } }, 'INVALID_POLICY'],
    ['an unknown action', { ...erase('P1D'), action: 'shred' }, 'INVALID_POLICY'],
    ['an unknown role', { ...erase('P1D'), where: { authorRole: 'boss' } }, 'INVALID_POLICY'],
    ['an unknown time zone', erase('P1D', { timeZone: 'Mars/Base' }), 'INVALID_POLICY'],
    ['no action', { when: { after: 'P1D', from: 'created' }, what: { scope: 'conversation' } }, 'INVALID_POLICY'],
    ['a mapping of what is erased', erase('P1D', { mapping: 'P1Y' }), 'INVALID_POLICY'],
    ['records with a channel', erase('P1D', { where: { store: 'records', channel: 'chat' } }), 'INVALID_POLICY'],
    ['nothing', {}, 'INVALID_POLICY'],
    ['null', null, 'INVALID_POLICY'],
    ['a list', [], 'INVALID_POLICY']
  ])('with %s is refused, and nothing is kept', async (_, policy, code) => {
    await expect(putPolicy(context, ADMIN, 'p', policy)).rejects.toMatchObject({ code })
    await expect(putPolicies(context, ADMIN, { good: { minimum: 'P1Y' }, p: policy })).rejects.toMatchObject({ code })
    expect(await listPolicies(context)).toEqual([])
  })

  it.each(['', 'A', 'a b', '-a', 'a-', 'run', 'runs', 'preview', '../x', 'x'.repeat(65)])('cannot be called %j', async (id) => {
    await expect(putPolicy(context, ADMIN, id, { minimum: 'P1Y' })).rejects.toMatchObject({ code: 'INVALID_POLICY' })
  })

  it('is versioned and audited; the same again changes nothing', async () => {
    expect(await putPolicy(context, ADMIN, 'p', erase('P1D'))).toMatchObject({ id: 'p', version: 1, isNew: true })
    expect(await putPolicy(context, ADMIN, 'p', erase('P1D'))).toMatchObject({ version: 1, isNew: false })
    expect(await putPolicy(context, ADMIN, 'p', erase('P2D'))).toMatchObject({ version: 2, isNew: false })
    await deletePolicy(context, ADMIN, 'p')
    await expect(deletePolicy(context, ADMIN, 'p')).rejects.toMatchObject({ code: 'NOT_FOUND' })
    expect((await store.listAudit({ limit: 9 })).map(({ action, detail }) => `${action} ${detail ?? ''}`)).toEqual(['policy.change p version 1', 'policy.change p version 2', 'policy.delete p'])
  })
})

describe('what is due', () => {
  it.each<[string, object, string, string]>([
    // begun, policy, the moment before, the moment
    ['2024-02-29T12:00:00Z', erase('P1Y'), '2025-02-28T11:59:59.999Z', '2025-02-28T12:00:00.000Z'],
    ['2024-02-28T15:30:00Z', erase('P1Y', { timeZone: 'Asia/Tokyo' }), '2025-02-27T15:29:59.999Z', '2025-02-27T15:30:00.000Z'],
    ['2024-02-28T15:30:00Z', erase('P1Y', { timeZone: 'UTC' }), '2025-02-28T15:29:59.999Z', '2025-02-28T15:30:00.000Z'],
    ['2025-03-08T17:00:00Z', erase('P1D', { timeZone: 'America/New_York' }), '2025-03-09T15:59:59.999Z', '2025-03-09T16:00:00.000Z'],
    ['2025-03-08T17:00:00Z', erase('PT24H', { timeZone: 'America/New_York' }), '2025-03-09T16:59:59.999Z', '2025-03-09T17:00:00.000Z'],
    ['2025-10-25T10:00:00Z', erase('P1D', { timeZone: 'Europe/London' }), '2025-10-26T10:59:59.999Z', '2025-10-26T11:00:00.000Z']
  ])('of %s by %j', async (createdAt, policy, before, due) => {
    await put('c', { createdAt })
    await putPolicy(context, ADMIN, 'p', policy)
    at(before)
    expect(await runPolicies(context, ADMIN)).toMatchObject({ erased: 0, examined: 1 })
    at(due)
    expect(await runPolicies(context, ADMIN)).toMatchObject({ erased: 1, messages: 2, counts: { PERSON: 2, CREDIT_CARD: 1, EMAIL_ADDRESS: 1 } })
    expect(await texts('c')).toBeUndefined()
  })

  it('counts from the last activity, from the close, and not at all while it is open', async () => {
    await put('active', { createdAt: '2026-01-01T00:00:00Z' })
    await put('closed', { createdAt: '2026-01-01T00:00:00Z', closedAt: '2026-02-01T00:00:00Z' })
    await put('open', { createdAt: '2026-01-01T00:00:00Z' })
    await putPolicies(context, ADMIN, { closed: erase('P30D', { when: { after: 'P30D', from: 'closed' } }), activity: erase('P30D', { when: { after: 'P30D', from: 'lastActivity' }, where: { tag: 'x' } }) })
    at('2026-03-03T00:00:00Z')
    expect(await runPolicies(context, ADMIN)).toMatchObject({ erased: 1 })
    expect([await texts('closed'), (await texts('open'))?.length, (await texts('active'))?.length]).toEqual([undefined, 2, 2])
  })

  it('is what channel, tag, author and store say', async () => {
    await put('chat', { channel: 'chat' })
    await put('tagged', { tags: ['a', 'b'] })
    await put('bot', { messages: [{ role: 'bot', text: 'hello' }] })
    await put('other')
    await store.commit([putRetention('record', { createdAt: '2026-02-01T00:00:00.000Z' })])
    at('2026-04-01T00:00:00Z')
    for (const [where, expected] of [[{ channel: 'chat' }, ['chat']], [{ tag: 'b' }, ['tagged']], [{ authorRole: 'bot' }, ['bot']], [{ store: 'records' }, ['record']], [{ channel: 'chat', tag: 'b' }, []]] as const) {
      expect((await previewDraft(context, erase('P1D', { where }))).examples).toEqual(expected)
    }
    expect((await previewDraft(context, erase('P1D', { where: { store: 'conversations' } }))).matched).toBe(4)
    expect((await previewDraft(context, erase('P1D')))).toMatchObject({ id: 'draft', matched: 5, oldest: '2026-02-01T00:00:00.000Z' })
    expect(await store.findConversations({ limit: 9 })).toHaveLength(4)
  })

  it('happens step by step and never restarts the clock: cards after a day, names after 90 days, all after 3 years', async () => {
    await put('c', { createdAt: '2026-03-01T00:00:00Z', subject: { email: 'zelda@example.com' } })
    const before = (await store.findConversations({ limit: 1 }))[0]!
    await putPolicies(context, ADMIN, { cards: redact('P1D', ['CREDIT_CARD']), names: redact('P90D', ['PERSON']), all: erase('P3Y') })
    at('2026-03-02T00:00:00Z')
    await runPolicies(context, ADMIN)
    expect(await texts('c')).toEqual(['I am Zelda Miller-1, card [CREDIT_CARD_1], zelda@example.com.', 'Thank you, Zelda Miller-1.'])
    at('2026-05-30T00:00:00Z')
    await runPolicies(context, ADMIN)
    expect(await texts('c')).toEqual(['I am [PERSON_1], card [CREDIT_CARD_1], zelda@example.com.', 'Thank you, [PERSON_1].'])
    const { createdAt, lastActivityAt, subjects, counts, body } = (await store.findConversations({ limit: 1 }))[0]!
    expect({ createdAt, lastActivityAt, subjects }).toEqual({ createdAt: before.createdAt, lastActivityAt: before.lastActivityAt, subjects: before.subjects })
    expect(counts).toEqual({ EMAIL_ADDRESS: 1 })
    expect(await store.vault.keys.list()).toEqual([body])
    at('2029-02-28T23:59:59Z')
    expect(await runPolicies(context, ADMIN)).toMatchObject({ erased: 0, changed: 0 })
    at('2029-03-01T00:00:00Z')
    expect(await runPolicies(context, ADMIN)).toMatchObject({ erased: 1 })
    expect(await store.vault.keys.list()).toEqual([])
    expect(await store.vault.bodies.list()).toEqual([])
  })

  it('is of overlapping policies the strictest', async () => {
    await put('c')
    await putPolicies(context, ADMIN, { pseudonymise: { ...redact('P1D', undefined), action: 'pseudonymise' }, redact: redact('P2D', ['PERSON']), messages: { ...erase('P3D'), what: { scope: 'messages' }, where: { authorRole: 'agent' } }, erase: erase('P4D') })
    at('2026-03-05T00:00:00Z')
    await runPolicies(context, ADMIN)
    expect(await texts('c')).toBeUndefined()
    await put('d', { createdAt: '2026-03-02T00:00:00Z' })
    await runPolicies(context, ADMIN)
    expect(await texts('d')).toEqual([expect.stringMatching(/^I am \[PERSON_1\], card \[CREDIT_CARD:[\w-]{16}\], \[EMAIL_ADDRESS:[\w-]{16}\]\.$/)])
  })

  it('touches only the messages of the role that is named', async () => {
    await put('c')
    await putPolicy(context, ADMIN, 'p', redact('P1D', ['PERSON'], { where: { authorRole: 'agent' } }))
    at('2026-04-01T00:00:00Z')
    expect(await runPolicies(context, ADMIN)).toMatchObject({ changed: 1, counts: { PERSON: 1 } })
    expect(await texts('c')).toEqual([TEXT, 'Thank you, [PERSON_1].'])
    expect(await runPolicies(context, ADMIN)).toMatchObject({ changed: 0 })
  })
})

describe('minimum retention', () => {
  it('wins over requests and policies, the longest of all, and says until when', async () => {
    await put('c', { tags: ['invoice'] })
    await putPolicies(context, ADMIN, { all: erase('P1D'), law: { where: { tag: 'invoice' }, minimum: 'P7Y', timeZone: 'Asia/Tokyo' }, own: { minimum: 'P1Y' } })
    at('2026-06-01T00:00:00Z')
    const until = '2033-03-01T00:00:00.000Z'
    expect(await runPolicies(context, ADMIN)).toMatchObject({ erased: 0, heldBack: [{ why: 'minimumRetention', conversations: 1, until }] })
    await expect(deleteConversation(context, ADMIN, 'c')).rejects.toMatchObject({ code: 'RETAINED', message: `a minimum retention keeps this conversation until ${until}` })
    const { receipt, ...answer } = await purge(context, ADMIN, request({ conversationIds: ['c'] }))
    expect(answer).toMatchObject({ matched: 0, heldBack: [{ why: 'minimumRetention', conversations: 1, until }] })
    expect(checkReceipt(JSON.stringify(receipt), store.signer.publicKeyPem)).toMatchObject({ isGood: true })
    expect(receipt).toMatchObject({ heldBack: [{ why: 'minimumRetention', conversations: 1, until }], entry: { counts: { retained: 1, conversations: 0 } } })
    at('2033-02-28T23:59:59.999Z')
    await expect(deleteConversation(context, ADMIN, 'c')).rejects.toMatchObject({ code: 'RETAINED' })
    at(until)
    await deleteConversation(context, ADMIN, 'c')
    expect(await texts('c')).toBeUndefined()
  })

  it('lets values of named types go, but not all values, nor messages', async () => {
    await put('c')
    await putPolicies(context, ADMIN, { law: { minimum: 'P7Y' }, cards: redact('P1D', ['CREDIT_CARD']), rest: redact('P1D', undefined), messages: { ...erase('P1D'), what: { scope: 'messages' }, where: { authorRole: 'agent' } } })
    at('2026-04-01T00:00:00Z')
    expect(await runPolicies(context, ADMIN)).toMatchObject({ changed: 1, counts: { CREDIT_CARD: 1 }, messages: 0, heldBack: [{ why: 'minimumRetention', conversations: 1 }] })
    expect((await purge(context, ADMIN, request({ conversationIds: ['c'] }, { action: 'redact' }))).heldBack).toMatchObject([{ why: 'minimumRetention' }])
    expect(await purge(context, ADMIN, request({ conversationIds: ['c'] }, { action: 'redact', types: ['EMAIL_ADDRESS'] }))).toMatchObject({ matched: 1, heldBack: [] })
    expect(await texts('c')).toEqual(['I am Zelda Miller-1, card [CREDIT_CARD_1], [EMAIL_ADDRESS_1].', 'Thank you, Zelda Miller-1.'])
  })

  it('of the close has not begun while a conversation is open', async () => {
    await put('c')
    await putPolicy(context, ADMIN, 'p', { ...erase('P9Y', { when: { after: 'P9Y', from: 'closed' } }), minimum: 'P1Y' })
    at('2027-03-01T00:00:00Z')
    await expect(deleteConversation(context, ADMIN, 'c')).rejects.toMatchObject({ code: 'RETAINED', message: expect.stringContaining('2028-03-01') })
  })
})

describe('a legal hold', () => {
  it.each<[string, Parameters<typeof placeHold>[2]['scope']]>([
    ['ids', { conversationIds: ['c', 'unknown'] }], ['a person', { subject: { email: ['ZELDA@example.com'] } }], ['a card in it', { subject: { card: '4012 8888 7700 0100' } }],
    ['a channel', { filter: { channel: 'chat' } }], ['a tag and an age', { filter: { tag: 't', createdBefore: '2026-03-01T00:00:00.001Z' } }]
  ])('by %s wins over every way of removal', async (_, scope) => {
    await put('c', { channel: 'chat', tags: ['t'], subject: { email: 'zelda@example.com' } })
    await putPolicies(context, ADMIN, { all: erase('P1D'), cards: redact('P1D', ['CREDIT_CARD']) })
    const { id } = await placeHold(context, ADMIN, { scope, reason: 'case 17' })
    at('2026-04-01T00:00:00Z')
    expect(await runPolicies(context, ADMIN)).toMatchObject({ erased: 0, changed: 0, heldBack: [{ why: 'legalHold', conversations: 1 }] })
    await expect(deleteConversation(context, ADMIN, 'c')).rejects.toMatchObject({ code: 'ON_HOLD' })
    await expect(put('c', { messages: [{ role: 'bot', text: 'another' }] })).rejects.toMatchObject({ code: 'ON_HOLD' })
    for (const of of [{ conversationIds: ['c'] }, { subject: { email: 'zelda@example.com' } }, { createdBefore: '2026-03-15T00:00:00Z' }, { expired: true as const }, { policy: 'all' }, { policy: 'cards' }]) {
      const { receipt, ...answer } = await purge(context, ADMIN, request(of))
      expect([of, answer]).toMatchObject([of, { matched: 0, heldBack: [{ why: 'legalHold', conversations: 1 }] }])
      expect(checkReceipt(JSON.stringify(receipt), store.signer.publicKeyPem)).toMatchObject({ isGood: true })
    }
    expect(await texts('c')).toEqual([TEXT, 'Thank you, Zelda Miller-1.'])
    await liftHold(context, ADMIN, id, 'closed')
    expect(await runPolicies(context, ADMIN)).toMatchObject({ erased: 1 })
  })

  it('is one of several: lifting one leaves the other', async () => {
    await put('c')
    const first = await placeHold(context, ADMIN, { scope: { conversationIds: ['c'] }, reason: 'one' })
    at('2026-03-01T00:00:01Z')
    const second = await placeHold(context, ADMIN, { scope: { conversationIds: ['c'] }, reason: 'two' })
    await liftHold(context, ADMIN, first.id, 'over')
    await expect(deleteConversation(context, ADMIN, 'c')).rejects.toMatchObject({ code: 'ON_HOLD' })
    await expect(liftHold(context, ADMIN, first.id, 'again')).rejects.toMatchObject({ code: 'CONFLICT' })
    await expect(liftHold(context, ADMIN, 'unknown', 'x')).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await liftHold(context, ADMIN, second.id, 'over')
    await deleteConversation(context, ADMIN, 'c')
    expect((await listHolds(context)).length).toBe(0)
    expect(await listHolds(context, true)).toMatchObject([{ reason: 'one', liftReason: 'over', scope: { kind: 'conversationIds', count: 1 } }, { reason: 'two' }])
    expect((await store.listAudit({ limit: 20 })).map(({ action }) => action).filter((action) => action.startsWith('hold'))).toEqual(['hold.place', 'hold.place', 'hold.lift', 'hold.lift'])
  })

  it.each([['no reason', { scope: { conversationIds: ['c'] }, reason: ' ' }], ['no scope', { scope: {}, reason: 'x' }], ['two scopes', { scope: { conversationIds: ['c'], filter: { tag: 't' } }, reason: 'x' }], ['an empty filter', { scope: { filter: {} }, reason: 'x' }], ['no ids', { scope: { conversationIds: [] }, reason: 'x' }], ['a name alone', { scope: { subject: { name: 'Zelda' } }, reason: 'x' }], ['no date', { scope: { filter: { createdBefore: 'soon' } }, reason: 'x' }]])(
    'with %s is refused', async (_, given) => {
      await expect(placeHold(context, ADMIN, given as unknown as Parameters<typeof placeHold>[2])).rejects.toMatchObject({ code: 'INVALID_REQUEST' })
    })
})
