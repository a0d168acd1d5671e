// Stored conversations over the real file store: what is kept, what is never kept, what lies on the disk, and what is left after a removal.

import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createConversations } from '../../../src/privacy/conversations/conversation-service.ts'
import { appendMessages, openConversation, putConversation, replaceBody, type ConversationInput } from '../../../src/privacy/conversations/conversations.ts'
import { originalOf, replaceValues } from '../../../src/privacy/conversations/conversation-body.ts'
import type { Actor } from '../../../src/privacy/privacy.ts'
import { open } from '../../helpers/open-vault.ts'
import { filesBelow, filesHolding } from '../../helpers/store-samples.ts'

const ADMIN: Actor = { id: 'k-admin', role: 'admin' }
const TEXT = 'I am Ada Lovelace, card 4111111111111111, cvc 123, hunter2, ada@example.com.'
const talk = (overrides: Partial<ConversationInput> = {}): ConversationInput => ({ messages: [{ role: 'customer', author: 'Ada', text: TEXT }, { role: 'agent', text: 'Thank you, Ada.' }], ...overrides })

describe('putting', () => {
  it('keeps the text, but never a security code or a password', async () => {
    const { context } = await open()
    const { isNew, info } = await putConversation(context, ADMIN, 'c1', talk({ channel: 'chat', tags: ['vip'] }))
    expect({ isNew, info }).toEqual({
      isNew: true,
      info: {
        id: 'c1',
        createdAt: '2026-03-01T00:00:00.000Z',
        lastActivityAt: '2026-03-01T00:00:00.000Z',
        closedAt: null,
        channel: 'chat',
        tags: ['vip'],
        messageCount: 2,
        counts: { PERSON: 2, CREDIT_CARD: 1, EMAIL_ADDRESS: 1 }
      }
    })
    const { kept } = (await openConversation(context, 'c1'))!
    expect(originalOf(kept)).toEqual({
      id: 'c1',
      messages: [
        { role: 'customer', author: 'Ada', text: 'I am Ada Lovelace, card 4111111111111111, cvc [CARD_SECURITY_CODE], [PASSWORD], ada@example.com.' },
        { role: 'agent', text: 'Thank you, Ada.' }
      ]
    })
    for (const { pieces, values } of kept.messages) {
      const text = originalOf(kept).messages[0]!.text
      if (pieces.length > 2) for (const value of values) expect(text.slice(value.start, value.end)).toBe(value.read())
    }
    expect(await context.store.listAudit({ limit: 9 })).toMatchObject([{ action: 'conversation.put', counts: { PERSON: 2, CREDIT_CARD: 1, EMAIL_ADDRESS: 1, messages: 2 } }])
  })

  it('again replaces it: the beginning stays, the last activity moves, the old files are gone', async () => {
    const { context, dataDir, at } = await open()
    await putConversation(context, ADMIN, 'c1', talk())
    const before = (await openConversation(context, 'c1'))!.record.body
    at('2026-04-01T00:00:00.000Z')
    const { isNew, info } = await putConversation(context, ADMIN, 'c1', talk({ messages: [{ role: 'bot', text: 'Hello Ada' }] }))
    expect({ isNew, info }).toMatchObject({ isNew: false, info: { createdAt: '2026-03-01T00:00:00.000Z', lastActivityAt: '2026-04-01T00:00:00.000Z', messageCount: 1, counts: { PERSON: 1 } } })
    expect((await filesBelow(dataDir)).filter((path) => path.includes(before))).toEqual([])
    expect((await filesBelow(join(dataDir, 'vault'))).filter((path) => /\.(key|body)$/.test(path))).toHaveLength(2)
  })

  it.each<[string, Partial<ConversationInput>, object]>([
    ['an earlier beginning', { createdAt: '2020-02-29T09:00:00+09:00' }, { createdAt: '2020-02-29T00:00:00.000Z', lastActivityAt: '2026-03-01T00:00:00.000Z' }],
    ['times of messages', { messages: [{ role: 'bot', text: 'a', at: '2024-01-02T00:00:00Z' }, { role: 'bot', text: 'b', at: '2024-01-01T00:00:00Z' }] }, { createdAt: '2024-01-01T00:00:00.000Z', lastActivityAt: '2024-01-02T00:00:00.000Z' }],
    ['a message of the future', { messages: [{ role: 'bot', text: 'a', at: '2099-01-02T00:00:00Z' }] }, { createdAt: '2026-03-01T00:00:00.000Z', lastActivityAt: '2026-03-01T00:00:00.000Z' }],
    ['a close', { createdAt: '2026-01-01T00:00:00Z', closedAt: '2026-02-01T00:00:00Z' }, { closedAt: '2026-02-01T00:00:00.000Z' }]
  ])('takes %s', async (_, overrides, expected) => {
    const { context } = await open()
    expect((await putConversation(context, ADMIN, 'c1', talk(overrides))).info).toMatchObject(expected)
  })

  it('never restarts the clock, and takes an earlier beginning', async () => {
    const { context, at } = await open()
    await putConversation(context, ADMIN, 'c1', talk({ createdAt: '2026-02-01T00:00:00Z' }))
    at('2026-05-01T00:00:00.000Z')
    expect((await putConversation(context, ADMIN, 'c1', talk({ createdAt: '2026-04-01T00:00:00Z' }))).info.createdAt).toBe('2026-02-01T00:00:00.000Z')
    expect((await putConversation(context, ADMIN, 'c1', talk({ createdAt: '2026-01-01T00:00:00Z' }))).info.createdAt).toBe('2026-01-01T00:00:00.000Z')
  })

  it.each<[string, string, Partial<ConversationInput>, string]>([
    ['no messages', 'c', { messages: [] }, 'EMPTY_CONVERSATION'],
    ['an empty id', '', {}, 'INVALID_REQUEST'],
    ['a long id', 'x'.repeat(201), {}, 'INVALID_REQUEST'],
    ['half an emoji in the id', '\ud83d', {}, 'INVALID_TEXT'],
    ['personal data in a tag', 'c', { tags: ['ok', 'of ada@example.com'] }, 'INVALID_REQUEST'],
    ['personal data in the channel', 'c', { channel: '4111111111111111' }, 'INVALID_REQUEST'],
    ['an empty tag', 'c', { tags: [''] }, 'INVALID_REQUEST'],
    ['a beginning in the future', 'c', { createdAt: '2026-03-01T00:00:00.001Z' }, 'INVALID_REQUEST'],
    ['a close before the beginning', 'c', { createdAt: '2026-02-01T00:00:00Z', closedAt: '2026-01-01T00:00:00Z' }, 'INVALID_REQUEST'],
    ['a time that is none', 'c', { messages: [{ role: 'bot', text: 'a', at: 'soon' }] }, 'INVALID_REQUEST']
  ])('refuses %s, and keeps nothing', async (_, id, overrides, code) => {
    const { context, dataDir } = await open()
    await expect(putConversation(context, ADMIN, id, talk(overrides))).rejects.toMatchObject({ code })
    expect(await context.store.findConversations({ limit: 1 })).toEqual([])
    expect(await filesBelow(join(dataDir, 'vault'))).toEqual(['header.json'])
  })

  it('by many at once keeps one of them, whole', async () => {
    const { context, dataDir } = await open()
    await Promise.all(Array.from({ length: 20 }, async (_, index) => await putConversation(context, ADMIN, 'c1', talk({ messages: [{ role: 'bot', text: `number ${index}` }] }))))
    expect(originalOf((await openConversation(context, 'c1'))!.kept).messages[0]?.text).toMatch(/^number \d+$/)
    expect(await filesBelow(join(dataDir, 'vault/bodies'))).toHaveLength(1)
  })
})

describe('appending', () => {
  it('keeps the beginning and finds anew in the whole', async () => {
    const { context, at } = await open()
    await putConversation(context, ADMIN, 'c1', talk())
    at('2026-03-02T00:00:00.000Z')
    const info = await appendMessages(context, ADMIN, 'c1', [{ role: 'customer', text: 'Again hunter2, 田中様' }])
    expect(info).toMatchObject({ createdAt: '2026-03-01T00:00:00.000Z', lastActivityAt: '2026-03-02T00:00:00.000Z', messageCount: 3, counts: { PERSON: 3 } })
    expect(originalOf((await openConversation(context, 'c1'))!.kept).messages.map(({ text }) => text).slice(1)).toEqual(['Thank you, Ada.', 'Again [PASSWORD], 田中様'])
    await expect(appendMessages(context, ADMIN, 'none', [{ role: 'bot', text: 'x' }])).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })
})

describe('on the disk', () => {
  const SECRETS = ['Ada', 'Lovelace', 'Thank you', '4111111111111111', 'ada@example.com', 'customer-7@example.com', 'hunter2', '+819012345678']

  it('nothing lies in clear: no value, no text, no id, no subject', async () => {
    const { context, dataDir } = await open()
    await putConversation(context, ADMIN, 'customer-7@example.com', talk({ subject: { email: 'ada@example.com', phone: '+819012345678' } }))
    await context.store.compact()
    for (const secret of SECRETS) expect([secret, await filesHolding(dataDir, secret)]).toEqual([secret, []])
  })

  it('a removal leaves neither file, nor the id', async () => {
    const { context, dataDir } = await open()
    await putConversation(context, ADMIN, 'c1', talk())
    const { record } = (await openConversation(context, 'c1'))!
    const wrapped = Buffer.from((await context.store.vault.keys.read(record.body))!)
    await createConversations(context).remove(ADMIN, 'c1')
    await context.store.compact()
    expect(await openConversation(context, 'c1')).toBeUndefined()
    expect(await filesBelow(join(dataDir, 'vault'))).toEqual(['header.json'])
    for (const path of await filesBelow(dataDir)) {
      const bytes = await readFile(join(dataDir, path))
      expect([path, bytes.includes(wrapped), bytes.includes(record.key), bytes.includes(record.body), bytes.includes(record.sealedId)]).toEqual([path, false, false, false, false])
    }
  })

  it('gives everything back after a restart, and sweeps files that no record names', async () => {
    const first = await open()
    await putConversation(first.context, ADMIN, 'c1', talk())
    await first.context.store.vault.keys.create('ab'.repeat(16), Uint8Array.of(1))
    await first.context.store.vault.bodies.create('cd'.repeat(16), Uint8Array.of(1))
    await first.context.store.close()
    const { context, dataDir } = await open(first.dataDir)
    expect(originalOf((await openConversation(context, 'c1'))!.kept).messages[1]?.text).toBe('Thank you, Ada.')
    expect((await filesBelow(join(dataDir, 'vault'))).filter((path) => /\.(key|body)$/.test(path))).toHaveLength(2)
  })

  it('a body that was changed, or put in the place of another, is not opened', async () => {
    const { context } = await open()
    await putConversation(context, ADMIN, 'c1', talk())
    await putConversation(context, ADMIN, 'c2', talk())
    const [one, two] = [(await openConversation(context, 'c1'))!.record, (await openConversation(context, 'c2'))!.record]
    const { keys, bodies } = context.store.vault
    const body = Uint8Array.from((await bodies.read(one.body))!)
    const swapped = [await keys.read(two.body), await bodies.read(two.body)] as const
    await bodies.replace(one.body, body.map((byte, index) => index === 40 ? byte ^ 1 : byte))
    await expect(openConversation(context, 'c1')).rejects.toMatchObject({ code: 'STORE_CORRUPT' })
    await bodies.replace(one.body, swapped[1]!)
    await keys.replace(one.body, swapped[0]!)
    await expect(openConversation(context, 'c1')).rejects.toMatchObject({ code: 'STORE_CORRUPT' })
    await bodies.remove([one.body])
    await expect(openConversation(context, 'c1')).rejects.toMatchObject({ code: 'STORE_CORRUPT' })
  })
})

describe('replacing values', () => {
  it('for good: text and tokens lose them, the clock and the rest stay', async () => {
    const { context, dataDir } = await open()
    await putConversation(context, ADMIN, 'c1', talk())
    const { record, kept } = (await openConversation(context, 'c1'))!
    const messages = kept.messages.map((message) => replaceValues(message, ({ type, number }) => type === 'PERSON' ? `[PERSON_${number}]` : undefined))
    const after = await replaceBody(context, record, { ...kept, messages }, [])
    expect(after).toMatchObject({ createdAt: record.createdAt, lastActivityAt: record.lastActivityAt, counts: { CREDIT_CARD: 1, EMAIL_ADDRESS: 1 } })
    expect(after.tokens.length).toBeLessThan(record.tokens.length)
    const opened = (await openConversation(context, 'c1'))!.kept
    expect(originalOf(opened).messages).toEqual([
      { role: 'customer', text: 'I am [PERSON_1], card 4111111111111111, cvc [CARD_SECURITY_CODE], [PASSWORD], ada@example.com.' }, { role: 'agent', text: 'Thank you, [PERSON_1].' }
    ])
    expect(opened.messages[0]!.values.map((value) => originalOf(opened).messages[0]!.text.slice(value.start, value.end))).toEqual(['4111111111111111', 'ada@example.com'])
    expect(await filesBelow(join(dataDir, 'vault/bodies'))).toHaveLength(1)
  })
})
