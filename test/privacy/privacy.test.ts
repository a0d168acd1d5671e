import { beforeEach, describe, expect, it } from 'vitest'
import { ACCESS_ROLES, type AccessRole } from '../../src/access/roles.ts'
import type { Conversation, Finding } from '../../src/conversation.ts'
import type { DetectionService } from '../../src/detection/service.ts'
import { AppError } from '../../src/errors.ts'
import { DEFAULT_LIMITS } from '../../src/privacy/check-input.ts'
import { createPrivacy } from '../../src/privacy/create.ts'
import { adoptKey } from '../../src/privacy/keys.ts'
import type { Actor, Privacy } from '../../src/privacy/privacy.ts'
import { createMemoryStore } from '../../src/store/memory/memory-store.ts'
import type { Store } from '../../src/store/store.ts'

const ADMIN: Actor = { id: 'k-admin', role: 'admin' }
const as = (role: AccessRole): Actor => ({ id: `k-${role}`, role })

/** Finds every 'Ada' and every run of 16 digits; enough to see what the use cases do with findings. */
const detection: DetectionService = {
  modelId: 'fake@1',
  async detect ({ messages }) {
    return messages.flatMap(({ text }, message) => [...text.matchAll(/Ada|\d{16}/gu)].map((match): Finding => ({
      message, start: match.index, end: match.index + match[0].length, type: match[0] === 'Ada' ? 'PERSON' : 'CREDIT_CARD', score: 1, source: 'rule', explanation: []
    })))
  },
  async close () {}
}

let now: Date
let store: Store
let privacy: Privacy

beforeEach(() => {
  now = new Date('2026-03-01T00:00:00.000Z')
  store = createMemoryStore()
  privacy = createPrivacy({ detection, store, clock: () => now, limits: DEFAULT_LIMITS })
})

const talk = (id?: string): Conversation => ({ ...(id === undefined ? {} : { id }), messages: [{ role: 'customer', text: 'Ada, 4111111111111111' }] })

describe('redact', () => {
  it('writes the audit entry without the text, the value or the id', async () => {
    const { conversation, summary } = await privacy.redact(ADMIN, talk('ada@example.com'), {})
    expect(conversation.messages[0]?.text).toBe('[PERSON_1], [CREDIT_CARD_1]')
    expect(summary).toEqual({ PERSON: 1, CREDIT_CARD: 1 })
    const entries = await privacy.listAudit(ADMIN, { limit: 10 })
    expect(entries).toMatchObject([{ seq: 0, action: 'redact', actor: 'k-admin', actorRole: 'admin', counts: { PERSON: 1, CREDIT_CARD: 1, messages: 1 } }])
    expect(JSON.stringify(entries)).not.toMatch(/Ada |41111111|ada@/u)
  })

  it('answers nothing when the audit entry cannot be written', async () => {
    const failing: Store = { ...store, async commit () { throw new AppError('STORAGE_FAILED') } }
    const broken = createPrivacy({ detection, store: failing, clock: () => now, limits: DEFAULT_LIMITS })
    await expect(broken.redact(ADMIN, talk(), {})).rejects.toMatchObject({ code: 'STORAGE_FAILED' })
  })

  it('keeps the first start of the clock when done again', async () => {
    await privacy.redact(ADMIN, talk('c1'), { retainDays: 30 })
    now = new Date('2026-03-20T00:00:00.000Z')
    await privacy.redact(ADMIN, talk('c1'), { retainDays: 30 })
    expect(await store.getRetention('c1')).toMatchObject({ createdAt: '2026-03-01T00:00:00.000Z', expiresAt: '2026-03-31T00:00:00.000Z', state: 'redacted' })
  })

  it('drops what nothing scans', async () => {
    const given = { ...talk(), customer: 'Ada', messages: [{ role: 'customer', text: 'x', note: 'Ada' }] } as unknown as Conversation
    expect((await privacy.redact(ADMIN, given, {})).conversation).toEqual({ messages: [{ role: 'customer', text: 'x' }] })
  })

  it.each<[string, unknown, string]>([
    ['no messages', { messages: [] }, 'EMPTY_CONVERSATION'],
    ['messages that are no list', { messages: 'Ada' }, 'INVALID_REQUEST'],
    ['a text that is a number', { messages: [{ role: 'customer', text: 5 }] }, 'INVALID_REQUEST'],
    ['an id that is an object', { id: {}, messages: [{ role: 'customer', text: '' }] }, 'INVALID_REQUEST'],
    ['an unknown role', { messages: [{ role: 'boss', text: '' }] }, 'UNKNOWN_ROLE'],
    ['a lone surrogate', { messages: [{ role: 'customer', text: 'a\uD800' }] }, 'INVALID_TEXT'],
    ['a lone surrogate in the author', { messages: [{ role: 'customer', text: 'a', author: '\uDC00' }] }, 'INVALID_TEXT'],
    ['too long a text', { messages: [{ role: 'customer', text: 'x'.repeat(1_000_001) }] }, 'TEXT_TOO_LARGE'],
    ['too many messages', { messages: new Array(5_001).fill({ role: 'customer', text: '' }) }, 'TOO_MANY_MESSAGES'],
    ['a createdAt that is no date', { id: 'c', createdAt: 'yesterday', messages: [{ role: 'customer', text: '' }] }, 'INVALID_REQUEST']
  ])('refuses %s', async (_name, conversation, code) => {
    await expect(privacy.redact(ADMIN, conversation as Conversation, {})).rejects.toMatchObject({ code })
    expect(await privacy.listAudit(ADMIN, { limit: 10 })).toEqual([])
  })

  it.each<[string, object, string]>([
    ['an unknown type', { entities: ['NOPE'] }, 'UNKNOWN_ENTITY_TYPE'],
    ['a threshold above 1', { threshold: 1.5 }, 'INVALID_REQUEST'],
    ['an unknown engine', { engine: 'magic' }, 'INVALID_REQUEST'],
    ['an unknown operator', { operators: { PERSON: { type: 'eat' } } }, 'INVALID_OPERATOR'],
    ['a mask of letters', { operators: { PERSON: { type: 'mask', char: 'a' } } }, 'INVALID_OPERATOR'],
    ['a negative keepLast', { operators: { PERSON: { type: 'mask', keepLast: -1 } } }, 'INVALID_OPERATOR'],
    ['a short hash key', { operators: { PERSON: { type: 'hash', key: 'short' } } }, 'INVALID_OPERATOR'],
    ['an operator for an unknown type', { operators: { NOPE: { type: 'keep' } } }, 'UNKNOWN_ENTITY_TYPE'],
    ['retainDays without an id', { retainDays: 3 }, 'INVALID_REQUEST']
  ])('refuses %s', async (_name, options, code) => {
    await expect(privacy.redact(ADMIN, talk(), options)).rejects.toMatchObject({ code })
  })
})

describe('mask', () => {
  it.each<[AccessRole, string]>([
    ['agent', 'A., ************1111'], ['supervisor', 'Ada, ************1111'], ['auditor', '[PERSON_1], [CREDIT_CARD_1]'],
    ['service', '[PERSON_1], [CREDIT_CARD_1]'], ['admin', '[PERSON_1], [CREDIT_CARD_1]']
  ])('makes the view of %s', async (role, text) => {
    const { conversation } = await privacy.mask(ADMIN, talk(), { role })
    expect(conversation.messages[0]?.text).toBe(text)
    expect(await privacy.listAudit(ADMIN, { limit: 1 })).toMatchObject([{ action: 'mask', detail: role }])
  })
})

describe('purge', () => {
  beforeEach(async () => {
    await privacy.redact(ADMIN, { ...talk('old'), createdAt: '2025-01-01T00:00:00Z' }, { retainDays: 30 })
    await privacy.redact(ADMIN, talk('new'), { retainDays: 30 })
    await privacy.redact(ADMIN, talk('kept'), {})
  })

  it.each([
    ['ids', { conversationIds: ['new', 'unknown'] }, ['new']],
    ['expired', { expired: true as const }, ['old']],
    ['createdBefore', { createdBefore: '2026-01-01T00:00:00+09:00' }, ['old']]
  ])('removes by %s, after a dry run that removes nothing', async (_name, scope, ids) => {
    const preview = await privacy.purge(ADMIN, { scope, dryRun: true, reason: 'test' })
    expect(preview).toMatchObject({ dryRun: true, matched: ids.length, examples: ids, counts: { PERSON: 1, CREDIT_CARD: 1 } })
    expect(await store.getRetention(ids[0]!)).toBeDefined()
    const done = await privacy.purge(ADMIN, { scope, dryRun: false, reason: 'test' })
    expect(done).toMatchObject({ dryRun: false, matched: ids.length, auditSeq: preview.auditSeq + 1 })
    expect(await store.getRetention(ids[0]!)).toBeUndefined()
    expect(await store.getRetention('kept')).toBeDefined()
    expect(await privacy.purge(ADMIN, { scope, dryRun: false, reason: 'test' })).toMatchObject({ matched: 0 })
  })

  it.each([undefined, '', '  ', 'x'.repeat(501)])('refuses the reason %j', async (reason) => {
    await expect(privacy.purge(ADMIN, { scope: { expired: true }, dryRun: false, ...(reason === undefined ? {} : { reason }) })).rejects.toMatchObject({ code: 'INVALID_REQUEST' })
    expect(await store.getRetention('old')).toBeDefined()
  })

  it.each([['no ids', { conversationIds: [] }], ['no date', { createdBefore: 'soon' }]])('refuses %s', async (_name, scope) => {
    await expect(privacy.purge(ADMIN, { scope, dryRun: false, reason: 'test' })).rejects.toMatchObject({ code: 'INVALID_REQUEST' })
  })
})

describe('keys', () => {
  it('let in until they are revoked', async () => {
    const { secret, record } = await privacy.createKey(ADMIN, 'help desk', 'agent')
    expect(secret).toMatch(/^sumi_/u)
    expect(JSON.stringify(record)).not.toContain(secret)
    expect(await privacy.authenticate(secret)).toEqual({ id: record.id, role: 'agent' })
    await privacy.revokeKey(ADMIN, record.id)
    expect(await privacy.authenticate(secret)).toBeUndefined()
    expect((await privacy.listAudit(ADMIN, { limit: 9 })).map(({ action, detail }) => `${action} ${detail}`)).toEqual(['key.create agent', 'key.use first', 'key.revoke agent', 'key.use revoked'])
  })

  it('may be chosen outside, and adopting one twice changes nothing', async () => {
    const secret = `sumi_${'x'.repeat(40)}`
    await adoptKey({ store, clock: () => now }, ADMIN, secret, 'admin', 'admin')
    await adoptKey({ store, clock: () => now }, ADMIN, secret, 'admin', 'admin')
    expect(await privacy.authenticate(secret)).toMatchObject({ role: 'admin' })
    expect(await privacy.listKeys(ADMIN)).toHaveLength(1)
  })

  it('that were revoked are not brought back by adopting them again', async () => {
    const secret = `sumi_${'x'.repeat(40)}`
    await adoptKey({ store, clock: () => now }, ADMIN, secret, 'admin', 'admin')
    await privacy.revokeKey(ADMIN, (await privacy.listKeys(ADMIN))[0]!.id)
    await expect(adoptKey({ store, clock: () => now }, ADMIN, secret, 'admin', 'admin')).rejects.toMatchObject({ code: 'INVALID_CONFIG' })
    expect(await privacy.authenticate(secret)).toBeUndefined()
  })

  it.each(['', 'sumi_', 'sumi_short', `sumi_${'y'.repeat(40)}`, 'Bearer x'])('refuse %j', async (secret) => {
    expect(await privacy.authenticate(secret)).toBeUndefined()
  })

  it('that are unknown cannot be revoked', async () => {
    await expect(privacy.revokeKey(ADMIN, 'nobody')).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })
})

describe('roles', () => {
  const calls: Record<string, [(actor: Actor) => Promise<unknown>, AccessRole[]]> = {
    detect: [async (actor) => await privacy.detect(actor, talk(), {}), ['service', 'agent', 'supervisor', 'admin']],
    redact: [async (actor) => await privacy.redact(actor, talk(), {}), ['service', 'supervisor', 'admin']],
    mask: [async (actor) => await privacy.mask(actor, talk(), { role: 'agent' }), ['service', 'agent', 'supervisor', 'admin']],
    purge: [async (actor) => await privacy.purge(actor, { scope: { expired: true }, dryRun: true, reason: 'test' }), ['admin']],
    createKey: [async (actor) => await privacy.createKey(actor, 'x', 'agent'), ['admin']],
    listKeys: [async (actor) => await privacy.listKeys(actor), ['admin']],
    revokeKey: [async (actor) => await privacy.revokeKey(actor, (await privacy.createKey(ADMIN, 'x', 'agent')).record.id), ['admin']],
    listAudit: [async (actor) => await privacy.listAudit(actor, { limit: 1 }), ['auditor', 'admin']]
  }
  it.each(Object.entries(calls).flatMap(([name, [call, allowed]]) => ACCESS_ROLES.map((role) => [name, role, allowed.includes(role), call] as const)))('%s by %s: %s', async (_name, role, isAllowed, call) => {
    if (isAllowed) await expect(call(as(role))).resolves.toBeDefined()
    else await expect(call(as(role))).rejects.toMatchObject({ code: 'FORBIDDEN' })
  })
})
