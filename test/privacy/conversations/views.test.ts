// What each role sees, finds and may have revealed of stored conversations.

import { beforeEach, describe, expect, it } from 'vitest'
import { ACCESS_ROLES, type AccessRole } from '../../../src/access/roles.ts'
import type { EntityType } from '../../../src/entities.ts'
import { createConversations, type Conversations } from '../../../src/privacy/conversations/conversation-service.ts'
import type { ConversationInput } from '../../../src/privacy/conversations/conversations.ts'
import { putMaskingPolicy } from '../../../src/privacy/masking-policy.ts'
import type { Actor } from '../../../src/privacy/privacy.ts'
import { open, type OpenedVault } from '../../helpers/open-vault.ts'

const as = (role: AccessRole): Actor => ({ id: `k-${role}`, role })
const TEXT = 'Ada Lovelace, 1985-12-10, 4111 1111 1111 1111 cvc 123, pw hunter2, ada@example.com, 090-1234-5678, 078-05-1120, 1 Elm St'
const talk = (overrides: Partial<ConversationInput> = {}): ConversationInput => ({ messages: [{ role: 'customer', author: 'Ada Lovelace', text: TEXT }, { role: 'agent', text: 'Hello Ada.' }], ...overrides })

let vault: OpenedVault
let conversations: Conversations
beforeEach(async () => {
  vault = await open()
  conversations = createConversations(vault.context)
})

describe('views', () => {
  const PSEUDONYMS = '[PERSON_1], [DATE_OF_BIRTH_1], [CREDIT_CARD_1] cvc [CARD_SECURITY_CODE], pw [PASSWORD], [EMAIL_ADDRESS_1], [PHONE_NUMBER_1], [US_SSN_1], [ADDRESS_1]'
  it.each<[AccessRole, string, string]>([
    ['service', PSEUDONYMS, '[PERSON_1]'],
    ['admin', PSEUDONYMS, '[PERSON_1]'],
    ['agent', 'A. L., 1985, **** **** **** 1111 cvc [CARD_SECURITY_CODE], pw [PASSWORD], ***@example.com, ***-****-5678, ***-**-1120, [ADDRESS_1]', 'A. L.'],
    ['supervisor', 'Ada Lovelace, 1985, **** **** **** 1111 cvc [CARD_SECURITY_CODE], pw [PASSWORD], ada@example.com, 090-1234-5678, ***-**-1120, 1 Elm St', 'Ada Lovelace']
  ])('of %s', async (role, text, author) => {
    await conversations.put(as('service'), 'c1', talk())
    const { messages, findings, policyVersion } = await conversations.view(as(role), 'c1')
    expect(messages[0]).toEqual({ role: 'customer', author, text })
    expect(policyVersion).toBe(0)
    for (const { message, start, end, type, visibility } of findings) {
      if (start === null || end === null || visibility !== 'pseudonym') continue
      expect(messages[message]?.text.slice(start, end)).toMatch(new RegExp(`^\\[${type}_\\d+\\]$`))
    }
    expect(findings.filter(({ start }) => start !== null).map(({ type }) => type)).toEqual(['PERSON', 'DATE_OF_BIRTH', 'CREDIT_CARD', 'EMAIL_ADDRESS', 'PHONE_NUMBER', 'US_SSN', 'ADDRESS', 'PERSON'])
  })

  it('are written down, with what was shown whole, and without a value', async () => {
    await conversations.put(as('service'), 'ada@example.com', talk())
    await conversations.view(as('supervisor'), 'ada@example.com')
    const [, entry] = await vault.context.store.listAudit({ limit: 9 })
    expect(entry).toMatchObject({ action: 'conversation.view', actor: 'k-supervisor', detail: 'supervisor', counts: { PERSON: 3, EMAIL_ADDRESS: 1, PHONE_NUMBER: 1, ADDRESS: 1, messages: 2 } })
    expect(JSON.stringify(entry)).not.toMatch(/Ada |ada@|41111111/u)
  })

  it('as another role have no more than either role may see, and say how the other sees it', async () => {
    await putMaskingPolicy(vault.context, as('admin'), {
      roles: {
        admin: { default: 'pseudonym', types: { EMAIL_ADDRESS: 'show', PHONE_NUMBER: 'last4', DATE_OF_BIRTH: 'show' } },
        agent: { default: 'pseudonym', types: { PERSON: 'show', EMAIL_ADDRESS: 'domain', PHONE_NUMBER: 'show', US_SSN: 'mask', DATE_OF_BIRTH: 'show' }, reveal: 'all' }
      }
    })
    await conversations.put(as('service'), 'c1', talk())
    const { messages, findings } = await conversations.view(as('admin'), 'c1', 'agent')
    expect(messages).toMatchObject([{ author: '[PERSON_1]', text: '[PERSON_1], 1985-12-10, [CREDIT_CARD_1] cvc [CARD_SECURITY_CODE], pw [PASSWORD], ***@example.com, ***-****-5678, [US_SSN], [ADDRESS_1]' }, { text: 'Hello [PERSON_1].' }])
    expect(findings.filter(({ start }) => start !== null).map(({ type, visibility }) => `${type} ${visibility}`)).toEqual(
      ['PERSON show', 'DATE_OF_BIRTH show', 'CREDIT_CARD pseudonym', 'EMAIL_ADDRESS domain', 'PHONE_NUMBER show', 'US_SSN mask', 'ADDRESS pseudonym', 'PERSON show'])
    expect(findings.filter(({ canReveal }) => canReveal)).toEqual([])
    expect(await vault.context.store.listAudit({ action: 'conversation.view', limit: 9 })).toMatchObject([{ detail: 'admin as agent' }])
  })

  it.each(ACCESS_ROLES.filter((role) => role !== 'admin'))('as another role are not for %s, whether it is there or not', async (role) => {
    await conversations.put(as('service'), 'c1', talk())
    for (const id of ['c1', 'none']) await expect(conversations.view(as(role), id, 'service')).rejects.toMatchObject({ code: 'FORBIDDEN' })
  })

  it('say which values may be revealed, by whom, and how surely each was found', async () => {
    await conversations.put(as('service'), 'c1', talk())
    const revealable = async (role: AccessRole) => (await conversations.view(as(role), 'c1')).findings.filter(({ canReveal }) => canReveal).map(({ type }) => type)
    expect(await revealable('supervisor')).toEqual(['DATE_OF_BIRTH', 'CREDIT_CARD', 'US_SSN'])
    for (const role of ['agent', 'service', 'admin'] as const) expect(await revealable(role)).toEqual([])
    await putMaskingPolicy(vault.context, as('admin'), { roles: { admin: { reveal: 'all' }, agent: { reveal: ['PHONE_NUMBER'] } } })
    expect(await revealable('agent')).toEqual(['PHONE_NUMBER'])
    // The role may reveal nothing, whatever its row says.
    expect(await revealable('admin')).toEqual([])
    expect((await conversations.view(as('agent'), 'c1')).findings.map(({ score }) => score)).toEqual(Array.from({ length: 9 }, () => 1))
  })

  it('give one person one mark, also in Japanese, and the same in every view', async () => {
    await conversations.put(as('service'), 'c1', { messages: [{ role: 'agent', text: '田中様' }, { role: 'customer', text: '田中太郎です。 Ms. Delacroix' }, { role: 'agent', text: 'delacroix, 田中' }] })
    for (const role of ['service', 'admin'] as const) {
      expect((await conversations.view(as(role), 'c1')).messages.map(({ text }) => text)).toEqual(['[PERSON_1]様', '[PERSON_1]です。 [PERSON_2]', '[PERSON_2], [PERSON_1]'])
    }
  })

  it('have the same mark for a person in every conversation where the policy asks for it, and another in another store', async () => {
    const policy = { pseudonyms: 'store', roles: {} }
    await putMaskingPolicy(vault.context, as('admin'), policy)
    for (const [id, text] of [['c1', 'Ms. Delacroix'], ['c2', 'x, delacroix'], ['c3', 'Ada']] as const) await conversations.put(as('service'), id, { messages: [{ role: 'customer', text }] })
    const texts = await Promise.all(['c1', 'c2', 'c3'].map(async (id) => (await conversations.view(as('admin'), id)).messages[0]!.text))
    expect(texts[0]).toMatch(/^\[PERSON:[\w-]{16}\]$/)
    expect(texts[1]).toBe(`x, ${texts[0]}`)
    expect(texts[2]).not.toBe(texts[0])
    const other = await open()
    await putMaskingPolicy(other.context, as('admin'), policy)
    const others = createConversations(other.context)
    await others.put(as('service'), 'c1', { messages: [{ role: 'customer', text: 'Ms. Delacroix' }] })
    expect((await others.view(as('admin'), 'c1')).messages[0]!.text).not.toBe(texts[0])
  })

  it('follow a change of the policy at once; the change is a version and is written down', async () => {
    await conversations.put(as('service'), 'c1', talk())
    const changed = await conversations.putMaskingPolicy(as('admin'), { roles: { agent: { default: 'hide' } } })
    expect(changed).toMatchObject({ version: 1, at: '2026-03-01T00:00:00.000Z' })
    expect(await conversations.view(as('agent'), 'c1')).toMatchObject({ policyVersion: 1, messages: [{}, { text: 'Hello [PERSON].' }] })
    expect((await conversations.putMaskingPolicy(as('admin'), { roles: { agent: { default: 'hide' } } })).version).toBe(1)
    expect((await conversations.maskingPolicy(as('admin'), 0)).policy.roles.agent?.types?.PERSON).toBe('initial')
    expect(await vault.context.store.listAudit({ action: 'masking.change', limit: 9 })).toMatchObject([{ detail: 'version 1', actor: 'k-admin' }])
    await expect(conversations.maskingPolicy(as('admin'), 7)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(conversations.putMaskingPolicy(as('admin'), { roles: { agent: { types: { PASSWORD: 'show' } } } })).rejects.toMatchObject({ code: 'INVALID_POLICY' })
  })
})

describe('reveal', () => {
  const first = async (role: AccessRole, type: string) => (await conversations.view(as(role), 'c1')).findings.find((finding) => finding.type === type && finding.start !== null)!
  beforeEach(async () => { await conversations.put(as('service'), 'c1', talk()) })

  it('shows one value, until a stated time, and writes down who, what type and why', async () => {
    const { id, message, start, end } = await first('supervisor', 'CREDIT_CARD')
    const revealed = await conversations.reveal(as('supervisor'), 'c1', { findingId: id, reason: 'fraud_check: ticket of Ada Lovelace' })
    expect(revealed).toMatchObject({ findingId: id, type: 'CREDIT_CARD', value: '4111 1111 1111 1111', validUntil: '2026-03-01T00:05:00.000Z' })
    expect(await conversations.reveal(as('supervisor'), 'c1', { message, start: start!, end: end!, reason: 'she asked' })).toMatchObject({ value: '4111 1111 1111 1111' })
    const entries = await vault.context.store.listAudit({ action: 'reveal', limit: 9 })
    expect(entries).toMatchObject([{ seq: revealed.auditSeq, actor: 'k-supervisor', detail: 'fraud_check', counts: { CREDIT_CARD: 1 } }, { detail: 'other' }])
    expect(JSON.stringify(entries)).not.toMatch(/Ada |Ada"|41111111|ticket/u)
  })

  it.each<[string, object, string]>([
    ['no reason', { findingId: 'x' }, 'INVALID_REQUEST'], ['an empty reason', { findingId: 'x', reason: ' ' }, 'INVALID_REQUEST'], ['a long reason', { findingId: 'x', reason: 'x'.repeat(501) }, 'INVALID_REQUEST'],
    ['an unknown finding', { findingId: 'x', reason: 'other' }, 'NOT_FOUND'], ['offsets of no finding', { message: 0, start: 0, end: 1, reason: 'other' }, 'NOT_FOUND']
  ])('refuses %s', async (_, request, code) => {
    await expect(conversations.reveal(as('supervisor'), 'c1', request as never)).rejects.toMatchObject({ code })
    expect(await vault.context.store.listAudit({ action: 'reveal', limit: 9 })).toEqual([])
  })

  it('refuses a role whose row does not name the type, and writes that down', async () => {
    const { id } = await first('agent', 'PHONE_NUMBER')
    await expect(conversations.reveal(as('agent'), 'c1', { findingId: id, reason: 'other' })).rejects.toMatchObject({ code: 'FORBIDDEN' })
    expect(await vault.context.store.listAudit({ action: 'reveal.refused', limit: 9 })).toMatchObject([{ actor: 'k-agent', detail: 'policy' }])
    await putMaskingPolicy(vault.context, as('admin'), { roles: { agent: { reveal: ['PHONE_NUMBER'] } } })
    expect(await conversations.reveal(as('agent'), 'c1', { findingId: id, reason: 'other' })).toMatchObject({ value: '090-1234-5678' })
  })

  it('does not answer when it cannot be written down', async () => {
    const { id } = await first('supervisor', 'CREDIT_CARD')
    const failing = createConversations({ ...vault.context, store: { ...vault.context.store, async commit () { throw new Error('full') } } })
    await expect(failing.reveal(as('supervisor'), 'c1', { findingId: id, reason: 'other' })).rejects.toThrow('full')
  })

  it('is limited for each key in an hour, also for many at once and after a restart', async () => {
    const { id } = await first('supervisor', 'CREDIT_CARD')
    const limited = createConversations({ ...vault.context, revealsPerHour: 3 })
    const reveal = async (of: Conversations, actor: Actor) => await of.reveal(actor, 'c1', { findingId: id, reason: 'other' }).then(() => 'shown', (error: unknown) => (error as { code: string }).code)
    expect((await Promise.all(Array.from({ length: 5 }, async () => await reveal(limited, as('supervisor'))))).sort()).toEqual(['RATE_LIMITED', 'RATE_LIMITED', 'shown', 'shown', 'shown'])
    expect(await reveal(limited, { id: 'k-other', role: 'supervisor' })).toBe('shown')
    expect(await vault.context.store.listAudit({ action: 'reveal.refused', limit: 9 })).toMatchObject([{ detail: 'limit' }, { detail: 'limit' }])
    await vault.context.store.close()
    const again = await open(vault.dataDir)
    again.at('2026-03-01T00:59:59.000Z')
    const after = createConversations({ ...again.context, revealsPerHour: 3 })
    expect(await reveal(after, as('supervisor'))).toBe('RATE_LIMITED')
    again.at('2026-03-01T01:00:00.001Z')
    expect(await reveal(after, as('supervisor'))).toBe('shown')
  })
})

describe('search under masks', () => {
  beforeEach(async () => {
    await conversations.put(as('service'), 'ada', talk({ channel: 'chat', tags: ['vip'] }))
    vault.at('2026-03-02T00:00:00.000Z')
    await conversations.put(as('service'), 'tanaka', { messages: [{ role: 'customer', text: '田中太郎です' }], subject: { email: 'Taro@Example.com', phone: '+81 90-9999-8888', accountId: 'A-77' } })
  })

  it.each<[string, string, EntityType, object]>([
    ['a card', 'four one one one, one one one one, one one one one, one one one one', 'CREDIT_CARD', { card: '4111 1111 1111 1111' }],
    ['a card in kanji', '四一一一 一一一一 一一一一 一一一一', 'CREDIT_CARD', { card: '4111111111111111' }],
    ['a phone', 'oh nine oh, one two three four, five six seven eight', 'PHONE_NUMBER', { phone: '+81 90 1234 5678' }],
    ['a phone in kana', 'ゼロキューゼロの1234のごーろくななはち', 'PHONE_NUMBER', { phone: '090-1234-5678' }],
    ['an e-mail', 'ada dot king at example dot com', 'EMAIL_ADDRESS', { email: 'ada.king@example.com' }],
    ['an e-mail in brackets', 'ada [at] example (dot) com', 'EMAIL_ADDRESS', { email: 'ada@example.com' }],
    ['an e-mail in kana', 'ada アットマーク example ドット com', 'EMAIL_ADDRESS', { email: 'ada@example.com' }],
    ['an e-mail with entities', 'ada&#64;example&#46;com', 'EMAIL_ADDRESS', { email: 'ada@example.com' }]
  ])('finds %s that was spoken or disguised by its plain form', async (_, text, type, query) => {
    const spoken = createConversations({ ...vault.context, detection: { ...vault.context.detection, async detect () { return [{ message: 0, start: 3, end: 3 + text.length, type, score: 1, source: 'rule', explanation: [] }] } } })
    await spoken.put(as('service'), 'spoken', { messages: [{ role: 'customer', text: `x: ${text}` }] })
    expect((await spoken.search(as('agent'), query)).conversations.map(({ id }) => id)).toContain('spoken')
  })

  it.each<[string, object, readonly string[]]>([
    ['an e-mail, in other letters', { email: ' ADA@example.com' }, ['ada']],
    ['a phone in the same form', { phone: '090-1234-5678' }, ['ada']],
    ['a phone with its country', { phone: '+81 90 1234 5678' }, ['ada']],
    ['a phone, full width', { phone: '０９０１２３４５６７８' }, ['ada']],
    ['a phone of another country', { phone: '+33 90 1234 5678' }, []],
    ['a card without spaces', { card: '4111111111111111' }, ['ada']],
    ['a name', { name: 'ada lovelace' }, ['ada']],
    ['a name the other way round', { name: 'Lovelace, Ada' }, ['ada']],
    ['one word of a name, with a title', { name: 'Ms. Lovelace' }, ['ada']],
    ['a part of a word', { name: 'Love' }, []],
    ['a kanji name', { name: '田中太郎' }, ['tanaka']],
    ['a kanji name with a space and a title', { name: '田中　太郎様' }, ['tanaka']],
    ['a family name', { name: '田中' }, ['tanaka']],
    ['a given name alone is not known from kanji', { name: '太郎' }, []],
    ['the subject\'s e-mail', { email: 'taro@example.com' }, ['tanaka']],
    ['the subject\'s phone, national', { phone: '090-9999-8888' }, ['tanaka']],
    ['the subject\'s account', { accountId: 'A-77' }, ['tanaka']],
    ['another account', { accountId: 'a-77' }, []],
    ['two identifiers of one', { email: 'ada@example.com', name: 'Ada' }, ['ada']],
    ['identifiers of two', { email: 'ada@example.com', name: '田中' }, []],
    ['with a tag', { name: 'Ada', tag: 'vip', channel: 'chat' }, ['ada']],
    ['with a tag that it has not', { name: 'Ada', tag: 'other' }, []]
  ])('finds by %s', async (_, query, expected) => {
    expect((await conversations.search(as('agent'), query)).conversations.map(({ id }) => id)).toEqual(expected)
  })

  it('answers without text, and is written down without what was looked for', async () => {
    const page = await conversations.search(as('agent'), { email: 'ada@example.com', name: 'Ada' })
    expect(JSON.stringify(page)).not.toMatch(/Ada |@example|41111111/u)
    const entries = await vault.context.store.listAudit({ action: 'conversation.search', limit: 9 })
    expect(entries).toMatchObject([{ actor: 'k-agent', detail: 'email name', counts: { conversations: 1 } }])
    expect(JSON.stringify(entries)).not.toMatch(/Ada |@example/u)
  })

  it.each<[object, string]>([[{}, 'give at least one of'], [{ name: '---' }, 'name has nothing to search for'], [{ phone: 'none' }, 'phone has nothing to search for'], [{ email: 'x', limit: 0 }, 'limit must be'], [{ email: 'x', cursor: 'abc' }, 'the cursor is not']])('refuses %o', async (query, message) => {
    await expect(conversations.search(as('agent'), query)).rejects.toMatchObject({ code: 'INVALID_REQUEST', message: expect.stringContaining(message) })
  })

  it('pages through the list', async () => {
    const first = await conversations.list(as('agent'), { limit: 1 })
    expect(first.conversations.map(({ id }) => id)).toEqual(['ada'])
    const second = await conversations.list(as('agent'), { limit: 1, cursor: first.next! })
    expect([second.conversations.map(({ id }) => id), second.next]).toEqual([['tanaka'], null])
    expect((await conversations.list(as('agent'), { createdBefore: '2026-03-01T12:00:00Z' })).conversations.map(({ id }) => id)).toEqual(['ada'])
  })
})

describe('least privilege', () => {
  const ALLOWED: ReadonlyArray<readonly [string, (actor: Actor, id: string) => Promise<unknown>, readonly AccessRole[]]> = [
    ['put', async (actor, id) => await conversations.put(actor, id, talk()), ['service', 'admin']],
    ['append', async (actor, id) => await conversations.append(actor, id, talk().messages), ['service', 'admin']],
    ['view', async (actor, id) => await conversations.view(actor, id), ['service', 'agent', 'supervisor', 'admin']],
    ['list', async (actor) => await conversations.list(actor, {}), ['service', 'agent', 'supervisor', 'admin']],
    ['search', async (actor) => await conversations.search(actor, { email: 'ada@example.com' }), ['service', 'agent', 'supervisor', 'admin']],
    ['reveal', async (actor, id) => await conversations.reveal(actor, id, { findingId: 'x', reason: 'other' }), ['agent', 'supervisor']],
    ['remove', async (actor, id) => { await conversations.remove(actor, id) }, ['admin']],
    ['masking policy', async (actor) => await conversations.maskingPolicy(actor), ['admin']],
    ['new masking policy', async (actor) => await conversations.putMaskingPolicy(actor, { roles: {} }), ['admin']]
  ]

  it.each(ALLOWED)('%s: who may not, learns nothing, whether it exists or not', async (_, call, allowed) => {
    await conversations.put(as('service'), 'there', talk())
    const outcome = async (role: AccessRole, id: string) => await call(as(role), id).then(() => 'done', (error: unknown) => (error as { code: string, message: string }))
    for (const role of ACCESS_ROLES.filter((name) => !allowed.includes(name))) {
      const [there, notThere] = [await outcome(role, 'there'), await outcome(role, 'not there')]
      expect(there).toMatchObject({ code: 'FORBIDDEN' })
      expect(notThere).toEqual(there)
    }
    for (const role of allowed) expect(await outcome(role, 'not there')).not.toMatchObject({ code: 'FORBIDDEN' })
  })

  it('a removed conversation answers as one that never was', async () => {
    await conversations.put(as('service'), 'c1', talk())
    await conversations.remove(as('admin'), 'c1')
    const error = async (id: string) => await conversations.view(as('agent'), id).catch(({ code, message }: { code: string, message: string }) => ({ code, message }))
    expect(await error('c1')).toEqual({ code: 'NOT_FOUND', message: 'there is no conversation with this id' })
    expect(await error('never')).toEqual(await error('c1'))
  })
})
