// Purges by request and runs of the policies: persons, tombstones, failures and interruptions in the middle; profiles over stored conversations.

import { beforeEach, describe, expect, it } from 'vitest'
import { canonicalJson } from '../../../src/audit/canonical-json.ts'
import type { EntityType } from '../../../src/entities.ts'
import { sweepVault } from '../../../src/privacy/conversations/conversation-files.ts'
import { putConversation, type ConversationContext } from '../../../src/privacy/conversations/conversations.ts'
import { placeHold } from '../../../src/privacy/retention/holds.ts'
import { dropMappings, readMapping } from '../../../src/privacy/retention/mappings.ts'
import { putPolicies } from '../../../src/privacy/retention/policies.ts'
import type { PurgeRequest } from '../../../src/privacy/privacy.ts'
import { listProfiles } from '../../../src/privacy/retention/profiles/profiles.ts'
import { deleteConversation, purge } from '../../../src/privacy/purge/purge.ts'
import { resumePurges } from '../../../src/privacy/purge/purge-run.ts'
import { checkReceipt } from '../../../src/privacy/purge/receipts.ts'
import { listRuns, previewPolicies, runPolicies } from '../../../src/privacy/retention/retention-run.ts'
import { ADMIN, at, context, erase, freshStore, put, redact, request, store, texts } from '../../helpers/retention-store.ts'
import { putRetention } from '../../helpers/store-samples.ts'

beforeEach(freshStore)

describe('a purge', () => {
  it('by person finds every written form, and what only mentions it', async () => {
    await put('belongs', { messages: [{ role: 'bot', text: 'hello' }], subject: { email: 'Zelda@Example.com', phone: '090-1234-5678', accountId: 'A-1' } })
    await put('mentions', { messages: [{ role: 'customer', text: 'my number is +81-90-1234-5678' }] })
    await put('other', { messages: [{ role: 'customer', text: 'I am Zelda Miller-1, of other@example.com' }] })
    for (const [subject, expected] of [[{ phone: '＋81 90 1234 5678' }, ['belongs', 'mentions']], [{ email: 'ZELDA@EXAMPLE.COM' }, ['belongs']], [{ accountId: 'A-1' }, ['belongs']], [{ card: '4111111111111111' }, []]] as const) {
      expect([...(await purge(context, ADMIN, request({ subject }, { dryRun: true }))).examples].sort()).toEqual(expected)
    }
    const { receipt, ...answer } = await purge(context, ADMIN, request({ subject: { phone: ['+81 90-1234-5678', '0312345678'], email: 'zelda@example.com' } }))
    expect(answer).toMatchObject({ matched: 2, messages: 2 })
    expect(receipt).toMatchObject({ scope: { kind: 'subject', identifiers: 3 }, action: 'erase' })
    expect(receipt).not.toHaveProperty('scopeHash')
    expect(checkReceipt(JSON.stringify(receipt), store.signer.publicKeyPem)).toMatchObject({ isGood: true })
    expect((await store.findConversations({ limit: 9 })).map((record) => context.vault.openId(record))).toEqual(['other'])
  })

  it('with redact keeps the conversation, and it is found by the person no more', async () => {
    await put('c', { subject: { email: 'zelda@example.com' } })
    expect(await purge(context, ADMIN, request({ subject: { email: 'zelda@example.com' } }, { action: 'redact' }))).toMatchObject({ matched: 1, messages: 0, counts: { PERSON: 2, CREDIT_CARD: 1, EMAIL_ADDRESS: 1 } })
    expect(await texts('c')).toEqual(['I am [PERSON_1], card [CREDIT_CARD_1], [EMAIL_ADDRESS_1].', 'Thank you, [PERSON_1].'])
    expect((await store.findConversations({ limit: 1 }))[0]).toMatchObject({ subjects: [], tokens: [], counts: {} })
    expect(await purge(context, ADMIN, request({ subject: { email: 'zelda@example.com' } }, { action: 'redact' }))).toMatchObject({ matched: 0 })
  })

  it('leaves tombstones: asked again it tells what was erased before', async () => {
    await put('c')
    await store.commit([putRetention('c'), putRetention('d')])
    expect(await purge(context, ADMIN, request({ conversationIds: ['c', 'd', 'never'] }))).toMatchObject({ matched: 2, alreadyErased: 0 })
    expect(await store.findRetention({})).toEqual([])
    expect(await purge(context, ADMIN, request({ conversationIds: ['c', 'd', 'never'] }))).toMatchObject({ matched: 0, alreadyErased: 2 })
  })

  it.each<[string, Partial<Record<keyof PurgeRequest, unknown>>, string]>([
    ['no reason', { scope: { expired: true }, reason: '' }, 'INVALID_REQUEST'], ['two scopes', { scope: { expired: true, policy: 'p' } }, 'INVALID_REQUEST'], ['an unknown policy', { scope: { policy: 'p' } }, 'NOT_FOUND'],
    ['types without redact', { scope: { expired: true }, types: ['PERSON'] }, 'INVALID_REQUEST'], ['an unknown type', { scope: { expired: true }, action: 'redact', types: ['NAME' as EntityType] }, 'UNKNOWN_ENTITY_TYPE'],
    ['an unknown action', { scope: { expired: true }, action: 'shred' as 'erase' }, 'INVALID_REQUEST'], ['a name alone', { scope: { subject: { name: 'Zelda' } } }, 'INVALID_REQUEST'], ['nobody', { scope: { subject: {} } }, 'INVALID_REQUEST']
  ])('with %s is refused', async (_, given, code) => {
    await expect(purge(context, ADMIN, request({ expired: true }, given as Partial<PurgeRequest>))).rejects.toMatchObject({ code })
    expect(await store.listPurges()).toEqual([])
  })

  it('goes on with the same Idempotency-Key after a failure in the middle', async () => {
    for (let number = 0; number < 30; number++) await put(`c${number}`)
    const ids = Array.from({ length: 30 }, (_, number) => `c${number}`)
    let commits = 0
    const failing: ConversationContext = { ...context, store: { ...store, async commit (changes) { if (++commits > 9) throw Object.assign(new Error('full'), { code: 'ENOSPC' }); return await store.commit(changes) } } }
    await expect(purge(failing, ADMIN, request({ conversationIds: ids }, { idempotencyKey: 'k' }))).rejects.toThrow('full')
    const left = (await store.findConversations({ limit: 99 })).length
    expect(left).toBeGreaterThan(0)
    expect(left).toBeLessThan(30)
    const done = await purge(context, ADMIN, request({ conversationIds: ids }, { idempotencyKey: 'k' }))
    expect(done).toMatchObject({ matched: 30, messages: 60, counts: { PERSON: 60 } })
    expect(await purge(context, ADMIN, request({ conversationIds: ids }, { idempotencyKey: 'k' }))).toEqual(done)
    expect(await store.vault.keys.list()).toEqual([])
    expect(await store.listAudit({ action: 'purge', limit: 9 })).toHaveLength(1)
  })
})

describe('runs', () => {
  const POLICIES = { cards: redact('P1D', ['CREDIT_CARD']), old: erase('P30D', { where: { tag: 'short' } }), records: erase('P10D', { where: { store: 'records' } }), agents: { ...erase('P2D'), what: { scope: 'messages' }, where: { authorRole: 'agent', channel: 'chat' } } }

  async function fill (): Promise<void> {
    for (let number = 0; number < 250; number++) {
      const createdAt = new Date(Date.UTC(2026, 2, 1, 0, number)).toISOString()
      at(createdAt)
      await put(`c${String(number).padStart(3, '0')}`, { ...(number % 2 === 0 ? { tags: ['short'] } : {}), ...(number % 3 === 0 ? { channel: 'chat' } : {}) })
      await store.commit([putRetention(`r${number}`, { createdAt })])
    }
    await putPolicies(context, ADMIN, POLICIES)
    await placeHold(context, ADMIN, { scope: { conversationIds: ['c002', 'c003'] }, reason: 'x' })
    at('2026-06-01T00:00:00Z')
  }

  async function state (): Promise<string> {
    const conversations: unknown[] = []
    for (const record of await store.findConversations({ limit: 999 })) {
      const id = context.vault.openId(record)
      conversations.push([id, record.createdAt, record.lastActivityAt, record.roles, record.counts, record.messages, await texts(id)])
    }
    const [{ operation: _, ...run }] = await listRuns(context) as [Awaited<ReturnType<typeof listRuns>>[number]]
    return canonicalJson({ conversations, entries: await store.findRetention({}), run, purging: await store.listPurging(), keys: (await store.vault.keys.list()).length })
  }

  it('interrupted 50 times end as one that was not', async () => {
    await fill()
    await runPolicies(context, ADMIN)
    const whole = await state()
    expect(await listRuns(context)).toMatchObject([{ examined: 500, erased: 250 + 124, heldBack: [{ why: 'legalHold', conversations: 2 }] }])

    await freshStore()
    await fill()
    let interruptions = 0
    for (let left = 4; ; left = 4 + interruptions % 13) {
      let commits = 0
      // A store that dies: what was committed is there, nothing more is.
      const dying: ConversationContext = {
        ...context,
        store: {
          ...store,
          async commit (changes) { if (++commits > left) throw new Error('killed'); return await store.commit(changes) },
          vault: { ...store.vault, keys: { ...store.vault.keys, async remove (names) { if (++commits > left) throw new Error('killed'); await store.vault.keys.remove(names) } } }
        }
      }
      try { await runPolicies(dying, ADMIN); break } catch { interruptions += 1 }
      // What a start does.
      if (interruptions % 2 === 0) await sweepVault(store)
      if (interruptions % 3 === 0) await resumePurges(context)
    }
    expect(interruptions).toBeGreaterThanOrEqual(50)
    await sweepVault(store)
    expect(JSON.parse(await state())).toEqual(JSON.parse(whole))
  })

  it('let requests pass between their batches', async () => {
    await fill()
    const order: string[] = []
    const run = purge(context, ADMIN, request({ createdBefore: '2026-05-01T00:00:00Z' })).then(() => { order.push('purged') })
    for (let reads = 0; reads < 5; reads++) {
      expect(await texts('c002')).toHaveLength(2)
      order.push('read')
      await putConversation(context, ADMIN, `new${reads}`, { messages: [{ role: 'bot', text: 'hello' }] })
      order.push('put')
    }
    await run
    expect(order.at(-1)).toBe('purged')
    expect(order).toHaveLength(11)
  })

  it('stop between batches when told, and go on', async () => {
    await fill()
    const stop = new AbortController()
    const run = runPolicies(context, ADMIN, stop.signal)
    stop.abort()
    expect(await run).toMatchObject({ finishedAt: null })
    expect(await runPolicies(context, ADMIN)).toMatchObject({ examined: 500, erased: 374 })
    expect(await listRuns(context)).toHaveLength(1)
    expect(await runPolicies(context, ADMIN)).toMatchObject({ erased: 0, changed: 0 })
    expect(await store.listAudit({ action: 'purge', limit: 9 })).toMatchObject([{ detail: 'policies', counts: { held: 2 } }])
  })

  it('preview says what a run does, policy by policy, and changes nothing', async () => {
    await fill()
    const before = (await store.listAudit({ limit: 999 })).length
    const previews = await previewPolicies(context)
    expect(previews.map(({ id, matched, oldest }) => [id, matched, oldest])).toEqual([
      ['agents', 83, '2026-03-01T00:00:00.000Z'], ['cards', 248, '2026-03-01T00:00:00.000Z'], ['old', 124, '2026-03-01T00:00:00.000Z'], ['records', 250, '2026-03-01T00:00:00.000Z']
    ])
    expect(previews.every(({ examples }) => examples.length === 20)).toBe(true)
    expect(JSON.stringify(previews)).not.toContain('Zelda')
    expect((await store.listAudit({ limit: 999 })).length).toBe(before)
    expect((await store.findConversations({ limit: 999 })).length).toBe(250)
  })
})

describe('profiles', () => {
  it('have policies that are good, and say what they answer and what they do not', async () => {
    for (const { name, law, limits, policies } of listProfiles()) {
      expect([name, law.length > 0, limits.length > 0, Object.keys(policies).length > 0]).toEqual([name, true, true, true])
      expect(await putPolicies(context, ADMIN, policies)).toMatchObject(Object.keys(policies).map((id) => ({ id })))
    }
  })

  it('kamei: pseudonyms stand in the text, the mapping apart, audited and with an end', async () => {
    const { policies } = listProfiles().find(({ name }) => name === 'kamei')!
    await put('c', { createdAt: '2026-03-01T00:00:00Z' })
    await put('d', { createdAt: '2026-03-01T00:00:00Z' })
    await putPolicies(context, ADMIN, policies)
    at('2026-04-02T00:00:00Z')
    await runPolicies(context, ADMIN)
    const [first, second] = (await texts('c'))!
    const pseudonym = /\[PERSON:[\w-]{16}\]/.exec(first!)![0]
    expect(first).toMatch(/^I am \[PERSON:[\w-]{16}\], card \[CREDIT_CARD_1\], \[EMAIL_ADDRESS:[\w-]{16}\]\.$/)
    expect(second).toBe(`Thank you, ${pseudonym}.`)
    expect(await texts('d')).toEqual([first, second])
    const { rows, expiresAt } = await readMapping(context, ADMIN, 'c', 'request of the person')
    expect(rows).toEqual([{ pseudonym, type: 'PERSON', value: 'Zelda Miller-1' }, { pseudonym: expect.stringMatching(/^\[EMAIL/), type: 'EMAIL_ADDRESS', value: 'zelda@example.com' }])
    expect(expiresAt).toBe('2027-03-31T00:00:00.000Z')
    expect((await store.listAudit({ action: 'mapping.read', limit: 9 }))).toHaveLength(1)
    await expect(readMapping(context, ADMIN, 'c', ' ')).rejects.toMatchObject({ code: 'INVALID_REQUEST' })

    // A person is found by its mapping; the conversation goes with it.
    expect(await purge(context, ADMIN, request({ subject: { email: 'zelda@example.com' } }, { dryRun: true }))).toMatchObject({ matched: 2 })
    await deleteConversation(context, ADMIN, 'd')
    expect(await store.listMappings()).toHaveLength(1)
    at(expiresAt)
    expect(await dropMappings(context)).toBe(1)
    await expect(readMapping(context, ADMIN, 'c', 'x')).rejects.toMatchObject({ code: 'NOT_FOUND' })
    expect(await store.vault.keys.list()).toHaveLength(1)
  })
})
