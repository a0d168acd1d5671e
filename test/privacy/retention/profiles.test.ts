// Redaction by a named profile, over a memory store and a fake detector.

import { expect, it } from 'vitest'
import { DEFAULT_LIMITS } from '../../../src/privacy/check-input.ts'
import { createPrivacy } from '../../../src/privacy/create.ts'
import { createMemoryStore } from '../../../src/store/memory/memory-store.ts'
import { ADMIN, detection } from '../../helpers/residue-store.ts'

const TEXT = 'Zelda Miller-1 wrote from zelda@example.com, card 4012888877000100; Zelda Miller-1 again, and Zelda Moore-2.'
const privacyOver = () => {
  const store = createMemoryStore()
  return { store, privacy: createPrivacy({ store, detection, clock: () => new Date('2026-03-01T00:00:00.000Z'), limits: DEFAULT_LIMITS }) }
}

it.each<[string, RegExp]>([
  ['pci', /^Zelda Miller-1 wrote from zelda@example\.com, card \*{12}0100; Zelda Miller-1 again, and Zelda Moore-2\.$/],
  ['gdpr-erasure', /^\[PERSON\] wrote from \[EMAIL_ADDRESS\], card \[CREDIT_CARD\]; \[PERSON\] again, and \[PERSON\]\.$/],
  ['tokumei', /^\[PERSON\] wrote from \[EMAIL_ADDRESS\], card \[CREDIT_CARD\]; \[PERSON\] again, and \[PERSON\]\.$/],
  ['kamei', /^(\[PERSON:[\w-]{16}\]) wrote from \[EMAIL_ADDRESS:[\w-]{16}\], card \[CREDIT_CARD\]; \1 again, and (?!\1)\[PERSON:[\w-]{16}\]\.$/]
])('%s', async (profile, expected) => {
  const { privacy, store } = privacyOver()
  const { conversation, removed } = await privacy.redact(ADMIN, { messages: [{ role: 'customer', text: TEXT }] }, { profile })
  expect(conversation.messages[0]?.text).toMatch(expected)
  expect(removed).toEqual(profile === 'tokumei' ? expect.arrayContaining([{ type: 'PERSON', en: 'Person\'s name', ja: '氏名', count: 3 }, { type: 'CREDIT_CARD', en: 'Card number', ja: 'クレジットカード番号', count: 1 }]) : undefined)
  expect(await store.listAudit({ limit: 9 })).toMatchObject([{ action: 'redact', detail: profile }])
})

it.each([[{ profile: 'hipaa' }, 'NOT_FOUND'], [{ profile: 'pci', operators: {} }, 'INVALID_REQUEST']])('refuses %j', async (options, code) => {
  const { privacy } = privacyOver()
  await expect(privacy.redact(ADMIN, { messages: [{ role: 'customer', text: TEXT }] }, options)).rejects.toMatchObject({ code })
})
