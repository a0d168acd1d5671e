// `createSumi` as a program uses it: the real model and a real data folder.

import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { createSumi, type SumiOptions } from '../src/index.ts'
import { checkReceipt } from '../src/privacy/purge/receipts.ts'
import { openFileStore } from '../src/store/file/open.ts'
import { filesHolding } from './helpers/store-samples.ts'

const TEXT = 'I am Maria Gonzalez, maria@example.com, card 4111 1111 1111 1111, cvc 123.'
const dataDir = mkdtempSync(join(tmpdir(), 'sumi-library-'))
const masterKey = randomBytes(32).toString('base64')
afterAll(() => { rmSync(dataDir, { recursive: true }) })

const open = async (options: SumiOptions = {}) => await createSumi({ workers: 1, ...options })

describe('without a data folder', () => {
  it('redacts, and keeps nothing', async () => {
    const sumi = await open()
    expect((await sumi.redact(TEXT)).text).toBe('I am [PERSON_1], [EMAIL_ADDRESS_1], card [CREDIT_CARD_1], cvc [CARD_SECURITY_CODE_1].')
    await expect(sumi.conversations.put('c', { messages: [{ role: 'customer', text: TEXT }] })).rejects.toMatchObject({ code: 'NOT_READY' })
    await expect(sumi.conversations.get('c', { role: 'agent' })).rejects.toMatchObject({ code: 'NOT_READY' })
    await sumi.close()
  }, 120_000)
})

describe('with one', () => {
  it('keeps, shows each role its view, finds, reveals and purges with a receipt', async () => {
    const sumi = await open({ dataDir, masterKey, revealsPerHour: 1 })
    const { conversations } = sumi
    expect(await conversations.put('c1', { messages: [{ role: 'customer', text: TEXT }], channel: 'chat', subject: { accountId: 'A-1' } })).toMatchObject({ id: 'c1', isNew: true, counts: { PERSON: 1, EMAIL_ADDRESS: 1, CREDIT_CARD: 1 } })
    expect(await conversations.append('c1', [{ role: 'agent', text: 'Thank you, Maria.' }])).toMatchObject({ messageCount: 2 })
    await conversations.put('c2', { messages: [{ role: 'bot', text: 'Hello' }] })

    expect((await conversations.get('c1', { role: 'agent' })).messages.map(({ text }) => text)).toEqual(['I am M. G., ***@example.com, card **** **** **** 1111, cvc [CARD_SECURITY_CODE].', 'Thank you, M..'])
    const { findings } = await conversations.get('c1', { role: 'supervisor' })
    await expect(conversations.get('c1', { role: 'auditor' })).rejects.toMatchObject({ code: 'FORBIDDEN' })
    expect((await conversations.list()).conversations.map(({ id }) => id)).toEqual(['c1', 'c2'])
    for (const query of [{ email: 'MARIA@example.com' }, { card: '4111111111111111' }, { accountId: 'A-1' }]) expect((await conversations.search(query)).conversations.map(({ id }) => id)).toEqual(['c1'])

    const findingId = findings.find(({ type }) => type === 'CREDIT_CARD')!.id
    await expect(conversations.reveal('c1', { findingId, reason: '', role: 'supervisor' })).rejects.toMatchObject({ code: 'INVALID_REQUEST' })
    await expect(conversations.reveal('c1', { findingId, reason: 'other', role: 'agent' })).rejects.toMatchObject({ code: 'FORBIDDEN' })
    expect(await conversations.reveal('c1', { findingId, reason: 'payment_issue', role: 'supervisor' })).toMatchObject({ value: '4111 1111 1111 1111' })
    await expect(conversations.reveal('c1', { findingId, reason: 'other', role: 'supervisor' })).rejects.toMatchObject({ code: 'RATE_LIMITED' })

    await expect(sumi.purge({ scope: { expired: true } })).rejects.toMatchObject({ code: 'INVALID_REQUEST' })
    expect(await sumi.purge({ scope: { subject: { email: 'maria@example.com' } }, reason: 'asked', dryRun: true })).toMatchObject({ matched: 1, examples: ['c1'] })
    const { receipt } = await sumi.purge({ scope: { subject: { email: 'maria@example.com' } }, reason: 'asked' })
    await expect(conversations.get('c1', { role: 'agent' })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await conversations.delete('c2')
    await sumi.close()
    await expect(conversations.list()).rejects.toMatchObject({ code: 'NOT_READY' })

    const store = await openFileStore({ dataDir, clock: () => new Date() })
    expect(checkReceipt(JSON.stringify(receipt), store.signer.publicKeyPem)).toMatchObject({ isGood: true, receipt: { matched: 1 } })
    expect((await store.listAudit({ limit: 99 })).map(({ actor, action }) => `${actor} ${action}`)).toEqual(expect.arrayContaining(['library conversation.put', 'library conversation.view', 'library reveal', 'library purge', 'library conversation.delete']))
    await store.close()
    for (const value of ['maria@example.com', 'Gonzalez', '4111 1111 1111 1111', '4111111111111111', masterKey]) expect([value, await filesHolding(dataDir, value)]).toEqual([value, []])
  }, 120_000)

  it('refuses another master key, and none', async () => {
    await expect(open({ dataDir, masterKey: randomBytes(32).toString('base64') })).rejects.toMatchObject({ code: 'INVALID_CONFIG' })
    await expect(open({ dataDir, masterKey: masterKey.slice(0, 21) })).rejects.toMatchObject({ code: 'INVALID_CONFIG' })
    await expect(open({ dataDir })).rejects.toMatchObject({ code: 'INVALID_CONFIG' })
  }, 120_000)
})
